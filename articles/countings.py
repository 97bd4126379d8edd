"""Countings: the rules of dates that are told by how far they lie from the day of publication."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from articles import periods
from articles.dateforms import DateForm
from articles.periods import DateKind, Period

_Told: TypeAlias = tuple[Period, DateKind]
_HOURS_A_DAY = 24
_WEEK, _FORTNIGHT, _MONTH, _YEAR, _DECADE = 7, 14, 30, 365, 3650
_ANNIVERSARY_LAG = 2
_FEW = {
    1: 4,
    _WEEK: 6,
    _FORTNIGHT: 3,
    _MONTH: 6,
    _YEAR: 5,
    _DECADE: 5,
}  # how many of a unit 'several ago' goes back at most


def ago(form: DateForm, published: date) -> _Told:
    """Return the day that lies some days or years back, the week around one some weeks back, or the month."""
    count, unit = form.slots.get("n", 1), form.slots["unit"]
    if unit in {_YEAR, _DECADE}:
        years = count * unit // _YEAR
        return periods.day(periods.years_from(published, -years)), DateKind.ANNIVERSARY
    if unit == _MONTH:
        return periods.months_from(published, -count), DateKind.MONTH
    if unit in {_WEEK, _FORTNIGHT}:
        middle = periods.shifted(published, -count * unit)
        return Period(periods.shifted(middle, -3), periods.shifted(middle, 3)), DateKind.WEEK
    return periods.day(periods.shifted(published, -count * unit)), DateKind.DAY


def ago_vaguely(form: DateForm, published: date) -> _Told:
    """Return the days that 'several days ago', 'hours ago' or 'weeks ago' may mean; by days where no unit is told."""
    unit = form.slots.get("unit", 1)
    longest, shortest = (1, 0) if unit == 0 else (_FEW[unit] * unit, unit)
    return Period(periods.shifted(published, -longest), periods.shifted(published, -shortest)), DateKind.RANGE


def weekday_weeks_ago(form: DateForm, published: date) -> _Told:
    """Return the weekday that is nearest to the day some weeks back: 'a week ago on Tuesday'."""
    back = form.slots["n"] * _WEEK - _WEEK // 2
    return periods.day(periods.weekday(form.slots["weekday"], periods.shifted(published, -back))), DateKind.DAY


def span_back(form: DateForm, published: date) -> _Told:
    """Return the days from some hours, days, weeks or months back to the day of publication."""
    count, unit = form.slots.get("n", 1), form.slots.get("unit")
    days = form.offset if unit is None else max(1, count // _HOURS_A_DAY) if unit == 0 else count * unit
    kind = DateKind.HOURS if days <= 1 else DateKind.RANGE
    return Period(periods.shifted(published, -days), published), kind


def to_the_day(form: DateForm, published: date) -> _Told:
    """Return the very day some weeks, months or years back, years where no unit is told."""
    count, unit = form.slots.get("n", 1), form.slots.get("unit", _YEAR)
    if unit == _YEAR:
        return periods.day(periods.years_from(published, -count)), DateKind.ANNIVERSARY
    if unit == _MONTH:
        month = periods.months_from(published, -count)
        return periods.day(month.end.replace(day=min(published.day, month.end.day))), DateKind.DAY
    return periods.day(periods.shifted(published, -count * unit)), DateKind.DAY


def anniversary(form: DateForm, published: date) -> _Told:
    """Return the days around the day of publication some years back: an anniversary is told of for a day or two."""
    latest = periods.years_from(published, -form.slots.get("n", 1))
    return Period(periods.shifted(latest, -_ANNIVERSARY_LAG), latest), DateKind.ANNIVERSARY


def day(form: DateForm, published: date) -> _Told:
    """Return the day that is a fixed number of days from the one of publication: 'yesterday', 'today'."""
    return periods.day(periods.shifted(published, form.offset)), DateKind.DAY
