"""Figures: the charts of the selected rows, each with its table for those who would rather read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from geopandas import GeoDataFrame

from dashboard import charts, concordance, sourcehealth
from dashboard.filters import Filters
from dashboard.markup import text_html
from dashboard.snapshot import Snapshot
from geodata.agreement import DAY, REGION

_SHARED = ("events", "killed")  # figures of which a day may have a part
_DAY = st.column_config.DateColumn(format="D MMM YYYY")
_DATES = {"when": _DAY, "until": None, "first": _DAY, "last": _DAY}
_HEALTH = _DATES | {
    "silent": st.column_config.NumberColumn("days without an article"),
    "longest": st.column_config.NumberColumn("longest gap, days"),
}


def draw(shown: Snapshot, filters: Filters, rows: GeoDataFrame) -> None:
    """Draw events or deaths by day, region and weapon, the health of the sources, and agreement with data sets."""
    with st.container(horizontal=True, vertical_alignment="center"):
        measure = st.segmented_control(
            "Count", ["events", "killed"], default="events", required=True, key="measure", label_visibility="collapsed"
        )
        st.toggle("Tables instead of charts", key="as_tables")
    days = filters.start or shown.first, filters.end or shown.last
    by_day = charts.by_day(rows, *days)
    _figure(f"{measure} over time", charts.day_chart(by_day, measure, *days), by_day)
    _health(shown, filters, days)
    is_dark = st.context.theme.type == "dark"
    left, right = st.columns(2)
    for side, table in ((left, charts.by_region(rows)), (right, charts.by_weapon(rows))):
        with side:
            _figure(f"{measure} by {table.columns[0]}", charts.bar_chart(table, measure, is_dark=is_dark), table)
    _note(
        "Each event counts once, its deaths once; killed is the least that is told. Over time an event of several days "
        "counts in equal parts on each of them, one whose beginning is not known on its last."
    )
    _agreement(shown, filters, rows, days)


def _health(shown: Snapshot, filters: Filters, days: tuple[date, date]) -> None:
    st.markdown("###### Articles of each source")
    feeds = sourcehealth.of_period(shown.feeds, filters)
    if feeds.empty:
        _note("The store has no article of this period and these sources.")
        return
    table = sourcehealth.by_source(feeds, days[1])
    chart = sourcehealth.health_chart(sourcehealth.by_time(feeds, *days), *days)
    _figure("Articles of each source over time", chart, table, _HEALTH)
    few = f" The {sourcehealth.MOST} sources with the most of {len(table):,}." if len(table) > sourcehealth.MOST else ""
    _note(
        "Blue: articles by their day of publication, stronger for more. Orange: none since the source's first article, "
        f"which is a silent feed, not peace. Filters other than period, source and language do not change it.{few}"
    )


def _agreement(shown: Snapshot, filters: Filters, rows: GeoDataFrame, days: tuple[date, date]) -> None:
    st.markdown("###### Agreement with joined data sets")
    if shown.tallies.empty:
        _note("No data set is joined; put one in with: strikemap import FILE --as ucdp")
        return
    by = st.segmented_control(
        "By", [DAY, REGION], default=DAY, required=True, key="agreement_by", label_visibility="collapsed"
    )
    table = concordance.concordance(rows, concordance.selected(shown.tallies, filters), by)
    _figure(f"Agreement by {by}", concordance.concordance_chart(table, *days), table)
    _note(
        "A data set's records follow the period, the country and the region; the other filters choose among our events "
        "alone. By day are those told within three days. An event counts in each of its regions."
    )


def _figure(title: str, chart: alt.Chart, table: pd.DataFrame, columns: Mapping[str, Any] = _DATES) -> None:
    if st.session_state["as_tables"]:
        st.dataframe(table.round(dict.fromkeys(_SHARED, 2)), hide_index=True, column_config=columns, alt=title)
    else:
        st.altair_chart(chart, alt=title)


def _note(words: str) -> None:
    st.html(text_html(words))
