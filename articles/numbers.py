"""Numbers in an article: digits and words, as ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from articles.article import Span
from articles.languages import vocabulary
from articles.openings import any_of
from articles.tokens import Openers


class Number(NamedTuple):
    """A whole number as a closed or open range; `None` is an open end.

    `value` is the bare figure as it stands ('more than 140' is 141 and open, its value 140); the span covers the
    words that open or close the range.
    """

    span: Span
    low: int | None
    high: int | None
    value: int


_KEPT = 2
_WORDS_KEPT = 50_000


def find_numbers(text: str, span: Span, language: str) -> list[Number]:
    """Return the whole numbers within a span, in digits or words, in reading order.

    Ages and measures tied to a word by a hyphen ('61-year-old'), times of day and fractions are no numbers here.
    """
    numbers, starts = _numbers(text, language)
    inside = numbers[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return [number for number in inside if number.span.end <= span.end]


def value_of(worded: str, language: str) -> int | None:
    """Return what a number in digits or words is worth; None where it is no number."""
    found = find_numbers(worded, Span(0, len(worded)), language)
    return found[0].value if found else None


@lru_cache(maxsize=_KEPT)
def _numbers(text: str, language: str) -> tuple[list[Number], list[int]]:
    """Return the numbers of a whole text, and where each starts; the texts read last are remembered."""
    words, whole = _number_words(language), Span(0, len(text))
    found: list[Number] = []
    for number in _bare_numbers(text, words):
        if _TIED.match(text, number.span.end) and not words.range_end.match(text, number.span.end):
            continue
        joined = _joined(text, found[-1], number, whole, words) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(_modified(text, number, found[-1].span.end if found else 0, len(text), words))
    return found, [number.span.start for number in found]


@dataclass(frozen=True, slots=True)
class _NumberWords:
    """The number words of a language, ready for matching."""

    thousands: str
    joiners: frozenset[str]
    units: dict[str, int]
    multipliers: dict[str, int]
    known: frozenset[str]
    openers: Openers
    phrases: dict[str, tuple[int, int | None]]
    token: re.Pattern[str]
    modifier: re.Pattern[str]
    or_more: re.Pattern[str]
    range_end: re.Pattern[str]
    ranges: tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]


@dataclass(slots=True)
class _Sum:
    """A number in the making: `total` of the thousands so far, `part` below them."""

    start: int
    end: int
    part: Decimal
    total: Decimal = Decimal(0)
    joiner: bool = False

    def takes(self, value: int) -> bool:
        """Tell whether a smaller number word can follow: 'hundred' then 'ninety' then 'five', never 'five' 'five'."""
        if value >= _HUNDRED:
            return self.part == 0 and self.total > 0
        if value >= _TEN * 2:
            return self.part % _HUNDRED == 0 and self.part + self.total > 0
        return (
            value > 0
            and self.part + self.total > 0
            and self.part % (_HUNDRED if value >= _TEN else _TEN) == 0
            and (self.part % _HUNDRED != _TEN)
        )


_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000
_LARGEST = 10**12
_REACH = 40
_APOSTROPHES = str.maketrans("’ʼ", "''")
_GAP = re.compile(r"[^\S\n]{1,3}|-")
_TIED = re.compile(r"-[^\W\d_]|[:/]\d|%|(?:st|nd|rd|th)\b")
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_]['’ʼ])")
_DASH = re.compile(r"\s?[-–—]\s?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,3}(?:,\d{3}){1,4}(?!,?\d)|\d{1,12}(?:[.,]\d{1,6})?(?![\d])"


@lru_cache(maxsize=_WORDS_KEPT)
def _small(word: str) -> str:
    """Return a word in small letters with one form of apostrophe."""
    return word.casefold().translate(_APOSTROPHES)


def _bare_numbers(text: str, words: _NumberWords) -> Iterator[Number]:
    """Yield numbers without the words that open a range, adjoining number words summed up."""
    current: _Sum | None = None
    for token in _number_tokens(text, words):
        if token.lastgroup == "word" and _small(token.group()) not in words.known:
            if current:
                yield from _number(current)
            current = None
            continue
        folded = " ".join(_small(token.group()).split())
        if current and _extends(text, current, token, folded, words):
            continue
        if current:
            yield from _number(current)
        current = None
        if token["phrase"]:
            low, high = words.phrases[folded]
            yield Number(Span(*token.span()), low, high, low)
        else:
            current = _opening(token, folded, words)
    if current:
        yield from _number(current)


def _number_tokens(text: str, words: _NumberWords) -> Iterator[re.Match[str]]:
    """Yield the tokens that can open a number, each with those behind it up to the first that is no number word."""
    reached = 0
    for start in words.openers.starts(text):
        if start < reached or _WITHIN_WORD.match(text, start):
            continue
        for token in words.token.finditer(text, start):
            yield token
            reached = token.end()
            if token.lastgroup == "word" and _small(token.group()) not in words.known:
                break


def _opening(token: re.Match[str], folded: str, words: _NumberWords) -> _Sum | None:
    """Return the number that a token opens; None where the token is another word."""
    if token["digits"]:
        return _Sum(*token.span(), _figure(token["digits"], words))
    if folded in words.units:
        return _Sum(*token.span(), Decimal(words.units[folded]))
    if folded in words.multipliers and words.multipliers[folded] < _THOUSAND * _THOUSAND and len(folded) > 1:
        return _Sum(*token.span(), Decimal(words.multipliers[folded]))
    return None


def _extends(text: str, current: _Sum, token: re.Match[str], folded: str, words: _NumberWords) -> bool:
    """Add a token to the number before it where it belongs to it, and tell whether it did."""
    if not _GAP.fullmatch(text, current.end, token.start()) and not (
        current.joiner and token.start() - current.end < _REACH
    ):
        return False
    if (
        folded in words.joiners
        and (current.part % _HUNDRED == 0)
        and current.part + current.total
        and not current.joiner
    ):
        current.joiner = True
        return True
    if folded in words.multipliers:
        factor = Decimal(words.multipliers[folded])
        if current.part == 0 or (current.part + current.total) * factor > _LARGEST:
            return False
        if factor >= _THOUSAND:
            current.total, current.part = current.total + current.part * factor, Decimal(0)
        else:
            current.part *= factor
    elif folded in words.units and current.takes(words.units[folded]):
        current.part += words.units[folded]
    else:
        return False
    current.end, current.joiner = token.end(), False
    return True


def _number(found: _Sum) -> Iterator[Number]:
    """Yield the number made up; nothing where it is a fraction."""
    value = found.total + found.part
    if value == int(value):
        yield Number(Span(found.start, found.end), int(value), int(value), int(value))


def _figure(digits: str, words: _NumberWords) -> Decimal:
    plain = re.sub(r"\s", "", digits)
    if words.thousands and _GROUPED.fullmatch(plain):
        plain = plain.replace(words.thousands, "")
    return Decimal(plain.replace(",", "."))


def _modified(text: str, number: Number, floor: int, ceiling: int, words: _NumberWords) -> Number:
    """Return the number with the words that open it or close it ('at least', 'or more')."""
    start = max(floor, number.span.start - _REACH)
    before = words.modifier.search(text, start, number.span.start)
    after = words.or_more.match(text, number.span.end, ceiling)
    end = after.end() if after else number.span.end
    if before is None or before.lastgroup is None:
        high = None if after else number.high
        return Number(Span(number.span.start, end), number.low, high, number.value)
    low, high = {
        "at_least": (number.value, None),
        "more_than": (number.value + 1, None),
        "up_to": (None, number.value),
        "fewer_than": (None, max(0, number.value - 1)),
        "about": (number.low, number.high),
    }[before.lastgroup]
    return Number(Span(before.start(), end), low, high, number.value)


def _joined(text: str, first: Number, second: Number, span: Span, words: _NumberWords) -> Number | None:
    """Return the range that two numbers make up ('between eight and eleven', '8-11'); None where they make none."""
    if second.span.start - first.span.end > _REACH or not first.value < second.value or first.high is None:
        return None
    if _DASH.fullmatch(text, first.span.end, second.span.start):
        return Number(Span(first.span.start, second.span.end), first.low, second.high, first.value)
    for before, middle in words.ranges:
        opening = before.search(text, max(span.start, first.span.start - _REACH), first.span.start) if before else None
        if middle.fullmatch(text, first.span.end, second.span.start) and (before is None or opening):
            start = opening.start() if opening else first.span.start
            return Number(Span(start, second.span.end), first.low, second.high, first.value)
    return None


@cache
def _number_words(language: str) -> _NumberWords:
    table = vocabulary(language)["numbers"]
    phrases = {phrase: (row[0], row[1] if len(row) > 1 else None) for phrase, row in table["phrases"].items()}
    modifiers = "|".join(
        f"(?P<{name}>{_any(worded)})" for name, worded in table["modifiers"].items() if name != "or_more"
    )
    units, multipliers = _forms(table["words"]), _forms(table["multipliers"])
    token = rf"(?P<phrase>(?:{_any(list(phrases))})(?!\w))|(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)?)"
    ranges = [(before, middle) for before, middle in table["ranges"]] + [("", middle) for middle in table["or"]]
    return _NumberWords(
        thousands=table["thousands"],
        joiners=frozenset(table["joiners"]),
        units=units,
        multipliers=multipliers,
        known=frozenset(units | multipliers) | frozenset(table["joiners"]),
        openers=Openers([*"0123456789", *(f"{opening} " for opening in (*units, *multipliers, *phrases))]),
        phrases=phrases,
        token=re.compile(rf"(?<![\w.,:/])(?:{token})", re.IGNORECASE),
        modifier=re.compile(rf"(?<!\w)(?:{modifiers})\s+(?:the\s+|a\s+)?$".replace("$", r"\Z"), re.IGNORECASE),
        or_more=re.compile(rf"\s+(?:{_any(table['modifiers']['or_more'])})(?!\w)|\+", re.IGNORECASE),
        range_end=re.compile(rf"-(?:{_any([*_forms(table['words'])])})(?!\w)", re.IGNORECASE),
        ranges=tuple(
            (
                re.compile(rf"(?<!\w){_any([before])}\s+\Z", re.IGNORECASE) if before else None,
                re.compile(rf"\s+{_any([middle])}\s+", re.IGNORECASE),
            )
            for before, middle in ranges
        ),
    )


def _forms(table: dict[str, str]) -> dict[str, int]:
    return {form: int(value) for value, forms in table.items() for form in forms.split()}


def _any(phrases: list[str]) -> str:
    """Return a pattern for any of some phrases, the longest first, with any blanks and any apostrophe."""
    ordered = sorted(phrases, key=len, reverse=True)
    return any_of(r"\s+".join(re.escape(word).replace("'", "['’ʼ]") for word in phrase.split()) for phrase in ordered)
