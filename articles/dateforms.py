"""The forms of dates in each language, compiled from its vocabulary into one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from articles.article import Span
from articles.languages import vocabulary


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
    words = _date_words(language)
    cues = frozenset(name for name, cue in words.cues.items() if cue.search(text, span.start, span.end))
    for match in _pattern(language, cues).finditer(text, span.start, span.end):
        if words.not_before.match(text, match.end(), span.end):
            continue
        if words.not_after.search(text, max(span.start, match.start() - _REACH), match.start()):
            continue
        name = match.lastgroup or ""
        row = words.rows[name]
        slots = {slot: words.value(slot, worded) for slot in _SLOTS if (worded := _group(match, f"{name}_{slot}"))}
        yield DateForm(
            Span(*match.span()),
            row["means"],
            slots,
            row.get("offset", 0),
            row.get("sign", 1),
            row.get("overnight", False),
        )


_REACH = 20
_SLOTS = (
    *("weekday", "weekday2", "month", "month2", "monthnumber", "day", "day2", "year"),
    *("n", "unit", "part", "season", "holiday"),
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_CUES = ("month", "weekday", "unit")
_OPTIONAL = re.compile(r"\(\?:(?:[^()]|\([^()]*\))*\)\?|\(\?!.*?\)")
_TABLES = {"weekday": "weekdays", "month": "months", "unit": "units", "part": "parts", "season": "seasons"}
_UNITS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_DAY_SUFFIX = re.compile(r"\D+$")


@dataclass(frozen=True, slots=True)
class _DateWords:
    """One language's date words: the forms and rows by group name, and what each slot's words are worth.

    `cues` are the words without which the forms with such a slot cannot stand in a sentence.
    """

    forms: Mapping[str, str]
    cues: Mapping[str, re.Pattern[str]]
    rows: Mapping[str, Mapping[str, Any]]
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


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


@cache
def _date_words(language: str) -> _DateWords:
    table = vocabulary(language)["dates"]
    slots = _slots(table)
    rows: dict[str, Mapping[str, Any]] = {}
    forms: dict[str, str] = {}
    for row in table["forms"]:
        for form in _expanded(row["form"], table["date"]):
            name = f"f{len(rows)}"
            rows[name] = row
            forms[name] = form
    return _DateWords(
        forms,
        {name: re.compile(slots[name], re.IGNORECASE) for name in _CUES},
        rows,
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


@cache
def _pattern(language: str, cues: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of the forms that can stand where some cues do."""
    slots = _slots(vocabulary(language)["dates"])
    alternatives = [
        f"(?P<{name}>{_alternative(form, name, slots)})"
        for name, form in _date_words(language).forms.items()
        if all(cue in cues for cue in _CUES if f"{{{cue}}}" in _OPTIONAL.sub("", form))
    ]
    return re.compile(rf"(?<![\w.,:/-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def _alternative(form: str, name: str, slots: Mapping[str, str]) -> str:
    loose = form.replace(" ", r"\s+").replace("'", "['’ʼ]")
    for slot in _SLOTS:
        loose = loose.replace("{" + slot + "}", rf"(?P<{name}_{slot}>{slots[slot.rstrip('2')]})", 1)
    return loose


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the pattern of every slot."""
    case = "-i" if table["names_are_capitalised"] else "i"
    slots = {name: f"(?:{_any(table[key])})(?!\\w)" for name, key in _TABLES.items()}
    slots["month"], slots["weekday"] = f"(?{case}:{slots['month']})", f"(?{case}:{slots['weekday']})"
    ordinals = f"|{_any(table['ordinals'])}" if table["ordinals"] else ""
    slots["day"] = rf"(?:{_DAY}(?:st|nd|rd|th|-?(?:го|е|ого|є))?{ordinals})(?!\w)"
    slots["year"] = rf"(?:{_YEAR}|{_any(table['years'])})"
    slots["n"] = rf"(?:\d{{1,3}}(?!\d)|(?:{_any(table['counts'])})(?!\w))"
    slots["monthnumber"] = r"(?:0?[1-9]|1[0-2])(?!\d)"
    slots["holiday"] = f"(?:{_any(table['holidays'])})"
    return slots


def _worth(table: Mapping[str, Any]) -> dict[str, tuple[tuple[re.Pattern[str], int], ...]]:
    """Return what the words of each slot are worth: months and weekdays from 1, units in days, holidays as MMDD."""
    read = {name: table[key] for name, key in _TABLES.items()}
    read |= {"year": table["years"], "n": table["counts"], "day": table["ordinals"], "holiday": table["holidays"]}
    return {
        name: tuple((re.compile(_any({"": forms}), re.IGNORECASE), _number(key)) for key, forms in rows.items())
        for name, rows in read.items()
    }


def _number(key: str) -> int:
    return _UNITS[key] if key in _UNITS else int(key.replace("-", "", 1) if key[0] != "-" else key)


def _any(rows: Mapping[str, list[str]]) -> str:
    """Return a pattern for any word of a table, the longest first, with any blanks and any apostrophe."""
    forms = sorted((form for forms in rows.values() for form in forms), key=len, reverse=True)
    return "|".join(form.replace(" ", r"\s+").replace("'", "['’ʼ]") for form in forms)
