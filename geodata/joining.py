"""Joining: which event records tell of which events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from articles.dates import Period
from geodata.events import Event, event_of_record
from geodata.likeness import meet, numbers_agree, tolls_differ, weapons_agree
from geodata.places import AREAS, Place, distance_km
from geodata.proximity import within
from geodata.records import EventRecord

SLACK = timedelta(days=1)
REACH_KM = 25.0
ENOUGH = 3.0


def join(events: Iterable[Event], records: Iterable[EventRecord]) -> list[Event]:
    """Return the events with their records, best match first; a record that fits none becomes an event of its own.

    A record joins the event that it fits best, or all of those that it fits equally well. It fits where its place lies
    within 25 km of one of the event's, or within both radii, or one of the two is an area that holds the other, and
    where its period, a day more at either end, meets the event's; see `fit`.
    """
    gathered = list(events)
    found: defaultdict[str, list[tuple[float, str, EventRecord]]] = defaultdict(list)
    alone: list[EventRecord] = []
    index = _by_month(gathered)
    for record in sorted(records, key=lambda record: (record.table, record.id)):
        fits = {event.id: score for event in _near_in_time(index, record) if (score := fit(event, record)) is not None}
        for event_id, score in fits.items():
            if score == max(fits.values()):
                found[event_id].append((-score, f"{record.table}:{record.id}", record))
        if not fits:
            alone.append(record)
    joined = [event.with_records(record for *_, record in sorted(found[event.id], key=_rank)) for event in gathered]
    return sorted([*joined, *map(event_of_record, alone)], key=lambda event: (event.period.end, event.id))


def fit(event: Event, record: EventRecord) -> float | None:
    """Return how well a record fits an event, None where it does not.

    2 where the days meet, 1 where they are neighbours; 2 where the places are the same, 1 where one holds the other;
    1 for a weapon in common; 2 where a toll or a count of weapons agrees; 1 less where a toll contradicts. Less than 3
    is no fit.
    """
    days = _days(event.period, record.period)
    ground = 0 if record.place is None else max((_ground(place, record.place) for place in event.places), default=0)
    if not days or not ground:
        return None
    score = days + ground + weapons_agree(event, record)
    score += 2 * numbers_agree(event, record) - tolls_differ(event, record)
    return score if score >= ENOUGH else None


def _rank(found: tuple[float, str, EventRecord]) -> tuple[float, str]:
    return found[:2]


def _days(period: Period, other: Period) -> int:
    if meet(period, other):
        return 2
    start = None if period.start is None else period.start - SLACK
    return 1 if meet(Period(start, period.end + SLACK), other) else 0


def _ground(place: Place, other: Place) -> int:
    if place.id == other.id:
        return 2
    if place.kind in AREAS or other.kind in AREAS:
        return 1 if within(place, other) or within(other, place) else 0
    reach = max(REACH_KM, place.radius_km + other.radius_km)
    return 2 if distance_km(place, other) <= reach else 0


Month = tuple[int, int]


def _by_month(events: Sequence[Event]) -> Mapping[Month | None, Sequence[Event]]:
    """Index events by each month that they or the day beside them touch; under None those with no start."""
    index: defaultdict[Month | None, list[Event]] = defaultdict(list)
    for event in events:
        for month in _months(event.period):
            index[month].append(event)
    return index


def _near_in_time(index: Mapping[Month | None, Sequence[Event]], record: EventRecord) -> Iterator[Event]:
    months = list(_months(record.period))
    keys = list(index) if months == [None] else [*months, None]
    yield from {event.id: event for key in keys for event in index.get(key, ())}.values()


def _months(period: Period) -> Iterator[Month | None]:
    if period.start is None:
        yield None
        return
    first, last = period.start - SLACK, period.end + SLACK
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield divmod(month, 12)
