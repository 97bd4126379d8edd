"""Concordance: what our events and the joined data sets tell alike by day or by region, and what each tells alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import altair as alt
import pandas as pd

from dashboard.charts import time_axis
from dashboard.filters import Filters
from dashboard.palette import BLUE, ORANGE, SKY
from geodata.agreement import DAY, REGION, Tally
from geodata.likeness import NARROW

BOTH, OURS, THEIRS = "ours and a data set", "ours alone", "a data set alone"
_COLOURS = {BOTH: BLUE, OURS: SKY, THEIRS: ORANGE}
_NOWHERE, _LONG = "no region", "over more than three days"
_BARS, _BAR, _AXIS = 15, 22, 50


def tally_frame(tallies: Iterable[Tally]) -> pd.DataFrame:
    """Return `table`, `start`, `end`, `country`, `admin1`, `records` and `joined` of tallies."""
    rows = [
        (told.table, told.period.start, told.period.end, told.country, told.admin1, told.records, told.joined)
        for told in tallies
    ]
    table = pd.DataFrame(rows, columns=["table", "start", "end", "country", "admin1", "records", "joined"])
    return table.astype({"start": "datetime64[ms]", "end": "datetime64[ms]", "country": "str", "admin1": "str"})


def selected(tallies: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the tallies that the filters by period, country and region leave; the others are about our events."""
    begins = tallies["start"].fillna(tallies["end"])
    passes = pd.Series(data=True, index=tallies.index)
    if filters.start is not None:
        passes &= tallies["end"] >= pd.Timestamp(filters.start)
    if filters.end is not None:
        passes &= begins <= pd.Timestamp(filters.end)
    if filters.countries:
        passes &= tallies["country"].isin([*filters.countries])
    if filters.regions:
        keys = tallies["country"].fillna("") + "/" + tallies["admin1"].fillna("")
        passes &= keys.isin([*filters.regions]) | tallies["admin1"].isin([*filters.regions])
    return tallies[passes]


def concordance(frame: pd.DataFrame, tallies: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return a row a day or region: `ours`, of them those a data set tells too and ours alone, and what it tells alone.

    An event counts once in each of its regions; of a table of records, named in a column, all its records count.
    """
    events = frame.assign(bin=_bins(frame, "date_start", "date_end", by)).drop_duplicates(["event_id", "bin"])
    theirs = tallies.assign(bin=_bins(tallies, "start", "end", by), alone=tallies["records"] - tallies["joined"])
    told = events["record_ids"].notna()
    counts = {
        "ours": events.groupby("bin").size(),
        BOTH: events[told].groupby("bin").size(),
        OURS: events[~told].groupby("bin").size(),
        THEIRS: theirs.groupby("bin")["alone"].sum(),
        **{str(name): own.groupby("bin")["records"].sum() for name, own in theirs.groupby("table")},
    }
    table = pd.DataFrame(counts).fillna(0).astype("int64").rename_axis(by).reset_index()
    return table if by == DAY else table.sort_values(["ours", by], ascending=[False, True], ignore_index=True)


def concordance_chart(table: pd.DataFrame, first: date, last: date) -> alt.Chart:
    """Return stacked bars of what is told alike and alone, over time or for the largest regions."""
    by = str(table.columns[0])
    kinds = [*_COLOURS]
    shown = table[table[by] != _LONG].astype({by: "datetime64[ms]"}) if by == DAY else table.head(_BARS)
    long = shown.melt(id_vars=by, value_vars=kinds, var_name="told by", value_name="attacks")
    long["order"] = long["told by"].map(kinds.index)
    colour = alt.Color(
        "told by:N",
        scale=alt.Scale(domain=kinds, range=[*_COLOURS.values()]),
        legend=alt.Legend(orient="top", title=None, labelLimit=0),
    )
    height = 200 if by == DAY else _BAR * len(shown) + _AXIS
    bars = (
        alt.Chart(long, height=height)
        .mark_bar()
        .encode(color=colour, order="order:Q", tooltip=[by, "told by", "attacks"])
    )
    whole = alt.Axis(tickMinStep=1)
    if by == DAY:
        chart: alt.Chart = bars.encode(x=time_axis(first, last, by), y=alt.Y("attacks:Q", title="attacks", axis=whole))
    else:
        names = alt.Y(f"{by}:N", title=None, sort=None, axis=alt.Axis(labelLimit=240, labelOverlap=False))
        chart = bars.encode(x=alt.X("attacks:Q", title="attacks", axis=whole), y=names)
    return chart


def _bins(rows: pd.DataFrame, start: str, end: str, by: str) -> pd.Series:
    if by == REGION:
        return rows["admin1"].fillna(rows["country"]).fillna(_NOWHERE)
    narrow = rows[end] - rows[start] <= pd.Timedelta(NARROW)
    return rows[end].dt.strftime("%Y-%m-%d").where(narrow, _LONG)
