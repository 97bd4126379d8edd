"""Weighing: how much speaks for a place as the one that a toponym stands for, in orders of magnitude of people."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from articles.toponyms import PlaceKind
from geodata.context import PROVINCE, Anchor, Context, Named, larger_places, lies_in
from geodata.entries import Exactness
from geodata.gazetteer import Candidate
from geodata.places import Place, within_km

# A place's weight is the logarithm of its people plus what the article adds to it or takes from it; the figures are
# in the same unit, so that 1.0 outweighs a tenfold population. Areas and sites weigh what a city of their fame does.
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
_FEWEST, _CITY, _CITY_FAME = 100, 100_000, 1.0
# What is struck is more often where the war is fought than across the border: Vovchansk, not Volchansk in the Urals.
_FOUGHT_IN, _FRONT = frozenset({"UA"}), 0.4
# Whoever speaks of the one speaks of the towns of the other: part of the share of the country that the article names.
_ADVERSARIES, _HOSTILE = {"UA": "RU", "RU": "UA", "AM": "AZ", "AZ": "AM"}, 0.2
# A village that stands in our own table does so because news names it; one that GeoNames lists without its people is
# the seat of a district.
_LISTED_BY, _SEAT = "settlement:", "geonames:"
_LISTED = 2_000
# A region that our tables have not is known as far as it has people, of whom a third live in listed towns.
_OUTSIDE_TOWNS, _PROVINCES_MOST = math.log10(3), 6.5
_LESS_EXACT = {Exactness.OWN: 0.0, Exactness.VARIANT: -0.3, Exactness.OTHER: -3.0, Exactness.STEM: -2.5}
_EXACTNESS_WORDS = {
    Exactness.OWN: "its own name",
    Exactness.VARIANT: "a spelling of its name",
    Exactness.OTHER: "a former or other name",
    Exactness.STEM: "part of its name",
}
_WITHIN, _NOT_WITHIN = 5.0, -5.0
_REGION_NAMED = 2.0
_COUNTRY_SHARE, _ELSEWHERE = 2.5, -1.5
_PROVINCE_ELSEWHERE = -3.0  # no fame of a province lifts it over this
_PEOPLE = 1.5
_BORDER_KM = 30.0  # beyond a country's reach, where its war is fought, too
_NEARBY, _NEARBY_KM = 2.0, 120.0
_SAME_PASSAGE, _SAME_PASSAGE_KM = 1.5, 50.0
_NEIGHBOUR = _SAME_PASSAGE * math.exp(-25 / _SAME_PASSAGE_KM)
_FAR, _FAR_KM = -1.0, 300.0
_TELLING = 1.0  # a difference that is a reason
# A town of so many people, so many times those of any namesake, is the one meant, but for the commonest of names.
_TOWN, _VILLAGES, _COMMON = 5_000, 10, 10
_ONLY_ONE, _NAMESAKES = 1.0, -0.5  # for the only bearer of a name; for each doubling of its bearers in a country

# What speaks for or against a place: its weight, and the reason with gaps for what is told of it. Few of the many
# candidates are ever asked for their reasons.
Part: TypeAlias = tuple[float, str, tuple[object, ...]]


class Weighed(NamedTuple):
    """A candidate's place with what speaks for and against it, by the sort of evidence.

    `weight` is the sum of it all; 4.0 is what a town of 10,000 has by its people alone.
    """

    place: Place
    positioned: bool
    parts: Mapping[str, Part]
    weight: float

    @property
    def misplaced(self) -> bool:
        """Whether the wording names a larger place that this one does not lie in."""
        return self.parts["within"][0] < 0

    @property
    def told(self) -> bool:
        """Whether the article names a region or district that this place lies in."""
        return self.parts["within"][0] > 0 or self.parts["region"][0] > 0

    @property
    def is_neighbour(self) -> bool:
        """Whether a certain place of the same passage lies within 25 km."""
        return self.parts["passage"][0] >= _NEIGHBOUR

    def account(self) -> str:
        """Return the evidence in words, the strongest first."""
        strongest = sorted(self.parts.values(), key=lambda part: -abs(part[0]))
        return ", ".join(_worded(part) for part in strongest if part[0])

    def reason(self, sort: str) -> str:
        """Return one sort of evidence in words."""
        return _worded(self.parts[sort])

    def reason_for(self, rival: Weighed) -> str:
        """Return in words what speaks most for this place rather than for a rival."""
        return self.reason(self._decisive(rival))

    def reason_against(self, winner: Weighed) -> str:
        """Return in words what speaks most against this place beside the one that was chosen."""
        return self.reason(winner._decisive(self))

    def _decisive(self, rival: Weighed) -> str:
        """Return the narrowest sort of evidence that makes a difference, else the one that makes the largest."""
        largest, most = "", -math.inf
        for sort, part in self.parts.items():
            lead = part[0] - rival.parts[sort][0]
            if lead >= _TELLING:
                return sort
            if lead > most:
                largest, most = sort, lead
        return largest


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the weighing of all bearers of a name shares.

    `larger` are the areas of each larger place that the wording names, `beside` the anchors of its passages, with the
    ids of their places; `only` tells whether the name has one bearer in all; `foremost` are the ids of towns whose
    namesakes are villages.
    """

    named: Named
    context: Context
    larger: Sequence[Sequence[Place]]
    beside: Sequence[Anchor]
    beside_ids: frozenset[str]
    countries: Counter[str | None]
    only: bool
    foremost: frozenset[str]

    @classmethod
    def of(cls, named: Named, context: Context) -> _Shared:
        countries = Counter([candidate.place.country for candidate in named.borne.candidates])
        larger = [larger_places(name, context.gazetteer) for name in named.first.within]
        beside = context.beside(named.spots)
        ids = frozenset([anchor[0].id for anchor in beside])
        only = len(countries) == 1 and 1 in countries.values()
        return cls(named, context, larger, beside, ids, countries, only, _foremost(named.borne.candidates))


def rank(named: Named, context: Context) -> list[Weighed]:
    """Return the places that bear a name, each weighed in the article's context, the likeliest first."""
    shared = _Shared.of(named, context)
    weighed = [_weighed(candidate, shared) for candidate in named.borne.candidates]
    return sorted(weighed, key=lambda one: (-one.weight, one.place.id)) if len(weighed) > 1 else weighed


def _weighed(candidate: Candidate, shared: _Shared) -> Weighed:
    place, context, name = candidate.place, shared.context, shared.named.first.name
    nearest = context.nearest(place, name)
    in_passage = nearest and nearest[1].id in shared.beside_ids
    parts = {
        "within": _within(place, shared.larger),
        "region": _region(place, context),
        "passage": _passage(nearest if in_passage else context.nearest(place, name, shared.beside)),
        "nearby": _nearby(place, nearest),
        "country": _country(place, shared),
        "people": _people(place, context),
        "fame": _fame(place),
        "name": _name(candidate, shared.named),
        "namesakes": _namesakes(place, shared),
    }
    return Weighed(place, candidate.positioned, parts, sum([part[0] for part in parts.values()]))


def _worded(part: Part) -> str:
    _, reason, told = part
    return reason.format(*told)


def _within(place: Place, larger: Sequence[Sequence[Place]]) -> Part:
    found: Part = 0.0, "the wording names no larger place", ()
    for areas in larger:
        holding = next((area for area in areas if lies_in(place, area)), None)
        if holding:
            return _WITHIN, "in {}, as the wording says", (holding.name,)
        if areas:
            found = _NOT_WITHIN, "not in {}, as the wording says", (areas[0].name,)
    return found


def _region(place: Place, context: Context) -> Part:
    region = context.region(place)
    if region is None:
        return 0.0, "in no region that the article names", ()
    return _REGION_NAMED, "in {}, which the article names", (region.name,)


def _country(place: Place, shared: _Shared) -> Part:
    context = shared.context
    if place.country is None or not context.shares:
        return 0.0, "the article names no country", ()
    share = context.shares.get(place.country, 0.0)
    hostile = context.shares.get(_ADVERSARIES.get(place.country, ""), 0.0)
    if share < _HOSTILE * hostile and _LISTED <= place.population < _CITY:
        return (
            _COUNTRY_SHARE * math.sqrt(_HOSTILE * hostile),
            "in {}, at war with the country spoken of",
            (place.country,),
        )
    if not share:
        settled = place.kind is PlaceKind.SETTLEMENT
        known = place.population >= _CITY if settled else not place.id.startswith(PROVINCE)
        # Across the border of the country spoken of: rockets from Lebanon hit Metula.
        known = known or (shared.only and any(_borders(place, area) for area in context.areas))
        elsewhere = _ELSEWHERE if settled else _PROVINCE_ELSEWHERE
        return 0.0 if known else elsewhere, "in {}, of which the article does not speak", (place.country,)
    return _COUNTRY_SHARE * math.sqrt(share), "in {}, of which the article speaks", (place.country,)


def _people(place: Place, context: Context) -> Part:
    share = context.peoples.get(place.country or "", 0.0)
    if not share:
        return 0.0, "the article speaks of no people of its country", ()
    return _PEOPLE * math.sqrt(share), "in {}, of whose people or forces the article speaks", (place.country,)


def _borders(place: Place, country: Place) -> bool:
    return country.kind is PlaceKind.COUNTRY and within_km(place, country, country.radius_km + _BORDER_KM)


def _passage(nearest: tuple[float, Place] | None) -> Part:
    if nearest is None:
        return 0.0, "no certain place in the same passage", ()
    distance, anchor = nearest
    weight = _SAME_PASSAGE * math.exp(-distance / _SAME_PASSAGE_KM)
    return weight, "{:,.0f} km from {}, named in the same passage", (distance, anchor.name)


def _nearby(place: Place, nearest: tuple[float, Place] | None) -> Part:
    if nearest is None:
        return 0.0, "the article names no place that is beyond doubt", ()
    distance, anchor = nearest
    obscure = place.kind is PlaceKind.SETTLEMENT and place.population < _CITY
    far = _FAR if distance > _FAR_KM and obscure else 0.0
    return _NEARBY * math.exp(-distance / _NEARBY_KM) + far, "{:,.0f} km from {}", (distance, anchor.name)


def _fame(place: Place) -> Part:
    fame, front = _FAME.get(place.kind), _FRONT if place.country in _FOUGHT_IN else 0.0
    if fame is not None:
        if place.id.startswith(PROVINCE):
            fame = min(_PROVINCES_MOST, math.log10(max(place.population, _FEWEST)) + _OUTSIDE_TOWNS)
        return fame + front, _KIND_WORDS[place.kind], ()
    renown = front + (_CITY_FAME if place.population >= _CITY else 0.0)
    listed = place.id.startswith(_LISTED_BY) or (place.population == 0 and place.id.startswith(_SEAT))
    fewest = _LISTED if listed else _FEWEST
    people = "{:,} people" if place.population else "how many people is not known"
    return math.log10(max(place.population, fewest)) + renown, people, (place.population,)


def _name(candidate: Candidate, named: Named) -> Part:
    told = named.first.kind is candidate.place.kind and not named.borne.note
    if candidate.exactness is Exactness.STEM and told:
        return 0.0, "its name with the kind in the wording", ()
    return _LESS_EXACT[candidate.exactness], _EXACTNESS_WORDS[candidate.exactness], ()


def _namesakes(place: Place, shared: _Shared) -> Part:
    if shared.only:
        return _ONLY_ONE, "the only place of this name", ()
    if place.kind is not PlaceKind.SETTLEMENT:
        return 0.0, "an area or site", ()
    if place.id in shared.foremost:
        return 0.0, "by far the largest of this name in {}", (place.country,)
    bearers = shared.countries[place.country]
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
