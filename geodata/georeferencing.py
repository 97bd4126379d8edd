"""Georeferences: the place that a toponym stands for, chosen among its rivals by what the article says around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from geopy.geocoders.base import Geocoder

from articles.toponyms import PlaceKind, Role, Toponym
from geodata.bearers import Bearers, bearers
from geodata.context import Context
from geodata.gazetteer import Gazetteer
from geodata.places import Place
from geodata.services import ServiceGeocoder, service_place
from geodata.weighing import Weighed, rank

NEEDED = 4.0  # as much as a town of 10,000 has by its people alone
_MOST_RIVALS = 5


@dataclass(frozen=True, slots=True)
class Rival:
    """Another place that the toponym could have been, and why it is not."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Georeference:
    """A toponym and its place; `place` is None where it was looked up and nothing fitted."""

    toponym: Toponym
    place: Place | None
    method: str
    rivals: tuple[Rival, ...] = ()


def georeference(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, fallback: Geocoder | None = None
) -> dict[Toponym, Georeference]:
    """Return each toponym's place, chosen by the context of its own article; `place` is None rather than a guess.

    `fallback` is a geopy geocoder that is asked for names that the gazetteer lacks; None asks no one. Raises
    geopy's GeocoderServiceError where the fallback does not answer.
    """
    found: dict[Toponym, Georeference] = {}
    for _, article in groupby(sorted(toponyms, key=_article), key=_article):
        found |= _georeference_article(list(article), gazetteer, fallback)
    return {toponym: found[toponym] for toponym in toponyms}


def _article(toponym: Toponym) -> str:
    return toponym.article_id


def _georeference_article(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, fallback: Geocoder | None
) -> dict[Toponym, Georeference]:
    named = [toponym for toponym in toponyms if toponym.role is not Role.NAMESAKE]
    borne = {toponym: bearers(toponym, gazetteer) for toponym in named}
    context = Context.of(borne, gazetteer)
    chosen: dict[tuple[object, ...], Georeference] = {}
    found = {
        toponym: Georeference(
            toponym, None, f"no place here: {toponym.reason or 'the name is borne by something else'}"
        )
        for toponym in toponyms
        if toponym.role is Role.NAMESAKE
    }
    for toponym in named:
        wording = (toponym.name, toponym.kind, toponym.within)
        if wording not in chosen:
            chosen[wording] = _choose(toponym, borne[toponym], context, fallback)
        found[toponym] = replace(chosen[wording], toponym=toponym)
    return found


def _choose(toponym: Toponym, borne: Bearers, context: Context, fallback: Geocoder | None) -> Georeference:
    if not borne.candidates:
        return _asked(toponym, context, fallback)
    weighed = rank(toponym, borne, context)
    best, others = weighed[0], weighed[1 : 1 + _MOST_RIVALS]
    if best.weight < NEEDED:
        rivals = tuple(Rival(one.place, f"too little speaks for it: {one.account()}") for one in weighed[:_MOST_RIVALS])
        return Georeference(toponym, None, "nothing in the article speaks for any place of this name", rivals)
    rivals = tuple(Rival(other.place, other.reason_against(best)) for other in others)
    return Georeference(toponym, best.place, _method(best, others, borne), rivals)


def _method(best: Weighed, others: Sequence[Weighed], borne: Bearers) -> str:
    told = best.reason_for(others[0]) if others else "the only place of this name"
    return "; ".join(part for part in (f"gazetteer: {told}", borne.note) if part)


def _asked(toponym: Toponym, context: Context, fallback: Geocoder | None) -> Georeference:
    if fallback is None or toponym.kind is PlaceKind.COUNTRY:
        return Georeference(toponym, None, "not in the gazetteer")
    name = fallback.name if isinstance(fallback, ServiceGeocoder) else type(fallback).__name__.lower()
    limits = {"country_codes": context.countries()} if isinstance(fallback, ServiceGeocoder) else {}
    answer = fallback.geocode(toponym.name, **limits)
    if answer is None:
        return Georeference(toponym, None, f"neither in the gazetteer nor known to {name}")
    return Georeference(toponym, service_place(name, answer), f"{name}: its first answer, not in the gazetteer")
