"""Standing: what speaks for each bearer of a name wherever it is written: its fame, its name, and its namesakes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from articles.toponyms import PlaceKind
from geodata.bearers import Bearers
from geodata.context import PROVINCE
from geodata.entries import Exactness
from geodata.gazetteer import Candidate
from geodata.places import Place

# In orders of magnitude of people: areas and sites weigh what a city of their fame does.
_FAME = {
    PlaceKind.COUNTRY: 7.5,
    PlaceKind.ADMIN1: 6.0,
    PlaceKind.COUNTRY_PART: 6.0,
    PlaceKind.WATER: 6.0,
    PlaceKind.SITE: 5.0,
    PlaceKind.DISTRICT: 3.5,
}
_KIND_WORDS = {
    PlaceKind.COUNTRY: "a country",
    PlaceKind.ADMIN1: "a region",
    PlaceKind.COUNTRY_PART: "a part of a country",
    PlaceKind.WATER: "a water",
    PlaceKind.SITE: "a site",
    PlaceKind.DISTRICT: "a district",
}
_FEWEST, CITY, _CITY_FAME = 100, 100_000, 1.0
# What is struck is more often where the war is fought than across the border: Vovchansk, not Volchansk in the Urals.
_FOUGHT_IN, _FRONT = frozenset({"UA"}), 0.4
# A village that stands in our own table does so because news names it; one that GeoNames lists without its people is
# the seat of a district.
_LISTED_BY, _SEAT = "settlement:", "geonames:"
LISTED = 2_000
# A region that our tables have not is known as far as it has people, of whom a third live in listed towns.
_OUTSIDE_TOWNS, _PROVINCES_MOST = math.log10(3), 6.5
_LESS_EXACT = {Exactness.OWN: 0.0, Exactness.VARIANT: -0.3, Exactness.OTHER: -3.0, Exactness.STEM: -2.5}
_EXACTNESS_WORDS = {
    Exactness.OWN: "its own name",
    Exactness.VARIANT: "a spelling of its name",
    Exactness.OTHER: "a former or other name",
    Exactness.STEM: "part of its name",
}
# A town of so many people, so many times those of any namesake, is the one meant, but for the commonest of names.
_TOWN, _VILLAGES, _COMMON = 5_000, 10, 10
_REMEMBERED = 20_000
_ONLY_ONE, _NAMESAKES = 1.0, -0.5  # for the only bearer of a name; for each doubling of its bearers in a country

# What speaks for or against a place: its weight, and the reason with gaps for what is told of it. Few of the many
# candidates are ever asked for their reasons.
Part: TypeAlias = tuple[float, str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The bearers of a name, each with what speaks for it; `only` tells whether there is but one."""

    bearers: Sequence[tuple[Candidate, Mapping[str, Part]]]
    only: bool


@lru_cache(maxsize=_REMEMBERED)
def standing_of(borne: Bearers, kind: PlaceKind | None) -> Standing:
    """Return how the bearers of a name stand, where the wording says that a place is of some kind."""
    countries = Counter([candidate.place.country for candidate in borne.candidates])
    only = len(countries) == 1 and 1 in countries.values()
    foremost = _foremost(borne.candidates)
    bearers: list[tuple[Candidate, Mapping[str, Part]]] = []
    for candidate in borne.candidates:
        place, told = candidate.place, kind is candidate.place.kind and not borne.note
        name, namesakes = _name(candidate, told=told), _namesakes(place, countries, foremost, only=only)
        bearers.append((candidate, {"fame": _fame(place), "name": name, "namesakes": namesakes}))
    return Standing(bearers, only)


def _fame(place: Place) -> Part:
    fame, front = _FAME.get(place.kind), _FRONT if place.country in _FOUGHT_IN else 0.0
    if fame is not None:
        if place.id.startswith(PROVINCE):
            fame = min(_PROVINCES_MOST, math.log10(max(place.population, _FEWEST)) + _OUTSIDE_TOWNS)
        return fame + front, _KIND_WORDS[place.kind], ()
    renown = front + (_CITY_FAME if place.population >= CITY else 0.0)
    listed = place.id.startswith(_LISTED_BY) or (place.population == 0 and place.id.startswith(_SEAT))
    fewest = LISTED if listed else _FEWEST
    people = "{:,} people" if place.population else "how many people is not known"
    return math.log10(max(place.population, fewest)) + renown, people, (place.population,)


def _name(candidate: Candidate, *, told: bool) -> Part:
    if candidate.exactness is Exactness.STEM and told:
        return 0.0, "its name with the kind in the wording", ()
    return _LESS_EXACT[candidate.exactness], _EXACTNESS_WORDS[candidate.exactness], ()


def _namesakes(place: Place, countries: Mapping[str | None, int], foremost: Collection[str], *, only: bool) -> Part:
    if only:
        return _ONLY_ONE, "the only place of this name", ()
    if place.kind is not PlaceKind.SETTLEMENT:
        return 0.0, "an area or site", ()
    if place.id in foremost:
        return 0.0, "by far the largest of this name in {}", (place.country,)
    bearers = countries[place.country]
    return _NAMESAKES * math.log2(bearers), "one of {} of this name in {}", (bearers, place.country)


def _foremost(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the towns beside which all others of their country that bear the name are villages: Avdiivka."""
    places = [one.place for one in candidates if one.place.population >= _TOWN]
    towns = [place for place in places if place.kind is PlaceKind.SETTLEMENT]
    return frozenset([place.id for place in towns if _outranks(place, candidates)])


def _outranks(place: Place, candidates: Sequence[Candidate]) -> bool:
    alike = [one.place for one in candidates if one.place.country == place.country and one.place.kind is place.kind]
    villages = [one for one in alike if one.population * _VILLAGES <= place.population]
    return len(villages) == len(alike) - 1 < _COMMON
