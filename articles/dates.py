"""Dates of attack: periods in local days, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.article import Span


class DatedBy(StrEnum):
    """What a claim's period rests on."""

    TEXT = "text"
    PUBLICATION = "publication"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last local day on which something can have happened; no start means 'some time before'."""

    start: date | None
    end: date


class DateKind(StrEnum):
    """What sort of expression a date is, from the finest to the widest."""

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
class DatedSpan:
    """A date as it stands in an article, and the days that it means; `overnight` where a night is told."""

    span: Span
    period: Period
    kind: DateKind = DateKind.DAY
    overnight: bool = False


def find_periods(text: str, span: Span, published: date, language: str) -> list[DatedSpan]:
    """Return the dates told within a span, resolved against the day of publication, in reading order."""
    return []
