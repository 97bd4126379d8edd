"""The context of an article: the areas that it names, and the places that it speaks of beyond doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import Bearers
from geodata.gazetteer import Candidate, Gazetteer
from geodata.places import Place, distance_km

_WELL_KNOWN = 100_000
_CLEAR_LEAD = 10  # times the people of the next place of the name
_TOUCH = 1.2  # an area's radius is that of a circle of its size; its corners lie further out
_LARGER = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.DISTRICT, PlaceKind.WATER)
_CITY_REACH_KM = 25.0


@dataclass(frozen=True)
class Context:
    """What an article says of where it is.

    `areas` are the countries, regions and parts that it names, `anchors` the places whose names leave no doubt, both
    with how often; `shares` is the part of all that in each country.
    """

    areas: Mapping[Place, int]
    anchors: Mapping[Place, int]
    shares: Mapping[str, float]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, borne: Mapping[Toponym, Bearers], gazetteer: Gazetteer) -> Context:
        """Return the context that an article's toponyms make, each with the places that bear its name."""
        areas: Counter[Place] = Counter()
        anchors: Counter[Place] = Counter()
        for toponym, bearer in borne.items():
            place = _beyond_doubt(bearer.candidates)
            if place:
                (areas if place.kind in _LARGER else anchors)[place] += 1
            for name in toponym.within:
                areas.update(larger_places(name, gazetteer)[:1])
        countries = Counter[str]()
        for place, count in (*areas.items(), *anchors.items()):
            if place.country:
                countries[place.country] += count
        total = sum(countries.values())
        return cls(areas, anchors, {country: count / total for country, count in countries.items()}, gazetteer)

    def countries(self) -> list[str]:
        """Return the countries that the article speaks of, the most named first."""
        return sorted(self.shares, key=lambda country: -self.shares[country])

    def nearest(self, place: Place) -> tuple[float, Place] | None:
        """Return the anchor nearest to a place, other than itself, with the distance in kilometres."""
        distances = ((distance_km(place, anchor), anchor) for anchor in self.anchors if anchor.name != place.name)
        return min(distances, key=lambda row: row[0], default=None)

    def region(self, place: Place) -> Place | None:
        """Return the region, district or part named in the article that a place lies in, None where it names none."""
        around = (area for area in self.areas if area.kind is not PlaceKind.COUNTRY and area.name != place.name)
        return next((area for area in around if lies_in(place, area)), None)


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
    reach = area.radius_km * _TOUCH if area.kind in _LARGER else _CITY_REACH_KM
    return distance_km(place, area) <= reach


def _beyond_doubt(candidates: tuple[Candidate, ...]) -> Place | None:
    """Return the place of a name that has one bearer only, or one that dwarfs the others."""
    own = [candidate.place for candidate in candidates if candidate.exactness is candidates[0].exactness]
    if not own:
        return None
    first, others = own[0], own[1:]
    known = first.population >= _WELL_KNOWN or first.kind is not PlaceKind.SETTLEMENT or first.country in _HOME
    lead = max((other.population for other in others), default=0) * _CLEAR_LEAD
    return first if known and (not others or first.population >= lead or first.kind is PlaceKind.COUNTRY) else None


_HOME: frozenset[str] = frozenset()
