from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.toponyms import PlaceKind
from geodata.places import arc_km, built_up_radius_km, distance_km, within_km

longitudes = st.floats(-180, 180)
latitudes = st.floats(-90, 90)


def test_kyiv_lies_some_four_hundred_kilometres_from_kharkiv(places):
    assert distance_km(places["Kyiv"], places["Kharkiv"]) == pytest.approx(410, abs=5)


def test_a_place_is_within_reach_up_to_its_distance(places):
    kyiv, kharkiv = places["Kyiv"], places["Kharkiv"]
    distance = distance_km(kyiv, kharkiv)
    assert within_km(kyiv, kharkiv, distance)
    assert not within_km(kyiv, kharkiv, distance - 0.1)
    assert not within_km(kyiv, kharkiv, 1.0)


def test_a_settlement_is_vague_where_its_radius_is_that_of_a_community(places):
    village = replace(places["Kyiv"], id="katottg:C1", radius_km=21.0)
    assert village.is_vague
    assert not replace(village, radius_km=2.0).is_vague  # a village with a point
    assert not replace(village, kind=PlaceKind.DISTRICT).is_vague
    assert not places["Kyiv"].is_vague  # a city that wide


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(lon1, lat1, lon2, lat2):
    there, back = arc_km(lon1, lat1, lon2, lat2), arc_km(lon2, lat2, lon1, lat1)
    assert there == pytest.approx(back)
    assert 0 <= there <= 20_016


@pytest.mark.parametrize(("population", "radius"), [(0, 1.0), (500, 1.0), (1_421_125, 13.5)])
def test_a_settlement_reaches_as_far_as_its_people_fill(population: int, radius: float):
    assert built_up_radius_km(population) == radius
