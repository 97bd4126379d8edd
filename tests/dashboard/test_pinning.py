"""Pinning: a place is set for a name from the command line, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dashboard import pinning

SHELLS = "date 2024-05-10 Shells hit Pokrovsk\n\nOn Thursday, shells hit Pokrovsk, killing two people.\n"
DRONES = "date 2024-05-12 Drones hit Pokrovsk region\n\nOn Saturday, drones hit Pokrovsk. Nobody was hurt.\n"
YAKUTIA, DONETSK, STORE = "geonames:2017824", "geonames:704422", "strikemap.sqlite"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, command: Run) -> Run:
    """Run a command in a folder with a store of two articles of two sources."""
    for source, text in (("wire", SHELLS), ("paper", DRONES)):
        (tmp_path / source).mkdir()
        (tmp_path / source / "1.txt").write_text(text, encoding="utf-8")
    command("ingest", "wire", "paper")
    return command


def places(run: Run) -> dict[str, str]:
    exported = json.loads(run("export", "-").stdout)
    return {one["properties"]["sources"]: one["properties"]["place_id"] for one in exported["features"]}


@pytest.mark.parametrize(
    ("where", "wire", "paper", "told"),
    [
        ((), YAKUTIA, YAKUTIA, "in all of strikemap.sqlite; 2 events stand there."),
        (("--source", "wire"), YAKUTIA, DONETSK, "in the articles of wire of strikemap.sqlite; 1 event stands there."),
        (("--article", "paper/1.txt"), DONETSK, YAKUTIA, "in the article 'Drones hit Pokrovsk region'"),
    ],
)
def test_a_name_is_pinned_where_it_was_asked_for_and_unpinned(
    where: tuple[str, ...], wire: str, paper: str, told: str, run: Run
) -> None:
    said = run("geocode", "Pokrovsk", "--pin", YAKUTIA, *where)
    assert said.stdout == ""
    assert said.stderr.startswith("Pokrovsk is Pokrovsk (settlement, Sakha, RU) from now on in ")
    assert told in said.stderr
    assert places(run) == {"wire": wire, "paper": paper}
    assert run("ingest", "wire", "paper").stderr.startswith("0 articles added")
    assert places(run) == {"wire": wire, "paper": paper}
    assert "is what the text makes of it again" in run("geocode", "Pokrovsk", "--unpin", *where).stderr
    assert places(run) == {"wire": DONETSK, "paper": DONETSK}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("Pokrovsk", "--pin", "geonames:0"), 1, "no place geonames:0; take an id from: strikemap geocode 'Pokrovsk'"),
        (("Pokrovsk", "--pin", YAKUTIA, "--source", "radio"), 1, "no source radio; it has paper, wire."),
        (("Pokrovsk", "--pin", YAKUTIA, "--article", "2.txt"), 1, "no article 2.txt; name one by the path"),
        (("Pokrovsk", "--unpin"), 1, "Pokrovsk is not pinned in all of strikemap.sqlite; the name has none."),
        (("Pokrovsk", "--pin", YAKUTIA, "--store", "none.sqlite"), 1, "There is no store none.sqlite"),
        (("Pokrovsk", "--source", "wire"), 2, "add --pin PLACE_ID or --unpin"),
        (("Pokrovsk", "Lyman", "--pin", YAKUTIA), 2, "Give one name"),
        ((" ", "--pin", YAKUTIA), 2, "a name is empty; give the name of a place"),
        (("Pokrovsk", "--unpin", "--article", "a", "--source", "wire"), 2, "at most one of --article and --source"),
    ],
)
def test_what_cannot_be_pinned_is_one_sentence_with_the_next_step(
    arguments: tuple[str, ...], code: int, told: str, run: Run
) -> None:
    assert told in run("geocode", *arguments, code=code).stderr


def test_a_pin_that_is_elsewhere_is_named(run: Run) -> None:
    run("geocode", "Pokrovsk", "--pin", YAKUTIA, "--source", "wire")
    told = run("geocode", "Pokrovsk", "--unpin", code=1).stderr
    assert f"its pins: {YAKUTIA} for the source wire, by " in told


def test_who_pins_has_a_name_even_where_the_machine_knows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise OSError("no name")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert pinning.user().startswith("user ")


def test_a_pin_that_no_event_is_told_by_says_so(run: Run) -> None:
    assert "; 0 events stand there." in run("geocode", "Lyman", "--pin", YAKUTIA).stderr
