"""Charts: events and deaths by day, by region and by weapon, each event once."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from articles.claims import Weapon
from dashboard.palette import BLUE, MARK_OF, VERMILION
from geodata.frames import tolls_once

_JOINT = "; "
_OF_EVENT = (
    *("event_id", "raid_id", "date_end", "weapons", "geo_precision"),
    *("killed_low", "killed_high", "injured_low", "injured_high"),
)
_LONGEST = 92
_BARS = 15
_BAR, _AXIS = 22, 50
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
    return tolls_once(frame.loc[~frame["event_id"].duplicated(), list(_OF_EVENT)])


def by_day(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `when`, `events` and `killed` for each last day of events, or each month where days would be too many."""
    events = once(frame)
    days = events["date_end"]
    months = not events.empty and (days.max() - days.min()).days > _LONGEST
    when = days.dt.to_period("M" if months else "D").dt.start_time
    return _summed(events, when.rename("when"))


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


def day_chart(table: pd.DataFrame, measure: str) -> alt.Chart:
    """Return bars of `events` or `killed` over time."""
    label, colour = _MEASURES[measure]
    chart: alt.Chart = (
        alt.Chart(table, height=180)
        .mark_bar(color=colour)
        .encode(
            x=alt.X("when:T", title=None),
            y=alt.Y(f"{measure}:Q", title=label, axis=alt.Axis(tickMinStep=1)),
            tooltip=[alt.Tooltip("when:T", title="from"), alt.Tooltip(f"{measure}:Q", title=label)],
        )
    )
    return chart


def bar_chart(table: pd.DataFrame, measure: str) -> alt.Chart:
    """Return bars of `events` or `killed` for the largest groups of a table of regions or weapons."""
    label, colour = _MEASURES[measure]
    group = str(table.columns[0])
    largest = table[table[measure] > 0].nlargest(_BARS, measure)
    chart: alt.Chart = (
        alt.Chart(largest, height=_BAR * len(largest) + _AXIS)
        .mark_bar(color=colour)
        .encode(
            x=alt.X(f"{measure}:Q", title=label, axis=alt.Axis(tickMinStep=1)),
            y=alt.Y(f"{group}:N", title=None, sort="-x", axis=alt.Axis(labelLimit=240)),
            tooltip=[alt.Tooltip(f"{group}:N"), alt.Tooltip(f"{measure}:Q", title=label)],
        )
    )
    return chart


def _summed(events: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    killed = events["killed_low"].fillna(0)
    table = pd.DataFrame({group.name: group, "events": 1, "killed": killed}).groupby(group.name, as_index=False).sum()
    return table.sort_values("events", ascending=False, ignore_index=True)


def _together(weapons: str) -> str:
    return " and ".join(MARK_OF[Weapon(name)].label for name in weapons.split(_JOINT) if name) or "weapon not told"
