"""JSON forms: days and numbers of people as every JSON output has them."""

from __future__ import annotations

from articles.casualties import Count
from articles.dates import Period


def days_json(period: Period) -> dict[str, str | None]:
    """Return the first and the last day of a period; the first is null where it is not known."""
    return {"date_start": period.start.isoformat() if period.start else None, "date_end": period.end.isoformat()}


def count_json(count: Count | None) -> list[int | None] | None:
    """Return a number of people as [low, high], null for an open end, null for none told."""
    return None if count is None else [count.low, count.high]
