"""The words of a sentence about a toll, each with the part that it plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from articles.article import Span
from articles.languages import vocabulary
from articles.numbers import Number, find_numbers


class Part(StrEnum):
    """What a word does in a sentence about a toll; the names are those of the vocabulary's tables."""

    NOTHING = "nothing"
    NONE = "none"
    NONE_KILLED = "none_killed"
    TOTAL_KILLED = "total_killed"
    TOTAL_INJURED = "total_injured"
    KILLED_AHEAD = "killed_ahead"
    KILLED = "killed"
    INJURED_AHEAD = "injured_ahead"
    INJURED = "injured"
    TAKING = "taking"
    LIVES = "lives"
    SUBSET = "subset"
    PARTITIVE = "partitive"
    SINGLE = "single"
    PEOPLE = "people"
    THINGS = "things"
    TOWARD = "toward"
    AWAY = "away"
    WEAK = "weak"
    JOINING = "joining"
    NUMBER = "number"
    OTHER = "other"
    COMMA = "comma"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number of a sentence and the part that it plays; a personal number counts people by itself."""

    span: Span
    part: Part
    number: Number | None = None
    personal: bool = False


def clauses(text: str, span: Span, language: str) -> Iterator[list[Word]]:
    """Yield the words of each run between full stops and semicolons within a span."""
    clause: list[Word] = []
    for word in _words(text, span, language):
        if word.part is Part.STOP:
            yield clause
            clause = []
        else:
            clause.append(word)
    yield clause


_BREAKS = {".": Part.STOP, ";": Part.STOP, "!": Part.STOP, "?": Part.STOP, "\n": Part.STOP}


def _words(text: str, span: Span, language: str) -> Iterator[Word]:
    """Yield the words within a span in order; a set phrase goes before the number that stands in it."""
    pattern = _pattern(language)
    numbers = iter(find_numbers(text, span, language))
    number = next(numbers, None)
    position = span.start
    for match in pattern.finditer(text, span.start, span.end):
        if match.start() < position:
            continue
        while number and number.span.start < position:
            number = next(numbers, None)
        part = Part(match.lastgroup or "other")
        if number and number.span.start <= match.start() < number.span.end and part not in _BEFORE_NUMBERS:
            yield Word(number.span, Part.NUMBER, number, bool(_personal(language).search(number.span.of(text))))
            position = number.span.end
            continue
        position = match.end()
        yield Word(Span(*match.span()), _BREAKS.get(match.group(), part))


_BEFORE_NUMBERS = frozenset({Part.NOTHING, Part.NONE, Part.NONE_KILLED, Part.SINGLE})


@cache
def _personal(language: str) -> re.Pattern[str]:
    """Return the pattern of number words that only people are counted by ('шестеро')."""
    forms = vocabulary(language)["casualties"]["personal"]
    return re.compile(rf"(?<!\w)(?:{_any(forms)})\Z" if forms else r"(?!)", re.IGNORECASE)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = vocabulary(language)["casualties"]
    parts = "|".join(f"(?P<{name}>(?:{_any(table[name])})(?!\\w))" for name in Part if table.get(name))
    return re.compile(
        rf"(?<!\w)(?:{parts})|(?P<other>[^\W_]+(?:[-'’ʼ][^\W_]+)*)|(?P<stop>[.;!?](?=\s|$)|\n)|(?P<comma>[,:()—–])",
        re.IGNORECASE,
    )


def _any(forms: list[str]) -> str:
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(form.replace(" ", r"\s+").replace("'", "['’ʼ]") for form in ordered)
