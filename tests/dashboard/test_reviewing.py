"""Reviewing: an event is corrected from the command line and from the page, and the correction can be carried on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from streamlit.testing.v1 import AppTest

from dashboard import evidence, reviewing, snapshot
from dashboard.popups import detail
from geodata.events import Event
from geodata.store import Store

KHARKIV = "date 2024-05-10 Drones hit Kharkiv\n\nOn Thursday, three drones hit Kharkiv, killing two people.\n"
ODESA = "date 2024-05-12 Missiles hit Odesa\n\nOn Saturday, two missiles hit Odesa. Nobody was hurt.\n"
STORE = "strikemap.sqlite"
WHY = ("--why", "the city's list", "--who", "Ann")
SCRIPT = """
import streamlit as st

st.session_state["draw"]()
"""

Run = Callable[..., Result]


@pytest.fixture
def run(ingested: Callable[[dict[str, str]], Run]) -> Run:
    """Run a command in a folder with a store of two events."""
    return ingested({"kharkiv": KHARKIV, "odesa": ODESA})


def told(run: Run, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("events", "--json", *options).stdout.splitlines()]


def first(run: Run) -> str:
    return str(told(run)[0]["id"])


def test_a_rejected_event_is_hidden_and_counted_and_can_be_asked_for(run: Run) -> None:
    event = first(run)
    assert "rejected now" in run("review", event, "--reject", *WHY).stderr
    assert [one["places"][0]["name"] for one in told(run)] == ["Odesa"]
    assert "1 event hidden by review status" in run("events").stderr
    exported = run("export", "-")
    assert "1 event hidden by review status" in exported.stderr
    properties = [one["properties"] for one in json.loads(exported.stdout)["features"]]
    assert [(one["place_name"], one["review_status"]) for one in properties] == [("Odesa", "unreviewed")]
    (rejected,) = told(run, "--review-status", "rejected")
    assert (rejected["id"], rejected["corrections"][0]["who"]) == (event, "Ann")
    shown = snapshot.take(STORE, Path("published"))
    assert shown is not None
    assert (shown.hidden, {*shown.frame["place_name"]}) == (1, {"Odesa"})


def test_place_days_and_toll_are_set_at_once(run: Run) -> None:
    event = first(run)
    changes = ("--move", "geonames:703448", "--date", "2024-05-08/2024-05-09", "--killed", "3-5", "--injured", "7+")
    run("review", event, *changes, "--note", "see the list", *WHY)
    (now,) = told(run, "--review-status", "corrected")
    assert [place["name"] for place in now["places"]] == ["Kyiv"]
    assert (now["date_start"], now["date_end"]) == ("2024-05-08", "2024-05-09")
    assert (now["killed"], now["injured"]) == ([3, 5], [7, None])
    before = {one["subject"]: one["before"] for one in now["corrections"]}
    assert before["killed"] == [2, 2]
    assert before["places"][0]["name"] == "Kharkiv"


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--reject",), 2, "Say why with --why"),
        (WHY, 2, "Say what to correct"),
        (("--reject", "--confirm", *WHY), 2, "not both"),
        (("--killed", "many", *WHY), 2, "write 3, 3-5, 30+ or -12"),
        (("--date", "2024-05-09/2024-05-01", *WHY), 2, "write the first day first"),
        (("--date", "2024-05-09/..", *WHY), 2, "needs a last day"),
        (("--move", "geonames:0", *WHY), 1, "There is no place geonames:0"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_changes_nothing(
    options: tuple[str, ...], code: int, says: str, run: Run
) -> None:
    event = first(run)
    assert says in run("review", event, *options, code=code).stderr
    assert run("corrections", "export").stdout == ""


def test_an_event_that_is_not_there_is_told(run: Run) -> None:
    assert "There is no event nope" in run("review", "nope", "--confirm", *WHY, code=1).stderr


def test_corrections_go_to_another_store_before_or_after_its_articles(run: Run) -> None:
    event = first(run)
    run("review", event, "--note", "see the list")
    run("review", event, "--reject", *WHY)
    run("corrections", "export", "made.jsonl")
    lines = Path("made.jsonl").read_text(encoding="utf-8")
    assert len(lines.splitlines()) == 2
    other = ("--store", "other.sqlite")
    said = run("corrections", "import", "made.jsonl", *other).stderr
    assert "2 corrections added, 0 unchanged" in said
    assert "2 wait for an event that is not there yet" in said
    run("ingest", "news", *other)
    assert "0 corrections added, 2 unchanged" in run("corrections", "import", "made.jsonl", *other).stderr
    assert [one["places"][0]["name"] for one in told(run, *other)] == ["Odesa"]
    assert run("corrections", "export", *other).stdout == lines


def test_a_broken_line_is_counted_with_its_number_and_the_others_go_in(run: Run) -> None:
    run("review", first(run), "--confirm", *WHY)
    line = run("corrections", "export").stdout
    Path("made.jsonl").write_text(f"{{}}\n{line}\nno json\n", encoding="utf-8")
    said = run("corrections", "import", "made.jsonl").stderr
    assert "made.jsonl, line 1: is no correction" in said
    assert "made.jsonl, line 4: is no JSON" in said
    Path("made.jsonl").write_text("no json\n", encoding="utf-8")
    assert "No correction could be read" in run("corrections", "import", "made.jsonl", code=1).stderr


def page_of(event_id: str, location: str) -> AppTest:
    def draw() -> None:
        with Store.open(STORE) as store:
            found = store.event(event_id)
        assert isinstance(found, Event)
        evidence.draw(detail(found), found)
        reviewing.draw(found, location)

    page = AppTest.from_string(SCRIPT, default_timeout=60)
    page.session_state["draw"] = draw
    page.run()
    assert not page.exception
    return page


def clicked(page: AppTest, label: str, words: str) -> str:
    page.text_input[0].set_value(words)
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Confirm", "review: confirmed (before: unreviewed), by "),
        ("Reject", "review: rejected"),
        ("Add note", "note: "),
    ],
)
def test_a_click_keeps_the_judgement_and_the_panel_shows_it(run: Run, label: str, shown: str) -> None:
    page = page_of(first(run), STORE)
    html = clicked(page, label, "<b>seen</b>")
    assert shown in html
    assert "&lt;b&gt;seen&lt;/b&gt;" in html
    assert len(run("corrections", "export").stdout.splitlines()) == 1


def test_a_click_without_a_reason_asks_for_one(run: Run) -> None:
    assert "Write why first" in clicked(page_of(first(run), STORE), "Reject", " ")
    assert run("corrections", "export").stdout == ""


def test_a_store_that_is_gone_is_one_sentence(run: Run) -> None:
    assert "There is no store" in clicked(page_of(first(run), "gone.sqlite"), "Reject", "seen")
