"""The context of an article: the areas that it names, and the places that it speaks of beyond doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import Bearers
from geodata.gazetteer import Candidate, Gazetteer
from geodata.places import Place, chord_km, point_on_sphere, within_km

PROVINCE = "province:"  # how the ids of regions begin that our tables have not
_TOWN, _CITY = 10_000, 50_000
_CLEAR_LEAD = 10  # times the people of the next place of the name
_VAGUE = 1.6  # no one has drawn where a part of a country ends
_TOUCH = 1.2  # an area's radius is that of a circle of its size; its corners lie further out
_TOUCH_WITHIN = 1.8  # the same for a place in the area's own region, of which no district is known
_LARGER = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.DISTRICT, PlaceKind.WATER)
_CITY_REACH_KM = 25.0
_SAME_PASSAGE = 300  # characters
# No article of news has more; a list of all villages of a country must end, too.
_MOST_ANCHORS, _MOST_AREAS = 200, 100
_POINTS_KEPT = 10_000

Anchor: TypeAlias = tuple[Place, float, float, float, int]
"""A place of which the article speaks beyond doubt, its point on a sphere of radius 1, and its number there."""


class Nearest(NamedTuple):
    """The anchor nearest to a place, how many kilometres away it is, and its number in the article."""

    distance: float
    anchor: Place
    number: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name that an article has in one wording, where it has it, and the places that could be meant."""

    toponyms: Sequence[Toponym]
    borne: Bearers

    @property
    def first(self) -> Toponym:
        """The toponym that stands for all: where the article has the name first."""
        return self.toponyms[0]

    @property
    def spots(self) -> list[int]:
        """The offsets where the article has the name."""
        return [toponym.span.start for toponym in self.toponyms]


@dataclass(frozen=True)
class Context:
    """What an article says of where it is.

    `areas` are the countries, regions and parts that it names, `anchors` the places whose names leave no doubt, with
    the offsets where each is named; `shares` is the part of all that in each country, `peoples` the countries of its
    words for peoples and armed groups, with their shares.
    """

    areas: Mapping[Place, Sequence[int]]
    anchors: Mapping[Place, Sequence[int]]
    shares: Mapping[str, float]
    gazetteer: Gazetteer
    peoples: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Sequence[Named], gazetteer: Gazetteer, peoples: Mapping[str, float] | None = None) -> Context:
        """Return the context that the names of an article make, and its words for peoples."""
        placed: list[tuple[Place, int]] = []
        for named in names:
            place = _beyond_doubt(named.borne.candidates)
            if place and not only_named_alike(named.first, place):
                placed += [(place, at) for at in named.spots]
        for named in names:
            for name in named.first.within:
                placed += [(area, at) for area in larger_places(name, gazetteer)[:1] for at in named.spots]
        return cls._of_places(placed, gazetteer, peoples or {})

    def grown(self, chosen: Iterable[tuple[Toponym, Place]]) -> Context:
        """Return the context with places that it made certain."""
        known = [
            (place, at) for places in (self.areas, self.anchors) for place, spots in places.items() for at in spots
        ]
        found = {(place, toponym.span.start) for toponym, place in chosen}
        return self._of_places(
            [*known, *sorted(found - set(known), key=lambda row: row[1])], self.gazetteer, self.peoples
        )

    @classmethod
    def _of_places(
        cls, named: Iterable[tuple[Place, int]], gazetteer: Gazetteer, peoples: Mapping[str, float]
    ) -> Context:
        areas: dict[Place, list[int]] = defaultdict(list)
        anchors: dict[Place, list[int]] = defaultdict(list)
        countries = Counter[str]()
        for place, at in named:
            (areas if place.kind in _LARGER else anchors)[place].append(at)
            if place.country:
                countries[place.country] += 1
        total = sum(countries.values())
        shares = {country: count / total for country, count in countries.items()}
        return cls(areas, anchors, shares, gazetteer, peoples)

    def countries(self) -> list[str]:
        """Return the countries that the article speaks of, the most named first."""
        return sorted(self.shares, key=lambda country: -self.shares[country])

    def nearest(self, place: Place, name: str, among: Sequence[Anchor] | None = None) -> Nearest | None:
        """Return the anchor nearest to a place, None where the article has none.

        An anchor of the place's own name does not count; `among` keeps to some of them.
        """
        anchors = self._first_anchors if among is None else among
        if not anchors:
            return None
        x, y, z = _on_sphere(place)
        best, most = -1, -2.0  # less than any cosine
        for anchor, ax, ay, az, number in anchors:
            cosine = x * ax + y * ay + z * az
            if cosine > most and anchor.name not in (name, place.name):
                best, most = number, cosine
        return None if best < 0 else Nearest(chord_km(max(0.0, 2 - 2 * most)), self._all_anchors[best][0], best)

    def beside(self, at: Sequence[int]) -> Sequence[Anchor]:
        """Return the anchors that are named in the same passage as one of some offsets."""
        near: set[int] = set()
        spots, numbers = self._spots
        for one in at[:_MOST_ANCHORS]:
            near.update(numbers[bisect_left(spots, one - _SAME_PASSAGE) : bisect_right(spots, one + _SAME_PASSAGE)])
        return [self._all_anchors[number] for number in sorted(near)]

    @cached_property
    def _all_anchors(self) -> Sequence[Anchor]:
        return [(anchor, *_on_sphere(anchor), number) for number, anchor in enumerate(self.anchors)]

    @cached_property
    def _first_anchors(self) -> Sequence[Anchor]:
        """Of very many anchors those named first."""
        return self._all_anchors[:_MOST_ANCHORS]

    @cached_property
    def _spots(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the anchors are named, in the order of the text, and the number of each one's anchor."""
        named = sorted((spot, number) for number, spots in enumerate(self.anchors.values()) for spot in spots)
        return [spot for spot, _ in named], [number for _, number in named]

    def region(self, place: Place) -> Place | None:
        """Return the region, district or part named in the article that a place lies in, None where it names none."""
        for area, admin1 in self._smaller_areas:
            if admin1 is not None and place.admin1 is not None and place.admin1 != admin1:
                continue  # as `lies_in` would tell, too: most areas are other regions
            if area.name != place.name and lies_in(place, area):
                return area
        return None

    @cached_property
    def _smaller_areas(self) -> Sequence[tuple[Place, str | None]]:
        """The areas below country level, the first-level regions with their names; of very many, those named first."""
        areas = islice((area for area in self.areas if area.kind is not PlaceKind.COUNTRY), _MOST_AREAS)
        return [(area, area.admin1 if area.kind is PlaceKind.ADMIN1 else None) for area in areas]


def only_named_alike(toponym: Toponym, place: Place) -> bool:
    """Tell whether a place is a village of a district's name: 'Калининский район' need not lie around Kalininsky."""
    village = place.kind is PlaceKind.SETTLEMENT and place.population < _TOWN
    return village and toponym.kind is PlaceKind.DISTRICT


def _on_sphere(place: Place) -> tuple[float, float, float]:
    """Return a place's point on a sphere of radius 1."""
    return _point(place.longitude, place.latitude)


_point = lru_cache(maxsize=_POINTS_KEPT)(point_on_sphere)


def larger_places(name: str, gazetteer: Gazetteer) -> list[Place]:
    """Return the areas that bear a name, else the settlements, best first."""
    found = gazetteer.find(name)
    areas = [place for place in found if place.kind in _LARGER]
    return areas or found


def lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area, by the names of its country, region and district where it has them."""
    if place.id == area.id:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country
    if area.kind is PlaceKind.ADMIN1 and place.admin1 is not None:
        return (place.country, place.admin1) == (area.country, area.admin1)
    if area.kind is PlaceKind.DISTRICT and place.admin2 is not None and area.name == area.admin2:
        return (place.country, place.admin1, place.admin2) == (area.country, area.admin1, area.admin2)
    if area.kind is PlaceKind.COUNTRY_PART and area.country == place.country:
        return within_km(place, area, area.radius_km * _VAGUE)
    neighbour = area.kind is PlaceKind.DISTRICT and place.admin2 is None and place.admin1 == area.admin1
    touch = _TOUCH_WITHIN if neighbour else _TOUCH
    reach = area.radius_km * touch if area.kind in _LARGER else _CITY_REACH_KM
    return within_km(place, area, reach)


def _beyond_doubt(candidates: Sequence[Candidate]) -> Place | None:
    """Return the place of a name that has one bearer only, or one that dwarfs the others."""
    if not candidates or not candidates[0].positioned:
        return None
    first = candidates[0].place
    if first.kind is PlaceKind.COUNTRY:
        alike = [one for one in candidates if one.place.kind is PlaceKind.COUNTRY]
        return first if len(alike) == 1 else None  # 'Congo' is either
    if first.id.startswith(PROVINCE) and len(candidates) > 1:
        return None  # Mara is a region of Tanzania, and the way one spells a village in Syria
    others = [candidate.place for candidate in candidates[1:] if candidate.exactness <= candidates[0].exactness]
    if not others:
        return first if first.kind is not PlaceKind.SETTLEMENT or first.population >= _TOWN else None
    lead = max(other.population for other in others) * _CLEAR_LEAD
    return first if first.population >= max(lead, _CITY) else None
