"""Source health: how many articles of each source came out when; a gap is a feed that fell silent, not peace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import altair as alt
import pandas as pd

from dashboard.charts import LABELS, binned, days_between, time_axis
from dashboard.filters import Filters
from dashboard.palette import BLUE, VERMILION
from geodata.feeds import Feed

MOST = 15
_ROW, _AXIS = 20, 40


def feed_frame(feeds: Iterable[Feed]) -> pd.DataFrame:
    """Return `source`, `language`, `when` and `articles` of feeds."""
    rows = [(feed.source, feed.language, feed.day, feed.articles) for feed in feeds]
    table = pd.DataFrame(rows, columns=["source", "language", "when", "articles"])
    return table.astype({"when": "datetime64[ms]", "articles": "int64"})


def of_period(feeds: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the feeds that the filters by period, source and language leave; no other filter is about articles."""
    passes = pd.Series(data=True, index=feeds.index)
    for column, chosen in (("source", filters.sources), ("language", filters.languages)):
        passes &= feeds[column].isin([*chosen]) if chosen else True
    if filters.start is not None:
        passes &= feeds["when"] >= pd.Timestamp(filters.start)
    if filters.end is not None:
        passes &= feeds["when"] <= pd.Timestamp(filters.end)
    return feeds[passes]


def by_source(feeds: pd.DataFrame, last: date) -> pd.DataFrame:
    """Return a row a source: `source`, `articles`, `first`, `last`, `silent` days until the last day, `longest` gap."""
    days = feeds.groupby(["source", "when"], as_index=False)["articles"].sum()
    rows = []
    for source, own in days.groupby("source"):
        gaps = [*own["when"].diff().dropna().dt.days - 1, (pd.Timestamp(last) - own["when"].max()).days]
        gaps = [gap for gap in gaps if gap > 0]
        ends = own["when"].min(), own["when"].max()
        rows.append((source, own["articles"].sum(), *ends, sum(gaps), max(gaps, default=0)))
    columns = ["source", "articles", "first", "last", "silent", "longest"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("articles", ascending=False, kind="stable", ignore_index=True)


def by_time(feeds: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Return `source`, `when`, `until` and `articles` for each day or month since a source's first article, gaps too.

    Of many sources only those with the most articles.
    """
    largest = by_source(feeds, last)["source"][:MOST]
    parts = []
    for source in largest:
        own = feeds[feeds["source"] == source].groupby("when")["articles"].sum()
        days = pd.date_range(own.index.min(), pd.Timestamp(last), name="when")
        told = own.reindex(days, fill_value=0).reset_index()
        parts.append(binned(told, days_between(first, last)).assign(source=source))
    columns = ["source", "when", "until", "articles"]
    return pd.concat(parts)[columns] if parts else pd.DataFrame(columns=columns)


def health_chart(table: pd.DataFrame, first: date, last: date) -> alt.Chart:
    """Return a row of boxes a source, under the same days as the chart of events: deeper for more, orange for none."""
    most = max(1.0, table["articles"].max()) if len(table) else 1.0
    shade = alt.Opacity("articles:Q", scale=alt.Scale(type="sqrt", domain=[0, most], range=[0.15, 1]), legend=None)
    chart: alt.Chart = (
        alt.Chart(table, height=_ROW * table["source"].nunique() + _AXIS)
        .mark_bar(binSpacing=1)
        .encode(
            x=time_axis(first, last),
            x2="until:T",
            y=alt.Y(
                "source:N",
                title=None,
                sort=None,
                axis=alt.Axis(minExtent=LABELS, maxExtent=LABELS, labelLimit=LABELS - 10, labelOverlap=False),
            ),
            color=alt.condition("datum.articles == 0", alt.value(VERMILION), alt.value(BLUE)),
            opacity=alt.condition("datum.articles == 0", alt.value(0.6), shade),
            tooltip=["source:N", alt.Tooltip("when:T", title="from"), "articles:Q"],
        )
    )
    return chart
