"""The rules that turn a form of date into days, one for each `means` of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from articles import countings, periods
from articles.dateforms import DateForm
from articles.feasts import easter
from articles.periods import DateKind, Period

_Told: TypeAlias = tuple[Period, DateKind] | None
_WEEK = 7
_FIRST_FULL_YEAR = 1000
_LONGEST_INTO_UNTOLD_MONTH = 15
_NIGHTS_COUNTED = frozenset({"n", "weekday2"})


def _year(slots: Mapping[str, int], published: date) -> int | None:
    """Return the year of a form; one in words counts from the year of publication."""
    told = slots.get("year")
    if told is None:
        return None
    return told if told >= _FIRST_FULL_YEAR else published.year + told


def _moment(slots: Mapping[str, int], published: date) -> Period | None:
    """Return the day, weekday or month that the slots of a form name; None where there is no such day."""
    number = slots.get("month", slots.get("monthnumber"))
    of_year = _year(slots, published)
    if number and "day" in slots:
        found = periods.day_of_month(published, number, slots["day"], of_year)
        return periods.day(found) if found else None
    if number:
        return periods.month(of_year or periods.month_before(published, number), number, slots.get("part"))
    if "weekday" in slots:
        return periods.day(periods.weekday(slots["weekday"], published))
    return periods.year(of_year, slots.get("part")) if of_year else None


def _so_far(period: Period, published: date) -> Period:
    """Return a period that the day of publication lies in up to that day: news tells of what has happened."""
    begun = period.start is not None and period.start <= published
    return Period(period.start, min(period.end, published)) if begun else period


def _date(form: DateForm, published: date) -> _Told:
    found = _moment(form.slots, published)
    return (periods.moved(found, form.offset), DateKind.DAY) if found else None


def _eve(form: DateForm, published: date) -> _Told:
    """Return the day before the one named; where that is yesterday, 'напередодні 5 травня' names it itself."""
    found = _moment(form.slots, published)
    if found is None:
        return None
    yesterday = found.end == periods.shifted(published, -1)
    return (found if yesterday else periods.moved(found, -1)), DateKind.DAY


def _day_number(form: DateForm, published: date) -> _Told:
    found = periods.latest_day(published, form.slots["day"])
    return (periods.day(found), DateKind.NIGHT if form.overnight else DateKind.DAY) if found else None


def _month(form: DateForm, published: date) -> _Told:
    found = _moment(form.slots, published)
    return (_so_far(found, published), DateKind.MONTH) if found else None


def _whole_month(form: DateForm, published: date) -> _Told:
    found = _moment(form.slots, published)
    return (found, DateKind.MONTH) if found else None


def _year_told(form: DateForm, published: date) -> _Told:
    part = form.slots.get("part")
    found = _moment(form.slots, published) or periods.year(published.year + form.offset, part)
    return _so_far(found, published), DateKind.YEAR


def _days_from(form: DateForm, published: date) -> _Told:
    """Return the days from the one named to some days after or before it."""
    found = _moment(form.slots, published)
    if found is None:
        return None
    other = periods.moved(found, form.offset).end
    return _so_far(Period(min(found.end, other), max(found.end, other)), published), DateKind.RANGE


def _quarter(form: DateForm, published: date) -> _Told:
    of_year = _year(form.slots, published) or published.year
    return _so_far(periods.quarter(of_year, form.slots["n"]), published), DateKind.RANGE


def _days(form: DateForm, published: date) -> _Told:
    """Return the days from the first date of a form to the second; the year and the month may be told once."""
    slots = form.slots
    second = {
        key: value
        for key, value in (
            ("day", slots.get("day2")),
            ("month", slots.get("month2", slots.get("month"))),
            ("weekday", slots.get("weekday2")),
            ("year", slots.get("year2", slots.get("year"))),
        )
        if value is not None
    }
    end = _moment(second, published)
    if end is None:
        return None
    if "month" in slots and "month2" not in slots:
        start = _day_before(end.end, slots["day"])
    else:
        start = _moment(slots, published if "year" in slots or "weekday" in slots else end.end)
    if start and start.start and start.start > end.end and "year" in slots and "month2" in slots:
        start = periods.day(periods.years_from(start.start, -1))  # 'from 28 December to 3 January 2023'
    if start is None or start.start is None or start.start > end.end:
        return end, DateKind.DAY
    return Period(start.start, end.end), DateKind.RANGE


def _day_before(end: date, day_number: int) -> Period | None:
    """Return the day that 'from 28' names in 'from 28 to 2 July': in the same month, else late in the one before."""
    if day_number <= end.day:
        return periods.day(end.replace(day=day_number))
    before = periods.months_from(end, -1).end
    first = periods.day_of_month(end, before.month, day_number, before.year)
    return periods.day(first) if first and (end - first).days <= _LONGEST_INTO_UNTOLD_MONTH else None


def _night_days(form: DateForm, published: date) -> _Told:
    """Return evening and morning of the night between two days; its month stands with the one, the other or both."""
    slots, of_year = form.slots, _year(form.slots, published)
    for number in dict.fromkeys(slots[name] for name in ("month2", "month") if name in slots):
        morning = periods.day_of_month(published, number, slots["day2"], of_year)
        if morning and (evening := periods.shifted(morning, -1)).day == slots["day"]:
            return Period(evening, morning), DateKind.NIGHT
    told = _days(form, published)
    return (told[0], DateKind.NIGHT) if told else None


def _night_to(form: DateForm, published: date) -> _Told:
    """Return evening and morning of the night that ends on the day named; without one, on the day of publication."""
    named: Period | None
    if form.slots.keys() <= _NIGHTS_COUNTED:
        named = periods.day(published)
    elif form.slots.keys() == {"day"}:
        found = periods.latest_day(published, form.slots["day"])
        named = periods.day(found) if found else None
    else:
        named = _moment(form.slots, published)
    if named is None:
        return None
    morning = periods.shifted(named.end, form.offset)
    return Period(periods.shifted(morning, -1), morning), DateKind.NIGHT


def _night_from(form: DateForm, published: date) -> _Told:
    """Return evening and morning of the night that begins on the day named."""
    evening = _moment(form.slots, published)
    return (Period(evening.end, periods.shifted(evening.end, 1)), DateKind.NIGHT) if evening else None


def _weekday_night(form: DateForm, published: date) -> _Told:
    evening = periods.weekday(form.slots["weekday"], periods.shifted(published, form.offset))
    return periods.day(evening), DateKind.NIGHT


def _since(form: DateForm, published: date) -> _Told:
    found = _season(form, published)[0] if "season" in form.slots else _moment(form.slots, published)
    start = found.start if found else periods.shifted(published, -1)
    if start is None or start > published:
        return None
    return Period(start, published), DateKind.SINCE


def _weekday_before(form: DateForm, published: date) -> _Told:
    by = periods.shifted(published, form.offset - 1)
    return periods.day(periods.weekday(form.slots["weekday"], by)), DateKind.DAY


def _weekday_last_week(form: DateForm, published: date) -> _Told:
    monday = periods.week(published, -1).start or published
    return periods.day(periods.shifted(monday, form.slots["weekday"] - 1)), DateKind.DAY


def _next_weekday(form: DateForm, published: date) -> _Told:
    return periods.day(periods.shifted(periods.weekday(form.slots["weekday"], published), _WEEK)), DateKind.DAY


def _week(form: DateForm, published: date) -> _Told:
    return periods.week_part(periods.week(published, form.offset), form.slots.get("part")), DateKind.WEEK


def _weekend(form: DateForm, published: date) -> _Told:
    return periods.weekend(periods.shifted(published, form.offset)), DateKind.RANGE


def _months(form: DateForm, published: date) -> _Told:
    whole = periods.months_from(published, form.offset)
    if "day" in form.slots:  # 'on the 6th of last month'
        found = periods.day_of_month(published, whole.end.month, form.slots["day"], whole.end.year)
        return (periods.day(found), DateKind.DAY) if found else None
    part = periods.month(whole.end.year, whole.end.month, form.slots.get("part"))
    return _so_far(part, published), DateKind.MONTH


def _season(form: DateForm, published: date) -> tuple[Period, DateKind]:
    """Return the three months of a season; winter is told by the year of its January, or the latest one begun."""
    number = form.slots["season"]
    lead = 1 if number == 1 else 0  # winter begins in the December before
    begun_by = periods.months_from(published, 3 * form.offset + lead).end
    of_year = _year(form.slots, published) or periods.month_before(begun_by, number)
    first = date(of_year, number, 1)
    whole = Period(periods.months_from(first, -lead).start, periods.months_from(first, 2 - lead).end)
    return _so_far(whole, published), DateKind.RANGE


def _holiday(form: DateForm, published: date) -> _Told:
    number, day_number = divmod(form.slots["holiday"], 100)
    found = periods.day_of_month(published, number, day_number, _year(form.slots, published))
    return (periods.day(periods.shifted(found, form.offset)), DateKind.DAY) if found else None


def _feast(form: DateForm, published: date) -> _Told:
    """Return the day of a feast that moves with Easter, the latest not after publication where no year is told."""
    orthodox = "orthodox" in form.slots
    days = form.slots["orthodox" if orthodox else "western"]
    of_year = _year(form.slots, published)
    for candidate in [of_year] if of_year else [published.year, published.year - 1]:
        found = periods.shifted(easter(max(candidate, 1), orthodox=orthodox), days)
        if of_year or found <= published:
            return periods.day(periods.shifted(found, form.offset)), DateKind.DAY
    return None


def _new_year_night(form: DateForm, published: date) -> _Told:
    """Return the night into the first of January; a year told with it is the one that begins."""
    told = _year(form.slots, published)
    morning = periods.day_of_month(published, 1, 1, told)
    return (Period(periods.shifted(morning, -1), morning), DateKind.NIGHT) if morning else None


RULES: Mapping[str, Callable[[DateForm, date], _Told]] = {
    "date": _date,
    "eve": _eve,
    "day_number": _day_number,
    "month": _month,
    "year": _year_told,
    "days": _days,
    "night_days": _night_days,
    "night_to": _night_to,
    "night_from": _night_from,
    "weekday_night": _weekday_night,
    "since": _since,
    "quarter": _quarter,
    "days_from": _days_from,
    "ago_vaguely": countings.ago_vaguely,
    "weekday_weeks_ago": countings.weekday_weeks_ago,
    "ago": countings.ago,
    "span_back": countings.span_back,
    "days_later": countings.span_back,
    "to_the_day": countings.to_the_day,
    "anniversary": countings.anniversary,
    "day": countings.day,
    "weekday": _date,
    "that_weekday": _date,
    "same_year": _date,
    "month_of_same_year": _whole_month,
    "weekday_before": _weekday_before,
    "weekday_last_week": _weekday_last_week,
    "next_weekday": _next_weekday,
    "week": _week,
    "weekend": _weekend,
    "months": _months,
    "season": _season,
    "holiday": _holiday,
    "feast": _feast,
    "new_year_night": _new_year_night,
}
