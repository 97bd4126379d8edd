"""Agreement: how many attacks each source tells of by day and region, ours and each outside table, and which alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from articles.dates import Period
from geodata.events import Event
from geodata.likeness import is_narrow

DAY, REGION = "day", "region"

Bin = tuple[date | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """Records of one table, period and region: how many there are, and how many of them tell of an event of ours."""

    table: str
    period: Period
    country: str | None
    admin1: str | None
    records: int
    joined: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What ours and each table tell of a day and region, and what each tells alone.

    `day` is the last day of what is told within three days, None for longer spans and where days are summed up;
    `admin1` is None for what has no region and where regions are summed up.
    """

    day: date | None
    country: str | None
    admin1: str | None
    ours: int
    ours_alone: int
    theirs: Mapping[str, int]
    theirs_alone: Mapping[str, int]

    def ratio(self, table: str) -> float | None:
        """Return how many records a table has for each event of ours, None where we have none."""
        return self.theirs.get(table, 0) / self.ours if self.ours else None


def agreement(
    events: Iterable[Event], tallies: Iterable[Tally], by: Collection[str] = (DAY, REGION)
) -> list[Agreement]:
    """Return the agreement of events with records, by day, by region or by both, in their order.

    An event counts once in each of its regions; events that only records tell of are those records.
    """
    ours: Counter[Bin] = Counter()
    alone: Counter[Bin] = Counter()
    theirs: defaultdict[Bin, Counter[str]] = defaultdict(Counter)
    theirs_alone: defaultdict[Bin, Counter[str]] = defaultdict(Counter)
    for event in events:
        for bin_ in _bins(event, by):
            ours[bin_] += 1
            alone[bin_] += not event.matches
    for tally in tallies:
        bin_ = _bin(tally.period, tally.country, tally.admin1, by)
        theirs[bin_][tally.table] += tally.records
        theirs_alone[bin_][tally.table] += tally.records - tally.joined
    return [
        Agreement(*bin_, ours[bin_], alone[bin_], dict(theirs[bin_]), dict(theirs_alone[bin_]))
        for bin_ in sorted({*ours, *theirs}, key=_order)
    ]


def _bins(event: Event, by: Collection[str]) -> Iterator[Bin]:
    regions = {(place.country, place.admin1) for place in event.places} or {(None, None)}
    yield from {_bin(event.period, *region, by) for region in regions}


def _bin(period: Period, country: str | None, admin1: str | None, by: Collection[str]) -> Bin:
    day = period.end if DAY in by and is_narrow(period) else None
    return (day, country, admin1) if REGION in by else (day, None, None)


def _order(bin_: Bin) -> tuple[bool, date, str, str]:
    day, country, admin1 = bin_
    return day is None, day or date.min, country or "", admin1 or ""
