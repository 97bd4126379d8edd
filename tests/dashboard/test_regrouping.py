"""Regrouping: an event is merged, split, and a correction undone, from the command line and from the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from streamlit.testing.v1 import AppTest

from dashboard import regrouping, snapshot
from geodata.store import Store

STORE = "strikemap.sqlite"
WHY = ("--why", "the city's list", "--who", "Ann")
NEWS = {
    "strike": "date 2024-05-10 Strike\n\nOn Thursday, three drones hit Kharkiv, killing 14 people.\n",
    "again": "date 2024-05-10 Again\n\nOn Thursday, three drones hit Kharkiv, killing 14 people, the mayor said.\n",
    "late": "date 2024-05-13 Late\n\nOn Saturday, a missile hit Kharkiv. Nobody was hurt.\n",
    "odesa": "date 2024-05-12 Missiles hit Odesa\n\nOn Saturday, two missiles hit Odesa. Nobody was hurt.\n",
}
SCRIPT = """
import streamlit as st

st.session_state["draw"]()
"""

Run = Callable[..., Result]


@pytest.fixture
def run(ingested: Callable[[dict[str, str]], Run]) -> Run:
    """Run a command in a folder with a store: two articles on one attack, one on a later one, one on Odesa."""
    return ingested(NEWS)


def told(run: Run) -> dict[str, dict[str, Any]]:
    """The events by the articles that tell of them."""
    events = [json.loads(line) for line in run("events", "--json").stdout.splitlines()]
    return {" ".join(sorted(Path(claim["path"]).stem for claim in one["claims"])): one for one in events}


def claim_of(event: dict[str, Any], article: str) -> str:
    return str(next(claim["id"] for claim in event["claims"] if Path(claim["path"]).stem == article))


def test_a_merge_is_one_event_that_both_ids_name_until_it_is_undone(run: Run) -> None:
    before = told(run)
    assert {*before} == {"again strike", "late", "odesa"}
    one, other = (before[name]["id"] for name in ("again strike", "late"))
    assert "merge kept; the event is corrected now" in run("review", other, "--merge", one, *WHY).stderr
    merged = told(run)
    assert {*merged} == {"again late strike", "odesa"}
    (change,) = merged["again late strike"]["corrections"]
    assert (change["subject"], len(change["value"]), len(change["before"])) == ("merge", 2, 1)
    assert "is one event" in run("review", other, "--merge", one, *WHY, code=1).stderr
    run("review", other, "--undo", change["id"], "--why", "a day apart", "--who", "Bob")
    after = told(run)
    assert {name: event["id"] for name, event in after.items()} == {name: before[name]["id"] for name in before}
    changes = after["late"]["corrections"]
    assert [(one["subject"], one["undone_by"] is None) for one in changes] == [("merge", False), ("undo", True)]
    assert after["late"]["review_status"] == "unreviewed"
    assert "that stands" in run("review", other, "--undo", change["id"], *WHY, code=1).stderr
    run("review", other, "--undo", changes[1]["id"], *WHY)
    assert "again late strike" in told(run)


def test_a_split_travels_with_the_corrections(run: Run) -> None:
    event = told(run)["again strike"]
    off = claim_of(event, "again")
    said = run("review", event["id"], "--split", off, *WHY).stderr
    after = told(run)
    assert {*after} == {"again", "strike", "late", "odesa"}
    ids = sorted(after[name]["id"] for name in ("again", "strike"))
    assert f"Its claims are in the events {', '.join(ids)} now." in said
    assert [one["corrections"][0]["subject"] for one in (after["again"], after["strike"])] == ["split"] * 2
    run("corrections", "export", "made.jsonl")
    other = ("--store", "other.sqlite")
    run("corrections", "import", "made.jsonl", *other)
    run("ingest", "news", *other)
    lines = run("events", "--json", *other).stdout.splitlines()
    assert sorted(len(json.loads(line)["claims"]) for line in lines) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--merge", "nope", *WHY), 1, "There is no event nope"),
        (("--split", "nope", *WHY), 1, "has no claim nope"),
        (("--undo", "nope", *WHY), 1, "no correction nope"),
        (("--merge", "nope"), 2, "Say why with --why"),
    ],
)
def test_what_cannot_be_regrouped_is_told(options: tuple[str, ...], code: int, says: str, run: Run) -> None:
    event = told(run)["again strike"]
    assert says in run("review", event["id"], *options, code=code).stderr
    claims = [claim["id"] for claim in event["claims"]]
    everything = run("review", event["id"], "--split", claims[0], "--split", claims[1], *WHY, code=1).stderr
    assert "leave some" in everything
    assert run("corrections", "export").stdout == ""


def test_an_event_of_records_alone_is_not_merged(run: Run) -> None:
    Path("own.csv").write_text("id,date,place\n1,2020-01-01,Kyiv\n", encoding="utf-8")
    run("import", "own.csv", "--as", "csv")
    record = told(run)[""]["id"]
    assert "records alone" in run("review", told(run)["late"]["id"], "--merge", record, *WHY, code=1).stderr


def page_of(event_id: str) -> AppTest:
    def draw() -> None:
        shown = snapshot.take(STORE, Path("published"))
        assert shown is not None
        with Store.open(STORE) as store:
            now = store.event(event_id)
        assert now is not None
        regrouping.draw(now, shown.beside(now.id), STORE)

    page = AppTest.from_string(SCRIPT, default_timeout=60)
    page.session_state["draw"] = draw
    page.run()
    assert not page.exception
    return page


def clicked(page: AppTest, label: str, why: str = "seen on site") -> str:
    page.text_input[0].set_value(why)
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def chosen(page: AppTest, label: str) -> Any:
    return next(one for one in (*page.selectbox, *page.multiselect) if one.label == label)


def test_the_page_merges_splits_and_undoes(run: Run) -> None:
    before = told(run)
    page = page_of(before["again strike"]["id"])
    assert [one.label for one in page.button] == ["Merge", "Split off"]
    other = chosen(page, "The same attack as")
    assert len(other.options) == 1
    other.set_value(before["late"]["id"])
    clicked(page, "Merge")
    assert {*told(run)} == {"again late strike", "odesa"}
    undone = chosen(page, "Correction")
    undone.set_value(told(run)["again late strike"]["corrections"][0]["id"])
    clicked(page, "Undo")
    assert {*told(run)} == {*before}
    page = page_of(before["again strike"]["id"])
    chosen(page, "Claims of another attack").set_value([claim_of(before["again strike"], "again")])
    clicked(page, "Split off")
    assert {*told(run)} == {"again", "strike", "late", "odesa"}


@pytest.mark.parametrize("label", ["Merge", "Split off"])
def test_the_page_asks_for_what_is_missing(label: str, run: Run) -> None:
    page = page_of(told(run)["again strike"]["id"])
    assert "Write why first" in clicked(page, label, " ")
    assert "Choose first" in clicked(page, label)
    assert run("corrections", "export").stdout == ""


def test_an_event_that_stands_alone_offers_nothing(run: Run) -> None:
    assert not page_of(told(run)["odesa"]["id"]).button
