"""Dates of attack: periods in local days, resolved against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from articles import periods
from articles.article import Span
from articles.dateforms import DateForm, find_forms
from articles.daterules import RULES
from articles.periods import DateKind, Period

__all__ = ["DateKind", "DatedBy", "DatedSpan", "Period", "find_periods"]


class DatedBy(StrEnum):
    """What a claim's period rests on."""

    TEXT = "text"
    PUBLICATION = "publication"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date as it stands in an article, and the days that it means.

    `overnight` is true where a night is told. `relative` marks 'the day before' and the like, which count from the
    date told last: the one before it in the same span or shortly before, else the day of publication; `offset` is how
    many days from there. `reach` is where the clause of 'two days after ...' ends, which the date alone dates.
    """

    span: Span
    period: Period
    kind: DateKind = DateKind.DAY
    overnight: bool = False
    relative: bool = False
    offset: int = 0
    reach: int | None = None


def find_periods(text: str, span: Span, published: date, language: str) -> list[DatedSpan]:
    """Return the dates told within a span, resolved against the day of publication, in reading order.

    A weekday, or a day without a year, is the latest one not after publication. A night told by its morning runs from
    the evening before. Dates that no calendar has are left out, and so is 'the day before' where the date itself
    stands beside it.
    """
    found: list[DatedSpan] = []
    for form in find_forms(text, span, language):
        told = _told(text, form, found, span, published, language)
        if told is None:
            continue
        beside = found[-1] if found and _BESIDE.fullmatch(text, found[-1].span.end, form.span.start) else None
        if beside and beside.relative:
            told = _same_day(found.pop(), told, text, span, published, language)
        if beside is None or not told.relative or form.means == _AFTER:
            found.append(told)
    return found


_BESIDE = re.compile(r",?\s+(?:\w+\s+)?")
_MEMORY = 900
_AFTER = "days_after"  # 'Friday, two days after the strike' are two dates, 'the 18th, two days earlier' is one


def _told(
    text: str, form: DateForm, found: list[DatedSpan], span: Span, published: date, language: str
) -> DatedSpan | None:
    """Return the date of a form, with what the dates told before it settle: the day to count from, or the year."""
    if form.means in {"relative", _AFTER}:
        counted = _relative(form, found[-1].period.end if found else _told_last(text, span, published, language))
        comma = text.find(",", form.span.end, span.end)
        return counted if form.means == "relative" else replace(counted, reach=comma if comma >= 0 else span.end)
    told = _resolved(form, published)
    if told is None or "year" in form.slots or not {"month", "day"} <= form.slots.keys():
        return told
    return _in_year_told(told, text, form.span.start, published, language)


def _in_year_told(told: DatedSpan, text: str, position: int, published: date, language: str) -> DatedSpan:
    """Take a day without a year as one of the year that its paragraph told last: 'On 1 May 2021 ... On 7 June'."""
    start = max(text.rfind("\n\n", 0, position), position - _MEMORY, 0)
    dated = [form for form in find_forms(text, Span(start, position), language) if "year" in form.slots]
    earlier = [one.period for form in dated if (one := _resolved(form, published))]
    if not earlier or earlier[-1].end.year >= published.year:
        return told
    moved = [
        periods.years_from(day, earlier[-1].end.year - day.year) for day in (told.period.start, told.period.end) if day
    ]
    follows = earlier[-1].start is not None and moved[0] >= earlier[-1].start
    return replace(told, period=Period(moved[0], moved[-1])) if follows else told


def _same_day(relative: DatedSpan, told: DatedSpan, text: str, span: Span, published: date, language: str) -> DatedSpan:
    """Let 'nine days earlier, on 18 June' be the 18th of June nine days before a date that was told."""
    for anchor in _days_told(text, span, published, language):
        counted = periods.shifted(anchor, relative.offset)
        if (counted.month, counted.day) == (told.period.end.month, told.period.end.day):
            return replace(told, period=periods.day(counted))
    return told


def _days_told(text: str, span: Span, published: date, language: str) -> list[date]:
    """Return the days and nights told shortly before a span, the last one first."""
    before = Span(max(0, span.start - _MEMORY), span.start)
    told = [_resolved(form, published) for form in find_forms(text, before, language)]
    return [one.period.end for one in reversed(told) if one and one.kind in {DateKind.DAY, DateKind.NIGHT}]


def _told_last(text: str, span: Span, published: date, language: str) -> date:
    """Return the last day or night told shortly before a span; the day of publication where none is."""
    return next(iter(_days_told(text, span, published, language)), published)


def _resolved(form: DateForm, published: date) -> DatedSpan | None:
    """Return a date by the rule of its form; None where the rule needs the date told last, or there is no such day."""
    told = RULES[form.means](form, published) if form.means in RULES else None
    if told is None:
        return None
    period, kind = told
    overnight = form.overnight or kind is DateKind.NIGHT
    return DatedSpan(form.span, period, DateKind.NIGHT if form.overnight else kind, overnight)


def _relative(form: DateForm, told_last: date) -> DatedSpan:
    offset = form.offset
    if "unit" in form.slots:
        offset = form.sign * form.slots["n"] * form.slots["unit"]
    return DatedSpan(form.span, periods.day(periods.shifted(told_last, offset)), relative=True, offset=offset)
