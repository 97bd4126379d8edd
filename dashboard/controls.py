"""Controls: the widgets that set the filters, and the address that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from articles.claims import Recency, Status, Weapon
from dashboard import looks, permalink
from dashboard.filters import Bbox, Filters
from dashboard.looks import Look
from dashboard.palette import EVENT_TYPE_LABELS, MARK_OF, RECENCY_LABELS, STATUS_LABELS

Days = tuple[date, date]
Choices = Mapping[str, Sequence[str]]

_WINDOW = "window"
_LOOK = "look"
_LIMITS = "limits"
_EVENT = "event"
_RECORDS = {"with": True, "without": False}
_ANY = "all"
_SURE: dict[str, float | None] = {
    _ANY: None,
    **{f"{share:.0%}": share for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)},
}
_SURE_HELP = "Hide events whose place and day are less likely right than this."


def restore(choices: Choices, limits: Days) -> None:
    """Set the widgets as the address says, once a session, and keep them within what the store has now."""
    state = st.session_state
    before: Days | None = state.get(_LIMITS)
    if before is None:
        _read_address(limits)
    elif before != limits:
        _stretch(before, limits)
    for name, options in choices.items():
        chosen = frozenset(state[name])
        state[name] = [option for option in options if option in chosen]
    state[_LIMITS] = limits


def remember(filters: Filters, look: Look) -> None:
    """Write filters, the map's look and the open event into the address, where it does not say them already."""
    opened = opened_event()
    query = permalink.query(filters) | look.query() | ({_EVENT: [opened]} if opened else {})
    if {key: st.query_params.get_all(key) for key in st.query_params} != query:
        st.query_params.from_dict(query)


def heading() -> None:
    """Draw what stands above the filters, and keeps their room before they are drawn."""
    st.html("<h2 class='strikemap-filters'>Filters</h2>")


def sidebar(choices: Choices) -> None:
    """Draw the filters other than the period."""
    st.text_input("Search", key="text", placeholder='words of an article, or "as they stand"')
    for name in _LABELS:
        _choose(name, choices[name])
    st.segmented_control("Outside records", list(_RECORDS), key="has_record")
    st.select_slider("How sure", list(_SURE), key="confidence", help=_SURE_HELP)
    st.button("Clear filters", on_click=clear, key="clear", width="stretch")


def chosen() -> Filters:
    """Return the filters other than the period, as their widgets have them or will have them."""
    state = st.session_state
    lists = {name: frozenset(state[name]) for name in _LABELS}
    return Filters(
        weapons=frozenset(map(Weapon, lists["weapons"])),
        event_types=lists["event_types"],
        statuses=frozenset(map(Status, lists["statuses"])),
        recencies=frozenset(map(Recency, lists["recencies"])),
        countries=lists["countries"],
        regions=lists["regions"],
        places=lists["places"],
        sources=lists["sources"],
        languages=lists["languages"],
        bbox=state["bbox"],
        has_record=_RECORDS.get(state["has_record"]),
        confidence=_SURE[state["confidence"]],
        text=state["text"].strip(),
    )


def window() -> Days:
    """Return the first and the last day shown: where the map's time control rests, at first what the address says."""
    return cast("Days", st.session_state[_WINDOW])


def move_window(days: Days, limits: Days) -> None:
    """Put the window there, as far as it lies within the limits."""
    start, end = (min(max(day, limits[0]), limits[1]) for day in days)
    st.session_state[_WINDOW] = (min(start, end), max(start, end))


def look() -> Look:
    """Return how the map draws: as its own control has it, at first as the address says."""
    return cast("Look", st.session_state[_LOOK])


def change_look(chosen: Look) -> None:
    """Have the map draw so from now on."""
    st.session_state[_LOOK] = chosen


def within(filters: Filters, days: Days, limits: Days) -> Filters:
    """Return filters with a window as their period; an end of it at the limit does not filter."""
    start, end = days
    return replace(filters, start=None if start <= limits[0] else start, end=None if end >= limits[1] else end)


def keep_box(box: Bbox | None) -> None:
    """Show only what lies in a box: west, south, east, north in degrees; None for anywhere."""
    st.session_state["bbox"] = box


def box_chip(filters: Filters) -> None:
    """Draw the box that the filters keep as a button that takes it off; where it has just changed, the page anew."""
    if st.session_state["bbox"] != filters.bbox:
        st.rerun()
    if filters.bbox:
        west, south, east, north = filters.bbox
        label = f"Only from {west:g}° to {east:g}° E, {south:g}° to {north:g}° N"
        st.button(
            label, icon=":material/close:", on_click=keep_box, args=(None,), key="box", help="Show all places again"
        )


def opened_event() -> str | None:
    """Return the id of the event whose evidence is read: the one picked last in the map or in the table."""
    return cast("str | None", st.session_state.get(_EVENT))


def open_event(event_id: str | None) -> None:
    """Show the evidence of an event, None for none."""
    st.session_state[_EVENT] = event_id


def clear() -> None:
    """Set every filter of the sidebar to nothing."""
    st.session_state.update({name: [] for name in _LABELS})
    st.session_state.update({"text": "", "has_record": None, "bbox": None, "confidence": _ANY})


def _read_address(limits: Days) -> None:
    address = {key: st.query_params.get_all(key) for key in st.query_params}
    filters = permalink.read(address)
    state = st.session_state
    change_look(looks.read(address))
    state.update({name: getattr(filters, name) for name in _LABELS})
    state[_EVENT] = st.query_params.get(_EVENT)
    state["text"] = filters.text
    state["has_record"] = next((word for word, has in _RECORDS.items() if has is filters.has_record), None)
    state["bbox"] = filters.bbox
    state["confidence"] = _sure_word(filters.confidence)
    move_window((filters.start or limits[0], filters.end or limits[1]), limits)


def _sure_word(least: float | None) -> str:
    """Return the highest step of the slider that hides no more than an address asks for."""
    return next((word for word, share in reversed(_SURE.items()) if share is not None and share <= (least or 0)), _ANY)


def _stretch(before: Days, limits: Days) -> None:
    """Keep the window where it was after the store has changed; an end that lay at a limit goes with it."""
    days = zip(st.session_state[_WINDOW], before, limits, strict=True)
    start, end = (now if day == then else day for day, then, now in days)
    move_window((start, end), limits)


def _choose(name: str, options: Sequence[str]) -> None:
    title, label = _LABELS[name]
    st.multiselect(title, options, key=name, format_func=label, placeholder="all")


def _region_label(key: str) -> str:
    country, _, admin1 = key.partition("/")
    return f"{admin1} ({country})" if country else admin1


_LABELS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "weapons": ("Weapon", lambda name: MARK_OF[Weapon(name)].label),
    "statuses": ("Status", lambda name: STATUS_LABELS[Status(name)]),
    "recencies": ("Recency", lambda name: RECENCY_LABELS[Recency(name)]),
    "event_types": ("Kind of attack", lambda name: EVENT_TYPE_LABELS[name]),
    "countries": ("Country", str),
    "regions": ("Region", _region_label),
    "places": ("Place", str),
    "sources": ("Source", str),
    "languages": ("Language", str),
}
