"""Settlements of postal files: which point belongs to which village of the register."""

from __future__ import annotations

import pytest

from articles.toponyms import PlaceKind
from geodata.dumps import Postal
from geodata.layers import Layer
from geodata.places import Place
from geodata.postal import postal_entries
from geodata.register import Register, Unit

LAYER = Layer("UA_postal", "GeoNames", "CC BY 4.0", "https://www.geonames.org")
UNITS = [
    Unit("O1", "Харківська", "O", ()),
    Unit("P1", "Куп'янський", "P", ("O1",)),
    Unit("H1", "Куп'янська", "H", ("O1", "P1")),
    Unit("M1", "Куп'янськ", "M", ("O1", "P1", "H1")),
    Unit("C1", "Петропавлівка", "C", ("O1", "P1", "H1")),
    Unit("P2", "Харківський", "P", ("O1",)),
    Unit("H2", "Харківська", "H", ("O1", "P2")),
    Unit("M2", "Харків", "M", ("O1", "P2", "H2")),
    Unit("C3", "Петропавлівка", "C", ("O1", "P2", "H2")),
]


def town(name: str, longitude: float, latitude: float) -> Place:
    return Place(name, name, PlaceKind.SETTLEMENT, longitude, latitude, "UA", "Kharkiv Oblast", None, 3.0, 26_000)


TOWNS = {"M1": town("Kupiansk", 37.61, 49.71), "M2": town("Kharkiv", 36.23, 49.99)}


def entries(*rows: Postal):
    listed = ((LAYER, row) for row in rows)
    return list(postal_entries(listed, Register(UNITS), TOWNS, list(TOWNS.values())))


def test_a_village_of_the_register_gets_the_point_that_lies_around_its_community():
    (entry,) = entries(Postal("Петропавлівка", "UA", "07", 37.72, 49.72))
    assert (entry.place.id, entry.unit, entry.layer) == ("katottg:C1", "C1", "UA_postal")
    assert (entry.place.admin2, entry.place.radius_km, entry.positioned) == ("Kupiansk Raion", 2.0, True)


def test_a_name_that_the_register_has_no_more_is_kept_as_it_is():
    (entry,) = entries(Postal("Комсомолець", "UA", "07", 37.5, 49.6))
    assert (entry.unit, entry.place.name) == (None, "Komsomolets")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Postal("Петропавлівка", "UA", "07", 36.9, 49.2), "far from both communities"),
        (Postal("Петропавлівка", "UA", "07", 30.5, 50.4), "outside its region"),
        (Postal("Куп'янськ", "UA", "07", 37.62, 49.7), "known already"),
    ],
)
def test_a_row_that_confuses_namesakes_or_says_nothing_new_is_passed_over(row, why):
    assert entries(row) == [], why
