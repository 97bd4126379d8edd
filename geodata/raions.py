"""Raions: how maintainers make the outlines of Ukraine's districts that are shipped.

    python -m geodata.raions

No source in the public domain has the raions of 2020. Drawn are the places nearer to a raion's known settlements than
to any other raion's, within the oblast of boundaries.npz, so run it again where these are made anew. Settlements are
GeoNames' and our own, their raions the register's. Of a settlement that is left out, the nearest other one has its
raion in 93 of 100 cases.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import shapely

from articles.toponyms import PlaceKind
from geodata.boundaries import DATA, RAIONS, Boundaries, pack, snapped
from geodata.cities import GeoNames
from geodata.places import Place
from geodata.placetables import place_rows
from geodata.register import Register

_DETAIL = 0.02  # in degrees: the side of a square that a corner may be worth
_FEWEST = 0.2  # of a raion's settlements are in a part of it that lies apart
_SQUEEZE = math.cos(math.radians(48.5))  # makes a degree of longitude as long as one of latitude
_ROUNDS = 5


class Town(NamedTuple):
    """A settlement whose position and raion are known."""

    longitude: float
    latitude: float
    region: str
    raion: str


def main() -> None:
    """Write geodata/data/raions.csv and geodata/data/raions.npz."""
    boundaries = Boundaries.open()
    drawn: dict[tuple[str, str], shapely.Geometry] = {}
    towns = known_towns()
    for region in sorted({town.region for town in towns}):
        oblast = boundaries.polygon(Place(region, region, PlaceKind.ADMIN1, 0, 0, "UA", region, None, 0))
        inside = [town for town in towns if town.region == region]
        drawn |= {(region, raion): shape for raion, shape in outlines(inside, oblast).items()}
    arrays: dict[str, Any] = pack(drawn.values())
    np.savez_compressed(DATA / f"{RAIONS}.npz", **arrays)
    with (DATA / f"{RAIONS}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(drawn)


def known_towns() -> list[Town]:
    """Return the settlements of Ukraine that have a point, and a raion by the register."""
    register = Register.read()
    entries = [entry for entry in GeoNames.read().city_entries(register) if entry.place.country == "UA"]
    # Of several points that are taken for one settlement of the register the largest is it.
    largest = {entry.unit: entry.place for entry in sorted(entries, key=lambda entry: entry.place.population)}
    cities = [entry.place for entry in entries if entry.place == largest[entry.unit]]
    return [
        Town(place.longitude, place.latitude, place.admin1, place.admin2)
        for place in (*cities, *_own_settlements(register, largest))
        if place.admin1 and place.admin2
    ]


def outlines(towns: Iterable[Town], region: shapely.Geometry) -> Mapping[str, shapely.Geometry]:
    """Return the outlines of a region's raions, of which its towns tell, by name.

    Towns that lie among those of other raions are left out: two villages of one name were taken for each other.
    """
    known = list(towns)
    for _ in range(_ROUNDS):
        cells = _cells(known, region)
        kept = [town for town in known if _in_company(town, cells[town.raion], known)]
        if len(kept) == len(known):
            break
        known = kept
    shapes = shapely.coverage_simplify(np.asarray([*cells.values()]), _DETAIL, simplify_boundary=False)
    return dict(zip(cells, snapped(shapes), strict=True))


def _own_settlements(register: Register, taken: Container[str | None]) -> Iterator[Place]:
    for row in place_rows("settlements"):
        place = row.place
        unit = register.settlement(place.admin1, place.name, row.full_names()) if place.country == "UA" else None
        if unit is not None and unit.id not in taken and register.district_of(unit) is not None:
            yield register.place_of(unit, place)


def _cells(towns: Iterable[Town], region: shapely.Geometry) -> Mapping[str, shapely.Geometry]:
    """Return the parts of a region that are nearest to the towns of each raion."""
    points = {(town.longitude * _SQUEEZE, town.latitude): town.raion for town in towns}
    squeezed = _scaled(region, _SQUEEZE)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint([*points]), extend_to=squeezed, ordered=True))
    members: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for cell, raion in zip(cells, points.values(), strict=True):
        members[raion].append(cell)
    whole = {raion: shapely.union_all(members[raion]) for raion in sorted(members)}
    return {raion: _scaled(shapely.intersection(shape, squeezed), 1 / _SQUEEZE) for raion, shape in whole.items()}


def _scaled(shape: shapely.Geometry, by: float) -> shapely.Geometry:
    return shapely.transform(shape, lambda points: points * (by, 1))


def _in_company(town: Town, raion: shapely.Geometry, towns: Iterable[Town]) -> bool:
    """Tell whether the part of its raion that a town lies in holds many of them, or is the largest."""
    parts = shapely.get_parts(raion)
    around = min(parts, key=lambda part: shapely.distance(part, shapely.Point(town[:2])))
    if len(parts) == 1 or around is max(parts, key=shapely.area):
        return True
    fellows = [other[:2] for other in towns if other.raion == town.raion]
    return bool(np.mean(shapely.contains_xy(around, fellows)) >= _FEWEST)


if __name__ == "__main__":
    main()
