"""Dates of attack: periods in local days, resolved against the day of publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from articles.anchors import AFTER, Anchors
from articles.article import Span
from articles.datedspans import DatedSpan, falls_on, is_bare_night
from articles.dateforms import DateForm, find_forms
from articles.periods import DateKind, Period

__all__ = ["DateKind", "DatedBy", "DatedSpan", "Period", "find_periods"]


class DatedBy(StrEnum):
    """What a claim's period rests on."""

    TEXT = "text"
    PUBLICATION = "publication"
    HAND = "hand"


def find_periods(text: str, span: Span, published: date, language: str) -> list[DatedSpan]:
    """Return the dates told within a span, resolved against the day of publication, in reading order.

    A weekday, or a day without a year, is the latest one not after publication. A night told by its morning runs from
    the evening before. Dates that no calendar has are left out, and so is the wider of two that stand beside each other
    for one day ('the day before, 3 May', 'last Friday, 2 September', 'on 5 May, overnight').
    """
    told_of = list(find_forms(text, span, language))
    if not told_of:
        return []
    anchors = Anchors(text, span, published, language)
    forms: list[DateForm] = []
    found: list[DatedSpan] = []
    for form in told_of:
        told = anchors.settled(form, found)
        if told is None:
            continue
        beside = found[-1] if found and _beside(text, found[-1], form) else None
        if beside and beside.relative:
            told = anchors.same_day(found.pop(), told)
            forms.pop()
        elif beside and (one := _one_date(beside, told, forms[-1], form)):
            found[-1], forms[-1] = one, form
            continue
        elif found and is_bare_night(form) and found[-1].kind in _EXACT:
            told = replace(told, period=found[-1].period)
        elif found and is_bare_night(forms[-1]) and _of_the_night(text, found[-1], told):
            found[-1], forms[-1] = replace(told, span=Span(found[-1].span.start, told.span.end), overnight=True), form
            continue
        # 'Friday, two days after the strike' are two dates, 'the 18th, two days earlier' is one
        if beside is None or not told.relative or form.means == AFTER:
            found.append(told)
            forms.append(form)
    return found


_BESIDE = re.compile(r"(?:\s+\w+(?=,))?,?\s+\(?(?:\w+\s+)?")
_NAMED_BESIDE = re.compile(r"(?:\s+\w+){1,3},\s+(?:\w+\s+)?")  # 'three days before that flight, on 14 July'
_FEW_WORDS = re.compile(r"(?:\s[^\W\d_A-Z]+){1,4}\s")
_NIGHT_DAYS = frozenset({DateKind.RANGE, DateKind.NIGHT})
_EXACT = frozenset({DateKind.DAY, DateKind.RANGE})
_WEEKDAYS = frozenset({"weekday", "weekday_before", "weekday_last_week", "weekday_night"})


def _beside(text: str, told: DatedSpan, form: DateForm) -> bool:
    """Tell whether a form stands beside a date; one that is counted may name what it counts from between the two."""
    if _BESIDE.fullmatch(text, told.span.end, form.span.start):
        return True
    named = told.relative and form.means == "date"
    return named and _NAMED_BESIDE.fullmatch(text, told.span.end, form.span.start) is not None


def _of_the_night(text: str, night: DatedSpan, told: DatedSpan) -> bool:
    """Tell whether the days of a night stand a few words behind it: 'Overnight strikes on 23-24 January'."""
    between = text[night.span.end : told.span.start]
    return told.kind in _NIGHT_DAYS and not told.relative and _FEW_WORDS.fullmatch(between) is not None


def _one_date(first: DatedSpan, second: DatedSpan, first_form: DateForm, second_form: DateForm) -> DatedSpan | None:
    """Return two dates that stand beside each other as one where both name the same day or night, else None."""
    span = Span(first.span.start, second.span.end)
    if second.relative or DateKind.SINCE in {first.kind, second.kind}:
        return None
    for one, bare in ((first, second_form), (second, first_form)):
        if is_bare_night(bare) and one.kind in _EXACT:
            return replace(one, span=span, kind=DateKind.NIGHT, overnight=True)
    for inner, outer in ((second, first), (first, second)):
        if _within(inner.period, outer.period):
            return replace(inner, span=span, overnight=inner.overnight or outer.overnight)
    if first_form.means in _WEEKDAYS and second_form.means == "date":
        return replace(second, span=span)  # the date is right where the weekday is not
    named = first_form.means == "date" and second_form.means == "weekday"
    return replace(first, span=span) if named and falls_on(first, second_form) else None


def _within(inner: Period, outer: Period) -> bool:
    return (inner.start or date.min) >= (outer.start or date.min) and inner.end <= outer.end
