"""Georeferences: the place that a toponym stands for, chosen among its rivals by what the article says around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from articles.toponyms import PlaceKind, Role, Toponym
from geodata.bearers import bearers
from geodata.certainty import BY_SERVICE, BY_WORDING, certainty
from geodata.context import Context, Named, only_named_alike
from geodata.gazetteer import Gazetteer
from geodata.places import Place, distance_km
from geodata.vicinity import QUARTER_KM, around, beside, is_far
from geodata.weighing import Weighed, rank

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

NEEDED = 4.0  # as much as a town of 10,000 has by its people alone
_COMMON = 20  # bearers of a name that is too common to be certain before other names are
_CERTAIN = 1.5  # a lead at which a place helps to find the others
_CLEAR = 0.15  # a lead below which two places are as likely as each other
_SAME_KM = 25.0
_BESIDE = "not in the gazetteer, so where the article has it, with all that is around"
_MOST_RIVALS = 5


@dataclass(frozen=True, slots=True)
class Rival:
    """Another place that the toponym could have been, and why it is not."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Georeference:
    """A toponym and its place; `place` is None where it was looked up and nothing fitted.

    `confidence` is how likely the place is the right one, from 0 to 1; None where there is no place, or in a store that
    was filled before it was measured.
    """

    toponym: Toponym
    place: Place | None
    method: str
    rivals: tuple[Rival, ...] = ()
    confidence: float | None = None


def georeference(
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    fallback: Geocoder | None = None,
    peoples: Mapping[str, float] | None = None,
) -> dict[Toponym, Georeference]:
    """Return each toponym's place, chosen by the context of its own article; `place` is None rather than a guess.

    `fallback` is a geopy geocoder that is asked for names that the gazetteer lacks; None asks no one. `peoples` are the
    countries of whose peoples and armed groups the articles speak (see `geodata.peoples.countries_told_of`). Raises
    geopy's GeocoderServiceError where the fallback does not answer.
    """
    found: dict[Toponym, Georeference] = {}
    for _, article in groupby(sorted(toponyms, key=_article), key=_article):
        found |= _georeference_article(list(article), gazetteer, fallback, peoples or {})
    return {toponym: found[toponym] for toponym in toponyms}


def _article(toponym: Toponym) -> str:
    return toponym.article_id


def _georeference_article(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, fallback: Geocoder | None, peoples: Mapping[str, float]
) -> dict[Toponym, Georeference]:
    # One name with one wording means one place throughout an article.
    alike: dict[tuple[object, ...], list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        if toponym.role is not Role.NAMESAKE:
            alike[toponym.name, toponym.kind, toponym.within].append(toponym)
    names = [Named(group, bearers(group[0], gazetteer)) for group in alike.values()]
    context = Context.of(names, gazetteer, peoples)
    rivals = [rank(named, context) if len(named.borne.candidates) <= _COMMON else [] for named in names]
    certain = [_is_certain(named.first, ranked) for named, ranked in zip(names, rivals, strict=True)]
    context = context.grown(
        (named.first, ranked[0].place) for named, ranked, sure in zip(names, rivals, certain, strict=True) if sure
    )
    found = {toponym: _no_place(toponym) for toponym in toponyms if toponym.role is Role.NAMESAKE}
    for named, ranked, sure in zip(names, rivals, certain, strict=True):
        chosen = _choose(named, ranked if sure else rank(named, context), context, fallback)
        for toponym in named.toponyms:
            found[toponym] = Georeference(toponym, chosen.place, chosen.method, chosen.rivals, chosen.confidence)
    return found


def _is_certain(toponym: Toponym, ranked: Sequence[Weighed]) -> bool:
    if not ranked or only_named_alike(toponym, ranked[0].place):
        return False
    # A town of which no other bears the name tells of the villages around it: Sudzha of Korenevo.
    lone = len(ranked) == 1
    if ranked[0].weight < NEEDED + (0 if lone else _CERTAIN) or not ranked[0].positioned:
        return False
    return lone or ranked[0].weight - ranked[1].weight >= _CERTAIN


def _no_place(toponym: Toponym) -> Georeference:
    return Georeference(toponym, None, f"no place here: {toponym.reason or 'something else bears the name'}")


def _choose(named: Named, ranked: Sequence[Weighed], context: Context, fallback: Geocoder | None) -> Georeference:
    toponym = named.first
    if not ranked:
        place = beside(toponym, context)
        return _beside(toponym, place) if place else _asked(toponym, context, fallback)
    if toponym.kind is PlaceKind.DISTRICT and ranked[0].place.kind is PlaceKind.SETTLEMENT:
        ranked = _as_districts(toponym, ranked, context)
    best, others = ranked[0], ranked[1 : 1 + _MOST_RIVALS]
    elsewhere = [one for one in others if distance_km(one.place, best.place) > _SAME_KM]
    doubt = _doubt(best, elsewhere)
    if toponym.kind is PlaceKind.DISTRICT and (doubt or is_far(toponym, best.place, context)):
        place = beside(toponym, context)
        # Of a city's district the city is near; a raion may be far from all that is named.
        if place and (doubt or place.country != best.place.country or best.place.radius_km <= QUARTER_KM):
            return _beside(toponym, place)
    if doubt:
        rivals = tuple(Rival(one.place, one.account()) for one in ranked[:_MOST_RIVALS])
        return Georeference(toponym, None, doubt, rivals)
    told = best.reason_for(others[0]) if others else "the only place of this name"
    method = "; ".join(part for part in (f"gazetteer: {told}", named.borne.note) if part)
    rivals = tuple(Rival(one.place, one.reason_against(best)) for one in others)
    return Georeference(toponym, best.place, method, rivals, certainty(_lead(best, elsewhere), best.weight - NEEDED))


def _beside(toponym: Toponym, place: Place) -> Georeference:
    return Georeference(toponym, place, _BESIDE, confidence=BY_WORDING)


def _as_districts(toponym: Toponym, ranked: Sequence[Weighed], context: Context) -> list[Weighed]:
    """Return the towns that a district may be named after as the districts around them."""
    district = around(toponym, ranked[0].place, context)
    return [ranked[0]._replace(place=district or ranked[0].place), *ranked[1:]]


def _doubt(best: Weighed, elsewhere: Sequence[Weighed]) -> str:
    """Return why no place is chosen, nothing where the best may be; `elsewhere` are its rivals far from it."""
    if best.misplaced:
        return f"no place of this name is where the wording has it: {best.reason('within')}"
    if best.weight < NEEDED:
        return "too little in the article speaks for any place of this name"
    vague = not (best.positioned or best.told or best.is_neighbour)
    if vague and best.place.kind is PlaceKind.SETTLEMENT:
        where = best.place.admin2 or best.place.admin1
        return f"most likely {best.place.name} in {where}, of which only the name is known"
    equal = [one for one in elsewhere if best.weight - one.weight < _CLEAR]
    if equal:
        here, there = _told_apart(best.place, equal[0].place)
        return f"as likely in {here} as in {there}"
    return ""


def _told_apart(one: Place, other: Place) -> tuple[str | None, str | None]:
    """Return where two places are, in the largest areas that tell them apart."""
    if (one.country, one.admin1) == (other.country, other.admin1):
        return one.admin2 or one.name, other.admin2 or other.name
    return one.admin1 or one.country, other.admin1 or other.country


def _lead(best: Weighed, elsewhere: Sequence[Weighed]) -> float | None:
    return min((best.weight - one.weight for one in elsewhere), default=None)


def _asked(toponym: Toponym, context: Context, fallback: Geocoder | None) -> Georeference:
    if fallback is None or toponym.kind is PlaceKind.COUNTRY:
        return Georeference(toponym, None, "not in the gazetteer")
    from geodata.answers import service_place  # slow to import, and asked by few
    from geodata.services import ServiceGeocoder

    name = fallback.name if isinstance(fallback, ServiceGeocoder) else type(fallback).__name__.lower()
    limits = {"country_codes": context.countries()} if isinstance(fallback, ServiceGeocoder) else {}
    answer = fallback.geocode(toponym.name, **limits)
    if answer is None:
        return Georeference(toponym, None, f"neither in the gazetteer nor known to {name}")
    method = f"{name}: its first answer, not in the gazetteer"
    return Georeference(toponym, service_place(name, answer), method, confidence=BY_SERVICE)
