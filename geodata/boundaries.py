"""Boundaries: the polygons of countries and their first-level regions, and the region that a point lies in."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from articles.toponyms import PlaceKind
from geodata.names import name_key
from geodata.places import Place

DATA = Path(__file__).with_name("data")
RAIONS = "raions"
SCALE = 1000
NEAR = 0.03
_LEAST = 0.2
_TYPE = re.compile(
    r"\b(?:autonomous|canton|city|county|department|district|governorate|krai|kray|municipality|of|oblast|okrug"
    r"|prefecture|province|region|republic|state|territory|the|voivodeship)\b"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region: `country` is ISO 3166-1 alpha-2, `admin1` the English name, None where it has none."""

    country: str
    admin1: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A first-level region that has a name, its other names, and its polygon."""

    country: str
    name: str
    aliases: Sequence[str]
    shape: shapely.Geometry


class Boundaries:
    """Polygons of all countries and first-level regions, simplified so that neighbours still share their border.

    From Natural Earth (public domain), good to about 3 km. Ukraine's raions are approximate, drawn around
    their settlements (see geodata/raions.py). Crimea and Sevastopol lie inside Ukraine's internationally
    recognised border (UNGA resolution 68/262); every such decision is a row of data/boundary_names.csv.
    """

    def __init__(self, regions: Sequence[Region], aliases: Sequence[Sequence[str]], shapes: np.ndarray) -> None:
        """Take regions, their other names and their polygons (longitude, latitude), all of the same length."""
        self._regions = regions
        self._aliases = aliases
        self._shapes = shapes
        self._names = _index(regions, aliases, name_key)
        self._bare_names = _index(regions, aliases, _bare)
        self._countries: dict[str, shapely.Geometry] = {}

    @classmethod
    def open(cls) -> Boundaries:
        """Return the boundaries that are shipped with the package."""
        folder = resources.files("geodata") / "data"
        with (folder / "boundaries.csv").open(encoding="utf-8") as file:
            rows = [(Region(country, name or None), aliases.split("; ")) for country, name, aliases in csv.reader(file)]
        return cls([region for region, _ in rows], [aliases for _, aliases in rows], _shapes(folder / "boundaries.npz"))

    def polygon(self, place: Place) -> shapely.Geometry | None:
        """Return the polygon of a country, region, raion or part of a country in degrees, None where it has none.

        A region is found by its country and any of its names; None where it is not known.
        """
        if place.country is None:
            return None
        if place.kind is PlaceKind.COUNTRY:
            return self._country(place.country)
        if place.id in _part_regions():
            return shapely.union_all([self._region(place.country, name) for name in _part_regions()[place.id]])
        if place.kind is PlaceKind.DISTRICT and place.name == place.admin2:
            return _raion(place)
        return self._region(place.country, place.name) if place.kind is PlaceKind.ADMIN1 else None

    def outline(self, region: tuple[str, str]) -> shapely.Geometry | None:
        """Return the polygon of a region by its country and any of its names, None where it is not known."""
        country, name = region
        return self._region(country, name) if name else None

    def outlines(self) -> list[Outline]:
        """Return all regions that have a name."""
        rows = zip(self._regions, self._aliases, self._shapes, strict=True)
        return [
            Outline(region.country, region.admin1, [*filter(None, aliases)], shape)
            for region, aliases, shape in rows
            if region.admin1
        ]

    def confined(self, place: Place, shape: shapely.Geometry) -> shapely.Geometry:
        """Return as much of a place's shape as lies in its raion, region or country, of a sea the water.

        The whole shape where that would leave nearly nothing, as for a river.
        """
        if place.country is None:
            land = self._shapes[self._tree.query(shape, predicate="intersects")]
            kept = shapely.difference(shape, shapely.union_all(land))
        else:
            kept = shape if (ground := self._ground(place)) is None else shapely.intersection(shape, ground)
        return kept if kept.area >= _LEAST * shape.area else shape

    def regions(self, points: gpd.GeoSeries) -> pd.DataFrame:
        """Return the `country` and `admin1` of points, by the index of the points; neither at sea.

        It tells of many points what `region` tells of one, by a spatial join.
        """
        asked = gpd.GeoDataFrame(geometry=gpd.GeoSeries(points).to_crs("EPSG:4326").reset_index(drop=True))
        known = gpd.GeoDataFrame(
            {"country": [one.country for one in self._regions], "admin1": [one.admin1 for one in self._regions]},
            geometry=self._shapes,
            crs="EPSG:4326",
        )
        inside = gpd.sjoin(asked, known, how="inner", predicate="within")
        somewhere = shapely.get_num_coordinates(asked.geometry.to_numpy()) > 0
        outside = asked[somewhere & ~asked.index.isin(inside.index)]
        # A quay or a beach lies so near to its region that degrees are as good as metres.
        near = gpd.sjoin_nearest(
            outside.set_crs(None, allow_override=True), known.set_crs(None, allow_override=True), max_distance=NEAR
        )
        found = pd.concat([part[["country", "admin1"]] for part in (inside, near)])
        found = found[~found.index.duplicated()].reindex(asked.index)
        return found.set_index(pd.Index(points.index))

    def region(self, longitude: float, latitude: float) -> Region | None:
        """Return the region that a point lies in, or one within 0.03 degrees (a quay, a beach); None at sea."""
        near = self._tree.query_nearest(shapely.Point(longitude, latitude), max_distance=NEAR, all_matches=False)
        return self._regions[int(near[0])] if len(near) else None

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self._shapes)

    def _ground(self, place: Place) -> shapely.Geometry | None:
        """Return the smallest polygon that holds a place: that of its raion, its region or its country."""
        for area in (_raion(place), place.admin1 and self._region(place.country or "", place.admin1)):
            if area:
                return area
        return self._country(place.country or "")

    def _region(self, country: str, name: str) -> shapely.Geometry | None:
        for index, key in ((self._names, name_key(name)), (self._bare_names, _bare(name))):
            found = index.get((country, key))
            if found is not None:
                return self._shapes[found]
        return None

    def _country(self, country: str) -> shapely.Geometry | None:
        if country not in self._countries:
            parts = [at for at, region in enumerate(self._regions) if region.country == country]
            if not parts:
                return None
            self._countries[country] = shapely.union_all(self._shapes[parts])
        return self._countries[country]


def snapped(shapes: np.ndarray) -> np.ndarray:
    """Return shapes with corners on the grid of the files: what is written is what is tested."""
    moved = shapely.transform(shapes, lambda points: np.rint(points * SCALE) / SCALE)
    return np.asarray(np.where(shapely.is_valid(moved), moved, shapely.set_precision(shapes, 1 / SCALE)))


def pack(shapes: Iterable[shapely.Geometry]) -> dict[str, np.ndarray]:
    """Return polygons as the arrays of boundaries.npz: steps of 1e-3 degrees, where rings, parts and shapes end."""
    whole = np.asarray([shapely.MultiPolygon([*shapely.get_parts(shape)]) for shape in shapes])
    _, points, (rings, polygons, ends) = shapely.to_ragged_array(whole)
    steps = np.diff(np.rint(points * SCALE).astype("i4"), axis=0, prepend=0)
    return {"steps": steps.T, "rings": rings, "polygons": polygons, "shapes": ends}


@cache
def _part_regions() -> Mapping[str, tuple[str, ...]]:
    """Return what parts of countries and regions without an outline of their own are made of, by their ids."""
    lines = (resources.files("geodata") / "data" / "part_regions.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["id"]: tuple(row["regions"].split("; ")) for row in rows}


def _raion(place: Place) -> shapely.Geometry | None:
    """Return the polygon of the raion that a place is or lies in, None outside Ukraine and where none is known."""
    return _raions().get((place.admin1, place.admin2)) if place.country == "UA" else None


@cache
def _raions() -> Mapping[tuple[str | None, str | None], shapely.Geometry]:
    """Return the polygons of Ukraine's raions by oblast and name."""
    folder = resources.files("geodata") / "data"
    with (folder / f"{RAIONS}.csv").open(encoding="utf-8") as file:
        names = [(region, raion) for region, raion in csv.reader(file)]
    return dict(zip(names, _shapes(folder / f"{RAIONS}.npz"), strict=True))


def _shapes(path: Traversable) -> np.ndarray:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        points = np.cumsum(arrays["steps"].T, axis=0) / SCALE
        offsets = (arrays["rings"], arrays["polygons"], arrays["shapes"])
        return np.asarray(shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, points, offsets))


def _index(
    regions: Sequence[Region], aliases: Sequence[Sequence[str]], key: Callable[[str], str]
) -> dict[tuple[str, str], int]:
    """Return regions by country and key of a name; own names go before aliases, and names of two regions are out."""
    own = [((region.country, key(region.admin1)), at) for at, region in enumerate(regions) if region.admin1]
    other = [((regions[at].country, key(name)), at) for at, names in enumerate(aliases) for name in names if name]
    return _unambiguous(other) | _unambiguous(own)


def _unambiguous(pairs: Sequence[tuple[tuple[str, str], int]]) -> dict[tuple[str, str], int]:
    distinct = dict.fromkeys(pairs)
    count = Counter(key for key, _ in distinct)
    return {key: at for key, at in distinct if count[key] == 1}


def _bare(name: str) -> str:
    """Return the key of a region's name without the words for its type."""
    key = name_key(name)
    return " ".join(_TYPE.sub(" ", key).split()) or key
