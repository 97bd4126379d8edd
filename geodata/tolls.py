"""Tolls: who told how many when, and which figure is preferred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from articles.casualties import Count


class Rule(StrEnum):
    """Why a figure is preferred over the others."""

    ONLY = "only figure told"
    LATEST = "latest figure"
    EXACT = "latest figure that is not a vaguer form of an earlier one"
    HAND = "set by hand"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a source published it; `path` is its article's."""

    published: date
    source: str
    path: str
    count: Count


@dataclass(frozen=True, slots=True)
class Toll:
    """The preferred figure with the rule that chose it, the range of all, and the figures in order of publication.

    `revisions` is the curve of what was preferred: the day of a change and the figure from then on.
    """

    preferred: Count
    rule: Rule
    low: int | None
    high: int | None
    figures: tuple[Figure, ...]
    revisions: tuple[tuple[date, Count], ...]


def toll_of(figures: Sequence[Figure]) -> Toll | None:
    """Return the toll that figures in order of publication add up to, None where there are none.

    The range goes from the least that anybody told to the most, without an upper end where somebody left it open above
    what others told.
    """
    if not figures:
        return None
    counts = [figure.count for figure in figures]
    revisions: list[tuple[date, Count]] = []
    for figure in figures:
        last = revisions[-1][1] if revisions else None
        if last is None or not _same_or_vaguer(figure.count, last):
            revisions.append((figure.published, figure.count))
    preferred = revisions[-1][1]
    rule = Rule.ONLY if len(figures) == 1 else Rule.LATEST if _same(counts[-1], preferred) else Rule.EXACT
    lows = [count.low for count in counts if count.low is not None]
    return Toll(preferred, rule, min(lows, default=None), _highest(counts), tuple(figures), tuple(revisions))


def preferred(counts: Iterable[Count | None]) -> Count | None:
    """Return the figure published last, unless it is only a vaguer form of an earlier one; None where none is told."""
    chosen: Count | None = None
    for count in counts:
        if count is not None and (chosen is None or _same(count, chosen) or not _same_or_vaguer(count, chosen)):
            chosen = count
    return chosen


def set_by_hand(count: Count, told: Toll | None) -> Toll:
    """Return a toll that a person has set over what was told; the figures stay."""
    if told is None:
        return Toll(count, Rule.HAND, count.low, count.high, (), ())
    return replace(told, preferred=count, rule=Rule.HAND)


def _highest(counts: Sequence[Count]) -> int | None:
    closed = [count.high for count in counts if count.high is not None]
    most = max(closed, default=None)
    open_above = any(count.high is None and (most is None or (count.low or 0) > most) for count in counts)
    return None if open_above else most


def _same(count: Count, other: Count) -> bool:
    return (count.low, count.high) == (other.low, other.high)


def _same_or_vaguer(count: Count, other: Count) -> bool:
    low_holds = count.low is None or (other.low is not None and count.low <= other.low)
    high_holds = count.high is None or (other.high is not None and other.high <= count.high)
    return low_holds and high_holds
