"""Weighing: how much speaks for a place as the one that a toponym stands for, in orders of magnitude of people."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import Bearers
from geodata.context import Anchor, Context, larger_places, lies_in
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
_LISTED = 2_000  # a village that stands in our own table does so because news names it
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
_NEARBY, _NEARBY_KM = 2.0, 120.0
_SAME_PASSAGE, _SAME_PASSAGE_KM = 1.5, 50.0
_FAR, _FAR_KM = -1.0, 300.0
_TELLING = 1.0  # a difference that is a reason
_ONLY_ONE, _NAMESAKES = 1.0, -0.5  # for the only bearer of a name; for each doubling of its bearers in a country


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate's place with what speaks for and against it: (weight, words) by the sort of evidence.

    `weight` is the sum of it all; 4.0 is what a town of 10,000 has by its people alone.
    """

    place: Place
    positioned: bool
    parts: Mapping[str, tuple[float, str]]
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        """Sum the evidence up."""
        object.__setattr__(self, "weight", sum([weight for weight, _ in self.parts.values()]))

    @property
    def misplaced(self) -> bool:
        """Whether the wording names a larger place that this one does not lie in."""
        return self.parts["within"][0] < 0

    @property
    def told(self) -> bool:
        """Whether the article names a region or district that this place lies in."""
        return self.parts["within"][0] > 0 or self.parts["region"][0] > 0

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
        """Return the narrowest sort of evidence that makes a difference, else the one that makes the largest."""
        lead = {sort: self.parts[sort][0] - rival.parts[sort][0] for sort in self.parts}
        telling = (sort for sort, weight in lead.items() if weight >= _TELLING)
        return next(telling, max(lead, key=lambda sort: lead[sort]))


def rank(toponym: Toponym, borne: Bearers, context: Context, at: Sequence[int] = ()) -> list[Weighed]:
    """Return the bearers of a toponym's name, each weighed in the article's context, the likeliest first.

    `at` are the offsets where the article names it.
    """
    countries = Counter(candidate.place.country for candidate in borne.candidates)
    beside = context.beside(at)
    weighed = [
        Weighed(
            candidate.place,
            candidate.positioned,
            {
                "within": _within(candidate.place, toponym, context),
                "region": _region(candidate.place, context),
                "passage": _passage(candidate.place, toponym, context, beside),
                "nearby": _nearby(candidate.place, toponym, context),
                "country": _country(candidate.place, context),
                "fame": _fame(candidate.place),
                "name": _name(candidate, toponym, borne),
                "namesakes": _namesakes(candidate.place, countries),
            },
        )
        for candidate in borne.candidates
    ]
    return sorted(weighed, key=lambda one: (-one.weight, one.place.id))


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
        known = place.kind is not PlaceKind.SETTLEMENT or place.population >= _CITY
        return 0.0 if known else _ELSEWHERE, f"in {place.country}, of which the article does not speak"
    return _COUNTRY_SHARE * math.sqrt(share), f"in {place.country}, of which the article speaks"


def _passage(place: Place, toponym: Toponym, context: Context, beside: Sequence[Anchor]) -> tuple[float, str]:
    nearest = context.nearest(place, toponym.name, beside)
    if nearest is None:
        return 0.0, "no certain place in the same passage"
    distance, anchor = nearest
    words = f"{distance:,.0f} km from {anchor.name}, named in the same passage"
    return _SAME_PASSAGE * math.exp(-distance / _SAME_PASSAGE_KM), words


def _nearby(place: Place, toponym: Toponym, context: Context) -> tuple[float, str]:
    nearest = context.nearest(place, toponym.name)
    if nearest is None:
        return 0.0, "the article names no place that is beyond doubt"
    distance, anchor = nearest
    obscure = place.kind is PlaceKind.SETTLEMENT and place.population < _CITY
    far = _FAR if distance > _FAR_KM and obscure else 0.0
    return _NEARBY * math.exp(-distance / _NEARBY_KM) + far, f"{distance:,.0f} km from {anchor.name}"


def _fame(place: Place) -> tuple[float, str]:
    fame, front = _FAME.get(place.kind), _FRONT if place.country in _FOUGHT_IN else 0.0
    if fame is not None:
        return fame + front, _KIND_WORDS[place.kind]
    renown = front + (_CITY_FAME if place.population >= _CITY else 0.0)
    fewest = _LISTED if place.id.startswith("settlement:") else _FEWEST
    words = f"{place.population:,} people" if place.population else "how many people is not known"
    return math.log10(max(place.population, fewest)) + renown, words


def _name(candidate: Candidate, toponym: Toponym, borne: Bearers) -> tuple[float, str]:
    if candidate.exactness is Exactness.STEM and toponym.kind is candidate.place.kind and not borne.note:
        return 0.0, "its name with the kind in the wording"
    return _LESS_EXACT[candidate.exactness], _EXACTNESS_WORDS[candidate.exactness]


def _namesakes(place: Place, countries: Counter[str | None]) -> tuple[float, str]:
    if countries.total() == 1:
        return _ONLY_ONE, "the only place of this name"
    if place.kind is not PlaceKind.SETTLEMENT:
        return 0.0, "an area or site"
    bearers = countries[place.country]
    return _NAMESAKES * math.log2(bearers), f"one of {bearers} of this name in {place.country}"
