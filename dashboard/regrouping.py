"""Regrouping: an event merged with another, split, or a correction of it undone, from the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from dashboard.markup import text_html
from dashboard.pinning import user
from dashboard.reviewing import ASK_WHY, correction_of, worded
from dashboard.rivals import change_store
from dashboard.wordings import clipped, period_text, places_text
from geodata.corrections import Change, Subject, Value
from geodata.errors import GeodataError
from geodata.events import Event, Evidence
from geodata.review import merged, split_off, taken_back

_LONGEST = 90


def draw(event: Event, beside: Iterable[Event], location: str) -> None:
    """Draw what merges an event with one of those beside it, splits claims off it, or undoes a correction."""
    others = {other.id: other for other in beside if other.evidence and event.evidence}
    claims = {item.claim.id: item for item in event.evidence}
    standing = {change.correction.id: change for change in event.changes if change.undone_by is None}
    if not (others or len(claims) > 1 or standing):
        return
    asked: list[tuple[bool, Subject, Callable[[], Value]]] = []
    with st.expander("Merge, split or undo"), st.form(f"regroup {event.id}", clear_on_submit=True, border=False):
        why = st.text_input("Why").strip()
        if others:
            other = st.selectbox("The same attack as", others, index=None, format_func=lambda one: _told(others[one]))
            asked.append(_button("Merge", Subject.MERGE, lambda: merged(event, [others[other]] if other else [])))
        if len(claims) > 1:
            off = st.multiselect("Claims of another attack", claims, format_func=lambda one: _claim(claims[one]))
            asked.append(_button("Split off", Subject.SPLIT, lambda: split_off(event, off)))
        if standing:
            undone = st.selectbox("Correction", standing, index=None, format_func=lambda one: _change(standing[one]))
            asked.append(_button("Undo", Subject.UNDO, lambda: taken_back(event, undone or "")))
    for clicked, subject, value in asked:
        if clicked:
            _save(event, subject, value, why, location)


def _button(label: str, subject: Subject, value: Callable[[], Value]) -> tuple[bool, Subject, Callable[[], Value]]:
    return st.form_submit_button(label), subject, value


def _save(event: Event, subject: Subject, value: Callable[[], Value], why: str, location: str) -> None:
    if not why:
        st.html(text_html(ASK_WHY, "problem"))
        return
    try:
        made = correction_of(event, subject, value(), user(), why)
    except GeodataError:
        st.html(text_html("Choose first; a split leaves at least one claim.", "problem"))
        return
    change_store(lambda store: store.correct([made]), location)


def _told(other: Event) -> str:
    quote = other.evidence[0].quote
    return clipped(f"{period_text(other.period)}, {places_text(other.places)}: {quote}", _LONGEST)


def _claim(item: Evidence) -> str:
    return clipped(f"{item.article.source.name}: {item.quote}", _LONGEST)


def _change(change: Change) -> str:
    return clipped(worded(change), _LONGEST)
