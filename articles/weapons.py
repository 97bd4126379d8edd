"""Weapons: the closed list of types, and how many of each a sentence tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from articles.article import Span
from articles.numbers import Number, find_numbers
from articles.wording import Wording

_NEAR = re.compile(r"[\s«»“”\"'’‘-]*(?:[\w’'ʼ-]+\s+){0,4}[«»“”\"‘'’]?")
_MOST = 3_000
_REACH = 60


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
    """A weapon named in a text, with the number used where the words beside it tell one."""

    span: Span
    weapon: Weapon
    count: int | None


def find_weapons(text: str, span: Span, words: Wording) -> list[WeaponMention]:
    """Return the weapons named within a span, in reading order; of names that overlap, the longest."""
    named = [
        (found.start(), found.end(), Weapon(name.removeprefix("weapons.")))
        for name in words.below("weapons")
        for found in words.pattern(name).finditer(text, span.start, span.end)
    ]
    numbers = find_numbers(text, span, words.language)
    mentions: list[WeaponMention] = []
    for start, end, weapon in sorted(named, key=lambda row: (row[0], row[0] - row[1])):
        if not mentions or start >= mentions[-1].span.end:
            mentions.append(
                WeaponMention(Span(start, end), weapon, _count(text, span, Span(start, end), numbers, words))
            )
    return mentions


def total_weapons(mentions: list[WeaponMention]) -> dict[Weapon, int | None]:
    """Return each type with the largest number told of it, None where no number is told."""
    totals: dict[Weapon, int | None] = {}
    for mention in mentions:
        known = totals.get(mention.weapon)
        counts = [count for count in (known, mention.count) if count is not None]
        totals[mention.weapon] = max(counts, default=None)
    return totals


def _count(text: str, sentence: Span, named: Span, numbers: list[Number], words: Wording) -> int | None:
    """Read 'about 120 missiles', 'two Iskander missiles', 'a missile'; a 'missile strike' has no number."""
    if words.starts_with("not_counted_after", text[named.end : min(sentence.end, named.end + 30)]):
        return None
    for number in reversed(numbers):
        between = text[number.span.end : named.start]
        if 0 <= named.start - number.span.end <= _REACH and _NEAR.fullmatch(between) and _counts(between, words):
            return number.low if number.low is not None and number.low <= _MOST else number.high
    before = text[max(sentence.start, named.start - 60) : named.start]
    single = words.pattern("single_weapons").fullmatch(named.of(text)) is not None
    if single and (words.ends_with("single_before", before) or "single_before" not in words.lists):
        return 1
    return None


def _counts(between: str, words: Wording) -> bool:
    return words.pattern("not_counted_between").search(between) is None
