"""Charts: events and deaths by day, by region and by weapon, each event once, with the tables that they draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import numpy as np
import pandas as pd

from articles.claims import Weapon
from dashboard.palette import BLUE, MARK_OF, PALE, VERMILION
from geodata.frames import tolls_once

_JOINT = "; "
_OF_EVENT = (
    *("event_id", "raid_id", "date_start", "date_end", "weapons", "geo_precision"),
    *("killed_low", "killed_high", "injured_low", "injured_high"),
)
LABELS = 150  # pixels beside a chart, the same for those whose time axes stand under each other
_LONGEST = 92
_DAY = np.timedelta64(1, "D")
_BARS = 15
_BAR, _AXIS = 22, 50
_LIGHT = {mark.label: mark.colour for mark in MARK_OF.values()}
_DARK = {mark.label: mark.dark for mark in MARK_OF.values()}
_MEASURES = {"events": ("events", BLUE), "killed": ("killed, at least", VERMILION)}


@dataclass(frozen=True, slots=True)
class Toll:
    """A sum of people over events: `high` is None where one of the events has an open end, both where none tells."""

    low: int | None
    high: int | None


def toll(events: pd.DataFrame, field: str) -> Toll:
    """Return how many were `killed` or `injured` over events with one row each; untold figures add nothing."""
    low, high = events[f"{field}_low"], events[f"{field}_high"]
    if low.isna().all() and high.isna().all():
        return Toll(None, None)
    is_open = bool((low.notna() & high.isna()).any())
    return Toll(int(low.sum()), None if is_open else int(high.sum()))


def once(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row an event, with what is summed and counted of it; of a raid and its parts one tells the toll."""
    several = frame["n_places"].to_numpy() > 1  # an event of one place has one row: few ids need to be compared
    first = np.ones(len(frame), dtype=bool)
    first[several] = ~frame.loc[several, "event_id"].duplicated()
    return tolls_once(frame.loc[first, list(_OF_EVENT)])


def by_day(frame: pd.DataFrame, first: date | None = None, last: date | None = None) -> pd.DataFrame:
    """Return `when`, `until`, `events` and `killed` for each day, or each month where days would be too many.

    An event of several days counts in equal parts on each of them, the days outside `first` to `last` left out; one
    whose beginning is not known counts on its last day.
    """
    events = once(frame)
    if events.empty:
        return pd.DataFrame({"when": [], "until": [], "events": [], "killed": []})
    end = events["date_end"].to_numpy().astype("datetime64[D]")
    start = np.fmin(events["date_start"].to_numpy().astype("datetime64[D]"), end)
    days = np.arange(start.min(), end.max() + _DAY)
    killed = events["killed_low"].fillna(0).to_numpy(dtype="f8")
    parts = {
        name: _spread(start, end, people) for name, people in (("events", np.ones(len(events))), ("killed", killed))
    }
    table = pd.DataFrame({"when": days, **parts}).query("events > 1e-9")
    inside = (table["when"] >= pd.Timestamp(first or days[0])) & (table["when"] <= pd.Timestamp(last or days[-1]))
    return binned(table[inside], days_between(first or days[0], last or days[-1]))


def days_between(first: date | np.datetime64, last: date | np.datetime64) -> int:
    """Return how many days lie between two."""
    return int((pd.Timestamp(last) - pd.Timestamp(first)).days)


def binned(table: pd.DataFrame, days: int) -> pd.DataFrame:
    """Return a table of days, `when` and figures, summed by day or over a long time by month, with `until`."""
    periods = table["when"].dt.to_period("M" if days > _LONGEST else "D")
    sums = table.drop(columns="when").groupby(periods.rename("when")).sum().round(6)
    ends = sums.index.end_time.normalize() + pd.Timedelta(days=1)
    sums.insert(0, "until", ends)
    return sums.set_index(sums.index.start_time).rename_axis("when").reset_index()


def by_region(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `region`, `events` and `killed`; an event with places in more than one counts in `several regions`."""
    named = (frame["admin1"].fillna(frame["country"]).fillna("no region")).where(frame["n_places"] > 0, "no place told")
    groups = named.groupby(frame["event_id"])
    regions = groups.first().where(groups.nunique() == 1, "several regions")
    events = once(frame)
    return _summed(events, events["event_id"].map(regions).rename("region"))


def by_weapon(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `weapon`, `events` and `killed`; weapons used together are a row of their own."""
    events = once(frame)
    return _summed(events, events["weapons"].fillna("").map(_together).rename("weapon"))


def day_chart(table: pd.DataFrame, measure: str, first: date | None = None, last: date | None = None) -> alt.Chart:
    """Return bars of `events` or `killed` over time, the axis from the first to the last day where they are given."""
    label, colour = _MEASURES[measure]
    chart: alt.Chart = (
        alt.Chart(table, height=180, title=alt.Title(label, anchor="start", fontSize=12, fontWeight="normal"))
        .mark_bar(color=colour, binSpacing=1)
        .encode(
            x=time_axis(first, last),
            x2="until:T",
            y2=alt.datum(0),
            y=alt.Y(f"{measure}:Q", title=None, axis=alt.Axis(tickMinStep=1, minExtent=LABELS, maxExtent=LABELS)),
            tooltip=[alt.Tooltip("when:T", title="from"), alt.Tooltip(f"{measure}:Q", title=label, format=",.2~f")],
        )
    )
    return chart


def time_axis(first: date | None, last: date | None, column: str = "when") -> alt.X:
    """Return the axis of a column of days, from the first to the last day where they are given."""
    if first is None or last is None:
        return alt.X(f"{column}:T", title=None)
    ends = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in (first, last + timedelta(days=1))]
    return alt.X(f"{column}:T", title=None, scale=alt.Scale(domain=ends))


def bar_chart(table: pd.DataFrame, measure: str, *, is_dark: bool = False) -> alt.Chart:
    """Return bars of `events` or `killed` for the largest groups of a table of regions or weapons.

    Weapons have the colours that they have on the map, which has others where the page is dark.
    """
    label, colour = _MEASURES[measure]
    group = str(table.columns[0])
    known = _DARK if is_dark else _LIGHT
    colours = [known.get(name, PALE) for name in table[group]] if group == "weapon" else []
    hue = alt.Color(f"{group}:N", scale=alt.Scale(domain=[*table[group]], range=colours), legend=None)
    largest = table[table[measure] > 0].nlargest(_BARS, measure)
    chart: alt.Chart = (
        alt.Chart(largest, height=_BAR * len(largest) + _AXIS)
        .mark_bar()
        .encode(
            x=alt.X(f"{measure}:Q", title=label, axis=alt.Axis(tickMinStep=1)),
            y=alt.Y(f"{group}:N", title=None, sort="-x", axis=alt.Axis(labelLimit=240, labelOverlap=False)),
            color=hue if colours else alt.value(colour),
            tooltip=[alt.Tooltip(f"{group}:N"), alt.Tooltip(f"{measure}:Q", title=label)],
        )
    )
    return chart


def _spread(start: np.ndarray, end: np.ndarray, figures: np.ndarray) -> np.ndarray:
    """Return the sum of figures on each day from the first to the last, each in equal parts on its own days."""
    first = start.min()
    begins, ends = ((days - first) // _DAY for days in (start, end + _DAY))
    parts = figures / (ends - begins)
    length = int(ends.max())
    steps = np.bincount(begins, parts, length + 1) - np.bincount(ends, parts, length + 1)
    return np.asarray(np.cumsum(steps)[:length])


def _summed(events: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    killed = events["killed_low"].fillna(0)
    table = pd.DataFrame({group.name: group, "events": 1, "killed": killed}).groupby(group.name, as_index=False).sum()
    return table.sort_values("events", ascending=False, ignore_index=True)


def _together(weapons: str) -> str:
    return " and ".join(MARK_OF[Weapon(name)].label for name in weapons.split(_JOINT) if name) or "weapon not told"
