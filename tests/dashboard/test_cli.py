"""The command line as a reader uses it: what it prints, where, and how it ends."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard import serving
from dashboard.cli import main
from dashboard.jobs import SAMPLES
from geodata.store import Store

KHARKIV = "date 2024-05-10 Drones hit Kharkiv\n\nOn Thursday, three drones hit Kharkiv, killing two people.\n"
ODESA = "date 2024-05-12 Missiles hit Odesa\n\nOn Saturday, two missiles hit Odesa. Nobody was hurt.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with two articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/kharkiv.txt").write_text(KHARKIV, encoding="utf-8")
    (tmp_path / "news/odesa.txt").write_text(ODESA, encoding="utf-8")

    def run(*arguments: str, code: int = 0, **options: Any) -> Result:
        result = CliRunner().invoke(main, arguments, **options)
        assert result.exit_code == code, result.output
        return result

    return run


def _places(run: Run, *options: str) -> list[str]:
    exported = json.loads(run("export", "-", *options).stdout)
    return sorted(feature["properties"]["place_name"] for feature in exported["features"])


def test_reading_prints_one_json_line_an_article_and_nothing_else(run: Run) -> None:
    result = run("read", "news")
    read = [json.loads(line) for line in result.stdout.splitlines()]
    assert [article["path"] for article in read] == ["news/kharkiv.txt", "news/odesa.txt"]
    assert [[place["name"] for attack in article["attacks"] for place in attack["places"]] for article in read] == [
        ["Kharkiv"],
        ["Odesa"],
    ]
    assert result.stderr == ""


def test_a_file_that_may_not_be_read_is_listed_and_the_others_go_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "odesa.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path).name != "odesa.txt")
    monkeypatch.setattr(Path, "read_bytes", denied)
    result = run("read", "news/kharkiv.txt", "news/odesa.txt")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("Skipped news/odesa.txt: cannot be read (Permission denied)")


def test_reading_does_not_need_a_store(run: Run, tmp_path: Path) -> None:
    run("read", "news/odesa.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_ingesting_twice_changes_nothing(run: Run) -> None:
    assert run("ingest", "news").stderr == "2 articles added, 0 unchanged: 2 events in strikemap.sqlite.\n"
    before = run("export", "-").stdout
    assert run("ingest", "news").stderr == "0 articles added, 2 unchanged: 2 events in strikemap.sqlite.\n"
    assert run("export", "-").stdout == before


def test_the_store_is_where_the_option_or_the_environment_says(run: Run, tmp_path: Path) -> None:
    run("ingest", "news", "--store", "option.sqlite")
    run("ingest", "news", env={"STRIKEMAP_STORE": "variable.sqlite"})
    assert {path.name for path in tmp_path.glob("*.sqlite")} == {"option.sqlite", "variable.sqlite"}


@pytest.mark.parametrize(
    ("options", "places"),
    [
        ([], ["Kharkiv", "Odesa"]),
        (["--datetime", "2024-05-10/.."], ["Odesa"]),
        (["--datetime", "../2024-05-10"], ["Kharkiv"]),
        (["--datetime", "2024-05-11"], ["Odesa"]),
        (["--bbox", "35,49,38,51"], ["Kharkiv"]),
        (["--weapon", "missile"], ["Odesa"]),
        (["--weapon", "missile", "--weapon", "drone"], ["Kharkiv", "Odesa"]),
        (["--status", "claimed"], []),
        (["--recency", "news"], ["Kharkiv", "Odesa"]),
        (["--place", "kharkiv"], ["Kharkiv"]),
        (["--country", "UA"], ["Kharkiv", "Odesa"]),
        (["--country", "RU"], []),
    ],
)
def test_an_export_holds_what_the_filters_select(options: list[str], places: list[str], run: Run) -> None:
    run("ingest", "news")
    assert _places(run, *options) == places


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "parquet", "fgb", "kml", "csv"])
def test_the_file_name_says_the_format_and_only_words_are_printed(suffix: str, run: Run, tmp_path: Path) -> None:
    run("ingest", "news")
    result = run("export", f"out.{suffix}")
    assert (tmp_path / f"out.{suffix}").stat().st_size > 0
    assert result.stdout == ""
    assert result.stderr == f"2 rows of 2 events in out.{suffix}.\n"


def test_a_record_joins_the_event_of_its_place_and_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,date,place,killed\nR1,2024-05-09,Kharkiv,3\n", encoding="utf-8")
    run("ingest", "news")
    told = "1 record added; of all records in strikemap.sqlite, 1 joined to events.\n"
    assert run("import", "own.csv", "--as", "csv").stderr == told
    rows = [feature["properties"] for feature in json.loads(run("export", "-").stdout)["features"]]
    assert {row["place_name"]: row["record_ids"] for row in rows} == {"Kharkiv": "own:R1", "Odesa": None}


def test_a_name_is_looked_up_with_rivals_and_reasons(run: Run) -> None:
    result = run("geocode", "Dnipro", "Pokrovsk, Donetsk Oblast", "Nowhereville")
    assert "Dnipro: Dnipro (settlement, Dnipro Raion, Dnipropetrovsk Oblast, UA)" in result.stdout
    assert "not Pokrovsk (settlement, Sakha, RU): not in Donetsk Oblast" in result.stdout
    assert "Nowhereville: no place" in result.stdout


def test_a_look_up_as_json_is_one_line_a_name(run: Run) -> None:
    result = run("geocode", "--json", "-", input="Київ\n\nKherson region\nNowhereville\n")
    kyiv, kherson, nowhere = (json.loads(line) for line in result.stdout.splitlines())
    assert (kyiv["name"], kyiv["country"]) == ("Kyiv", "UA")
    assert (kyiv["lat"], kyiv["lon"]) == (pytest.approx(50.45, abs=0.1), pytest.approx(30.52, abs=0.1))
    assert (kherson["name"], kherson["kind"]) == ("Kherson Oblast", "admin1")
    assert nowhere["place_id"] is None


def test_a_look_up_in_a_context_says_how_sure_it_is(run: Run) -> None:
    looked_up = run("geocode", "Pokrovsk", "--context", "in the Donetsk region", "--json")
    found = json.loads(looked_up.stdout)
    assert (found["query"], found["admin1"]) == ("Pokrovsk", "Donetsk Oblast")
    assert 0.9 < found["confidence"] <= 1
    assert all(rival["reason"] for rival in found["rivals"])
    assert "% sure" in run("geocode", "Pokrovsk", "--context", "in the Donetsk region").stdout


def test_a_look_up_keeps_to_a_country(run: Run) -> None:
    found = json.loads(run("geocode", "--json", "Pokrovsk", "--country", "ru").stdout)
    assert found["country"] == "RU"
    assert {rival["country"] for rival in found["rivals"]} <= {"RU"}
    assert "XQ is no country code" in run("geocode", "Pokrovsk", "--country", "XQ", code=1).stderr


@pytest.mark.parametrize(("names", "piped"), [(["-"], b"Kyiv\n\xff\n"), ([os.fsdecode(b"\xff")], b"")])
def test_a_name_that_is_not_utf8_is_one_sentence(names: list[str], piped: bytes, run: Run) -> None:
    last = run("geocode", *names, code=1, input=piped).stderr.splitlines()[-1]
    assert re.fullmatch(r"Error: .*broken UTF-8 in '\ufffd'; give names as UTF-8 text\.", last)


def test_an_export_without_events_says_so(run: Run) -> None:
    run("ingest", "news")
    result = run("export", "-", "--place", "Atlantis")
    assert json.loads(result.stdout)["features"] == []
    assert result.stderr == "0 rows of 0 events on standard output; no event passes the filters.\n"


def test_a_service_is_not_asked_without_a_user_agent(run: Run) -> None:
    assert "--user-agent" in run("geocode", "Nowhereville", "--geocoder", "nominatim", code=1).stderr


def test_a_taken_port_is_one_sentence(run: Run) -> None:
    run("ingest", "news")
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        results = [run(verb, "--port", port, code=1) for verb in ("show", "demo")]
    said = f"Error: Port {port} is taken; choose another with --port, or stop the program that listens there."
    assert [result.stderr.strip() for result in results] == [said, said]


def test_the_demo_shows_the_sample_articles_and_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("dashboard.jobs.show", lambda store, port, browser, tiles: shown.append(_summary(store)))
    run("demo", "--no-browser", env={"TMPDIR": str(tmp_path)})
    assert len(list(SAMPLES.glob("*.txt"))) == 102
    assert shown == ["102 articles, records: True"]
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_help_answers_without_loading_what_the_verbs_need() -> None:
    program = "import sys; from dashboard import cli; print('geopandas' in sys.modules, 'streamlit' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("name", [None, *sorted(main.commands)])
def test_help_fits_a_screen(name: str | None, run: Run) -> None:
    lines = run(*([name] if name else []), "--help").stdout.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100


def test_the_version_is_the_installed_one(run: Run) -> None:
    assert re.fullmatch(r"\S+ \d+\.\d+\.\d+\S*\n", run("--version").stdout)


@pytest.mark.parametrize(
    "arguments",
    [["frobnicate"], ["read"], ["export"], ["read", "news", "--colour"], ["export", "-", "--country", "Ukraine"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], run: Run) -> None:
    assert run(*arguments, code=2).stdout == ""


def _summary(location: str) -> str:
    with closing(Store.open(location)) as store:
        return f"{len(store.articles())} articles, records: {bool(store.records())}"


def test_events_are_printed_one_a_line_and_as_json_with_their_sentences(run: Run) -> None:
    run("ingest", "news")
    lines = run("events").stdout.splitlines()
    found = [json.loads(line) for line in run("events", "--json").stdout.splitlines()]
    assert [line.split()[0] for line in lines] == [told["id"] for told in found]
    claims = [claim for told in found for claim in told["claims"]]
    assert claims
    assert all(claim["path"].endswith(".txt") and claim["quote"] for claim in claims)
    assert {"places", "date_start", "date_end", "killed", "tolls", "raid", "records"} <= found[0].keys()


def test_events_keep_to_the_filters(run: Run) -> None:
    run("ingest", "news")
    result = run("events", "--place", "Nowhere at all", "--json")
    assert result.stdout == ""
    assert "no event passes the filters" in result.stderr
