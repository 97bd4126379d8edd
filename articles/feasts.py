"""Feasts: the days of Easter, from which the movable feasts are counted."""

from __future__ import annotations

from datetime import date

from articles.periods import shifted


def easter(year: int, *, orthodox: bool) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar, as the western or the Orthodox churches keep it."""
    return _julian(year) if orthodox else _gregorian(year)


def _gregorian(year: int) -> date:
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    epact = (skipped - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - skipped) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _julian(year: int) -> date:
    """Return the Sunday after the full moon of the Julian calendar, moved by the days that it lags behind."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    days = moon + weekday + 114
    century = year // 100
    lag = century - century // 4 - 2
    return shifted(date(year, days // 31, days % 31 + 1), lag)
