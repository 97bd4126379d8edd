"""Anchors: what the dates told before settle about a date: the day to count from, its month or its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from articles import periods
from articles.article import Span
from articles.datedspans import DatedSpan, falls_on, is_bare_night, resolved
from articles.dateforms import DateForm, find_forms
from articles.periods import DateKind, Period

AFTER = "days_after"
_MEMORY, _LONG_MEMORY = 900, 1_800
_LONGEST_PARAGRAPH, _LONGEST_ARTICLE = 5_000, 20_000  # as far back as dates are looked for in longer ones
_WEEK, _HALF_A_WEEK, _A_MONTH = 7, 3, 30
_NEWS_DAYS, _SEASON = 3, 92
_LIKELY_TO_COME = 300  # a day without a year that would be so long ago is of the year to come
_OF_A_MONTH = ({"day"}, {"day", "n"})
_A_WEEKDAY = {"weekday", "weekday2"}
_DAYS = frozenset({DateKind.DAY, DateKind.NIGHT})
_OF_NOW = frozenset({"day", "weekday", "night_to", "span_back"})
_DAY_OR_MONTH = frozenset({"day", "month", "monthnumber"})
_SAME_YEAR = frozenset({"same_year", "month_of_same_year"})
_OF_A_YEAR = _SAME_YEAR | {"holiday"}


@dataclass(frozen=True, slots=True)
class Anchors:
    """The dates of an article before a span that is read, resolved against the day of publication."""

    text: str
    span: Span
    published: date
    language: str

    def settled(self, form: DateForm, found: Sequence[DatedSpan]) -> DatedSpan | None:
        """Return the date of a form, with what the dates told before it settle; None where no calendar has it."""
        if form.means in {"relative", AFTER} or (form.means == "days_later" and self._recalls(form, found)):
            return self._counted(form, found)
        if form.slots.keys() in _OF_A_MONTH:
            return resolved(form, min(self.published, periods.month_end(self._last(found), 0)))
        if form.means == "that_weekday":
            return resolved(form, min(self.published, periods.shifted(self._last(found), _HALF_A_WEEK)))
        told = resolved(form, self.published)
        return told and self._moved(told, form, found)

    def _recalls(self, form: DateForm, found: Sequence[DatedSpan]) -> bool:
        """Tell whether 'за три дні' is the third day of a story, not the days up to publication."""
        return (self.published - self._last(found)).days > form.slots["n"] * form.slots["unit"] + _NEWS_DAYS

    def same_day(self, relative: DatedSpan, told: DatedSpan) -> DatedSpan:
        """Return the 18 June of 'nine days earlier, on 18 June' as the one nine days before a date told before."""
        start = max(self.text.rfind("\n\n", 0, self.span.start), 0)
        here, above = (self._days_told(span) for span in (Span(start, self.span.start), Span(0, start)))
        fresh = (self.published - told.period.end).days <= _NEWS_DAYS
        for anchor in (*here, self.published, *above) if fresh else (*here, *above, self.published):
            counted = periods.shifted(anchor, relative.offset)
            same = (counted.month, counted.day) == (told.period.end.month, told.period.end.day)
            if same and counted <= self.published:
                return replace(told, period=periods.day(counted))
        return told

    def _counted(self, form: DateForm, found: Sequence[DatedSpan]) -> DatedSpan:
        """Return a date counted from the one told last; 'two days after' reaches to the end of its clause."""
        offset = form.offset
        if "unit" in form.slots:
            offset = form.sign * form.slots["n"] * form.slots["unit"]
        day = periods.day(periods.shifted(self._last(found), offset))
        comma = self.text.find(",", form.span.end, self.span.end)
        reach = (comma if comma >= 0 else self.span.end) if form.means == AFTER else None
        return DatedSpan(form.span, day, relative=True, offset=offset, reach=reach)

    def _moved(self, told: DatedSpan, form: DateForm, found: Sequence[DatedSpan]) -> DatedSpan:
        """Return a date moved to the week or the year of those told before it."""
        if is_bare_night(form) and not found:
            return self._in_night_told(told, form)
        if form.slots.keys() <= _A_WEEKDAY and "weekday" in form.slots:
            return self._on_day_told(told, form)
        of_a_year = {"month", "day"} <= form.slots.keys() or form.means in _OF_A_YEAR
        if "year" in form.slots or not of_a_year:
            return told
        return told if found and found[-1].period == told.period else self._in_year_told(told, form)

    def _in_night_told(self, told: DatedSpan, form: DateForm) -> DatedSpan:
        """Let 'overnight' be the night after the day that its paragraph told before, where that is no news any more."""
        position = form.span.start
        start = max(self.text.rfind("\n\n", 0, position), position - _LONGEST_PARAGRAPH, 0)
        days = self._days_told(Span(start, position))
        if not days or (self.published - days[0]).days <= _NEWS_DAYS:
            return told
        return replace(told, period=Period(days[0], periods.shifted(days[0], 1)))

    def _on_day_told(self, told: DatedSpan, form: DateForm) -> DatedSpan:
        """Let a weekday be the one that its line told by date before: '2 August: ... On Saturday night ...'."""
        position = form.span.start
        start = max(self.text.rfind("\n", 0, position) + 1, position - _LONGEST_PARAGRAPH)
        before = self._resolved_in(Span(start, position))
        last = before[-1] if before else None
        if (
            last is None
            or last.kind is not DateKind.DAY
            or not falls_on(last, form)
            or last.period.end > self.published
        ):
            return told
        weeks = (told.period.end - last.period.end).days // _WEEK * _WEEK
        return replace(told, period=periods.moved(told.period, -weeks))

    def _in_year_told(self, told: DatedSpan, form: DateForm) -> DatedSpan:
        """Take a day without a year as one of the year that was told last: 'On 1 May 2021 ... On 7 June'.

        A weekday that suits the day of the year of publication keeps it there.
        """
        position, same = form.span.start, form.means in _SAME_YEAR
        if falls_on(told, form):
            return told
        paragraph = max(self.text.rfind("\n\n", 0, position), position - _MEMORY, 0)
        start = max(0, position - _LONGEST_ARTICLE) if same else paragraph
        earlier = self._with_year(Span(start, position))
        recalled = None if earlier or same else self._recalled(told, paragraph)
        anchor = earlier[-1] if earlier else recalled
        if anchor is None or anchor.end.year >= self.published.year:
            return told
        moved = _years_on(told.period, anchor.end.year - told.period.end.year)
        before = _SEASON if recalled else 0
        follows = anchor.start is not None and (anchor.start - moved.end).days <= before
        return replace(told, period=moved) if same or follows else told

    def _recalled(self, told: DatedSpan, end: int) -> Period | None:
        """Return the last date before a paragraph that goes on with a story of another year; none for a recent day."""
        if (self.published - told.period.end).days <= _A_MONTH:
            return None
        for one, form in reversed(self._dated_in(Span(max(0, end - _LONG_MEMORY), end))):
            if form.means in _OF_NOW:
                return None
            if "year" in form.slots and not _DAY_OR_MONTH.isdisjoint(form.slots):
                return one
        return None

    def _with_year(self, span: Span) -> list[Period]:
        """Return the dates of a span that have a year of their own."""
        return [one for one, form in self._dated_in(span) if self._tells_year(form)]

    def _dated_in(self, span: Span) -> list[tuple[Period, DateForm]]:
        """Return the dates of a span with the forms that tell them."""
        forms = find_forms(self.text, span, self.language)
        return [(told.period, form) for form in forms if (told := resolved(form, self.published))]

    def _tells_year(self, form: DateForm) -> bool:
        """Tell whether a form has a year that holds for the days after it, as 'In 2019,' but no 'built in 1987' has."""
        if "year" not in form.slots:
            return False
        opens = self.text.count(" ", self.span.start, form.span.start) <= 1
        return opens or "month" in form.slots or "monthnumber" in form.slots or form.span.start < self.span.start

    def _last(self, found: Sequence[DatedSpan]) -> date:
        """Return the day told last, in the span or shortly before it; the day of publication where none is."""
        if found:
            return found[-1].period.end
        before = Span(max(0, self.span.start - _MEMORY), self.span.start)
        return next(iter(self._days_told(before)), self.published)

    def _days_told(self, span: Span) -> list[date]:
        """Return the days and nights told in a span, the last one first."""
        return [one.period.end for one in reversed(self._resolved_in(span)) if one.kind in _DAYS]

    def _resolved_in(self, span: Span) -> list[DatedSpan]:
        """Return the dates of a span that count from nothing told before, without those likely yet to come."""
        found: list[DatedSpan] = []
        for form in find_forms(self.text, span, self.language):
            told = resolved(form, self.published)
            without_year = "day" in form.slots and "year" not in form.slots
            if told and not (without_year and (self.published - told.period.end).days > _LIKELY_TO_COME):
                found.append(told)
        return found


def _years_on(period: Period, years: int) -> Period:
    """Return a period some years later, or earlier."""
    return Period(period.start and periods.years_from(period.start, years), periods.years_from(period.end, years))
