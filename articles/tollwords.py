"""The words of a sentence about a toll, each with the part that it plays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from articles.article import Span
from articles.languages import vocabulary
from articles.numbers import Number, find_numbers
from articles.openings import beginnings
from articles.tokens import Openers


class Part(StrEnum):
    """What a word does in a sentence about a toll; the names are those of the vocabulary's tables."""

    NOTHING = "nothing"
    NONE = "none"
    NONE_KILLED = "none_killed"
    TOTAL_KILLED = "total_killed"
    TOTAL_INJURED = "total_injured"
    KILLED_AHEAD = "killed_ahead"
    KILLED = "killed"
    SPARED = "spared"
    CARE = "care"
    INJURED_AHEAD = "injured_ahead"
    INJURED = "injured"
    TAKING = "taking"
    LIVES = "lives"
    OVERALL = "overall"
    SUBSET = "subset"
    PARTITIVE = "partitive"
    AGING = "aging"
    SINGLE = "single"
    KNOWN = "known"
    COLLECTIVE = "collective"
    PEOPLE = "people"
    THINGS = "things"
    TOWARD = "toward"
    AWAY = "away"
    OWN = "own"
    OF = "of"
    AT = "at"
    WEAK = "weak"
    JOINING = "joining"
    NUMBER = "number"
    OTHER = "other"
    COMMA = "comma"
    PAUSE = "pause"
    STOP = "stop"


_Entry: TypeAlias = tuple[Part, re.Pattern[str]]
BORNE = frozenset(
    {
        Part.TOTAL_KILLED,
        Part.TOTAL_INJURED,
        Part.KILLED_AHEAD,
        Part.KILLED,
        Part.INJURED_AHEAD,
        Part.INJURED,
        Part.LIVES,
        Part.SPARED,
        Part.CARE,
    }
)
"""The parts that tell what became of people: killed, injured, in care or spared."""
STOPS = frozenset({Part.COMMA, Part.PAUSE})
"""The parts that set words apart within a clause."""


class Word(NamedTuple):
    """A word or a number of a sentence and the part that it plays.

    A personal number counts people by itself; a word that stands `alone` tells of one person unless a number is told.
    """

    span: Span
    part: Part
    number: Number | None = None
    personal: bool = False
    alone: bool = False


def may_tell(text: str, span: Span, language: str) -> bool:
    """Tell whether a word of killing, injuring or 'no casualties' stands within a span."""
    starts = _starts(text, language)
    for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        entries = _begun_to_tell(language, text[start : start + _AHEAD].lower())
        part, _ = _first_match(entries, text, start, span.end)
        if part in _TELLING:
            return True
    return False


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


_AHEAD = 5
_KEPT, _BEGINNINGS_KEPT = 2, 50_000
_BREAKS = {".": Part.STOP, ";": Part.STOP, "!": Part.STOP, "?": Part.STOP, "\n": Part.STOP}
_TOKEN = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*|[.;!?](?=\s|$)|\n|[,:()—–]")
_TELLING = BORNE - {Part.SPARED} | {Part.NONE, Part.NONE_KILLED}
_PAUSES = {",": Part.COMMA} | dict.fromkeys(":()—–", Part.PAUSE)


def _words(text: str, span: Span, language: str) -> Iterator[Word]:
    """Yield the words within a span in order; a set phrase goes before the number that stands in it."""
    numbers = iter(find_numbers(text, span, language))
    number = next(numbers, None)
    position = span.start
    while found := _TOKEN.search(text, position, span.end):
        start = found.start()
        while number and number.span.start < position:
            number = next(numbers, None)
        part, end = _part(text, found, span.end, language)
        if number and number.span.start <= start < number.span.end and part not in _BEFORE_NUMBERS:
            yield Word(number.span, Part.NUMBER, number, bool(_personal(language).search(number.span.of(text))))
            position = number.span.end
            continue
        position = end
        alone = part in BORNE and bool(_alone(language).fullmatch(text, start, end))
        yield Word(Span(start, end), part, alone=alone)


def _part(text: str, token: re.Match[str], end: int, language: str) -> tuple[Part, int]:
    """Return the part that the phrase at a token plays, and where it ends."""
    sign = token.group()
    if sign in _BREAKS:
        return _BREAKS[sign], token.end()
    if sign in _PAUSES:
        return _PAUSES[sign], token.end()
    part, closed = _first_match(
        _begun(language, text[token.start() : token.start() + _AHEAD].lower()), text, token.start(), end
    )
    return (part, closed) if part else (Part.OTHER, token.end())


def _first_match(entries: Sequence[_Entry], text: str, start: int, end: int) -> tuple[Part | None, int]:
    """Return the part of the first of some entries that stands at a position, and where it ends; None for none."""
    for part, pattern in entries:
        phrase = pattern.match(text, start, end)
        if phrase:
            return part, phrase.end()
    return None, start


_BEFORE_NUMBERS = frozenset({Part.NOTHING, Part.NONE, Part.NONE_KILLED, Part.SINGLE})


@cache
def _personal(language: str) -> re.Pattern[str]:
    """Return the pattern of number words that only people are counted by ('шестеро')."""
    forms = vocabulary(language)["casualties"]["personal"]
    return re.compile(rf"(?<!\w)(?:{_any(forms)})\Z" if forms else r"(?!)", re.IGNORECASE)


@cache
def _alone(language: str) -> re.Pattern[str]:
    """Return the pattern of words that tell of one person where no number is told ('was killed', 'загинув')."""
    forms = vocabulary(language)["casualties"].get("alone", [])
    return re.compile("|".join(map(_loose, forms)) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def _starts(text: str, language: str) -> list[int]:
    """Return where the words of a text start that can tell of a toll; the texts read last are remembered."""
    return _openers(language).starts(text)


@cache
def _openers(language: str) -> Openers:
    entries = _entries(language)
    rows = _beginnings(language).items()
    return Openers(letters for letters, ranks in rows if any(entries[rank][0] in _TELLING for rank in ranks))


@lru_cache(maxsize=_BEGINNINGS_KEPT)
def _begun_to_tell(language: str, ahead: str) -> tuple[_Entry, ...]:
    """Return the entries that can begin with some letters; none where none of them tells of a toll."""
    begun = _begun(language, ahead)
    return begun if any(part in _TELLING for part, _ in begun) else ()


@lru_cache(maxsize=_BEGINNINGS_KEPT)
def _begun(language: str, ahead: str) -> tuple[_Entry, ...]:
    """Return the entries that can begin with some letters, in the order in which they are tried."""
    ahead = " ".join(f"{ahead}.".split())[:_AHEAD].rstrip(".")
    lettered = _beginnings(language)
    ranks = {rank for length in range(len(ahead) + 1) for rank in lettered.get(ahead[:length], ())}
    return tuple(_entry(language, rank) for rank in sorted(ranks))


@cache
def _beginnings(language: str) -> dict[str, list[int]]:
    """Return the ranks of the entries by the letters that they can begin with."""
    found: dict[str, list[int]] = {}
    for rank, (_, entry) in enumerate(_entries(language)):
        for letters in beginnings(entry, _AHEAD):
            found.setdefault(letters, []).append(rank)
    return found


@cache
def _entries(language: str) -> list[tuple[Part, str]]:
    """Return the entries of all parts in the order in which they are tried, the longest of each part first."""
    table = vocabulary(language)["casualties"]
    return [(part, _loose(entry)) for part in Part for entry in sorted(table.get(part, ()), key=len, reverse=True)]


@cache
def _entry(language: str, rank: int) -> _Entry:
    part, entry = _entries(language)[rank]
    return part, re.compile(rf"(?:{entry})(?!\w)", re.IGNORECASE)


def _loose(entry: str) -> str:
    return entry.replace(" ", r"\s+").replace("'", "['’ʼ]")


def _any(forms: list[str]) -> str:
    return "|".join(_loose(form) for form in sorted(forms, key=len, reverse=True))
