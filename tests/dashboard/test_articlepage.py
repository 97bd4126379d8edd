"""The page of one article: places by role, sentences that tell of an attack, and the way to the event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from articles.article import Source
from articles.reading import read_text
from dashboard import articlepage
from geodata import pipeline
from geodata.gazetteer import Gazetteer
from geodata.store import Store

SCRIPT = """
import streamlit as st

st.session_state["draw"]()
"""
TEXT = """date 2025-04-14 Missiles hit Sumy <img src=x onerror=alert(1)>

Two ballistic missiles hit Sumy on Sunday, killing 34 people, the mayor said in Kyiv <script>alert(2)</script>.
The drones were launched from Kursk.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A store of one article, and the article's id."""
    location = str(tmp_path_factory.mktemp("article") / "war.sqlite")
    article = read_text(TEXT, "https://herald.example/1", Source("Herald <b>x</b>"))
    with Store.open(location) as opened, Gazetteer.open() as gazetteer:
        opened.add(pipeline.read_one(article, gazetteer))
    return location, article.id


@pytest.fixture
def html_of() -> Callable[..., str]:
    def drawn(article_id: str, location: str, claim_id: str | None = None) -> str:
        page = AppTest.from_string(SCRIPT, default_timeout=60)
        page.session_state["draw"] = lambda: articlepage.draw(article_id, location, claim_id)
        page.run()
        assert not page.exception
        return "\n".join(element.proto.body for element in page.get("html"))

    return drawn


def test_the_sentence_of_the_claim_that_the_reader_came_for_is_told_apart(store, html_of):
    location, article_id = store
    with Store.open(location, create=False) as opened:
        claims = opened.article(article_id).reading.claims
    html = html_of(article_id, location, claims[-1].id)
    assert "<mark class='asked'>" in html
    assert "scrollIntoView" in html
    for told in (None, "gone", "</script><b>"):
        html = html_of(article_id, location, told)
        assert "asked" not in html
        assert "scrollIntoView" not in html


def test_places_have_their_roles_and_sentences_their_mark(store, html_of):
    location, article_id = store
    html = html_of(article_id, location)
    assert "<mark><span class='strikemap-role strikemap-attacked' title='attacked: " in html
    assert "<span class='strikemap-role strikemap-origin' title='launched from: " in html
    assert "<li><span class='strikemap-role strikemap-attacked'>attacked</span> 1</li>" in html
    assert "<div class='strikemap-article' lang='en'>" in html
    assert "<td>Kursk</td><td>launched from</td>" in html


def test_a_claim_leads_to_its_event(store, html_of):
    location, article_id = store
    with Store.open(location, create=False) as opened:
        (event,) = opened.events()
    assert f"<a href='?event={event.id}' target='_blank'>Show the event</a>" in html_of(article_id, location)


def test_what_a_stranger_wrote_is_text(store, html_of):
    location, article_id = store
    html = html_of(article_id, location)
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in html
    for tag in ("<script", "<img", "<b>"):
        assert tag not in html


def test_an_article_that_is_not_there_is_named_as_text(store, html_of):
    location, _ = store
    html = html_of("<b>none", location)
    assert "There is no article &lt;b&gt;none in the store" in html
    assert str(Path(location).name) in html
