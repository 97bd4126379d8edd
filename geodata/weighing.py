"""Weighing: how much speaks for a place as the one that a toponym stands for, in orders of magnitude of people."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from articles.toponyms import PlaceKind
from geodata.context import PROVINCE, Anchor, Context, Named, Nearest, larger_places, lies_in
from geodata.gazetteer import Candidate
from geodata.places import Place, within_km
from geodata.standing import CITY, LISTED, Part, standing_of

# A place's weight is the logarithm of its people plus what the article adds to it or takes from it; the figures are
# in the same unit, so that 1.0 outweighs a tenfold population.
# Whoever speaks of the one speaks of the towns of the other: part of the share of the country that the article names.
_ADVERSARIES, _HOSTILE = {"UA": "RU", "RU": "UA", "AM": "AZ", "AZ": "AM"}, 0.2
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


class _Written(NamedTuple):
    """What the weighing of all bearers of a name shares, where an article has it.

    `larger` are the areas of each larger place that the wording names, `beside` the anchors of its passages with their
    numbers.
    """

    name: str
    context: Context
    larger: Sequence[Sequence[Place]]
    beside: Sequence[Anchor]
    numbers: Collection[int]
    only: bool


def rank(named: Named, context: Context) -> list[Weighed]:
    """Return the places that bear a name, each weighed in the article's context, the likeliest first."""
    first, standing = named.first, standing_of(named.borne, named.first.kind)
    larger = [larger_places(name, context.gazetteer) for name in first.within]
    beside = context.beside(named.spots)
    written = _Written(first.name, context, larger, beside, [anchor[-1] for anchor in beside], standing.only)
    weighed = [_weighed(candidate, own, written) for candidate, own in standing.bearers]
    return sorted(weighed, key=lambda one: (-one.weight, one.place.id)) if len(weighed) > 1 else weighed


def _weighed(candidate: Candidate, own: Mapping[str, Part], written: _Written) -> Weighed:
    place, context = candidate.place, written.context
    nearest = context.nearest(place, written.name)
    in_passage = nearest and nearest.number in written.numbers
    parts = {
        "within": _within(place, written.larger),
        "region": _region(place, context),
        "passage": _passage(nearest if in_passage else context.nearest(place, written.name, written.beside)),
        "nearby": _nearby(place, nearest),
        "country": _country(place, context, only=written.only),
        "people": _people(place, context),
        **own,
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


def _country(place: Place, context: Context, *, only: bool) -> Part:
    if place.country is None or not context.shares:
        return 0.0, "the article names no country", ()
    share = context.shares.get(place.country, 0.0)
    hostile = context.shares.get(_ADVERSARIES.get(place.country, ""), 0.0)
    if share < _HOSTILE * hostile and LISTED <= place.population < CITY:
        return (
            _COUNTRY_SHARE * math.sqrt(_HOSTILE * hostile),
            "in {}, at war with the country spoken of",
            (place.country,),
        )
    if not share:
        settled = place.kind is PlaceKind.SETTLEMENT
        known = place.population >= CITY if settled else not place.id.startswith(PROVINCE)
        # Across the border of the country spoken of: rockets from Lebanon hit Metula.
        known = known or (only and any(_borders(place, area) for area in context.areas))
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


def _passage(nearest: Nearest | None) -> Part:
    if nearest is None:
        return 0.0, "no certain place in the same passage", ()
    distance, anchor, _ = nearest
    weight = _SAME_PASSAGE * math.exp(-distance / _SAME_PASSAGE_KM)
    return weight, "{:,.0f} km from {}, named in the same passage", (distance, anchor.name)


def _nearby(place: Place, nearest: Nearest | None) -> Part:
    if nearest is None:
        return 0.0, "the article names no place that is beyond doubt", ()
    distance, anchor, _ = nearest
    obscure = place.kind is PlaceKind.SETTLEMENT and place.population < CITY
    far = _FAR if distance > _FAR_KM and obscure else 0.0
    return _NEARBY * math.exp(-distance / _NEARBY_KM) + far, "{:,.0f} km from {}", (distance, anchor.name)
