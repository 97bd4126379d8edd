"""Sums and charts count each event once."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from geopandas import GeoDataFrame

from articles.claims import Weapon
from dashboard import charts
from dashboard.filters import Filters, select
from dashboard.palette import MARK_OF, PALE


def counted(table: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {str(name): (int(events), int(killed)) for name, events, killed in table.itertuples(index=False)}


@pytest.mark.parametrize("make", [charts.by_day, charts.by_region, charts.by_weapon])
def test_every_chart_adds_up_to_the_events_and_their_deaths(frame: GeoDataFrame, make) -> None:
    table = make(frame)
    assert table["events"].sum() == pytest.approx(frame["event_id"].nunique()) == pytest.approx(7)
    assert table["killed"].sum() == pytest.approx(76)


def test_by_day_spreads_an_event_over_its_days_in_equal_parts(frame: GeoDataFrame) -> None:
    old = frame[frame["event_id"] == "old"]
    days = charts.by_day(old)
    assert [*days["when"].dt.date] == [date(2024, 1, day) for day in (5, 6, 7, 8)]
    assert [*days["events"]] == [0.25] * 4
    assert [*days["killed"]] == [11.5] * 4


def test_by_day_leaves_out_the_days_outside_the_period(frame: GeoDataFrame) -> None:
    days = charts.by_day(frame[frame["event_id"] == "old"], date(2024, 1, 7), date(2024, 1, 31))
    assert [*days["when"].dt.date] == [date(2024, 1, 7), date(2024, 1, 8)]


def test_by_day_counts_an_event_of_no_known_beginning_on_its_last_day(frame: GeoDataFrame) -> None:
    undated = charts.by_day(frame[frame["event_id"] == "undated"])
    assert [(row.when.date(), row.events) for row in undated.itertuples()] == [(date(2024, 1, 19), 1)]


def test_by_day_becomes_by_month_over_a_long_time(frame: GeoDataFrame) -> None:
    hostile = frame["event_id"] == "hostile"
    later = {name: frame[name].mask(hostile, pd.Timestamp("2025-06-17")) for name in ("date_start", "date_end")}
    months = charts.by_day(frame.assign(**later))
    assert [f"{row.when:%Y-%m} {row.events:g} {row.killed:g}" for row in months.itertuples()] == [
        "2023-12 2 30",
        "2024-01 4 46",
        "2025-06 1 0",
    ]


def test_weapons_have_the_colours_of_the_map(frame: GeoDataFrame) -> None:
    hue = charts.bar_chart(charts.by_weapon(frame), "events").to_dict()["encoding"]["color"]["scale"]
    colours = dict(zip(hue["domain"], hue["range"], strict=True))
    assert colours["missile"] == MARK_OF[Weapon.MISSILE].colour
    assert colours["missile and drone"] == PALE
    dark = charts.bar_chart(charts.by_weapon(frame), "events", is_dark=True).to_dict()["encoding"]["color"]["scale"]
    assert dict(zip(dark["domain"], dark["range"], strict=True))["drone"] == MARK_OF[Weapon.DRONE].dark


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
