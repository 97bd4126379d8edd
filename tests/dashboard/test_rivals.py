"""Rivals: what else a name could be stands beside the evidence, and a click makes it so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from articles.article import Source
from articles.claims import Claim, Reading
from articles.toponyms import Toponym
from dashboard import rivals
from geodata.events import Event, ReadArticle
from geodata.georeferencing import Georeference, Rival
from geodata.store import Store

SCRIPT = """
import streamlit as st

st.session_state["draw"]()
"""
HOSTILE = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(3))"
Open = Callable[[], AppTest]


@pytest.fixture
def store(tmp_path: Path, events: list[Event]) -> Path:
    """A store of two articles that tell of Kyiv, which could be another Kyiv, too."""
    told = next(event for event in events if event.id == "debris").evidence[0]
    toponym = told.claim.toponyms[0]
    kyiv = told.places[0]
    other = replace(kyiv, id="geonames:1", country="US", admin1="Ohio")
    location = tmp_path / "war.sqlite"
    with Store.open(location) as store:
        for article_id, title in (("one", HOSTILE), ("two", "Debris of drones")):
            article = replace(told.article, id=article_id, title=title, source=Source("Herald"))
            named = replace(toponym, article_id=article_id)
            claim = replace(told.claim, id=f"{article_id}/1", article_id=article_id, toponyms=(named,))
            found = Georeference(named, kyiv, "gazetteer: 2,900,000 people", (Rival(other, "900 people"),), 0.97)
            reading = ReadArticle(f"{article_id}.txt", article, reading_of(claim, named), {named: found})
            store.add(reading)
        store.regather()
    return location


def reading_of(claim: Claim, toponym: Toponym) -> Reading:
    return Reading((claim,), (toponym,))


@pytest.fixture
def opened(store: Path) -> Open:
    def run() -> AppTest:
        page = AppTest.from_string(SCRIPT, default_timeout=60)
        page.session_state["draw"] = lambda: [rivals.draw(event, str(store)) for event in events_of(store)[:1]]
        page.run()
        assert not page.exception
        return page

    return run


def events_of(store: Path) -> list[Event]:
    with Store.open(store) as opened:
        return opened.events()


def places(store: Path) -> set[str]:
    return {place.id for event in events_of(store) for place in event.places}


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_each_name_tells_its_place_and_its_rivals_with_reasons(opened: Open) -> None:
    page = opened()
    assert "Taken for Kyiv (settlement, Kyiv City, UA): gazetteer: 2,900,000 people; 97% sure" in html(page)
    assert "Not Kyiv (settlement, Ohio, US): 900 people" in html(page)
    assert [button.label for button in page.button] == ["Take instead"] * 2


def test_where_nothing_may_be_changed_the_same_is_told_without_buttons(store: Path) -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    page.session_state["draw"] = lambda: [rivals.tell(event) for event in events_of(store)[:1]]
    page.run()
    assert "<li>Not Kyiv (settlement, Ohio, US): 900 people</li>" in html(page)
    assert not page.button


def test_a_title_is_text_in_a_label(opened: Open) -> None:
    label = opened().expander[0].label
    assert "\\<img" in label
    assert "\\*\\*bold\\*\\*" in label


@pytest.mark.parametrize(
    ("reach", "left"),
    [("article", {"geonames:1", "geonames:703448"}), ("source", {"geonames:1"}), ("store", {"geonames:1"})],
)
def test_one_click_sets_the_place_for_article_source_or_store(
    reach: str, left: set[str], opened: Open, store: Path
) -> None:
    page = opened()
    page.segmented_control(key="reach").set_value(reach).run()
    page.button[0].click().run()
    assert not page.exception
    assert places(store) == left


def test_a_pinned_place_says_by_whom_and_can_be_undone(opened: Open, store: Path) -> None:
    page = opened()
    page.segmented_control(key="reach").set_value("store").run()
    page.button[0].click().run()
    page = opened()
    assert "Taken for Kyiv (settlement, Ohio, US): pinned by " in html(page)
    assert "Not Kyiv (settlement, Kyiv City, UA): the choice before: gazetteer: 2,900,000 people" in html(page)
    undo = next(button for button in page.button if button.label == "Undo")
    undo.click().run()
    assert places(store) == {"geonames:703448"}


def test_a_store_that_is_gone_is_one_sentence(opened: Open, store: Path) -> None:
    page = opened()
    gone = store.with_name("gone.sqlite")
    kept = events_of(store)
    page.session_state["draw"] = lambda: rivals.draw(kept[0], str(gone))
    page.button[0].click().run()
    assert not page.exception
    assert "There is no store" in html(page)


def test_an_event_with_nothing_to_choose_says_nothing(events: list[Event]) -> None:
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    page.session_state["draw"] = lambda: rivals.draw(events[0], "none.sqlite")
    page.run()
    assert not page.exception
    assert not page.button
