"""What an article says of where it is, and which places lie in which."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import bearers
from geodata.context import Context, Named, larger_places, lies_in
from geodata.gazetteer import Gazetteer
from geodata.places import Place


def toponym(name: str, at: int, *within: str) -> Toponym:
    return Toponym("a", Span(at, at + len(name)), name, name, "names", None, within)


def context(gazetteer: Gazetteer, *named: Toponym) -> Context:
    return Context.of([Named([one], bearers(one, gazetteer)) for one in named], gazetteer)


def names(places) -> list[str]:
    return sorted(place.name for place in places)


def test_a_context_holds_areas_and_places_beyond_doubt(gazetteer):
    made = context(gazetteer, toponym("Kharkiv Oblast", 0), toponym("Kupiansk", 50), toponym("Moscow", 90))
    assert names(made.areas) == ["Kharkiv Oblast"]
    assert names(made.anchors) == ["Kupiansk", "Moscow"]
    assert made.countries() == ["UA", "RU"]
    assert made.shares == pytest.approx({"UA": 2 / 3, "RU": 1 / 3})


@pytest.mark.parametrize("name", ["Pokrovsk", "Lyman", "Tripoli", "Nosuchplace"])
def test_a_name_of_many_places_or_of_none_says_nothing(gazetteer, name):
    made = context(gazetteer, toponym(name, 0))
    assert (made.areas, made.anchors, made.shares, made.countries()) == ({}, {}, {}, [])


def test_a_larger_place_of_the_wording_counts_where_it_stands(gazetteer):
    made = context(gazetteer, toponym("Davos", 70, "Switzerland"))
    assert {place.name: spots for place, spots in made.areas.items()} == {"Switzerland": [70]}


def test_what_was_made_certain_joins_the_context_once(gazetteer):
    kyiv, lyman = toponym("Kyiv", 0), toponym("Lyman", 300)
    made = context(gazetteer, kyiv)
    chosen = [(lyman, gazetteer.find("Lyman", country="UA")[0]), (kyiv, gazetteer.find("Kyiv")[0])]
    grown = made.grown(chosen)
    assert {place.name: spots for place, spots in grown.anchors.items()} == {"Kyiv": [0], "Lyman": [300]}
    assert grown.grown(chosen) == grown


def test_the_nearest_place_of_an_article_is_not_the_place_itself(gazetteer):
    made = context(gazetteer, toponym("Kyiv", 0), toponym("Kharkiv", 1_000))
    kupiansk, kharkiv = gazetteer.find("Kupiansk")[0], gazetteer.find("Kharkiv", PlaceKind.SETTLEMENT)[0]
    nearest = made.nearest(kupiansk, "Kupiansk")
    assert nearest.anchor.name == "Kharkiv"
    assert 80 < nearest.distance < 130
    assert made.nearest(kharkiv, "Kharkiv").anchor.name == "Kyiv"
    assert made.nearest(kupiansk, "Kupiansk", made.beside([50])).anchor.name == "Kyiv"
    assert made.nearest(kupiansk, "Kupiansk", made.beside([5_000])) is None
    assert context(gazetteer).nearest(kupiansk, "Kupiansk") is None


def test_a_place_lies_in_a_region_that_the_article_names(gazetteer):
    made = context(gazetteer, toponym("Ukraine", 0), toponym("Kharkiv Oblast", 20))
    region = made.region(gazetteer.find("Kupiansk")[0])
    assert region is not None
    assert region.name == "Kharkiv Oblast"
    assert made.region(gazetteer.find("Odesa", PlaceKind.SETTLEMENT)[0]) is None


@pytest.mark.parametrize(
    ("place", "area", "lies"),
    [
        ("Kupiansk", "Kharkiv Oblast", True),
        ("Sumy", "Kharkiv Oblast", False),
        ("Kupiansk", "Kupiansk Raion", True),
        ("Izium", "Kupiansk Raion", False),
        ("Bakhmut", "Donbas", True),
        ("Kharkiv", "Donbas", False),
        ("Rafah", "Gaza Strip", True),
        ("Simferopol", "Ukraine", True),
        ("Simferopol", "Russia", False),
        ("Kerch", "Crimea", True),
        ("Port of Ust-Luga", "Leningrad Oblast", True),
        ("Saltivka", "Kharkiv", True),
        ("Odesa", "Black Sea", True),
        ("Moscow", "Black Sea", False),
        ("Kharkiv", "Kharkiv", False),
    ],
)
def test_which_place_lies_in_which(gazetteer, place, area, lies):
    assert lies_in(gazetteer.find(place)[0], gazetteer.find(area)[0]) is lies


def test_a_region_of_the_same_name_abroad_holds_nothing():
    region = Place("r", "Central", PlaceKind.ADMIN1, 0.0, 0.0, "GH", "Central", None, 50.0)
    town = Place("t", "Town", PlaceKind.SETTLEMENT, 0.1, 0.1, "KE", "Central", None, 1.0)
    assert not lies_in(town, region)


def test_a_larger_place_is_an_area_where_one_bears_the_name(gazetteer):
    assert larger_places("Kharkiv", gazetteer)[0].name == "Kharkiv Oblast"
    assert larger_places("Georgia", gazetteer)[0].kind is PlaceKind.COUNTRY
    assert larger_places("Saltivka", gazetteer)[0].name == "Saltivka"
    assert larger_places("Nosuchplace", gazetteer) == []
