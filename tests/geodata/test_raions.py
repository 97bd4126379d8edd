"""Raions of Ukraine: the outlines that are shipped, and how they are drawn."""

from __future__ import annotations

from collections import defaultdict

import pytest
import shapely

from articles.toponyms import PlaceKind
from geodata.boundaries import NEAR, Boundaries
from geodata.gazetteer import Gazetteer
from geodata.places import Place
from geodata.raions import Town, known_towns, outlines

BOX = shapely.box(30, 48, 34, 50)


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries.open()


@pytest.fixture(scope="module")
def towns() -> list[Town]:
    return known_towns()


@pytest.fixture(scope="module")
def drawn(boundaries: Boundaries, towns: list[Town]) -> dict[tuple[str, str], shapely.Geometry]:
    names = sorted({(town.region, town.raion) for town in towns})
    return {(region, raion): boundaries.polygon(raion_place(region, raion)) for region, raion in names}


def raion_place(region: str, raion: str) -> Place:
    return Place("test", raion, PlaceKind.DISTRICT, 0.0, 0.0, "UA", region, raion, 40.0)


def oblast(name: str) -> Place:
    return Place("test", name, PlaceKind.ADMIN1, 0.0, 0.0, "UA", name, None, 1.0)


def lies_in(town: Town, shape: shapely.Geometry, slack: float = 0.0) -> bool:
    return bool(shapely.distance(shape, shapely.Point(town.longitude, town.latitude)) <= slack)


def test_all_136_raions_have_a_valid_outline(drawn):
    assert len(drawn) == 136
    assert all(shape is not None and shapely.is_valid(shape) for shape in drawn.values())


def test_the_raions_of_an_oblast_cover_it_without_overlap(boundaries, drawn):
    by_oblast = defaultdict(list)
    for (region, _), shape in drawn.items():
        by_oblast[region].append(shape)
    assert len(by_oblast) == 25
    for region, shapes in by_oblast.items():
        whole = boundaries.polygon(oblast(region))
        assert shapely.coverage_is_valid(shapes), region
        assert shapely.symmetric_difference(shapely.union_all(shapes), whole).area < 0.001 * whole.area, region


def test_known_settlements_lie_in_their_own_raion(boundaries, drawn, towns):
    in_oblast = [town for town in towns if lies_in(town, boundaries.polygon(oblast(town.region)))]
    own = sum(lies_in(town, drawn[town.region, town.raion]) for town in in_oblast)
    assert own >= 0.99 * len(in_oblast)
    # The outline of an oblast is good to 3 km; a village behind it lies as near to its raion.
    own = sum(lies_in(town, drawn[town.region, town.raion], NEAR) for town in towns)
    assert own >= 0.97 * len(towns)


def test_each_raion_holds_its_seat_and_is_in_one_piece_but_for_its_islands(drawn):
    with Gazetteer.open() as gazetteer:
        for (region, raion), shape in drawn.items():
            (place,) = [one for one in gazetteer.find(raion, PlaceKind.DISTRICT, "UA") if one.admin1 == region]
            assert shapely.distance(shape, shapely.Point(place.longitude, place.latitude)) <= NEAR, raion
            assert max(shapely.area(shapely.get_parts(shape))) > 0.97 * shape.area, raion


@pytest.mark.parametrize(
    ("region", "raion", "inside", "outside"),
    [
        ("Donetsk Oblast", "Pokrovsk Raion", (37.37, 48.46), (37.73, 48.53)),  # Bilozerske; Kramatorsk side
        ("Kharkiv Oblast", "Chuhuiv Raion", (36.94, 50.29), (37.62, 49.71)),  # Vovchansk; Kupiansk
        ("Kherson Oblast", "Henichesk Raion", (34.80, 46.17), (32.61, 46.64)),  # Henichesk; Kherson
        ("Crimea", "Kerch Raion", (36.47, 45.36), (34.10, 44.95)),  # Kerch; Simferopol
        ("Sumy Oblast", "Shostka Raion", (33.87, 52.32), (34.80, 50.91)),  # Seredyna-Buda; Sumy
    ],
)
def test_what_lies_in_a_raion(drawn, region, raion, inside, outside):
    shape = drawn[region, raion]
    assert shape.distance(shapely.Point(inside)) <= NEAR
    assert not shape.contains(shapely.Point(outside))


def test_a_raion_is_what_is_nearest_to_its_settlements():
    towns = [Town(31, 49, "Box", "West"), Town(33, 48.5, "Box", "East"), Town(33, 49.5, "Box", "East")]
    shapes = outlines(towns, BOX)
    assert shapes["West"].contains(shapely.Point(30.2, 48.9))
    assert shapes["East"].contains(shapely.box(32.6, 48.1, 33.9, 49.9))
    assert shapely.union_all([*shapes.values()]).area == pytest.approx(BOX.area)


def test_a_settlement_alone_among_those_of_another_raion_draws_no_island():
    west = [Town(30.2 + step / 4, 48.2 + (step % 4) / 2, "Box", "West") for step in range(7)]
    east = [Town(32.2 + step / 4, 48.2 + (step % 4) / 2, "Box", "East") for step in range(7)]
    shapes = outlines([*west, *east, Town(33.1, 48.8, "Box", "West")], BOX)
    assert [len(shapely.get_parts(shape)) for shape in shapes.values()] == [1, 1]
    assert shapes["East"].contains(shapely.Point(33.1, 48.8))


@pytest.mark.parametrize(
    ("name", "country", "admin1", "admin2"),
    [
        ("Ruritania Raion", "UA", "Kharkiv Oblast", "Ruritania Raion"),
        ("Chuhuiv Raion", "RU", "Kharkiv Oblast", "Chuhuiv Raion"),
        ("Vovchansk Hromada", "UA", "Kharkiv Oblast", "Chuhuiv Raion"),
    ],
)
def test_no_raion_where_there_is_none(boundaries, name, country, admin1, admin2):
    place = Place("test", name, PlaceKind.DISTRICT, 36.9, 50.2, country, admin1, admin2, 15.0)
    assert boundaries.polygon(place) is None


def test_a_community_never_leaves_its_raion(boundaries, drawn):
    community = Place(
        "x", "Vovchansk Hromada", PlaceKind.DISTRICT, 36.94, 50.29, "UA", "Kharkiv Oblast", "Chuhuiv Raion", 40.0
    )
    kept = boundaries.confined(community, shapely.Point(36.94, 50.29).buffer(0.4))
    assert drawn["Kharkiv Oblast", "Chuhuiv Raion"].buffer(1e-6).contains(kept)
