"""Provinces: the world's regions are found by their names, and its cities lie in them."""

from __future__ import annotations

import pytest
import shapely

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries, Region
from geodata.entries import Entry, keyed
from geodata.gazetteer import Gazetteer
from geodata.geocoding import GazetteerGeocoder
from geodata.places import Place
from geodata.provinces import Provinces

WEST, EAST = Region("FR", "Ain"), Region("FR", "Isère")


@pytest.fixture
def provinces() -> Provinces:
    shapes = [shapely.box(5, 46, 6, 47), shapely.box(6, 46, 7, 47)]
    return Provinces.read(Boundaries([WEST, EAST], [[""], ["Departement de l'Isère"]], shapes))


def city(name: str, longitude: float, population: int = 1_000_000, admin1: str | None = None) -> Entry:
    place = Place(name, name, PlaceKind.SETTLEMENT, longitude, 46.5, "FR", admin1, None, 3.0, population)
    return Entry(place, "geonames", keyed([name], [], [], []))


def test_a_city_lies_in_the_province_around_it(provinces):
    (placed,) = provinces.placed([city("Bourg", 5.5)])
    assert placed.place.admin1 == "Ain"


@pytest.mark.parametrize(
    "where", [city("Border", 6.02), city("Sea", 4.5), city("Told", 5.5, admin1="Rhône")], ids=lambda one: one.place.name
)
def test_a_city_keeps_its_region_where_the_outline_leaves_doubt(provinces, where):
    assert [*provinces.placed([where])] == [where]


def test_a_province_stands_at_its_largest_city_with_the_people_of_all(provinces):
    cities = [*provinces.placed([city("Bourg", 5.5, 40_000), city("Oyonnax", 5.7, 960_000)])]
    ain, _ = (entry.place for entry in provinces.entries(cities))
    assert (ain.longitude, ain.population, ain.kind, ain.admin1) == (5.7, 1_000_000, PlaceKind.ADMIN1, "Ain")
    assert ain.radius_km == pytest.approx(52, abs=1)


def test_a_small_province_is_found_only_with_the_word_for_its_kind(provinces):
    ain, isere = provinces.entries(provinces.placed([city("Bourg", 5.5, 40_000), city("Grenoble", 6.5)]))
    assert {"ain", "ain province"} & ain.names.keys() == {"ain province"}
    assert {"isere", "departement de lisere"} <= isere.names.keys()


def test_a_province_named_like_a_city_of_its_country_needs_the_word_for_its_kind(provinces):
    _, isere = provinces.entries([city("Isère", 1.0), *provinces.placed([city("Grenoble", 6.5)])])
    assert "isere" not in isere.names
    assert "isere region" in isere.names


@pytest.mark.parametrize(
    ("asked", "country"),
    [
        ("Ontario", "CA"),
        ("Bavaria", "DE"),
        ("Bayern", "DE"),
        ("Bali", "ID"),
        ("Hokkaido", "JP"),
        ("Mindanao", "PH"),
        ("Catalonia", "ES"),
        ("Jaffna Province", "LK"),
    ],
)
def test_regions_far_from_the_wars_have_their_outline(gazetteer, asked, country):
    place = best(gazetteer, asked)
    assert place.country == country
    assert place.kind in {PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART}
    assert Boundaries.open().polygon(place) is not None


@pytest.mark.parametrize(("asked", "region"), [("Toronto", "Ontario"), ("Munich", "Bavaria"), ("Denpasar", "Bali")])
def test_cities_far_from_the_wars_tell_their_region(gazetteer, asked, region):
    assert best(gazetteer, asked).admin1 == region


@pytest.mark.parametrize("asked", ["Idlib", "Kherson", "Paris", "Damascus"])
def test_no_province_stands_for_its_city(gazetteer, asked):
    assert best(gazetteer, asked).kind is PlaceKind.SETTLEMENT


def test_a_side_of_a_country_is_no_name(gazetteer):
    assert all(place.kind is not PlaceKind.ADMIN1 for place in gazetteer.find("Western"))


def best(gazetteer: Gazetteer, name: str) -> Place:
    """Return the place that a name alone is taken for."""
    place = gazetteer.place(GazetteerGeocoder(gazetteer).geocode(name).raw["id"])
    assert place is not None
    return place
