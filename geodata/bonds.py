"""Bonds: which claims people have put together as one attack, and which they have kept apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from geodata.corrections import Correction, Subject, in_force

Claims = frozenset[str]
Sides = tuple[Claims, Claims]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Sets of claims that are together, the last made first, and pairs of sets of which no two are together."""

    together: tuple[Claims, ...] = ()
    apart: tuple[Sides, ...] = ()

    def held(self, claim_ids: Collection[str]) -> list[list[str]]:
        """Return those of some claims that are held together, each set and all sets in the order of their ids.

        Where bonds contradict each other in what they lead to, the one made last holds.
        """
        part_of = {claim_id: [claim_id] for claim_id in claim_ids}
        for claims in self.together:
            there = sorted(claims.intersection(part_of))
            for other in there[1:]:
                left, right = part_of[there[0]], part_of[other]
                if left is not right and not self.part(left, right):
                    left.extend(right)
                    part_of.update(dict.fromkeys(right, left))
        parts = {id(part): sorted(part) for part in part_of.values() if len(part) > 1}
        return sorted(parts.values())

    def part(self, left: Collection[str], right: Collection[str]) -> bool:
        """Tell whether some claims are kept apart from others."""
        return any(
            not (one.isdisjoint(left) or other.isdisjoint(right))
            or not (one.isdisjoint(right) or other.isdisjoint(left))
            for one, other in self.apart
        )


NO_BONDS = Bonds()


def bonds_of(corrections: Iterable[Correction]) -> Bonds:
    """Return what corrections, merges and splits among them, make of claims; a later one goes before an earlier one."""
    together: list[Claims] = []
    apart: list[Sides] = []
    for one in in_force(corrections):
        own, named = frozenset(one.claim_ids), frozenset(one.named_claims)
        if one.subject is Subject.MERGE:
            together.append(own | named)
            apart = [rest for sides in apart for rest in _without(sides, own | named)]
        elif one.subject is Subject.SPLIT:
            together = [part for claims in together for part in (claims - named, claims & named) if part]
            together.append(named)
            apart.append((named, own - named))
    return Bonds(tuple(reversed(together)), tuple(apart))


def _without(sides: Sides, merged: Claims) -> Iterator[Sides]:
    """Yield what is still apart of two sides when some of both have been merged."""
    left, right = sides
    for rest in ((left - merged, right), (left & merged, right - merged)):
        if all(rest):
            yield rest
