"""Proximity: distances, and which place lies in which."""

import pytest

from geodata.proximity import distance_km, within


@pytest.mark.parametrize(
    ("one", "other", "km"), [("Kyiv", "Kharkiv", 408), ("Sumy", "Sumy", 0), ("Reni", "Port of Reni", 2.4)]
)
def test_distances_are_those_of_the_map(places, one, other, km):
    assert distance_km(places[one], places[other]) == pytest.approx(km, rel=0.02, abs=0.1)
    assert distance_km(places[one], places[other]) == distance_km(places[other], places[one])


@pytest.mark.parametrize(
    ("place", "area", "inside"),
    [
        ("Kharkiv", "Kharkiv Oblast", True),
        ("Kharkiv Oblast", "Kharkiv", False),
        ("Poltava", "Kharkiv Oblast", False),
        ("Port of Reni", "Reni", True),
        ("Reni", "Port of Reni", False),
        ("Kharkiv", "Kharkiv", False),
        ("Odesa", "Sea of Azov", False),
    ],
)
def test_finer_places_lie_in_coarser_ones(places, place, area, inside):
    assert within(places[place], places[area]) is inside
