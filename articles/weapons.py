"""Weapons: the closed list of types, and how many of each a sentence tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.article import Span
from articles.weaponcounts import Counts, Named, chained
from articles.wording import Wording


class Weapon(StrEnum):
    """The closed list of weapon types (tests/gold/ANNOTATION.md)."""

    MISSILE = "missile"
    DRONE = "drone"
    BOMB = "bomb"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MORTAR = "mortar"
    MINE = "mine"
    EXPLOSIVE = "explosive"
    SMALL_ARMS = "small_arms"
    NAVAL = "naval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A weapon named in a text, with the number used where the words beside it tell one.

    A `generic` mention fits many weapons, or is what another weapon carries.
    """

    span: Span
    weapon: Weapon
    count: int | None
    generic: bool = False


def find_weapons(text: str, span: Span, words: Wording, dates: Sequence[Span] = ()) -> list[WeaponMention]:
    """Return the weapons named within a span, in reading order; of names that overlap, the longest.

    Numbers that belong to `dates` or to a weapon's own name ('S-300') count nothing.
    """
    named = _named(text, span, words)
    if not named:
        return []
    phrases = words.phrases(text)
    counts = Counts(text, span, named, words, dates)
    mentions: list[WeaponMention] = []
    for chain in chained(text, named):
        count = counts.of(chain)
        for name in chain:
            generic = phrases.is_one("generic_weapons", name.span)
            mentions.append(WeaponMention(name.span, Weapon(name.weapon), count, generic))
            count = None
    return _carried(text, span, mentions, words)


def total_weapons(mentions: Sequence[WeaponMention]) -> dict[Weapon, int | None]:
    """Return each type with the largest number told of it, None where no number is told.

    A word that fits many weapons ('shelling', 'air strike') counts only where no other weapon is named.
    """
    totals: dict[Weapon, int | None] = {}
    for mention in [each for each in mentions if not each.generic] or mentions:
        counts = [count for count in (totals.get(mention.weapon), mention.count) if count is not None]
        totals[mention.weapon] = max(counts, default=None)
    return totals


_REACH = 60
_DROP = 40
_LOADS = frozenset({Weapon.BOMB, Weapon.EXPLOSIVE, Weapon.MORTAR, Weapon.ARTILLERY, Weapon.MINE})


def _named(text: str, span: Span, words: Wording) -> list[Named]:
    """Return the names of weapons, the longest where they overlap, none within other words ('bomb shelter')."""
    phrases = words.phrases(text)
    begun = phrases.lists_within(span.start, span.end)
    found = [
        Named(hit, name.removeprefix("weapons."))
        for name in words.below("weapons")
        if name in begun
        for hit in phrases.find(name, span.start, span.end)
    ]
    if not found:
        return []
    found += [Named(hit, "") for hit in phrases.find("no_weapons", span.start, span.end)]
    kept: list[Named] = []
    for name in sorted(found, key=lambda row: (row.span.start, -row.span.end, row.weapon)):
        if not kept or name.span.start >= kept[-1].span.end:
            kept.append(name)
    return [_grounded(text, span, name, words) for name in kept if name.weapon]


def _grounded(text: str, sentence: Span, name: Named, words: Wording) -> Named:
    """Return a bomb that was planted as an explosive, and every other weapon as it is."""
    phrases = words.phrases(text)
    if name.weapon != Weapon.BOMB or not phrases.is_one("bombs_plain", name.span):
        return name
    start, end = max(sentence.start, name.span.start - _REACH), min(sentence.end, name.span.end + _REACH)
    planted = phrases.has("bombs_planted", start, end) and not phrases.has(
        "bombs_dropped", sentence.start, sentence.end
    )
    return Named(name.span, Weapon.EXPLOSIVE) if planted else name


def _carried(text: str, sentence: Span, mentions: list[WeaponMention], words: Wording) -> list[WeaponMention]:
    """Return the mentions, what a drone drops marked as carried: 'a drone dropped two grenades on the car'."""
    phrases = words.phrases(text)
    drops = list(phrases.find("bombs_dropped", sentence.start, sentence.end))
    drones = [mention.span for mention in mentions if mention.weapon is Weapon.DRONE]
    if not drops or not drones:
        return mentions

    def falls(load: Span) -> bool:
        return any(
            0 <= load.start - drop.end <= _DROP and any(0 <= drop.start - drone.end <= _DROP for drone in drones)
            for drop in drops
        ) or any(
            0 <= load.start - drop.end <= _DROP
            and any(
                (by := phrases.starting("bombs_by", load.end, sentence.end)) and 0 <= drone.start - by.end <= _DROP // 2
                for drone in drones
            )
            for drop in drops
        )

    return [
        replace(mention, generic=True) if mention.weapon in _LOADS and falls(mention.span) else mention
        for mention in mentions
    ]
