"""Dated spans: a date as it stands in an article, and the days that it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.article import Span
from articles.dateforms import DateForm
from articles.daterules import RULES
from articles.periods import DateKind, Period


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date as it stands in an article, and the days that it means.

    `overnight` is true where a night is told. `relative` marks 'the day before' and the like, which count from the
    date told last: the one before it in the same span or shortly before, else the day of publication; `offset` is how
    many days from there. `reach` is where the clause of 'two days after ...' ends, which the date alone dates. `named`
    is true where it names an attack ('Saturday's bombing').
    """

    span: Span
    period: Period
    kind: DateKind = DateKind.DAY
    overnight: bool = False
    relative: bool = False
    offset: int = 0
    reach: int | None = None
    named: bool = False


def resolved(form: DateForm, published: date) -> DatedSpan | None:
    """Return a date by the rule of its form; None where the rule needs the date told last, or there is no such day."""
    told = RULES[form.means](form, published) if form.means in RULES else None
    if told is None:
        return None
    period, kind = told
    overnight = form.overnight or kind is DateKind.NIGHT
    return DatedSpan(form.span, period, DateKind.NIGHT if form.overnight else kind, overnight)


def is_bare_night(form: DateForm) -> bool:
    """Tell whether a form is 'overnight' and the like, which name no day."""
    return form.means == "day" and form.overnight


def falls_on(told: DatedSpan, form: DateForm) -> bool:
    """Tell whether a date falls on the weekday of a form: '21 March 2021, a Sunday'."""
    return told.period.end.isoweekday() == form.slots.get("weekday")
