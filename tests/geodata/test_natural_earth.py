"""The base map made of tiny worlds."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import geopandas
import pandas as pd
import pytest
import shapely

from geodata import boundaries, natural_earth

WEST, EAST = shapely.box(30, 46, 32, 48), shapely.box(32, 46, 34, 48)
FAR = shapely.box(-60, -10, -50, 0)


def areas(*shapes: shapely.Geometry) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(geometry=[*shapes])


def points(steps: list[int]) -> list[tuple[float, float]]:
    """Decode a line of the base map as the browser does."""
    longitudes, latitudes = accumulate(steps[::2]), accumulate(steps[1::2])
    return [(x / 1000, y / 1000) for x, y in zip(longitudes, latitudes, strict=True)]


@pytest.fixture
def topology(tmp_path: Path) -> Path:
    """Two arcs that close a lake around an island, and a river that runs along one of them backwards."""
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [30, 46]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[4, 4], [-4, 0], [0, -4]], [[1, 1], [1, 0], [0, 1], [-1, -1]]],
        "objects": {
            "lakes": {"geometries": [{"type": "Polygon", "arcs": [[0, 1], [2]]}]},
            "rivers": {
                "geometries": [{"type": "LineString", "arcs": [-1]}, {"type": "MultiLineString", "arcs": [[0], [1]]}]
            },
        },
    }
    path = tmp_path / "world.json"
    path.write_text(json.dumps(topology))
    return path


def test_a_lake_keeps_its_island(topology):
    (lake,) = natural_earth._topojson(topology, "lakes")
    assert lake.bounds == (30, 46, 32, 48)
    assert lake.area == pytest.approx(4 - 0.125)
    assert lake.is_valid


def test_a_river_may_run_along_an_arc_backwards(topology):
    backwards, both = natural_earth._topojson(topology, "rivers")
    assert [*backwards.geoms[0].coords] == [(32, 48), (32, 46), (30, 46)]
    assert (len(both.geoms), both.length) == (2, 8)


def test_a_border_is_what_two_areas_share():
    assert natural_earth._borders(areas(WEST, EAST)).equals(shapely.LineString([(32, 46), (32, 48)]))
    assert natural_earth._borders(areas(WEST, FAR)).is_empty


def test_a_line_is_read_back_where_it_was():
    line = shapely.LineString([(30.5234, 50.4501), (-0.127, 51.5074), (179.9996, -89.5)])
    assert points(natural_earth._steps(line)) == [(30.523, 50.45), (-0.127, 51.507), (180.0, -89.5)]


def test_islands_too_small_to_see_are_left_out():
    island = shapely.box(0, 0, 0.1, 0.1)
    assert [points(ring)[0] for ring in natural_earth._rings([shapely.MultiPolygon([island, WEST])])] == [(32, 46)]


def test_the_fine_map_and_the_coarse_one_make_one_world():
    inside, outside = natural_earth._inside([WEST, FAR]), natural_earth._outside([WEST, FAR])
    assert [shape.area for shape in inside] == [WEST.area, 0]
    assert [shape.area for shape in outside] == [0, FAR.area]


def test_neighbours_still_touch_when_their_corners_are_snapped():
    sliver = shapely.box(32.0001, 46, 34, 48)
    west, east = boundaries.snapped(shapely.transform([WEST, sliver], lambda corners: corners + 0.0002))
    assert shapely.touches(west, east)
    assert west.area + east.area == pytest.approx(8, abs=0.01)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"adm0_a3": "UKR", "name": "Chernivtsi"}, ("UA", "Chernivtsi Oblast", "Chernivtsi")),
        ({"adm0_a3": "RUS", "name": "Crimea"}, ("UA", "Crimea", "Krym; Crimea")),
        ({"adm0_a3": "MDA", "name": "Cahul", "woe_name": "Kahul"}, ("MD", "Cahul", "Kahul")),
        ({"adm0_a3": "MDA", "name": None}, ("MD", "", "")),
        ({"adm0_a3": "AFG", "name": "Parwan", "gn_name": "Panjshir"}, ("AF", "Panjshir", "Panjshir")),
    ],
)
def test_our_names_of_regions_go_over_those_of_the_source(row, named):
    ours = pd.DataFrame(
        [
            ("UKR", "Chernivtsi", "UA", "Chernivtsi Oblast", ""),
            ("RUS", "Crimea", "UA", "Crimea", "Krym"),
            ("AFG", "Parwan (Panjshir)", "AF", "Panjshir", ""),
        ],
        columns=["source_country", "source_name", "country", "name", "aliases"],
    ).set_index(["source_country", "source_name"])
    given = {"woe_name": None, "gn_name": float("nan"), "iso_a2": row["adm0_a3"][:2]} | row
    assert natural_earth._named(given, ours) == named


@pytest.mark.parametrize(
    ("population", "country", "zoom"),
    [(2_900_000, "UA", 3), (1_000_000, "US", 7), (999_999, "US", None), (85_000, "UA", 7), (80_000, "UA", None)],
)
def test_a_city_near_the_wars_is_labelled_earlier(population, country, zoom):
    assert natural_earth._zoom(population, country) == zoom


def test_cities_are_labelled_once_and_in_our_spelling():
    cities = {name: rest for name, *rest in natural_earth._cities()}
    longitude, latitude, zoom, ukrainian = cities["Kyiv"]
    assert (round(longitude / 1000, 1), round(latitude / 1000, 1), zoom, ukrainian) == (30.5, 50.5, 3, "Київ")
    assert {"Zaporizhzhia", "Kryvyi Rih", "Mykolaiv"} <= cities.keys()
    assert not {"Zaporizhzhya", "Kryvyy Rih", "Mykolayiv"} & cities.keys()


def test_boundaries_that_were_written_open_again(tmp_path, monkeypatch):
    monkeypatch.setattr(boundaries, "DATA", tmp_path)
    regions = areas(WEST, EAST).assign(country="UA", name=["West", "East"], aliases=["Zakhid; Захід", ""])
    natural_earth._write_boundaries(regions)
    assert (tmp_path / "boundaries.csv").read_text(encoding="utf-8") == "UA,West,Zakhid; Захід\nUA,East,\n"
    read = boundaries._shapes(tmp_path / "boundaries.npz")
    assert [shapely.equals(one, other) for one, other in zip(read, [WEST, EAST], strict=True)] == [True, True]


def test_a_base_map_tells_ukraine_from_other_land(topology):
    regions = areas(WEST, EAST, FAR).assign(country=["UA", "MD", "BR"], name=["West", "East", "Far"], aliases="")
    made = natural_earth._basemap(regions, topology, topology)
    assert json.loads(json.dumps(made)) == {**made, "cities": [[*city] for city in made["cities"]]}
    corners = {layer: {corner for ring in made[layer] for corner in points(ring)} for layer in ("ukraine", "land")}
    assert corners["ukraine"] == {*WEST.exterior.coords}
    assert corners["land"] == {*EAST.exterior.coords, *FAR.exterior.coords}
    assert [sorted(points(line)) for line in made["borders"]] == [[(32, 46), (32, 48)]]
    assert made["lakes"]
    assert made["rivers"]
