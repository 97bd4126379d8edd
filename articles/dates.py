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
    the evening before. Dates that no calendar has are left out, and so is the wider of two that stand beside each other
    for one day ('the day before, 3 May', 'last Friday, 2 September', 'on 5 May, overnight').
    """
    forms: list[DateForm] = []
    found: list[DatedSpan] = []
    for form in find_forms(text, span, language):
        told = _told(text, form, found, span, published, language)
        if told is None:
            continue
        beside = found[-1] if found and _BESIDE.fullmatch(text, found[-1].span.end, form.span.start) else None
        if beside and beside.relative:
            told = _same_day(found.pop(), told, text, span, published, language)
            forms.pop()
        elif beside and (one := _one_date(beside, told, forms[-1], form)):
            found[-1], forms[-1] = one, form
            continue
        elif found and _is_bare_night(form) and found[-1].kind is DateKind.DAY:
            told = replace(told, period=found[-1].period)
        if beside is None or not told.relative or form.means == _AFTER:
            found.append(told)
            forms.append(form)
    return found


_BESIDE = re.compile(r",?\s+\(?(?:\w+\s+)?")
_MEMORY = 900
_AFTER = "days_after"  # 'Friday, two days after the strike' are two dates, 'the 18th, two days earlier' is one
_OF_A_MONTH = ({"day"}, {"day", "n"})
_WEEKDAYS = frozenset({"weekday", "weekday_before", "weekday_last_week", "weekday_night"})


def _one_date(first: DatedSpan, second: DatedSpan, first_form: DateForm, second_form: DateForm) -> DatedSpan | None:
    """Return two dates that stand beside each other as one where both name the same day or night, else None."""
    span = Span(first.span.start, second.span.end)
    if second.relative or DateKind.SINCE in {first.kind, second.kind}:
        return None
    if _is_bare_night(second_form) and first.kind is DateKind.DAY:
        return replace(first, span=span, kind=DateKind.NIGHT, overnight=True)
    if _is_bare_night(first_form) and second.kind is DateKind.DAY:
        return replace(second, span=span, kind=DateKind.NIGHT, overnight=True)
    if _within(second.period, first.period):
        return replace(second, span=span, overnight=first.overnight or second.overnight)
    if _within(first.period, second.period):
        return replace(first, span=span, overnight=first.overnight or second.overnight)
    exact = first_form.means in _WEEKDAYS and second_form.means == "date"
    return replace(second, span=span) if exact else None  # the date is right where the weekday is not


def _is_bare_night(form: DateForm) -> bool:
    """Tell whether a form is 'overnight' and the like, which name no day."""
    return form.means == "day" and form.overnight


def _within(inner: Period, outer: Period) -> bool:
    return (inner.start or date.min) >= (outer.start or date.min) and inner.end <= outer.end


def _told(
    text: str, form: DateForm, found: list[DatedSpan], span: Span, published: date, language: str
) -> DatedSpan | None:
    """Return the date of a form, with what the dates told before it settle: the day to count from, month or year."""
    if form.means in {"relative", _AFTER}:
        counted = _relative(form, found[-1].period.end if found else _told_last(text, span, published, language))
        comma = text.find(",", form.span.end, span.end)
        return counted if form.means == "relative" else replace(counted, reach=comma if comma >= 0 else span.end)
    if form.slots.keys() in _OF_A_MONTH:
        last = found[-1].period.end if found else _told_last(text, span, published, language)
        return _resolved(form, min(published, periods.month_end(last, 0)))
    told = _resolved(form, published)
    if told is None or "year" in form.slots or not {"month", "day"} <= form.slots.keys():
        return told
    if found and found[-1].period == told.period:
        return told
    return _in_year_told(told, form, text, span, published, language)


def _in_year_told(told: DatedSpan, form: DateForm, text: str, span: Span, published: date, language: str) -> DatedSpan:
    """Take a day without a year as one of the year that its paragraph told last: 'On 1 May 2021 ... On 7 June'.

    A weekday beside the day decides, where it suits one of the two years alone.
    """
    weekday, position = form.slots.get("weekday"), form.span.start
    if weekday == told.period.end.isoweekday():
        return told
    start = max(text.rfind("\n\n", 0, position), position - _MEMORY, 0)
    dated = [one for one in find_forms(text, Span(start, position), language) if _tells_year(one, span)]
    earlier = [one.period for each in dated if (one := _resolved(each, published))]
    if not earlier or earlier[-1].end.year >= published.year:
        return told
    moved = [
        periods.years_from(day, earlier[-1].end.year - day.year) for day in (told.period.start, told.period.end) if day
    ]
    follows = earlier[-1].start is not None and moved[0] >= earlier[-1].start
    return replace(told, period=Period(moved[0], moved[-1])) if follows else told


def _tells_year(form: DateForm, span: Span) -> bool:
    """Tell whether a form has a year that holds for the days after it, as no 'built in 1987' of the same sentence."""
    return "year" in form.slots and (
        "month" in form.slots or "monthnumber" in form.slots or form.span.start < span.start
    )


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
