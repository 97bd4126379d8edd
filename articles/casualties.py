"""Tolls: how many were killed and injured, as ranges in the article's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from articles.article import Span


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a closed or open range; `None` is an open end."""

    low: int | None
    high: int | None
    as_worded: str


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed or injured, as a sentence tells it; `total` marks a sum that replaces earlier figures."""

    span: Span
    field: Literal["killed", "injured"]
    count: Count
    total: bool = False


def find_tolls(text: str, span: Span, language: str) -> list[Toll]:
    """Return the tolls told within a span, in reading order; at most one figure for each group of people."""
    return []
