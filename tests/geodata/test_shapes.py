"""Shapes: points for what is known exactly, areas for what is not."""

from dataclasses import replace

import pytest
import shapely
from pyproj import Geod

from geodata.boundaries import Boundaries
from geodata.shapes import Shapes, circle


def test_a_settlement_is_a_point_longitude_first(places):
    assert shapely.get_coordinates(Shapes(None).of(places["Sumy"])).tolist() == [[34.8, 50.92]]


def test_a_region_is_its_boundary_and_without_boundaries_a_circle(places):
    oblast = places["Kharkiv Oblast"]
    outline, drawn = Shapes(Boundaries.open()).of(oblast), Shapes(None).of(oblast)
    assert outline.contains(shapely.Point(36.23, 49.99))
    assert len(shapely.get_coordinates(outline)) != len(shapely.get_coordinates(drawn))
    assert drawn.geom_type == "Polygon"


def test_a_sea_without_a_boundary_is_a_circle(places):
    sea = places["Sea of Azov"]
    assert Shapes(Boundaries.open()).of(sea).equals(circle(sea.longitude, sea.latitude, sea.radius_km))


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
