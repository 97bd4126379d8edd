"""Tolls: how many were killed and injured, as ranges in the article's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a closed or open range; `None` is an open end."""

    low: int | None
    high: int | None
    as_worded: str
