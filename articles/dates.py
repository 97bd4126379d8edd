"""Dates of attack: periods in local days, resolved against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    many days from there.
    """

    span: Span
    period: Period
    kind: DateKind = DateKind.DAY
    overnight: bool = False
    relative: bool = False
    offset: int = 0


def find_periods(text: str, span: Span, published: date, language: str) -> list[DatedSpan]:
    """Return the dates told within a span, resolved against the day of publication, in reading order.

    A weekday, or a day without a year, is the latest one not after publication. A night told by its morning runs from
    the evening before. Dates that no calendar has are left out, and so is 'the day before' where the date itself
    stands beside it.
    """
    found: list[DatedSpan] = []
    for form in find_forms(text, span, language):
        told = _resolved(form, published)
        if form.means == "relative":
            told = _relative(form, found[-1].period.end if found else _told_last(text, span, published, language))
        if told is None:
            continue
        if (
            found
            and (told.relative or found[-1].relative)
            and _BESIDE.fullmatch(text, found[-1].span.end, form.span.start)
        ):
            beside = found.pop()
            told = beside if told.relative else told
        found.append(told)
    return found


_BESIDE = re.compile(r",?\s+(?:\w+\s+)?")
_MEMORY = 600


def _told_last(text: str, span: Span, published: date, language: str) -> date:
    """Return the last day or night told shortly before a span; the day of publication where none is."""
    before = Span(max(0, span.start - _MEMORY), span.start)
    told = [_resolved(form, published) for form in find_forms(text, before, language)]
    days = [one.period.end for one in told if one and one.kind in {DateKind.DAY, DateKind.NIGHT}]
    return days[-1] if days else published


def _stands_in(told: DatedSpan) -> bool:
    """Tell whether a date is 'the day before' or the like, which the date itself may stand beside."""
    return told.relative and abs(told.offset) <= 1


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
