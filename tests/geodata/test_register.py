from __future__ import annotations

import pytest

from articles.toponyms import PlaceKind
from geodata.places import Place
from geodata.register import Register, Unit

UNITS = [
    Unit("O1", "Харківська", "O", ()),
    Unit("P1", "Куп'янський", "P", ("O1",)),
    Unit("H1", "Куп'янська", "H", ("O1", "P1")),
    Unit("M1", "Куп'янськ", "M", ("O1", "P1", "H1")),
    Unit("C1", "Синьківка", "C", ("O1", "P1", "H1")),
    Unit("C2", "Петропавлівка", "C", ("O1", "P1", "H1")),
    Unit("P2", "Харківський", "P", ("O1",)),
    Unit("H2", "Харківська", "H", ("O1", "P2")),
    Unit("M2", "Харків", "M", ("O1", "P2", "H2")),
    Unit("C3", "Петропавлівка", "C", ("O1", "P2", "H2")),
    Unit("B1", "Салтівський", "B", ("O1", "P2", "H2", "M2")),
]


@pytest.fixture
def register() -> Register:
    return Register(UNITS)


@pytest.fixture
def towns() -> dict[str, Place]:
    def town(number: str, name: str, longitude: float, latitude: float, population: int) -> Place:
        return Place(
            number, name, PlaceKind.SETTLEMENT, longitude, latitude, "UA", "Kharkiv Oblast", None, 3.0, population
        )

    return {"M1": town("g1", "Kupiansk", 37.61, 49.71, 26_000), "M2": town("g2", "Kharkiv", 36.23, 49.99, 1_400_000)}


def test_a_settlement_is_found_by_region_and_spelling(register: Register):
    unit = register.settlement("Kharkiv Oblast", "Kupyansk", ["Купянск", "Куп’янськ"])
    assert unit is not None
    assert unit.id == "M1"
    assert register.settlement("Sumy Oblast", "Kupyansk", ["Куп'янськ"]) is None


def test_a_renamed_city_is_found_by_its_latin_name_before_a_village_of_its_old_one():
    register = Register(
        [*UNITS, Unit("M3", "Чистякове", "M", ("O1", "P1")), Unit("C4", "Олексіївка", "C", ("O1", "P1"))]
    )
    found = register.settlement("Kharkiv Oblast", "Chystyakove", ["Торез", "Олексіївка", "Chystiakove"])
    assert found is not None
    assert found.name == "Чистякове"


def test_the_raion_of_a_settlement_is_told_only_where_its_name_leaves_no_doubt(register: Register):
    units = {unit.id: unit for unit in UNITS}
    assert register.district_of(units["C1"]) == "Kupiansk Raion"
    assert register.district_of(units["C2"]) is None


def test_districts_stand_at_the_town_they_are_named_after(register: Register, towns: dict[str, Place]):
    districts = {entry.place.id: entry.place for entry in register.district_entries(towns)}
    assert districts["katottg:P1"].name == "Kupiansk Raion"
    assert districts["katottg:H1"].name == "Kupiansk Hromada"
    assert districts["katottg:B1"].name == "Saltivskyi District"
    assert districts["katottg:B1"].longitude == 36.23
    assert all(place.kind is PlaceKind.DISTRICT for place in districts.values())


def test_a_district_answers_to_its_adjective_in_the_wording(register: Register, towns: dict[str, Place]):
    names = {entry.place.id: entry.names for entry in register.district_entries(towns)}
    assert "купянський район" in names["katottg:P1"]
    assert "kupiansk district" in names["katottg:P1"]
    assert "салтівський" in names["katottg:B1"]


def test_villages_without_a_point_are_known_by_name_only(register: Register, towns: dict[str, Place]):
    entries = {entry.unit: entry for entry in register.unplaced_entries(towns, [])}
    assert set(entries) == {"C1", "C2", "C3"}
    assert not any(entry.positioned for entry in entries.values())


def test_a_village_that_has_a_point_elsewhere_in_the_tables_is_not_listed_twice(
    register: Register, towns: dict[str, Place]
):
    known = Place("settlement:x", "Synkivka", PlaceKind.SETTLEMENT, 37.71, 49.76, "UA", "Kharkiv Oblast", None, 3.0)
    assert "C1" not in {entry.unit for entry in register.unplaced_entries(towns, [known])}
