"""Timings: the day or days of an attack that a telling gives, in its own words or by those told before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from articles.article import Span
from articles.dates import DatedSpan, DateKind, Period
from articles.tellings import Telling

NEWS_DAYS = 3
_LONG_DAYS = 62
_WEEK = 7


def own_period(telling: Telling, last: Period | None) -> Period | None:
    """Return the period told nearest to the words of the attack; 'the day before' counts from the date told last."""
    told = telling.dates or telling.lead_dates
    if not told:
        return None
    exact = [dated for dated in told if dated.kind is not DateKind.SINCE and not is_long(dated.period)]
    dates = [dated for dated in exact if not _told_closer(dated, exact)] or list(told)
    anchors = [trigger.start for trigger in telling.evidence.triggers] or [telling.span.start]
    dates = [dated for dated in dates if _reaches(dated, anchors)]
    if not dates:
        return None
    nearest = min(dates, key=lambda dated: min(_gap(dated.span, anchor) for anchor in anchors))
    told_from = any(
        said.span.end <= nearest.span.start for said in telling.said
    )  # 'said on Monday that the day before'
    counts = nearest.relative and nearest.reach is None and nearest is dates[0] and not told_from
    if counts and last is not None and _brief(last):
        return _shifted(nearest, last)
    return nearest.period


def overlap(one: Period, other: Period) -> bool:
    """Tell whether two periods share a day."""
    return (one.start or date.min) <= other.end and (other.start or date.min) <= one.end


def is_long(period: Period) -> bool:
    """Tell whether a period is a season or more, or open at its beginning."""
    return period.start is None or (period.end - period.start).days > _LONG_DAYS


def _reaches(dated: DatedSpan, anchors: Sequence[int]) -> bool:
    """Tell whether 'two days after the truce, a missile hit' is left for the day of the missile."""
    return dated.reach is None or any(dated.span.start <= anchor < dated.reach for anchor in anchors)


def _told_closer(dated: DatedSpan, others: Sequence[DatedSpan]) -> bool:
    """Tell whether the day of an anniversary, or one within a longer span, is told outright beside it."""
    for other in others:
        if other is dated or not overlap(other.period, dated.period):
            continue
        if dated.kind is DateKind.ANNIVERSARY or _days(other.period) < _days(dated.period) > _WEEK:
            return True
    return False


def _days(period: Period) -> int:
    return (period.end - (period.start or date.min)).days


def _brief(period: Period) -> bool:
    """Tell whether 'the day before' can count from a period: a day or a few, no week."""
    return period.start is not None and (period.end - period.start).days <= NEWS_DAYS


def _gap(span: Span, anchor: int) -> int:
    return max(span.start - anchor, anchor - span.end, 0)


def _shifted(dated: DatedSpan, anchor: Period) -> Period:
    return _moved(anchor, dated.offset)


def _moved(period: Period, days: int) -> Period:
    step = timedelta(days=days)
    return Period(None if period.start is None else period.start + step, period.end + step)
