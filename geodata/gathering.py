"""Gathering: which claims of different articles tell of the same attack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from geodata.events import Event, Evidence, event_of
from geodata.likeness import likeness
from geodata.places import Place

Pair = tuple[int, int]


def gather(evidence: Iterable[Evidence]) -> list[Event]:
    """Return the events that claims add up to, by date; the order in which they come changes nothing.

    Claims are joined pair by pair, those that agree most first, into groups in which every claim can tell of the same
    attack as every other; so a chain of near misses never pulls two attacks together.
    """
    claims = sorted(evidence, key=lambda item: item.claim.id)
    groups = _groups(len(claims), _likenesses(claims))
    events = (event_of(claims[number] for number in group) for group in groups)
    return sorted(events, key=lambda event: (event.period.end, event.id))


def _groups(size: int, likenesses: Mapping[Pair, float]) -> Iterable[Sequence[int]]:
    group_of = {number: [number] for number in range(size)}
    for one, other in sorted(likenesses, key=lambda pair: (-likenesses[pair], pair)):
        left, right = group_of[one], group_of[other]
        if left is not right and all(tuple(sorted(pair)) in likenesses for pair in product(left, right)):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    return {id(group): group for group in group_of.values()}.values()


def _likenesses(claims: Sequence[Evidence]) -> dict[Pair, float]:
    found: dict[Pair, float] = {}
    for pair in _candidates(claims):
        if pair not in found and (agreement := likeness(claims[pair[0]], claims[pair[1]])) is not None:
            found[pair] = agreement
    return found


def _candidates(claims: Sequence[Evidence]) -> Iterator[Pair]:
    """Yield the pairs that share a region and a day, so that not every claim is held against every other."""
    regions: defaultdict[tuple[str | None, str | None], list[int]] = defaultdict(list)
    for number, item in enumerate(claims):
        for region in {_region(place) for place in item.places}:
            regions[region].append(number)
    for numbers in regions.values():
        yield from _overlapping(claims, numbers)


def _region(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.admin1


def _overlapping(claims: Sequence[Evidence], numbers: Sequence[int]) -> Iterator[Pair]:
    """Yield pairs from a sweep over the first days: a claim stays open until its last day is over."""
    still_open: list[int] = []
    for number in sorted(numbers, key=lambda number: _first_day(claims[number])):
        start = _first_day(claims[number])
        still_open = [other for other in still_open if claims[other].claim.period.end >= start]
        yield from ((min(number, other), max(number, other)) for other in still_open)
        still_open.append(number)


def _first_day(item: Evidence) -> date:
    return item.claim.period.start or date.min
