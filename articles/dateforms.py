"""The forms of dates in each language, compiled from its vocabulary into one pattern."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias

from articles.article import Span
from articles.languages import vocabulary
from articles.openings import any_of, beginnings
from articles.tokens import Openers

_Form: TypeAlias = tuple[int, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form of date in a text: the rule that it stands for, the rule's settings, and the numbers in its slots."""

    span: Span
    means: str
    slots: Mapping[str, int]
    offset: int
    sign: int
    overnight: bool


def find_forms(text: str, span: Span, language: str) -> Iterator[DateForm]:
    """Yield the forms of date within a span, in reading order, none overlapping another."""
    forms, starts = _forms(text, language)
    inside = forms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return (form for form in inside if form.span.end <= span.end)


_KEPT = 2


@lru_cache(maxsize=_KEPT)
def _forms(text: str, language: str) -> tuple[list[DateForm], list[int]]:
    """Return the forms of date in a whole text, and where each starts; the texts read last are remembered."""
    found = [_form(language, number, match) for number, match in _matches(text, language)]
    return found, [form.span.start for form in found]


def _matches(text: str, language: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the forms in a text by their numbers, the one that the vocabulary has first where several begin."""
    words, reached = _date_words(language), 0
    for start in _openers(language).starts(text):
        if start < reached or (start and (text[start - 1] in _JOINED or text[start - 1].isalnum())):
            continue
        number, match = _first_match(text, start, _begun(_ahead(text, start), language))
        if match is None:
            continue
        reached = match.end()
        ruled_out = words.not_before.match(text, match.end()) or words.not_after.search(
            text, max(0, match.start() - _REACH), match.start()
        )
        if not ruled_out:
            yield number, match


def _first_match(text: str, position: int, forms: Sequence[_Form]) -> tuple[int, re.Match[str] | None]:
    """Return the first of some forms that stands at a position, by its number."""
    for number, pattern in forms:
        match = pattern.match(text, position)
        if match:
            return number, match
    return 0, None


def _ahead(text: str, position: int) -> str:
    """Return the next few letters, small and with single blanks."""
    ahead = text[position : position + 2 * _AHEAD].lower()
    if "  " in ahead or not ahead.isprintable():
        ahead = " ".join(ahead.split()) + " "
    return ahead[:_AHEAD]


def _form(language: str, number: int, match: re.Match[str]) -> DateForm:
    words = _date_words(language)
    row = words.rows[number]
    slots = {slot: words.value(slot, worded) for slot, worded in match.groupdict().items() if worded}
    if "yy" in slots:
        slots["year"] = _CENTURY + slots.pop("yy")
    return DateForm(
        Span(*match.span()),
        row["means"],
        slots,
        row.get("offset", 0),
        row.get("sign", 1),
        row.get("overnight", False),
    )


_REACH = 20
_AHEAD = 7
_BEGINNINGS_KEPT = 20_000
_SLOTS = (
    *("weekday", "weekday2", "month", "month2", "monthnumber", "day", "day2", "year"),
    *("year2", "yy", "n", "unit", "part", "season", "holiday", "western", "orthodox"),
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_JOINED = frozenset(".,:/-_")  # before a word that opens no date
_TABLES = {"weekday": "weekdays", "month": "months", "unit": "units", "part": "parts", "season": "seasons"}
_UNITS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
_FEASTS = ("holiday", "western", "orthodox")
_CENTURY = 2000
_LOOK_AHEAD = re.compile(r"\(\?=[^)]*\)")
_DAY_SUFFIX = re.compile(r"\D+$")


@dataclass(frozen=True, slots=True)
class _DateWords:
    """One language's date words: the forms with the rows that they are of, and what each slot's words are worth."""

    forms: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    worth: Mapping[str, tuple[tuple[re.Pattern[str], int], ...]]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]

    def value(self, slot: str, worded: str) -> int:
        """Return what the words in a slot are worth; a year in words is its distance from the one of publication."""
        name = slot.rstrip("2")
        for pattern, worth in self.worth.get(name, ()):
            if pattern.fullmatch(worded):
                return worth
        return int(_DAY_SUFFIX.sub("", worded))


@cache
def _date_words(language: str) -> _DateWords:
    table = vocabulary(language)["dates"]
    rows = [(row, form) for row in table["forms"] for form in _expanded(row["form"], table["date"])]
    slots = _slots(table)
    return _DateWords(
        tuple(_with_slots(form, slots) for _, form in rows),
        tuple(row for row, _ in rows),
        _worth(table),
        re.compile(rf"\s+(?-i:{'|'.join(table['not_before']) or '(?!)'})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(table['not_after']) or '(?!)'})\s+\Z", re.IGNORECASE),
    )


def _expanded(forms: list[str], dates: list[str]) -> Iterator[str]:
    """Yield the forms with {when} and {date} put in full, dates before weekdays."""
    for form in forms:
        fillings = [*dates, "{weekday}"] if "{when}" in form else dates if "{date}" in form else [""]
        for filling in fillings:
            yield form.replace("{when}", filling).replace("{date}", filling)


@lru_cache(maxsize=_BEGINNINGS_KEPT)
def _begun(letters: str, language: str) -> tuple[_Form, ...]:
    """Return the forms that can begin with some letters, with their numbers, in the order of the vocabulary."""
    begun = _by_beginning(language)
    numbers = sorted({number for end in range(1, _AHEAD + 1) for number in begun.get(letters[:end], ())})
    return tuple((number, _pattern(number, language)) for number in numbers)


@cache
def _by_beginning(language: str) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, form in enumerate(_date_words(language).forms):
        for letters in beginnings(form, _AHEAD):
            found.setdefault(letters, []).append(number)
    return found


@cache
def _openers(language: str) -> Openers:
    return Openers(_by_beginning(language))


@cache
def _pattern(number: int, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_date_words(language).forms[number]})(?!\w)", re.IGNORECASE)


def _with_slots(form: str, slots: Mapping[str, str]) -> str:
    loose = form.replace(" ", r"\s+").replace("'", "['’ʼ]")
    for slot in _SLOTS:
        loose = loose.replace("{" + slot + "}", rf"(?P<{slot}>{slots[slot.rstrip('2')]})", 1)
    return loose


def _in_capitals(pattern: str) -> str:
    """Return a pattern with its letters as capitals, but for those that an escape has."""
    return re.sub(
        r"\\.|[^\\]+", lambda part: part.group() if part.group()[0] == "\\" else part.group().upper(), pattern
    )


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the pattern of every slot."""
    slots = {name: f"(?:{_any(table[key])})(?!\\w)" for name, key in _TABLES.items()}
    if table["names_are_capitalised"]:
        for name in ("month", "weekday"):
            words = _any(table[_TABLES[name]])
            slots[name] = f"(?-i:{words}|{_in_capitals(words)})(?!\\w)"
    ordinals = f"|{_any(table['ordinals'])}" if table["ordinals"] else ""
    slots["day"] = rf"(?:{_DAY}(?:st|nd|rd|th|-?(?:го|е|ого|є|те|ге|ме))?{ordinals})(?!\w)"
    slots["year"] = rf"(?:{_YEAR}{table['year_ending']}|{_any(table['years'])})"
    slots["yy"] = r"\d\d(?!\d)"
    slots["n"] = rf"(?:\d{{1,3}}(?!\d)|(?:{_any(table['counts'])})(?!\w))"
    slots["monthnumber"] = r"(?:0?[1-9]|1[0-2])(?!\d)"
    slots |= {name: f"(?:{_any(table[f'{name}_feasts'])})" for name in _FEASTS}
    return slots


def _worth(table: Mapping[str, Any]) -> dict[str, tuple[tuple[re.Pattern[str], int], ...]]:
    """Return what the words of each slot are worth.

    Months and weekdays count from 1, units in days; holidays are MMDD, feasts days from Easter; parts are the first and
    the last day as DDDD, or how many last days.
    """
    read = {name: table[key] for name, key in _TABLES.items()}
    read |= {"year": table["years"], "n": table["counts"], "day": table["ordinals"]}
    read |= {name: table[f"{name}_feasts"] for name in _FEASTS}
    return {
        name: tuple((re.compile(_word_alone({"": forms}), re.IGNORECASE), _number(key)) for key, forms in rows.items())
        for name, rows in read.items()
    }


def _word_alone(table: Mapping[str, list[str]]) -> str:
    """Return the pattern of words without what must stand behind them: a slot holds 'Mar', not the day after it."""
    return _LOOK_AHEAD.sub("", _any(table))


def _number(key: str) -> int:
    return _UNITS[key] if key in _UNITS else int(key.replace("-", "", 1) if key[0] != "-" else key)


def _any(rows: Mapping[str, list[str]]) -> str:
    """Return a pattern for any word of a table, the longest first, with any blanks and any apostrophe."""
    forms = sorted((form for forms in rows.values() for form in forms), key=len, reverse=True)
    return any_of(form.replace(" ", r"\s+").replace("'", "['’ʼ]") for form in forms)
