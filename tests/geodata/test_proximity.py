"""Proximity: distances, and which place lies in which."""

import pytest

from geodata.places import distance_km
from geodata.proximity import same_ground, within


@pytest.mark.parametrize(
    ("one", "other", "km"), [("Kyiv", "Kharkiv", 408), ("Sumy", "Sumy", 0), ("Reni", "Port of Reni", 7.8)]
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
        ("Podil", "Kyiv", True),
        ("Podil", "Kharkiv", False),
        ("Kyiv", "Podil", False),
        ("Odesa", "Sea of Azov", False),
    ],
)
def test_finer_places_lie_in_coarser_ones(places, place, area, inside):
    assert within(places[place], places[area]) is inside


@pytest.mark.parametrize(
    ("place", "other", "same"),
    [
        ("Reni", "Reni", True),
        ("Reni", "Port of Reni", True),
        ("Odesa", "Port of Reni", False),
        ("Kharkiv", "Kharkiv Oblast", False),
        ("Kharkiv Oblast", "Kharkiv Oblast", True),
    ],
)
def test_a_site_and_its_town_are_one_ground(places, place, other, same):
    assert same_ground(places[place], places[other]) is same
    assert same_ground(places[other], places[place]) is same
