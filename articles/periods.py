"""Periods in local days: days, nights, weeks, months and years around the day of publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WEEK = 7
_MONTHS = 12


class DateKind(StrEnum):
    """What sort of expression a date is."""

    DAY = "day"
    NIGHT = "night"
    HOURS = "hours"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    SINCE = "since"
    ANNIVERSARY = "anniversary"


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last local day on which something can have happened; no start means 'some time before'."""

    start: date | None
    end: date


def day(of: date) -> Period:
    """Return the period of one day."""
    return Period(of, of)


def shifted(of: date, days: int) -> date:
    """Return the date some days later (or earlier, when negative), kept within the calendar."""
    return date.fromordinal(min(max(of.toordinal() + days, 1), date.max.toordinal()))


def weekday(number: int, published: date) -> date:
    """Return the latest such weekday (1 is Monday) that is not after the day of publication."""
    return shifted(published, -((published.isoweekday() - number) % _WEEK))


def week(published: date, offset: int) -> Period:
    """Return the week, Monday to Sunday, some weeks from the one of publication; the current one ends that day."""
    monday = shifted(published, 1 - published.isoweekday() + _WEEK * offset)
    return Period(monday, min(shifted(monday, _WEEK - 1), published) if offset == 0 else shifted(monday, _WEEK - 1))


def weekend(published: date) -> Period:
    """Return the latest Saturday and Sunday that have begun by the day of publication."""
    saturday = weekday(6, published)
    return Period(saturday, min(saturday + timedelta(1), published))


def month(year: int, number: int, part: int | None = None) -> Period:
    """Return a month, or a part of it by its first day: 1 (to the 10th), 11 (to the 20th), 21 (to the end)."""
    last = calendar.monthrange(year, number)[1]
    if part is None:
        return Period(date(year, number, 1), date(year, number, last))
    return Period(date(year, number, part), date(year, number, last if part > 20 else part + 9))  # noqa: PLR2004


def months_from(published: date, offset: int) -> Period:
    """Return the calendar month some months from the one of publication; the current one ends that day.

    A month outside the calendar becomes its first or last one.
    """
    index = published.year * _MONTHS + published.month - 1 + offset
    index = min(max(index, _MONTHS), date.max.year * _MONTHS + _MONTHS - 1)
    found = month(index // _MONTHS, index % _MONTHS + 1)
    return Period(found.start, min(found.end, published)) if offset == 0 else found


def years_from(published: date, offset: int) -> date:
    """Return the same day some years away; the 29th of February becomes the 28th."""
    year = min(max(published.year + offset, date.min.year), date.max.year)
    last = calendar.monthrange(year, published.month)[1]
    return date(year, published.month, min(published.day, last))


def year(number: int, part: int | None = None) -> Period:
    """Return a calendar year, or its first, middle or last four months by the first day of a month's part."""
    first = {None: 1, 1: 1, 11: 5, 21: 9}[part]
    last = _MONTHS if part is None else first + 3
    return Period(date(number, first, 1), month(number, last).end)


def day_of_month(published: date, number: int, day_number: int, of_year: int | None) -> date | None:
    """Return a day by month and day, without a year the latest not after publication; None where there is none such."""
    candidates = [of_year] if of_year else [published.year - back for back in range(9)]
    for candidate in candidates:
        if not 1 <= candidate <= date.max.year or day_number > calendar.monthrange(candidate, number)[1]:
            continue
        found = date(candidate, number, day_number)
        if of_year or found <= published:
            return found
    return None


def month_before(published: date, number: int) -> int:
    """Return the year of the latest such month that has begun by the day of publication."""
    return published.year if number <= published.month else max(published.year - 1, 1)
