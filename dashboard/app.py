"""The dashboard: what stands where on its page. `strikemap show` starts it."""

from __future__ import annotations

import os

import streamlit as st
from geopandas import GeoDataFrame

from dashboard import access, addpage, articlepage, channel, charts, controls, figures, panels, snapshot
from dashboard.filters import Filters, passing, select
from dashboard.layers import Selection
from dashboard.options import STORE
from dashboard.serving import STORE_VARIABLE
from dashboard.snapshot import Snapshot
from geodata.addresses import called
from geodata.database import version as store_version
from geodata.errors import GeodataError


def main() -> None:
    """Draw the page of the store that the environment names."""
    st.set_page_config("strikemap", layout="wide")
    location = os.environ.get(STORE_VARIABLE) or STORE
    try:
        if article_id := st.query_params.get(articlepage.KEY):
            panels.title()
            articlepage.draw(article_id, location, st.query_params.get(articlepage.CLAIM))
            return
        shown = _current(location)
    except GeodataError as error:
        panels.problem(str(error))
        return
    except OSError as error:
        panels.problem(
            f"The map cannot be made ({error.strerror}: {error.filename}); make room there, then reload the page."
        )
        return
    if shown is None:
        panels.problem(f"The store {called(location)} holds no events yet; add articles with: strikemap ingest PATH")
        if not access.is_read_only():
            addpage.draw(location)
        return
    page(shown)


def page(shown: Snapshot) -> None:
    """Draw the page of a snapshot."""
    controls.restore(shown.choices, (shown.first, shown.last))
    panels.heading(shown)
    is_whole = channel.is_drawn(panels.MAP)
    with st.sidebar:
        controls.heading()
        if is_whole:
            controls.sidebar(shown.choices)
    filters = controls.chosen()
    passes = passing(shown.frame, filters, shown.search)
    _board(shown, filters, shown.frame[passes], panels.selection(shown, filters, passes), is_whole=is_whole)


def _current(location: str) -> Snapshot | None:
    version = store_version(location)
    shown = _snapshot(location, version)
    if shown is not None and not shown.is_published():
        _snapshot.clear()
        return _snapshot(location, version)
    return shown


@st.cache_resource(max_entries=2, show_spinner="Reading the store")
def _snapshot(location: str, version: tuple[int, ...]) -> Snapshot | None:  # noqa: ARG001 - a changed store is read anew
    return snapshot.take(location)


@st.fragment
def _board(shown: Snapshot, others: Filters, rows: GeoDataFrame, wanted: Selection, *, is_whole: bool) -> None:
    """Draw what depends on the period: a step of the map's time control runs this and nothing else.

    A browser is faster with the map alone; that it is drawn brings the whole page.
    """
    if channel.is_drawn(panels.MAP) and not is_whole:
        st.rerun()
    limits = (shown.first, shown.last)
    head = st.container()
    days = controls.window()
    filters = controls.within(others, days, limits)
    controls.remember(filters, controls.look())
    chosen = select(rows, Filters(start=filters.start, end=filters.end))
    events = charts.once(chosen)
    with head:
        panels.totals(events, len(shown.details))
        controls.box_chip(others)
    panels.event_map(shown, wanted, days, controls.look())
    if not is_whole:
        return
    panels.unplaced(chosen)
    panels.download(shown, chosen, len(events), filters)
    _tabs(shown, filters, chosen)


def _tabs(shown: Snapshot, filters: Filters, chosen: GeoDataFrame) -> None:
    names = ["Table", "Charts", "About", *([] if access.is_read_only() else ["Add"])]
    table, graphs, about, *added = st.tabs(names, on_change="rerun", key="tab")
    with table:
        if table.open:
            panels.table(shown, chosen, filters)
    with graphs:
        if graphs.open:
            figures.draw(shown, filters, chosen)
    with about:
        if about.open:
            panels.about(shown)
    for tab in added:
        with tab:
            if tab.open:
                addpage.draw(shown.location)


if __name__ == "__main__":
    main()
