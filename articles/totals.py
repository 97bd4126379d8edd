"""Totals: the killed and the injured of an attack, as its tellings give them."""

from __future__ import annotations

from collections.abc import Sequence

from articles.casualties import Count
from articles.incidents import Incident


def toll(incident: Incident, side: str) -> Count | None:
    """Return the killed or injured of an incident: the largest sum told, or the parts told place by place added up."""
    sums: list[Count] = []
    parts: dict[frozenset[str], Count] = {}
    named: frozenset[str] = frozenset()
    paragraph = -1
    for telling in incident.tellings:
        names = frozenset(place.name for place in telling.places)
        if not names and telling.paragraph == paragraph:
            names = named  # 'A missile hit Sumy. Ten people were killed.'
        named, paragraph = names, telling.paragraph
        told = [each for each in telling.tolls if each.field == side]
        if not told:
            continue
        totals = [each.count for each in told if each.total]
        count = totals[-1] if totals else _sum([each.count for each in told])
        if totals or len(names) != 1:
            sums.append(count)
        else:
            parts[names] = max(parts.get(names, count), count, key=_size)
    whole = [*sums, _sum(list(parts.values()))] if parts else sums
    return max(whole, key=_size, default=None)


def _size(count: Count) -> tuple[bool, int]:
    return count.low is not None, count.low or count.high or 0


def _sum(counts: Sequence[Count]) -> Count:
    if len(counts) == 1:
        return counts[0]
    low = None if any(count.low is None for count in counts) else sum(count.low or 0 for count in counts)
    high = None if any(count.high is None for count in counts) else sum(count.high or 0 for count in counts)
    return Count(low, high, "; ".join(count.as_worded for count in counts))
