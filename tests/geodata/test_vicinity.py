"""Vicinity: what no list has stands in its city, its small area or by its town, and says how vaguely."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, georeference

DISTRICT, SETTLEMENT = PlaceKind.DISTRICT, PlaceKind.SETTLEMENT


def put(gazetteer: Gazetteer, name: str, kind: PlaceKind, beside: str, gap: int = 10, *within: str) -> Georeference:
    place = Toponym("a", Span(500, 500 + len(name)), name, name, "wording", kind, within)
    start = 500 - gap - len(beside)
    other = Toponym("a", Span(start, start + len(beside)), beside, beside, "names")
    return georeference([other, place], gazetteer)[place]


@pytest.mark.parametrize(
    ("name", "kind", "beside", "country"),
    [
        ("Qwukkari", DISTRICT, "Aleppo", "SY"),
        ("Невідомий", DISTRICT, "Одеса", "UA"),
        ("Qwxyz", SETTLEMENT, "Manbij", "SY"),
    ],
)
def test_a_name_that_no_list_has_stands_where_the_article_has_it(
    gazetteer: Gazetteer, name: str, kind: PlaceKind, beside: str, country: str
):
    found = put(gazetteer, name, kind, beside)
    assert found.place is not None
    assert (found.place.name, found.place.kind, found.place.country) == (name, kind, country)
    assert found.place.radius_km >= 6
    assert "not in the gazetteer" in found.method


def test_a_village_in_a_small_area_stands_in_its_middle(gazetteer: Gazetteer):
    place = put(gazetteer, "Qwxyz", SETTLEMENT, "Kyiv", 400, "Купянський район").place
    assert place is not None
    assert place.admin1 == "Kharkiv Oblast"
    assert place.radius_km >= 20


def test_a_village_with_nothing_beside_it_has_no_place(gazetteer: Gazetteer):
    assert put(gazetteer, "Qwxyz", SETTLEMENT, "Kyiv", 400).place is None


def test_a_district_of_a_common_name_is_in_the_city_spoken_of(gazetteer: Gazetteer):
    place = put(gazetteer, "Дзержинский", DISTRICT, "Волгоград").place
    assert place is not None
    assert (place.kind, place.admin1) == (DISTRICT, "Volgograd Oblast")


def test_a_district_named_after_its_town_is_around_it(gazetteer: Gazetteer):
    place = put(gazetteer, "Kangpokpi", DISTRICT, "Manipur").place
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Kangpokpi District", DISTRICT, "IN")


def test_a_district_listed_in_another_country_is_one_of_the_city_spoken_of(gazetteer: Gazetteer):
    place = put(gazetteer, "Подольский", DISTRICT, "Киев").place
    assert place is not None
    assert (place.kind, place.country) == (DISTRICT, "UA")


def test_a_village_at_the_edge_of_its_district_lies_in_it(gazetteer: Gazetteer):
    place = put(gazetteer, "Тёткино", SETTLEMENT, "Курск", 10, "Глушковский район").place
    assert place is not None
    assert place.admin1 == "Kursk Oblast"
