"""Sums and charts count each event once."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from geopandas import GeoDataFrame

from dashboard import charts
from dashboard.filters import Filters, select


def counted(table: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {str(name): (int(events), int(killed)) for name, events, killed in table.itertuples(index=False)}


@pytest.mark.parametrize("make", [charts.by_day, charts.by_region, charts.by_weapon])
def test_every_chart_adds_up_to_the_events_and_their_deaths(frame: GeoDataFrame, make) -> None:
    table = make(frame)
    assert table["events"].sum() == frame["event_id"].nunique() == 7
    assert table["killed"].sum() == 76


def test_by_day_counts_an_event_on_its_last_day(frame: GeoDataFrame) -> None:
    assert counted(charts.by_day(frame))["2024-01-08 00:00:00"] == (1, 46)


def test_by_day_becomes_by_month_over_a_long_time(frame: GeoDataFrame) -> None:
    later = frame.assign(date_end=frame["date_end"].where(frame["event_id"] != "hostile", pd.Timestamp("2025-06-17")))
    assert counted(charts.by_day(later)) == {
        "2023-12-01 00:00:00": (2, 30),
        "2024-01-01 00:00:00": (4, 46),
        "2025-06-01 00:00:00": (1, 0),
    }


def test_by_region_keeps_events_of_several_regions_apart(frame: GeoDataFrame) -> None:
    assert counted(charts.by_region(frame)) == {
        "several regions": (2, 30),
        "Kyiv City": (1, 0),
        "Dnipropetrovsk Oblast": (1, 46),
        "Belgorod Oblast": (1, 0),
        "Odesa Oblast": (1, 0),
        "no place told": (1, 0),
    }


def test_by_region_names_the_region_that_the_filters_leave(frame: GeoDataFrame) -> None:
    kyiv = select(frame, Filters(places=frozenset({"Kyiv"})))
    assert counted(charts.by_region(kyiv)) == {"Kyiv City": (2, 30)}


def test_by_weapon_keeps_weapons_used_together_together(frame: GeoDataFrame) -> None:
    counts = counted(charts.by_weapon(frame))
    assert counts["missile and drone"] == (1, 30)
    assert counts["missile"] == (2, 46)
    assert counts["weapon not told"] == (1, 0)


@pytest.mark.parametrize(
    ("filters", "killed"),
    [
        (Filters(), charts.Toll(76, None)),
        (Filters(start=date(2024, 1, 1)), charts.Toll(46, 46)),
        (Filters(text="no such words"), charts.Toll(None, None)),
    ],
)
def test_a_toll_is_open_when_one_of_its_events_is(frame: GeoDataFrame, filters: Filters, killed: charts.Toll) -> None:
    assert charts.toll(charts.once(select(frame, filters)), "killed") == killed


def test_charts_show_the_bars_of_their_table(frame: GeoDataFrame) -> None:
    regions = charts.bar_chart(charts.by_region(frame), "killed").to_dict()
    (rows,) = regions["datasets"].values()
    assert {row["region"]: row["killed"] for row in rows} == {"several regions": 30, "Dnipropetrovsk Oblast": 46}
    assert charts.day_chart(charts.by_day(frame), "events").to_dict()["mark"]["color"] == "#0072b2"


def test_an_empty_table_makes_empty_charts(frame: GeoDataFrame) -> None:
    nothing = frame.iloc[:0]
    for table in (charts.by_day(nothing), charts.by_region(nothing), charts.by_weapon(nothing)):
        assert table.empty
    assert charts.bar_chart(charts.by_region(nothing), "events").to_dict()
    assert charts.day_chart(charts.by_day(nothing), "events").to_dict()
