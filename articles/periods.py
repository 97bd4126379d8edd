"""Periods in local days: days, nights, weeks, months and years around the day of publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_WEEK = 7
_MONTHS = 12
_PARTS_OF_YEAR = {110: (1, 4), 1120: (5, 8), 2131: (9, 12), 115: (1, 6), 1631: (7, 12)}
_PARTS_OF_WEEK = {110: (0, 2), 1120: (2, 3), 2131: (3, 6), 115: (0, 2), 1631: (3, 6)}


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


def moved(period: Period, days: int) -> Period:
    """Return a period some days later (or earlier, when negative)."""
    return Period(None if period.start is None else shifted(period.start, days), shifted(period.end, days))


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
    """Return a month, or a part of it: 1120 is the 11th to the 20th, -5 the last five days."""
    last = calendar.monthrange(year, number)[1]
    if part is None:
        return Period(date(year, number, 1), date(year, number, last))
    first, to = divmod(part, 100) if part > 0 else (last + 1 + part, last)
    return Period(date(year, number, first), date(year, number, min(to, last)))


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
    """Return a calendar year, or its third, half or first or last days by the part of a month that is named alike."""
    if part is None:
        return Period(date(number, 1, 1), date(number, _MONTHS, 31))
    if part not in _PARTS_OF_YEAR:
        return month(number, 1 if part > 0 else _MONTHS, part)
    first, last = _PARTS_OF_YEAR[part]
    return Period(date(number, first, 1), month(number, last).end)


def quarter(of_year: int, number: int) -> Period:
    """Return one of the four quarters of a year."""
    last = 3 * min(max(number, 1), 4)
    return Period(date(of_year, last - 2, 1), month(of_year, last).end)


def week_part(whole: Period, part: int | None) -> Period:
    """Return a week, or its early (to Wednesday), middle or late days (from Thursday) by the part of a month."""
    if part is None or part not in _PARTS_OF_WEEK or whole.start is None:
        return whole
    first, last = _PARTS_OF_WEEK[part]
    return Period(min(shifted(whole.start, first), whole.end), min(shifted(whole.start, last), whole.end))


def latest_day(published: date, day_number: int) -> date | None:
    """Return the latest day of such a number in its month that is not after a day; None where no month has it."""
    for back in range(3):
        last = month_end(published, back)
        if day_number <= last.day and (found := last.replace(day=day_number)) <= published:
            return found
    return None


def month_end(published: date, back: int) -> date:
    """Return the last day of the month some months before the one of publication."""
    found = months_from(published, -back).start or published
    return month(found.year, found.month).end


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
