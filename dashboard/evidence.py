"""Evidence: all that stands behind one event, as the page shows it beside the table."""

from __future__ import annotations

import streamlit as st

from dashboard import tollcurves
from dashboard.markup import facts_html, list_html, sayings_html
from dashboard.popups import Detail
from dashboard.reviewing import worded
from dashboard.sayings import reasons, saying
from geodata.events import Event, tolls_of


def draw(detail: Detail, event: Event) -> None:
    """Draw the facts of an event and their reasons, its toll as told, its corrections, every claim in its passage."""
    st.html(facts_html(detail["heading"], [*detail["facts"], *reasons(event)]))
    for kind, toll in tolls_of(event).items():
        if toll is not None and toll.figures:
            if len({figure.published for figure in toll.figures}) > 1:
                st.altair_chart(tollcurves.curve(kind, toll), alt=f"{kind}, by day of publication; in words below")
            st.html(list_html(f"{kind.capitalize()}, as told", tollcurves.in_words(toll)))
    if event.changes:
        st.html(list_html("Corrections", map(worded, event.changes)))
    st.html(sayings_html(map(saying, event.evidence), detail["records"], detail["notices"]))
