"""Wholes: areas that a sentence names as a whole before the next ones say where in them it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Span
from articles.casualties import Count
from articles.claims import Claim
from articles.dates import Period
from articles.toponyms import LARGER, PlaceKind
from geodata.context import lies_in
from geodata.places import Place
from geodata.proximity import is_quarter

Placed = tuple[Span, Place]
_MOST_AHEAD = 6  # words: 'Meanwhile, in the southern province of'
_LIST_WORDS = 2
_LONGEST_OPENING = 120
_STOP = re.compile(r"[.!?:;\n]\s")


def without_wholes(text: str, placed: Sequence[Placed]) -> list[Place]:
    """Return the places of a claim without the areas that it goes on to tell in detail.

    'The Sumy region was shelled. In Shostka two were hurt' leaves Shostka, and so does 'In Sumy, a bomb fell on
    Shostka'; an area in a list of places stays.
    """
    return [
        place
        for span, place in placed
        if not (_frames(text, span, place, placed) or (place.kind in LARGER and _detailed(text, span, place, placed)))
    ]


def without_sums(told: Sequence[tuple[Claim, Sequence[Place]]]) -> list[bool]:
    """Return of each claim of an article whether it stays: a sum whose every place later claims tell again goes.

    'The districts of Izium and Kupiansk were struck:' goes where the bullets behind it name villages of both.
    """
    return [not _summed(claim, places, told[number + 1 :]) for number, (claim, places) in enumerate(told)]


def _summed(claim: Claim, places: Sequence[Place], later: Sequence[tuple[Claim, Sequence[Place]]]) -> bool:
    within = [(other, named) for other, named in later if _in_time(other.period, claim.period)]
    finer = [place for _, named in within for place in named]
    if not any(place.kind in LARGER or any(is_quarter(one, place) for one in finer) for place in places):
        return False
    if not all(any(_told_again(place, other) for other in finer) for place in places):
        return False
    parts = [other for other, named in within if any(_told_again(place, one) for place in places for one in named)]
    return _counts_all(claim, parts)


def _counts_all(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the toll of a sum, if it has one, is told again in part by later claims, and exceeded by none."""
    if claim.killed is None and claim.injured is None:
        return True
    told = [(part.killed, claim.killed) for part in parts] + [(part.injured, claim.injured) for part in parts]
    counted = [(_least(part), _least(whole)) for part, whole in told if part is not None]
    return bool(counted) and all(part <= whole for part, whole in counted)


def _least(count: Count | None) -> int:
    return (count.low or count.high or 0) if count else 0


def _in_time(one: Period, whole: Period) -> bool:
    begun = whole.start is None or (one.start is not None and one.start >= whole.start)
    return begun and one.end <= whole.end


def _told_again(place: Place, other: Place) -> bool:
    if place.kind not in LARGER:
        return other.id == place.id or is_quarter(other, place)
    return other.radius_km < place.radius_km and lies_in(other, place)


def _detailed(text: str, span: Span, area: Place, placed: Sequence[Placed]) -> bool:
    later = [(other, place) for other, place in placed if other.start > span.end and _apart(text, span, other)]
    if not any(place.radius_km < area.radius_km and lies_in(place, area) for _, place in later):
        return False
    return all(other == span or _apart(text, min(span, other), max(span, other)) for other, _ in placed)


def _frames(text: str, span: Span, area: Place, placed: Sequence[Placed]) -> bool:
    """Tell whether an area only opens the sentence that names a place in it: 'In Parwan, a bus was hit in Charikar'."""
    begun = max(0, span.start - _LONGEST_OPENING)
    opened = max((stop.end() for stop in _STOP.finditer(text, begun, span.start)), default=begun)
    ahead = text[opened : span.start].split()
    if not 0 < len(ahead) <= _MOST_AHEAD or not text.startswith(",", span.end):
        return False
    return any(
        other.start > span.end
        and _part_of(place, area)
        and not _apart(text, span, other)
        and _goes_on(text[span.end : other.start])
        for other, place in placed
    )


def _part_of(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area, or in the region that its town stands for: 'In Ghazni, ... in Andar'."""
    if area.kind in LARGER:
        return place.radius_km < area.radius_km and lies_in(place, area)
    if area.kind is not PlaceKind.SETTLEMENT or place.kind is not PlaceKind.DISTRICT or area.admin1 is None:
        return False
    return (place.country, place.admin1) == (area.country, area.admin1) and area.name in area.admin1


def _goes_on(between: str) -> bool:
    """Tell whether no list and no clause of its own puts a place apart: ', and Shostka', ', a man died, in Shostka'."""
    last = between.rpartition(",")[2].split()
    return between.count(" ") > _LIST_WORDS and not 0 < len(last) <= _LIST_WORDS


def _apart(text: str, first: Span, second: Span) -> bool:
    """Tell whether a sentence ends between two places."""
    return _STOP.search(text, first.end, second.start) is not None
