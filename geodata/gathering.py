"""Gathering: which claims of different articles tell of the same attack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from geodata.bonds import NO_BONDS, Bonds
from geodata.events import Event, Evidence, event_of, in_order
from geodata.likeness import Likeness, Located, likeness
from geodata.places import Place

Pair = tuple[str, str]
Group = tuple[str, ...]


def gather(evidence: Iterable[Evidence], bonds: Bonds = NO_BONDS) -> list[Event]:
    """Return the events that claims add up to, by date; the order in which they come changes nothing."""
    claims = {item.claim.id: item for item in evidence}
    gathered = groups(claims, likenesses(claims.values()), bonds)
    events = (event_of(claims[claim_id] for claim_id in group) for group in gathered)
    return in_order(events)


def groups(claim_ids: Iterable[str], alike: Mapping[Pair, Likeness], bonds: Bonds = NO_BONDS) -> list[Group]:
    """Return which claims tell of one attack, each group and all groups in the order of their ids.

    Claims are joined pair by pair, those that agree most first, into groups in which every claim can tell of the same
    attack as every other; so a chain of near misses never pulls two attacks together. Two claims whose tolls contradict
    each other may be in one group where a third agrees in numbers with both. Claims that `bonds` hold together count as
    one claim, alike to all that any of them is alike to; claims that they keep apart are never in one group.
    """
    claims_of = {claim_id: [claim_id] for claim_id in claim_ids}
    for first, *others in bonds.held(claims_of):
        claims_of[first] += [one for other in others for one in claims_of.pop(other)]
    told = _of_held(alike, claims_of)
    group_of = {first: [first] for first in claims_of}
    for pair in sorted(told, key=lambda pair: (-told[pair].strength, pair)):
        left, right = (group_of[first] for first in pair)
        if left is right or told[pair].contradicted or not _fit(left, right, told):
            continue
        if not bonds.part(*([one for first in group for one in claims_of[first]] for group in (left, right))):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    found = {id(group): group for group in group_of.values()}.values()
    return sorted(tuple(sorted(one for first in group for one in claims_of[first])) for group in found)


def likenesses(claims: Iterable[Located]) -> dict[Pair, Likeness]:
    """Return the likeness of each pair of claims that can tell of one attack; the smaller id stands first."""
    located = sorted(claims, key=lambda item: item.claim.id)
    found: dict[Pair, Likeness] = {}
    for one, other in _candidates(located):
        pair = (located[one].claim.id, located[other].claim.id)
        if pair not in found and (agreement := likeness(located[one], located[other])) is not None:
            found[pair] = agreement
    return found


def region_of(place: Place) -> str:
    """Return the name of the region in which claims at a place can meet others."""
    return f"{place.country or ''}/{place.admin1 or ''}"


def _of_held(alike: Mapping[Pair, Likeness], claims_of: Mapping[str, Sequence[str]]) -> Mapping[Pair, Likeness]:
    """Return the likeness of claims held together, under the first of each: the strongest that contradicts nothing."""
    first_of = {one: first for first, claims in claims_of.items() if len(claims) > 1 for one in claims}
    if not first_of:
        return alike
    found: dict[Pair, Likeness] = {}
    for pair, agreement in alike.items():
        one, other = sorted(first_of.get(claim_id, claim_id) for claim_id in pair)
        if one != other:
            known = found.get((one, other), agreement)
            best = min(known, agreement, key=lambda each: (each.contradicted, -each.strength))
            found[one, other] = replace(best, by_numbers=known.by_numbers or agreement.by_numbers)
    return found


def _fit(left: Sequence[str], right: Sequence[str], alike: Mapping[Pair, Likeness]) -> bool:
    between = [alike.get((min(pair), max(pair))) for pair in product(left, right)]
    if None in between:
        return False
    doubtful = [pair for pair, found in zip(product(left, right), between, strict=True) if found and found.contradicted]
    return all(_vouched(pair, [*left, *right], alike) for pair in doubtful)


def _vouched(pair: Pair, among: Sequence[str], alike: Mapping[Pair, Likeness]) -> bool:
    """Tell whether a claim of a group agrees in numbers with both claims of a pair."""
    agreeing = [{other for other in among if _by_numbers(one, other, alike)} for one in pair]
    return not agreeing[0].isdisjoint(agreeing[1])


def _by_numbers(one: str, other: str, alike: Mapping[Pair, Likeness]) -> bool:
    found = alike.get((min(one, other), max(one, other)))
    return found is not None and found.by_numbers


def _candidates(claims: Sequence[Located]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a region and a day, so that not every claim is held against every other."""
    regions: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(claims):
        for region in {region_of(place) for place in item.places}:
            regions[region].append(number)
    for numbers in regions.values():
        yield from _overlapping(claims, numbers)


def _overlapping(claims: Sequence[Located], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs from a sweep over the first days: a claim stays open until its last day is over."""
    still_open: list[int] = []
    for number in sorted(numbers, key=lambda number: _first_day(claims[number])):
        start = _first_day(claims[number])
        still_open = [other for other in still_open if claims[other].claim.period.end >= start]
        yield from ((min(number, other), max(number, other)) for other in still_open)
        still_open.append(number)


def _first_day(item: Located) -> date:
    return item.claim.period.start or date.min
