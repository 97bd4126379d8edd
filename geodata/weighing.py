"""Weighing: how much speaks for a place as the one that a toponym stands for, in orders of magnitude of people."""

from __future__ import annotations

import math
from dataclasses import dataclass

from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import Bearers
from geodata.context import Context, larger_places, lies_in
from geodata.entries import Exactness
from geodata.gazetteer import Candidate
from geodata.places import Place

# A place's weight is the logarithm of its people plus what the article adds to it or takes from it; the figures are
# in the same unit, so that 1.0 outweighs a tenfold population. Areas and sites weigh what a city of their fame does.
_FAME = {
    PlaceKind.COUNTRY: 7.5,
    PlaceKind.ADMIN1: 6.0,
    PlaceKind.COUNTRY_PART: 6.0,
    PlaceKind.WATER: 6.0,
    PlaceKind.SITE: 5.0,
    PlaceKind.DISTRICT: 3.0,
}
_FEWEST = 100
_LESS_EXACT = {Exactness.OWN: 0.0, Exactness.OTHER: -1.5, Exactness.STEM: -2.5}
_WITHIN, _NOT_WITHIN = 5.0, -5.0
_REGION_NAMED = 2.0
_COUNTRY_SHARE = 2.5
_ELSEWHERE = -1.5
_NEARBY, _NEARBY_KM = 2.5, 150.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate's place with what speaks for and against it: (weight, words) by the sort of evidence."""

    place: Place
    parts: dict[str, tuple[float, str]]

    @property
    def weight(self) -> float:
        """The sum of the evidence; 4.0 is what a town of 10,000 has by its people alone."""
        return sum(weight for weight, _ in self.parts.values())

    @property
    def misplaced(self) -> bool:
        """Whether the wording names a larger place that this one does not lie in."""
        return self.parts["within"][0] < 0

    def account(self) -> str:
        """Return the evidence in words, the strongest first."""
        strongest = sorted(self.parts.values(), key=lambda part: -abs(part[0]))
        return ", ".join(words for weight, words in strongest if weight)

    def reason_for(self, rival: Weighed) -> str:
        """Return in words what speaks most for this place rather than for a rival."""
        return self.parts[self._decisive(rival)][1]

    def reason_against(self, winner: Weighed) -> str:
        """Return in words what speaks most against this place beside the one that was chosen."""
        return self.parts[winner._decisive(self)][1]

    def _decisive(self, rival: Weighed) -> str:
        return max(self.parts, key=lambda sort: self.parts[sort][0] - rival.parts[sort][0])


def rank(toponym: Toponym, borne: Bearers, context: Context) -> list[Weighed]:
    """Return the bearers of a toponym's name, each weighed in the article's context, the likeliest first."""
    weighed = [_weigh(candidate, toponym, borne, context) for candidate in borne.candidates]
    return sorted(weighed, key=lambda one: (-one.weight, one.place.id))


def _weigh(candidate: Candidate, toponym: Toponym, borne: Bearers, context: Context) -> Weighed:
    place = candidate.place
    wanted = toponym.kind is not None and not borne.note
    return Weighed(
        place,
        {
            "within": _within(place, toponym, context),
            "region": _region(place, context),
            "country": _country(place, context),
            "nearby": _nearby(place, context),
            "fame": _fame(place),
            "name": (0.0, "the kind in the wording")
            if wanted and candidate.exactness is Exactness.STEM
            else _name(candidate),
        },
    )


def _within(place: Place, toponym: Toponym, context: Context) -> tuple[float, str]:
    weight, words = 0.0, "the wording names no larger place"
    for name in toponym.within:
        areas = larger_places(name, context.gazetteer)
        holding = next((area for area in areas if lies_in(place, area)), None)
        if holding:
            return _WITHIN, f"in {holding.name}, as the wording says"
        if areas:
            weight, words = _NOT_WITHIN, f"not in {areas[0].name}, as the wording says"
    return weight, words


def _region(place: Place, context: Context) -> tuple[float, str]:
    region = context.region(place)
    if region is None:
        return 0.0, "in no region that the article names"
    return _REGION_NAMED, f"in {region.name}, which the article names"


def _country(place: Place, context: Context) -> tuple[float, str]:
    if place.country is None or not context.shares:
        return 0.0, "the article names no country"
    share = context.shares.get(place.country, 0.0)
    if not share:
        return _ELSEWHERE, f"in {place.country}, of which the article does not speak"
    return _COUNTRY_SHARE * math.sqrt(share), f"in {place.country}, of which the article speaks"


def _nearby(place: Place, context: Context) -> tuple[float, str]:
    nearest = context.nearest(place)
    if nearest is None:
        return 0.0, "the article names no place that is beyond doubt"
    distance, anchor = nearest
    return _NEARBY * math.exp(-distance / _NEARBY_KM), f"{distance:,.0f} km from {anchor.name}"


def _fame(place: Place) -> tuple[float, str]:
    fame = _FAME.get(place.kind)
    if fame is not None:
        return fame, f"a {place.kind.replace('_', ' ')}"
    return math.log10(max(place.population, _FEWEST)), f"{place.population:,} people"


def _name(candidate: Candidate) -> tuple[float, str]:
    words = {
        Exactness.OWN: "its own name",
        Exactness.OTHER: "a former or other name",
        Exactness.STEM: "part of its name",
    }
    return _LESS_EXACT[candidate.exactness], words[candidate.exactness]
