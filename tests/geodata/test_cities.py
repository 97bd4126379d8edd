from __future__ import annotations

from typing import Any

import pytest

from articles.toponyms import PlaceKind
from geodata.cities import GeoNames, with_quarters
from geodata.entries import Exactness
from geodata.register import Register, Unit


def city(number: int, name: str, country: str, *alternates: str, **more: Any) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "longitude": 34.1,
        "latitude": 44.9,
        "population": 336_460,
        "timezone": "Europe/Kyiv",
        "admin1code": "07",
        "alternatenames": list(alternates),
    } | more


@pytest.fixture
def register() -> Register:
    return Register([Unit("O", "Харківська", "O", ()), Unit("M", "Ізюм", "M", ("O",))])


def entries(register: Register, *cities: dict[str, Any]):
    names = GeoNames({str(one["geonameid"]): one for one in cities}, {}, {"TX": {"name": "Texas"}})
    return list(names.city_entries(register))


def test_a_ukrainian_city_is_named_by_the_official_rule(register: Register):
    (izium,) = entries(register, city(1, "Izyum", "UA", "Изюм", "Ізюм", "IZU", "yi jiu mu"))
    assert izium.place.name == "Izium"
    assert izium.place.admin1 == "Kharkiv Oblast"
    assert izium.unit == "M"
    assert izium.names["ізюм"] is Exactness.OWN
    assert izium.names["изюм"] is Exactness.VARIANT


def test_codes_and_uncapitalised_romanisations_are_no_names(register: Register):
    (izium,) = entries(register, city(1, "Izyum", "UA", "IZU", "yi jiu mu", "Iz", "al-Izyum", "伊久姆"))
    assert set(izium.names) == {"izyum", "al izyum"}


def test_a_former_name_is_told_from_a_spelling(register: Register):
    (bakhmut,) = entries(register, city(2, "Bakhmut", "UA", "Artemivsk", "Bachmut"))
    assert bakhmut.names["artemivsk"] is Exactness.OTHER
    assert bakhmut.names["bachmut"] is Exactness.VARIANT


def test_crimea_is_ukraine_whatever_the_source_says(register: Register):
    (simferopol,) = entries(register, city(3, "Simferopol", "RU", timezone="Europe/Simferopol", admin1code="11"))
    assert simferopol.place.country == "UA"
    assert simferopol.place.admin1 == "Crimea"


def test_states_of_the_usa_are_regions(register: Register):
    (odessa,) = entries(register, city(4, "Odessa", "US", admin1code="TX", timezone="America/Chicago"))
    assert odessa.place.admin1 == "Texas"
    assert odessa.place.id == "geonames:4"


def test_a_country_stands_at_its_capital():
    capital = city(5, "Kyiv", "UA", longitude=30.5, latitude=50.4)
    country = {"name": "Ukraine", "capital": "Kyiv", "areakm2": 603_700, "population": 40_000_000}
    names = GeoNames({"5": capital}, {"UA": country}, {})
    (ukraine,) = names.country_entries()
    assert (ukraine.place.id, ukraine.place.longitude, ukraine.place.radius_km) == ("iso:UA", 30.5, 438)
    assert "україна" in ukraine.names


def test_a_state_stands_at_its_largest_city():
    small, large = (city(6, "Waco", "US", admin1code="TX", population=1), city(7, "Houston", "US", admin1code="TX"))
    (texas,) = GeoNames({"6": small, "7": large}, {}, {"TX": {"name": "Texas"}}).state_entries()
    assert (texas.place.id, texas.place.name, texas.place.population) == ("iso:US-TX", "Texas", 336_460)


def test_a_quarter_is_told_from_a_town(register: Register):
    kharkiv = Register([Unit("O", "Харківська", "O", ()), Unit("M", "Харків", "M", ("O",))])
    told = with_quarters(
        entries(
            kharkiv,
            city(8, "Kharkiv", "UA", "Харків"),
            city(9, "Saltivka", "UA", longitude=34.15),
            city(10, "Farafield", "UA", longitude=35.5),
        )
    )
    assert [entry.place.kind for entry in told] == [PlaceKind.SETTLEMENT, PlaceKind.DISTRICT, PlaceKind.SETTLEMENT]


@pytest.mark.parametrize(
    ("name", "country"),
    [("Тёткино", "RU"), ("Грайворон", "RU"), ("Velyka Novosilka", "UA"), ("Марганець", "UA"), ("Qana", "LB")],
)
def test_a_settlement_that_two_layers_have_is_one_place(gazetteer, name, country):
    own = [one for one in gazetteer.candidates(name) if one.place.country == country and one.place.kind == "settlement"]
    assert [one.place.id.partition(":")[0] for one in own if one.exactness <= Exactness.VARIANT] == ["geonames"]
