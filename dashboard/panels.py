"""Panels: the parts of the dashboard's page, each drawn from the selected rows."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st
from geopandas import GeoDataFrame

from dashboard import (
    access,
    bundles,
    channel,
    charts,
    controls,
    downloads,
    evidence,
    layers,
    permalink,
    regrouping,
    reviewing,
    rivals,
    tiles,
)
from dashboard.controls import Days
from dashboard.filters import Filters, Mask
from dashboard.layers import Selection
from dashboard.listing import PAGE, lean, listing, page, pages
from dashboard.looks import Look
from dashboard.markup import list_html, text_html, totals_html
from dashboard.snapshot import Snapshot
from dashboard.terminal import counted
from dashboard.wordings import people_text
from geodata.attribution import attributions

MAP = "map"
_PICKED = "picked"
_ASSETS = Path(__file__).with_name("assets")
_MAP_HEIGHT = 620
_DATES = st.column_config.DateColumn(format="D MMM YYYY")
_COLUMNS = {
    "from": _DATES,
    "to": _DATES,
    "sources": st.column_config.TextColumn(width="medium"),
    "evidence": st.column_config.TextColumn(width="large"),
}
_BY_MAP = frozenset({"weapons", "statuses", "recencies"})


def title() -> None:
    """Draw the name of the page."""
    st.html(_ASSETS / "dashboard.css")
    st.html(
        "<div class='strikemap-head'><h1>strikemap</h1><p>attacks that the news tells of, and where they were</p></div>"
    )


def heading(shown: Snapshot) -> None:
    """Draw the title and what the sources want said beside their articles."""
    title()
    if shown.hidden:
        st.html(text_html(f"{counted(shown.hidden, 'event')} rejected by review: hidden."))
    for notice in shown.credit.notices:
        st.html(text_html(notice, "notice"))


def selection(shown: Snapshot, filters: Filters, passes: Mask) -> Selection:
    """Return filters as the map takes them: kinds as kinds, anything else as the rows that pass."""
    rows = None if filters.active() <= _BY_MAP else layers.publish_rows(shown.publication, passes)
    return Selection(
        weapons=filters.weapons or None,
        status=filters.statuses or None,
        recency=filters.recencies or None,
        rows=rows,
        box=filters.bbox,
    )


def totals(events: pd.DataFrame, of_all: int) -> None:
    """Draw the sums over the selected events, which have a row each."""
    tolls = {field: charts.toll(events, field) for field in ("killed", "injured")}
    sums = {
        "Events": f"{len(events):,} of {of_all:,}",
        **{field.capitalize(): people_text(toll.low, toll.high) for field, toll in tolls.items()},
        "Without a place": f"{(events['geo_precision'] == 'none').sum():,}",
    }
    st.html(totals_html(sums))


def event_map(shown: Snapshot, wanted: Selection, days: Days, look: Look) -> None:
    """Draw the map; its time control sets the period of everything on the page."""
    figure = layers.OfflineMap((shown.view.latitude, shown.view.longitude), shown.view.zoom)
    figure.add_child(layers.BaseMap())
    if online := tiles.from_environment(os.environ):
        figure.add_child(layers.OnlineTiles(online))
    figure.add_child(layers.EventLayer(shown.publication))
    limits = (shown.first, shown.last)
    window = layers.Window(*days, wanted, look)
    window.told = channel.answer(MAP, shown.publication, shown.details)
    channel.draw(
        figure,
        window,
        key=MAP,
        height=_MAP_HEIGHT,
        on_change=partial(_follow, limits),
    )


def unplaced(rows: GeoDataFrame) -> None:
    """List the selected events that the map cannot show."""
    nowhere = rows[rows["geo_precision"] == "none"]
    if nowhere.empty:
        return
    tray = st.expander(f"{len(nowhere):,} without a place: counted, never drawn", key="tray", on_change="rerun")
    if tray.open:
        columns = ["to", "weapons", "killed", "injured", "status", "sources", "evidence"]
        listed = listing(page(nowhere, 1))[columns]
        tray.dataframe(lean(listed), hide_index=True, column_config=_COLUMNS, alt="Events without a place")


def download(shown: Snapshot, rows: GeoDataFrame, events: int, filters: Filters) -> None:
    """Offer the selected rows, of so many events, as a file, alone or with its collection; made on the click."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.selectbox(
            "Format",
            downloads.FORMATS,
            format_func=lambda form: form.name,
            key="format",
            label_visibility="collapsed",
            width=160,
        )
        told = (rows, form, shown.credit, shown.details, filters, shown.location)
        st.download_button(
            f"Download {counted(events, 'event')}",
            partial(downloads.contents, *told),
            file_name=downloads.file_name(filters, form),
            mime=form.media_type,
            on_click="ignore",
            disabled=rows.empty,
        )
        st.download_button(
            "With collection.json",
            partial(bundles.contents, *told),
            file_name=bundles.file_name(filters, form),
            mime=bundles.MEDIA_TYPE,
            on_click="ignore",
            disabled=rows.empty,
        )


def table(shown: Snapshot, rows: GeoDataFrame, filters: Filters) -> None:
    """Draw the selected rows, and beside them the detail of the one that the reader selects."""
    if rows.empty:
        st.text("No event passes the filters: widen the period or clear a filter.")
        return
    left, right = st.columns([3, 2])
    with left:
        shown_rows = _page(rows)
        _rows(shown_rows, f"table {_short(permalink.query(filters))} {shown_rows.index[0]}")
        st.html(
            text_html("An event has a row for each of its places; killed and injured are those of the whole event.")
        )
    with right:
        _opened(shown)


def about(shown: Snapshot) -> None:
    """Say what is shown, how to read it, and whose data it is."""
    st.markdown((_ASSETS / "about.md").read_text(encoding="utf-8"))
    st.html(list_html("Data", attributions()))
    if shown.credit.licences:
        st.html(list_html("Sources and licences", shown.credit.licences))


def problem(sentence: str) -> None:
    """Say in one sentence why nothing is shown and what to do next."""
    st.html(_ASSETS / "dashboard.css")
    st.html(text_html(sentence, "problem"))


def _follow(limits: Days) -> None:
    told = channel.report(MAP)
    if told.look:
        controls.change_look(told.look)
    if told.window:
        controls.move_window(told.window, limits)
    if told.box:
        controls.keep_box(told.box)
    if told.picked and told.picked != st.session_state.get(_PICKED):
        controls.open_event(told.picked)
    st.session_state[_PICKED] = told.picked


def _page(rows: GeoDataFrame) -> GeoDataFrame:
    """Return the rows to list, the newest first; where they fill more than a page, the reader turns them."""
    many = pages(rows)
    if many == 1:
        return page(rows, 1)
    st.session_state["page"] = min(st.session_state.get("page", 1), many)
    number = st.number_input(f"Page of {many:,}, {PAGE:,} rows each", 1, many, key="page", width=240)
    return page(rows, number)


def _rows(rows: GeoDataFrame, key: str) -> None:
    """Draw a table of which the reader opens an event by its row."""
    st.dataframe(
        lean(listing(rows)),
        hide_index=True,
        column_config=_COLUMNS,
        key=key,
        on_select=partial(_open_row, key, [*rows["event_id"]]),
        selection_mode="single-row",
        alt="Selected events",
    )


def _open_row(key: str, events: Sequence[str]) -> None:
    # The table is shorter once an event of it was rejected.
    chosen = [row for row in st.session_state[key]["selection"]["rows"] if row < len(events)]
    controls.open_event(events[chosen[0]] if chosen else None)


def _opened(shown: Snapshot) -> None:
    """Draw the evidence of the event that is open, and what corrects it."""
    opened = controls.opened_event()
    if opened is None:
        st.html(text_html("Select a row, or click a mark on the map, to read the sentences behind it."))
    elif (event_id := shown.current(opened)) is None:
        st.html(text_html("The event is not shown: it was merged, rejected or taken away."))
    else:
        event = shown.details.event(event_id)
        evidence.draw(shown.details[event_id], event)
        if access.is_read_only():
            rivals.tell(event)
            return
        reviewing.draw(event, shown.location)
        regrouping.draw(event, shown.beside(event_id), shown.location)
        rivals.draw(event, shown.location)


def _short(query: permalink.Query) -> str:
    """Return a name of a query for keys, which travel to the browser and back with every step."""
    return f"{zlib.crc32(repr(query).encode()):x}"
