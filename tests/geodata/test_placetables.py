from __future__ import annotations

from collections import Counter

import pytest

from articles.toponyms import PlaceKind
from geodata.errors import GeodataError
from geodata.names import name_key
from geodata.places import arc_km
from geodata.placetables import (
    LANGUAGES,
    TABLES,
    PlaceRow,
    _place_row,
    city_names,
    country_names,
    place_rows,
    place_types,
)

ROWS = [pytest.param(table, row, id=row.place.id) for table in TABLES for row in place_rows(table)]
ON_LAND = [row for row in ROWS if row.values[1].place.country is not None]
FARTHEST_KM = 700  # from a row in a country to the nearest of its cities
LANGUAGE_LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
}


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_is_whole(table: str, row: PlaceRow):
    place = row.place
    assert place.name == place.name.strip() != ""
    assert -180 <= place.longitude <= 180
    assert -90 <= place.latitude <= 90
    assert (place.longitude, place.latitude) != (0, 0)
    assert 0 < place.radius_km <= 4000
    assert place.kind is row.type.kind
    assert place.country is None or (len(place.country) == 2 and place.country.isupper())
    assert place.country is not None or place.kind is PlaceKind.WATER
    assert (place.admin1 is None) or place.country is not None


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_has_names_in_three_languages(table: str, row: PlaceRow):
    for language in LANGUAGES[1:]:
        names = (*row.names[language], *row.stems[language])
        assert names, language
        letters = set(LANGUAGE_LETTERS[language])
        assert any(letters & set(name.lower()) for name in names), language


@pytest.mark.parametrize(("table", "row"), ON_LAND)
def test_a_row_lies_in_its_country(table: str, row: PlaceRow, gazetteer):
    place = row.place
    near = gazetteer.near(place.longitude, place.latitude, 40, kinds=[PlaceKind.SETTLEMENT])
    nearest = min(
        (
            arc_km(one.longitude, one.latitude, place.longitude, place.latitude)
            for one in near
            if one.country == place.country
        ),
        default=None,
    )
    if nearest is None:
        assert place.radius_km > 500
    else:
        assert nearest < FARTHEST_KM


@pytest.mark.parametrize(
    ("table", "row"), [(table, row) for table in ("sites", "settlements") for row in place_rows(table)]
)
def test_a_site_or_settlement_tells_its_source_and_how_far_off_it_may_be(table: str, row: PlaceRow):
    assert row.source in {
        "general knowledge",
        "general knowledge, checked with GeoNames postal",
        "GeoNames postal",
        "GeoNames",
    }
    assert row.accuracy_km is not None
    assert 0 < row.accuracy_km <= row.place.radius_km


@pytest.mark.parametrize("table", TABLES)
def test_ids_and_names_of_a_table_are_unique(table: str):
    rows = place_rows(table)
    assert [one for one, count in Counter(row.place.id for row in rows).items() if count > 1] == []
    named = Counter((row.place.name, row.place.country, row.place.admin1, round(row.place.longitude)) for row in rows)
    assert [one for one, count in named.items() if count > 1] == []


@pytest.mark.parametrize("table", [table for table in TABLES if table not in {"settlements", "districts"}])
def test_a_full_name_belongs_to_one_row(table: str):
    owners: dict[str, set[str]] = {}
    for row in place_rows(table):
        for name in row.full_names():
            owners.setdefault(f"{name_key(name)}, {row.place.country}", set()).add(row.place.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_ukraine_has_its_27_regions_and_russia_its_own():
    countries = Counter(row.place.country for row in place_rows("regions"))
    assert countries["UA"] == 27
    assert countries["RU"] == 83
    assert {"iso:UA-43", "iso:UA-40"} <= {row.place.id for row in place_rows("regions")}


def test_regions_name_themselves_as_their_own_region():
    for row in place_rows("regions"):
        assert row.place.name in {row.place.admin1, f"{row.place.admin1} City"}
        assert row.code


@pytest.mark.parametrize("iso", sorted(country_names()))
def test_a_country_has_names_in_both_scripts(iso: str):
    keys = [name_key(name) for name in country_names()[iso]]
    assert any(key.isascii() for key in keys)
    assert any(not key.isascii() for key in keys)
    assert country_names()[iso][0].isascii() or iso == "CI"


def test_no_two_countries_share_a_name_but_the_two_that_news_calls_congo():
    owners: dict[str, set[str]] = {}
    for iso, names in country_names().items():
        for name in names:
            owners.setdefault(name_key(name), set()).add(iso)
    assert {name: isos for name, isos in owners.items() if len(isos) > 1} == {
        name: {"CD", "CG"} for name in ("congo", "конго")
    }


@pytest.mark.parametrize("number", sorted(city_names()))
def test_a_preferred_name_is_one_of_a_city(number: int, gazetteer):
    name, spellings = city_names()[number]
    place = gazetteer.place(f"geonames:{number}")
    assert place is not None
    assert place.name == name
    for spelling in spellings:
        assert place in gazetteer.find(spelling)


@pytest.mark.parametrize("name", sorted(place_types()))
def test_a_type_has_a_kind_and_makes_full_names(name: str):
    forms = list(place_types()[name].forms("X", "en"))
    assert all("X" in form and form != "X" for form in forms)


def test_a_row_that_cannot_be_read_names_the_file_and_the_row():
    row = {"id": "site:x", "name": "X", "type": "castle"}
    with pytest.raises(GeodataError, match=r"data/sites\.csv: row site:x cannot be read"):
        _place_row("sites", row)
