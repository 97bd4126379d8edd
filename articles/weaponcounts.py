"""Counts of weapons: the numbers that the words beside the name of a weapon tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.article import Span
from articles.numbers import Number, find_numbers
from articles.phrases import Phrases
from articles.wording import Wording


class Named(NamedTuple):
    """The name of a weapon in a text, and its type."""

    span: Span
    weapon: str


def chained(text: str, named: Sequence[Named]) -> Iterator[list[Named]]:
    """Yield the names that stand together for one weapon: 'S-300 surface-to-air missile'."""
    chain: list[Named] = []
    for name in named:
        if chain and not (
            name.weapon == chain[-1].weapon and _BESIDE.fullmatch(text, chain[-1].span.end, name.span.start)
        ):
            yield chain
            chain = []
        chain.append(name)
    if chain:
        yield chain


_BESIDE = re.compile(r"[^\w.,;:]{0,3}")
_NEAR = re.compile(r"[\s«»“”\"'’‘-]*(?:(?:[\w’'ʼ-]|\.(?=[\w-]))+\s+){0,4}[«»“”\"‘'’]?")
_WORD = re.compile(r"[\w’'ʼ-]+")
_REACH = 60
_AHEAD = 30
_ADJECTIVE = re.compile(r"([^\W\d_]+)\s[«“\"]?$")
_ADJECTIVES = 3
_OPENING = 1
_COUNTABLE = frozenset({"missile", "drone", "rocket", "bomb"})


@dataclass(slots=True)
class Counts:
    """The numbers of a sentence that may count its weapons; each counts one weapon or row of weapons."""

    text: str
    sentence: Span
    named: Sequence[Named]
    words: Wording
    dates: Sequence[Span]
    _numbers: list[Number] = field(init=False)
    _phrases: Phrases = field(init=False)
    _row: dict[Span, int] = field(init=False, default_factory=dict)
    _last: Named | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Find the numbers that belong to no date and to no weapon's own name."""
        taken = [*self.dates, *(name.span for name in self.named)]
        self._phrases = self.words.phrases(self.text)
        self._numbers = [
            number
            for number in find_numbers(self.text, self.sentence, self.words.language)
            if not any(number.span.overlaps(other) for other in taken) and self.text[number.span.start - 1] not in "-–№"
        ]

    def of(self, chain: Sequence[Named]) -> int | None:
        """Read 'about 120 missiles', 'four ballistic and two cruise missiles', 'a missile'; a 'missile strike' is none.

        Chains are asked in reading order: 'a Kinzhal and two Kalibrs' are three missiles at the second.
        """
        whole = Span(chain[0].span.start, chain[-1].span.end)
        numbers = self._told(whole)
        row = {number.span: number.value for number in numbers}
        if not row and self._single(chain) and not self._barred(whole):
            row = {whole: 1}
        if row:
            row |= {number.span: number.value for number in self._elided(whole)}
        start = numbers[0].span.start if numbers else whole.start
        if row and self._last and self._last.weapon == chain[0].weapon and self._joins(self._last.span.end, start):
            row = {**self._row, **row}
        self._row, self._last = row, chain[-1]
        return None if not row or (numbers and self._unsplit(whole, chain[0].weapon)) else sum(row.values())

    def _elided(self, whole: Span) -> Iterator[Number]:
        """Yield the numbers of more of the same behind a weapon: 'four drones over Kursk and two more over Lipetsk'."""
        following = next((name.span.start for name in self.named if name.span.start >= whole.end), self.sentence.end)
        for number in self._numbers:
            if not whole.end < number.span.start < following:
                continue
            told = self._phrases.ending("weapons_more", number.span.start, whole.end)
            if told and self._phrases.starting("weapons_more_behind", number.span.end, self.sentence.end):
                yield number

    def _barred(self, whole: Span) -> bool:
        """Tell whether a weapon only describes what follows: 'a missile strike'."""
        return (
            self._phrases.starting("not_counted_after", whole.end, min(self.sentence.end, whole.end + _AHEAD))
            is not None
        )

    def _told(self, whole: Span) -> list[Number]:
        """Return the number before a weapon, with those joined to it, or the one behind it ('the number of X at 5')."""
        if self._barred(whole):
            return []
        for index in range(len(self._numbers) - 1, -1, -1):
            number = self._numbers[index]
            if self._counts(number, whole.start):
                before = self._numbers[index - 1] if index else None
                also = before is not None and self._kinds(before.span.end, number.span.start)
                return [before, number] if before is not None and also else [number]
        told = self._phrases.starting("number_told", whole.end, min(self.sentence.end, whole.end + _AHEAD))
        asked = "number_of" not in self.words.words or self._phrases.has(
            "number_of", max(self.sentence.start, whole.start - _REACH), whole.start
        )
        behind = [number for number in self._numbers if told and asked and 0 <= number.span.start - told.end <= 1]
        return behind[:1]

    def _counts(self, number: Number, start: int) -> bool:
        between = self.text[number.span.end : start]
        if not (0 <= start - number.span.end <= _REACH and _NEAR.fullmatch(between)):
            return False
        return self._kinds(number.span.end, start) or not self._phrases.has(
            "not_counted_between", number.span.end, start
        )

    def _kinds(self, start: int, end: int) -> bool:
        """Tell whether only kinds of weapons and 'and' stand between two offsets ('27 strike and decoy drones')."""
        spans = [*self._phrases.find("weapon_kinds", start, end)]
        words = [
            match
            for match in _WORD.finditer(self.text, start, end)
            if not any(match.start() >= s.start and match.end() <= s.end for s in spans)
        ]
        return bool(spans) and all(self._phrases.is_one("weapon_joiners", Span(*match.span())) for match in words)

    def _joins(self, end: int, start: int) -> bool:
        """Tell whether only a comma or 'and' stands between two weapons, with their names in brackets or quotes."""
        return (
            start >= end
            and all(
                self._phrases.is_one("weapon_joiners", Span(*match.span()))
                for match in _WORD.finditer(self.text, end, start)
            )
            and not any(sign in self.text[end:start] for sign in ".;:()—–")
        )

    def _unsplit(self, whole: Span, weapon: str) -> bool:
        """Tell whether a number counts two kinds at once: '158 missiles and drones'."""
        if weapon not in _COUNTABLE:
            return False
        following = next((name for name in self.named if name.span.start >= whole.end), None)
        if following is None or following.weapon == weapon or following.weapon not in _COUNTABLE:
            return False
        between = self.text[whole.end : following.span.start]
        lone = not self._phrases.is_one("single_weapons", following.span)
        return (
            lone and bool(_WORD.search(between)) and self._joins(whole.end, following.span.start) and "," not in between
        )

    def _single(self, chain: Sequence[Named]) -> bool:
        """Tell whether the noun of a chain is one weapon: 'a Buk missile', 'балістична ракета «Іскандер»'."""
        opening = self.sentence.start + _OPENING
        heads = [name for name in chain if self.text[name.span.start].islower() or name.span.start <= opening] or chain
        countable = [name for name in heads if name.weapon in _COUNTABLE]
        if not any(self._is_singular(name.span) for name in heads) and not any(map(self._of_one, countable)):
            return False
        before = (
            self.text[max(self.sentence.start, chain[0].span.start - _REACH) : chain[0].span.start].casefold().split()
        )
        several = self.words.names["not_single"]
        articles = self.words.names["single_before"]
        if any(word in several for word in before[-1:]):
            return False
        return not articles or any(word in articles for word in before[-_ADJECTIVES:])

    def _is_singular(self, span: Span) -> bool:
        last = [Span(*match.span()) for match in _WORD.finditer(self.text, span.start, span.end)][-1:]
        return any(self._phrases.is_one("single_weapons", one) for one in (span, *last))

    def _of_one(self, name: Named) -> bool:
        """Tell whether the adjective before a weapon is in the singular: 'обломки сбитого БПЛА', 'збитої ракети'."""
        singular = self.words.endings.get("singular")
        before = _ADJECTIVE.search(self.text, max(self.sentence.start, name.span.start - _AHEAD), name.span.start)
        alone = bool(singular and before and singular.replaced(before[1]))
        return alone and not self._phrases.is_one("generic_weapons", name.span)
