"""Recurrences: dates beside each other on which the same was done again, 'on 18 April and again on 24 April'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from articles.article import Span
from articles.dates import DatedSpan, DateKind
from articles.phrases import Phrases

_TELLING = frozenset({DateKind.DAY, DateKind.NIGHT, DateKind.MONTH, DateKind.YEAR})
_NEXT_DAY = 1  # 'on Friday and Saturday' may be one attack


def recurrences(text: str, dates: Sequence[DatedSpan], phrases: Phrases) -> tuple[DatedSpan, ...]:
    """Return the dates that stand in one list, the first with the others; none where nothing was done again."""
    again = [(one, other) for one, other in pairwise(dates) if is_again(text, one, other, phrases)]
    listed = [date for pair in again for date in pair]
    return tuple(dict.fromkeys(listed))


def is_again(text: str, one: DatedSpan, other: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether nothing but 'and again' and the like stands between two dates more than a day apart."""
    if not {one.kind, other.kind} <= _TELLING or abs(_start(other) - _start(one)).days <= _NEXT_DAY:
        return False
    between = text[one.span.end : other.span.start]
    start = one.span.end + len(between) - len(between.lstrip(" ,"))
    return phrases.is_one("dates.again", Span(start, start + len(between.strip(" ,"))))


def _start(dated: DatedSpan) -> date:
    return dated.period.start or date.min
