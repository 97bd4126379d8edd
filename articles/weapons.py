"""Weapons: the closed list of types, and how many of each a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.article import Span
from articles.numbers import Number, find_numbers
from articles.wording import Wording

_NEAR = re.compile(r"[\s«»“”\"'’‘-]*(?:[\w’'ʼ-]+\s+){0,4}[«»“”\"‘'’]?")
_REACH = 60
_AHEAD = 30
_BESIDE = 3
_ADJECTIVES = 3


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
    generic: bool = False


def find_weapons(text: str, span: Span, words: Wording, dates: Sequence[Span] = ()) -> list[WeaponMention]:
    """Return the weapons named within a span, in reading order; of names that overlap, the longest.

    Numbers that belong to `dates` or to a weapon's own name ('S-300') count nothing.
    """
    named = _named(text, span, words)
    taken = [*dates, *(where for where, _ in named)]
    numbers = [
        number
        for number in find_numbers(text, span, words.language)
        if not any(number.span.overlaps(other) for other in taken) and text[number.span.start - 1] not in "-–№"
    ]
    mentions: list[WeaponMention] = []
    for where, weapon in named:
        behind = bool(mentions) and where.start - mentions[-1].span.end <= _BESIDE and mentions[-1].weapon is weapon
        count = None if behind else _count(text, span, where, numbers, words)
        generic = words.phrases(text).is_one("generic_weapons", where)
        mentions.append(WeaponMention(where, weapon, count, generic))
    return mentions


def total_weapons(mentions: Sequence[WeaponMention]) -> dict[Weapon, int | None]:
    """Return each type with the largest number told of it, None where no number is told.

    A word that fits many weapons ('shelling', 'air strike') counts only where no other weapon is named.
    """
    totals: dict[Weapon, int | None] = {}
    for mention in [each for each in mentions if not each.generic] or mentions:
        counts = [count for count in (totals.get(mention.weapon), mention.count) if count is not None]
        totals[mention.weapon] = max(counts, default=None)
    return totals


def _named(text: str, span: Span, words: Wording) -> list[tuple[Span, Weapon]]:
    phrases = words.phrases(text)
    found = [
        (hit, Weapon(name.removeprefix("weapons.")))
        for name in words.below("weapons")
        for hit in phrases.find(name, span.start, span.end)
    ]
    kept: list[tuple[Span, Weapon]] = []
    for where, weapon in sorted(found, key=lambda row: (row[0].start, -row[0].end)):
        if not kept or where.start >= kept[-1][0].end:
            kept.append((where, weapon))
    return kept


def _count(text: str, sentence: Span, named: Span, numbers: Sequence[Number], words: Wording) -> int | None:
    """Read 'about 120 missiles', 'two Iskander missiles', 'a missile'; a 'missile strike' has no number."""
    phrases = words.phrases(text)
    if phrases.starting("not_counted_after", named.end, min(sentence.end, named.end + _AHEAD)):
        return None
    for number in reversed(numbers):
        between = text[number.span.end : named.start]
        near = 0 <= named.start - number.span.end <= _REACH and _NEAR.fullmatch(between)
        if near and not phrases.has("not_counted_between", number.span.end, named.start):
            return number.value
    before = text[max(sentence.start, named.start - _REACH) : named.start]
    single = phrases.is_one("single_weapons", named)
    return 1 if single and _one(before, words) else None


def _one(before: str, words: Wording) -> bool:
    """Tell whether the words before a singular noun leave it one: 'yet another ballistic missile'."""
    articles = words.words.get("single_before", ())
    words_before = before.casefold().split()[-_ADJECTIVES:]
    return not articles or any(word in articles for word in words_before)
