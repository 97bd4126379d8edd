"""Which events a filter leaves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from geopandas import GeoDataFrame

from articles.claims import Recency, Status, Weapon
from dashboard.filters import Filters, from_options, passing, region_key, select
from geodata.frames import COLUMNS, totals

EVERYTHING = ["wave", "belgorod", "debris", "old", "nowhere", "hostile", "undated"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), EVERYTHING),
        (Filters(start=date(2024, 1, 20)), ["hostile"]),
        (Filters(end=date(2023, 12, 29)), ["wave", "undated"]),
        (Filters(start=date(2024, 1, 7), end=date(2024, 1, 7)), ["old", "undated"]),
        (Filters(start=date(2024, 1, 8), end=date(2024, 1, 12)), ["old", "nowhere", "undated"]),
        (Filters(start=date(2024, 1, 9), end=date(2024, 1, 9)), ["undated"]),
        (Filters(weapons=frozenset({Weapon.DRONE})), ["wave", "debris"]),
        (Filters(weapons=frozenset({Weapon.MORTAR, Weapon.ARTILLERY})), ["belgorod", "undated"]),
        (Filters(event_types=frozenset({"interception"})), ["debris"]),
        (Filters(statuses=frozenset({Status.CLAIMED, Status.DENIED})), ["belgorod", "undated"]),
        (Filters(recencies=frozenset({Recency.BACKGROUND})), ["old"]),
        (Filters(countries=frozenset({"RU"})), ["belgorod"]),
        (Filters(regions=frozenset({region_key("UA", "Odesa Oblast")})), ["hostile"]),
        (Filters(places=frozenset({"KYIV"})), ["wave", "debris"]),
        (Filters(places=frozenset({"geonames:709930"})), ["wave", "old"]),
        (Filters(places=frozenset({"Kyi"})), []),
        (Filters(bbox=(30.0, 50.0, 31.0, 51.0)), ["wave", "debris"]),
        (Filters(bbox=(36.5, 50.5, 36.6, 50.6)), ["belgorod", "undated"]),
        (Filters(bbox=(170.0, 40.0, 29.0, 60.0)), ["hostile"]),
        (Filters(has_record=True), ["wave"]),
        (Filters(has_record=False, statuses=frozenset({Status.INTERCEPTED})), ["debris"]),
        (Filters(text="MISSILES kyiv"), ["wave"]),
        (Filters(text="onerror"), []),
        (Filters(text="<svg"), ["hostile"]),
        (Filters(text="no such words"), []),
    ],
)
def test_filters_leave_the_events_that_pass(frame: GeoDataFrame, filters: Filters, left: list[str]) -> None:
    chosen = select(frame, filters)
    assert list(chosen["event_id"].unique()) == left
    assert tuple(chosen.columns) == COLUMNS
    assert chosen.crs == frame.crs


def test_weak_events_are_hidden_and_those_of_records_alone_are_not(frame: GeoDataFrame) -> None:
    weighed = frame.assign(confidence=frame["event_id"].map({"wave": 0.8, "old": 0.3}))
    left = set(select(weighed, Filters(confidence=0.5))["event_id"])
    assert left == set(EVERYTHING) - {"old"}
    assert set(select(weighed, Filters(confidence=0.2))["event_id"]) == set(EVERYTHING)


def test_a_place_filter_keeps_one_row_of_a_wave_and_its_whole_toll(frame: GeoDataFrame) -> None:
    chosen = select(frame, Filters(places=frozenset({"Kyiv"}), weapons=frozenset({Weapon.MISSILE})))
    assert len(chosen) == 1
    assert chosen["n_places"].tolist() == [2]
    assert totals(chosen).killed_low == 30


def test_an_event_with_two_places_counts_once(frame: GeoDataFrame) -> None:
    chosen = select(frame, Filters(weapons=frozenset({Weapon.MISSILE}), end=date(2023, 12, 31)))
    assert len(chosen) == 2
    assert totals(chosen).killed_low == 30


def test_filters_add_up(frame: GeoDataFrame) -> None:
    one, other = Filters(weapons=frozenset({Weapon.DRONE})), Filters(end=date(2024, 1, 1))
    both = Filters(weapons=one.weapons, end=other.end)
    assert np.array_equal(passing(frame, both), passing(frame, one) & passing(frame, other))


def test_an_empty_table_stays_empty(frame: GeoDataFrame) -> None:
    everything_set = Filters(
        date(2023, 1, 1),
        date(2024, 1, 1),
        frozenset({Weapon.BOMB}),
        frozenset({"attack"}),
        frozenset(Status),
        frozenset(Recency),
        frozenset({"UA"}),
        frozenset({"UA/x"}),
        frozenset({"Kyiv"}),
        (0.0, 0.0, 1.0, 1.0),
        has_record=True,
        text="a",
    )
    assert select(frame.iloc[:0], everything_set).empty
    assert len(everything_set.active()) == 12


def test_options_of_the_command_line_are_the_same_filters() -> None:
    filters = from_options(
        bbox=(22.0, 44.0, 41.0, 53.0),
        datetime=(date(2023, 12, 1), None),
        weapon=("drone",),
        status=("reported",),
        recency=("news",),
        place=("Kyiv",),
        country=("ua",),
    )
    assert filters == Filters(
        start=date(2023, 12, 1),
        weapons=frozenset({Weapon.DRONE}),
        statuses=frozenset({Status.REPORTED}),
        recencies=frozenset({Recency.NEWS}),
        countries=frozenset({"UA"}),
        places=frozenset({"Kyiv"}),
        bbox=(22.0, 44.0, 41.0, 53.0),
    )
    assert from_options() == Filters()


def test_a_source_a_language_and_the_name_of_a_region_choose_events(frame: GeoDataFrame) -> None:
    told = frame.assign(
        sources=frame["event_id"].map({"wave": "Herald; The Post", "old": "The Post"}).astype("str"),
        languages=frame["event_id"].map({"wave": "en; uk", "old": "en"}).astype("str"),
    )
    assert set(select(told, Filters(sources=frozenset({"Herald"})))["event_id"]) == {"wave"}
    assert set(select(told, Filters(languages=frozenset({"en"})))["event_id"]) == {"wave", "old"}
    assert set(select(told, Filters(regions=frozenset({"Odesa Oblast"})))["event_id"]) == {"hostile"}


def test_options_of_the_command_line_stand_for_filters() -> None:
    asked = from_options(source=["Herald"], language=["uk"], region=["UA/Odesa Oblast"], record=False, text=" depot ")
    assert asked == Filters(
        sources=frozenset({"Herald"}),
        languages=frozenset({"uk"}),
        regions=frozenset({"UA/Odesa Oblast"}),
        has_record=False,
        text="depot",
    )
