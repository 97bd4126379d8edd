"""Provinces: the first-level regions of the world that the boundaries outline and our own table of regions has not."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import shapely

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries, Outline
from geodata.entries import Entry, Exactness, keyed
from geodata.names import name_key
from geodata.places import DEGREE_KM, Place
from geodata.placetables import place_rows, place_types

LAYER = "natural-earth"
# People in listed towns, from which on a name alone tells a province; short names are words of many languages (Ain).
_LEAST, _SHORT, _LEAST_SHORT = 200_000, 3, 800_000
_TYPES = ("province", "state", "governorate")
_DOUBT = 0.06  # degrees: outlines and points are each good to about 3 km
_STATES_OF = "US"  # GeoNames has them
# 'Western' is no name: half a dozen countries have such a province, and every text has the word.
_SIDE = r"centr(?:al|e)|capital|coast|east(?:ern)?|est|federal|littoral|lower|maritime|north(?:ern)?|nord|ouest|plateau"
_SIDES = re.compile(rf"(?:(?:{_SIDE}|plateaux|river|south(?:ern)?|sud|upper|west(?:ern)?|and)\b[ -]*)+")


@dataclass(frozen=True, slots=True)
class Provinces:
    """First-level regions that our own tables have not, each name once a country, and all that have an outline."""

    outlines: Sequence[Outline]
    everywhere: Sequence[Outline]

    @classmethod
    def read(cls, boundaries: Boundaries) -> Self:
        """Return the regions of the boundaries."""
        everywhere = boundaries.outlines()
        ours = {id(boundaries.polygon(row.place)) for row in place_rows("regions")}
        count: Counter[tuple[str | None, str]] = Counter((one.country, name_key(one.name)) for one in everywhere)
        count.update((row.place.country, key) for row in place_rows("country_parts") for key in row.entry().names)
        outlines = [
            one
            for one in everywhere
            if count[one.country, name_key(one.name)] == 1
            and id(one.shape) not in ours
            and one.country.isalpha()
            and one.country != _STATES_OF
            and not _SIDES.fullmatch(name_key(one.name))
        ]
        return cls(outlines, everywhere)

    def placed(self, cities: Sequence[Entry]) -> Iterator[Entry]:
        """Yield cities, those without a region with the province of their country that they lie in.

        Outlines are simplified: a city so near to another region that it may be there stays without one.
        """
        known = {id(one.shape) for one in self.outlines}
        tree = shapely.STRtree([one.shape for one in self.everywhere])
        points = shapely.points([(city.place.longitude, city.place.latitude) for city in cities])
        near: dict[int, list[Outline]] = defaultdict(list)
        for number, at in tree.query(points, predicate="dwithin", distance=_DOUBT).T.tolist():
            near[number].append(self.everywhere[at])
        for number, city in enumerate(cities):
            here = near[number][0] if len(near[number]) == 1 else None
            told = city.place.admin1 or not here or here.country != city.place.country or id(here.shape) not in known
            yield city if told or not here else replace(city, place=replace(city.place, admin1=here.name))

    def entries(self, cities: Iterable[Entry]) -> Iterator[Entry]:
        """Yield an entry for each province: at its largest city, with the people of its cities.

        A province that is named like a city of its country is found only where the wording says its kind; one so small
        that its name may be any word is not found by that at all.
        """
        inside: dict[tuple[str | None, str | None], list[Place]] = defaultdict(list)
        towns: set[tuple[str | None, str]] = set()
        for city in cities:
            inside[city.place.country, city.place.admin1].append(city.place)
            own = (key for key, exactness in city.names.items() if exactness is Exactness.OWN)
            towns.update((city.place.country, key) for key in own)
        for one in self.outlines:
            yield _entry(one, inside[one.country, one.name], towns)


def _entry(one: Outline, cities: Sequence[Place], towns: Collection[tuple[str | None, str]]) -> Entry:
    largest = max(cities, key=lambda city: city.population, default=None)
    centre = shapely.point_on_surface(one.shape)
    place = Place(
        id=f"province:{one.country}-{name_key(one.name).replace(' ', '-')}",
        name=one.name,
        kind=PlaceKind.ADMIN1,
        longitude=largest.longitude if largest else round(centre.x, 3),
        latitude=largest.latitude if largest else round(centre.y, 3),
        country=one.country,
        admin1=one.name,
        admin2=None,
        radius_km=_radius_km(one.shape),
        population=sum(city.population for city in cities),
    )
    names = [one.name, *one.aliases]
    told = [form for name in names for kind in _TYPES for form in place_types()[kind].forms(name, "en")]
    least = _LEAST if len(one.name) > _SHORT else _LEAST_SHORT
    if place.population < least or any((one.country, name_key(name)) in towns for name in names):
        return Entry(place, LAYER, keyed(told, [], [], []))
    return Entry(place, LAYER, keyed([one.name, *told], list(one.aliases), [], []))


def _radius_km(shape: shapely.Geometry) -> float:
    """Return the radius of a circle as large as a shape."""
    degree = DEGREE_KM * math.cos(math.radians(float(shape.centroid.y)))
    return max(1.0, round(math.sqrt(shape.area * DEGREE_KM * degree / math.pi)))
