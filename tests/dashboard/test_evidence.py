"""The panel of one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from articles.casualties import Count
from dashboard import evidence
from dashboard.popups import detail
from tests.dashboard.conftest import KYIV
from tests.dashboard.conftest import evidence as told_by

SCRIPT = """
import streamlit as st

st.session_state["draw"]()
"""


@pytest.fixture
def html_of():
    def drawn(event):
        page = AppTest.from_string(SCRIPT, default_timeout=60)
        page.session_state["draw"] = lambda: evidence.draw(detail(event), event)
        page.run()
        assert not page.exception
        charts = len(page.get("vega_lite_chart") or page.get("arrow_vega_lite_chart"))
        return "\n".join(element.proto.body for element in page.get("html")), charts

    return drawn


def named(events, name):
    return next(event for event in events if event.id == name)


def test_the_panel_tells_facts_reasons_claims_and_records(events, html_of):
    html, charts = html_of(named(events, "wave"))
    for words in (
        "<h3>Kyiv, Dnipro, 29 Dec 2023</h3>",
        "<dt>Told as</dt><dd>reported by Herald</dd>",
        "<li>at least 30: only figure told; told from 30 to an open end</li>",
        "<mark>Missiles struck Kyiv.</mark>",
        "<a href='?article=article2&amp;claim=claim02' target='_blank'>Read it in the article</a>",
        "Record of",
        "sample articles, not a record",
    ):
        assert words in html
    assert charts == 0


def test_a_toll_told_on_several_days_is_a_curve_and_a_list(events, html_of):
    told = tuple(
        told_by(day, "A blast killed some.", date(2024, 1, day), (KYIV,), killed=Count(day, day, str(day)))
        for day in (2, 5)
    )
    html, charts = html_of(replace(named(events, "debris"), evidence=told, killed=told[-1].claim.killed))
    assert "<li>5: latest figure; told from 2 to 5</li><li>2 Jan 2024, Herald: 2, by “2”</li>" in html
    assert charts == 1


def test_hostile_articles_stay_text(events, html_of):
    html, _ = html_of(named(events, "hostile"))
    assert "&lt;svg onload=alert(4)&gt;" in html
    assert "<svg" not in html
    assert "<img" not in html
