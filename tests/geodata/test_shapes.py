"""Shapes: points for what is known exactly, areas for what is not."""

from dataclasses import replace

import pytest
import shapely
from pyproj import Geod

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.places import Place
from geodata.shapes import Shapes, circle


def test_a_settlement_is_a_point_longitude_first(places):
    assert shapely.get_coordinates(Shapes(None).of(places["Sumy"])).tolist() == [[34.8, 50.92]]


def test_a_settlement_of_which_no_point_is_known_is_a_circle_within_its_region(places):
    village = replace(places["Yunakivka"], radius_km=60.0)
    drawn, whole = Shapes(Boundaries.open()).of(village), Shapes(None).of(village)
    assert whole.area > drawn.area > 0.4 * whole.area
    assert drawn.contains(shapely.Point(34.8, 50.92))


def test_a_region_is_its_boundary_and_without_boundaries_a_circle(places):
    oblast = places["Kharkiv Oblast"]
    outline, drawn = Shapes(Boundaries.open()).of(oblast), Shapes(None).of(oblast)
    assert outline.contains(shapely.Point(36.23, 49.99))
    assert len(shapely.get_coordinates(outline)) != len(shapely.get_coordinates(drawn))
    assert drawn.geom_type == "Polygon"


def test_a_sea_is_the_water_of_its_circle(places):
    sea = places["Sea of Azov"]
    drawn = Shapes(Boundaries.open()).of(sea)
    assert drawn.contains(shapely.Point(36.8, 46.1))
    assert not drawn.intersects(shapely.Point(35.36, 46.85))  # Melitopol
    assert drawn.difference(circle(sea.longitude, sea.latitude, sea.radius_km)).area < 1e-6


def test_a_river_stays_a_circle(places):
    river = replace(places["Sea of Azov"], id="water:desna", longitude=32.0, latitude=51.5, radius_km=60.0)
    assert Shapes(Boundaries.open()).of(river).equals(circle(32.0, 51.5, 60.0))


@pytest.mark.parametrize(
    ("id_", "name", "country", "admin1", "point", "inside", "outside"),
    [
        ("part:donbas", "Donbas", "UA", None, (37.8, 48.02), (39.3, 48.6), (36.2, 50.0)),  # Luhansk; Kharkiv
        ("part:darfur", "Darfur", "SD", None, (25.35, 13.63), (22.45, 13.45), (30.2, 13.2)),  # El Geneina; El Obeid
        ("part:gaza-strip", "Gaza Strip", "PS", None, (34.4, 31.4), (34.46, 31.52), (34.57, 31.67)),  # Ashkelon
        ("part:slobozhanshchyna", "Slobozhanshchyna", "UA", None, (36.2, 50.0), (36.2, 49.9), (36.58, 50.6)),
        ("part:kherson-left-bank", "Left Bank", "UA", "Kherson Oblast", (33.6, 46.35), (33.6, 46.4), (34.1, 45.7)),
    ],
)
def test_a_part_of_a_country_never_leaves_it(id_, name, country, admin1, point, inside, outside):
    part = Place(id_, name, PlaceKind.COUNTRY_PART, *point, country, admin1, None, 100.0)
    drawn = Shapes(Boundaries.open()).of(part)
    assert drawn.is_valid
    assert drawn.contains(shapely.Point(inside))
    assert not drawn.intersects(shapely.Point(outside))


def test_a_district_never_leaves_its_region():
    vovchansk = Place(
        "x", "Chuhuiv Raion", PlaceKind.DISTRICT, 36.9, 50.2, "UA", "Kharkiv Oblast", "Chuhuiv Raion", 40.0
    )
    drawn = Shapes(Boundaries.open()).of(vovchansk)
    assert drawn.contains(shapely.Point(36.9, 50.2))
    assert not drawn.intersects(shapely.Point(36.95, 50.5))  # over the border


@pytest.mark.parametrize(
    ("longitude", "latitude", "radius_km"), [(36.2, 50, 80), (0, 0, 10), (-70, -60, 300), (179.5, 65, 50)]
)
def test_a_circle_is_a_valid_ring_at_its_distance(longitude, latitude, radius_km):
    shape = circle(longitude, latitude, radius_km)
    ring = [corner for corner in shapely.get_coordinates(shape) if abs(corner[0]) != 180]
    away = [Geod(ellps="WGS84").inv(longitude, latitude, *corner)[2] / 1000 for corner in ring]
    assert away == pytest.approx([radius_km] * len(ring), rel=1e-6)
    assert shape.is_valid
    assert all(part.exterior.is_ccw for part in shapely.get_parts(shape))


def test_a_circle_across_the_antimeridian_is_cut_there():
    shape = circle(179.9, 65, 100)
    assert shape.geom_type == "MultiPolygon"
    assert shape.bounds[0] == -180
    assert shape.bounds[2] == 180
    assert shape.contains(shapely.Point(-179.5, 65))


@pytest.mark.parametrize("latitude", [88, -88])
def test_a_circle_that_holds_a_pole_is_a_cap(places, latitude):
    sea = replace(places["Sea of Azov"], latitude=latitude, radius_km=500.0)
    shape = Shapes(None).of(sea)
    assert shape.is_valid
    assert shape.contains(shapely.Point(0, 89 if latitude > 0 else -89))
    assert shape.bounds[1] >= -90
