"""Joining: which event records tell of which events, how well they fit, and why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from articles.dates import Period
from articles.toponyms import PlaceKind
from geodata.events import Event
from geodata.likeness import is_narrow, meet, numbers_agree, tolls_differ, weapons_agree
from geodata.places import AREAS, Place, distance_km
from geodata.proximity import within
from geodata.records import EventRecord

SLACK = timedelta(days=1)
REACH_KM = 25.0
ENOUGH = 3.0

Ground = tuple[object, ...]
Weeks = defaultdict[int | None, list[Event]]

_MONTH = timedelta(days=27)
_BEYOND_REGIONS = frozenset({PlaceKind.COUNTRY_PART, PlaceKind.WATER})


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a record fits an event, and why, in words."""

    score: float
    reason: str


class Joining:
    """Events as records are joined to them: found by the week and the part of the earth that a record tells of."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Index events by degree of the earth and by region, and there by week."""
        self._at: defaultdict[Ground, Weeks] = defaultdict(lambda: defaultdict(list))
        self._around: dict[Ground, _Vicinity] = {}
        for event in events:
            for ground in {ground for place in event.places for ground in _grounds_of(place)}:
                for week in _weeks(event.period):
                    self._at[ground][week].append(event)

    @property
    def is_empty(self) -> bool:
        """Whether there is no event with a place."""
        return not self._at

    def near(self, period: Period, place: Place | None) -> Collection[Event]:
        """Return the events that agree in days and ground with a record of a period and place; `fit` says how well."""
        if place is None or place.kind is PlaceKind.COUNTRY:
            return ()
        return [
            event
            for event in self._vicinity(place).told(period)
            if _days(event.period, period) is not None and any(_ground(one, place) is not None for one in event.places)
        ]

    def matches(self, record: EventRecord) -> dict[str, Fit]:
        """Return the events that a record fits best, by id: one, or all that it fits equally well."""
        if not (near := self.near(record.period, record.place)):
            return {}
        fits = {event.id: found for event in near if (found := fit(event, record)) is not None}
        if not fits:
            return {}
        best = max(found.score for found in fits.values())
        return {event_id: found for event_id, found in sorted(fits.items()) if found.score == best}

    def _vicinity(self, place: Place) -> _Vicinity:
        """Return the events around a place; most places of a table lie in few degrees."""
        own = _ground_of(place)
        if (around := self._around.get(own)) is None:
            self._around[own] = around = _Vicinity([self._at[one] for one in _grounds_around(own) if one in self._at])
        return around


class _Vicinity:
    """The events of some grounds by week, each with the days from the one before it to the one after it."""

    def __init__(self, grounds: Iterable[Weeks]) -> None:
        self._weeks: defaultdict[int | None, dict[str, tuple[int, int, Event]]] = defaultdict(dict)
        for own in grounds:
            for week, events in own.items():
                self._weeks[week] |= {event.id: (*_slack(event.period), event) for event in events}

    def told(self, period: Period) -> Collection[Event]:
        """Return the events that may share a day with a period, or lie a day beside it."""
        known = self._weeks
        own = (
            known.values()
            if period.start is None
            else [known[week] for week in (None, *_weeks(period)) if week in known]
        )
        if not own:
            return ()
        first = date.min.toordinal() if period.start is None else period.start.toordinal()
        last = period.end.toordinal()
        return {
            name: event for told in own for name, (start, end, event) in told.items() if start <= last and first <= end
        }.values()


def fit(event: Event, record: EventRecord) -> Fit | None:
    """Return how well a record fits an event, None where it does not.

    2 where days meet that both tell within three days, 1 where they are neighbours or one tells a longer period, 0.5 a
    month or longer; 2 for the same place, or one within 25 km or both radii, 1 where one is a district or region that
    holds the other, 0.5 a larger area; 1 for a weapon in common; 2 where a toll or a count of weapons agrees; 1 less
    where a toll contradicts. Less than 3 is no fit, and a record of a whole country fits nothing.
    """
    days = _days(event.period, record.period)
    grounds = _grounds(event, record.place)
    if days is None or not grounds:
        return None
    parts = [days, max(grounds, key=lambda ground: ground.score), *_told_alike(event, record)]
    score = sum(part.score for part in parts)
    return Fit(score, "; ".join(part.reason for part in parts)) if score >= ENOUGH else None


def agree(period: Period, place: Place, told: Period, at: Place) -> bool:
    """Tell whether an event of a period and place agrees in days and ground with a record of another."""
    return _days(period, told) is not None and _ground(place, at) is not None


def _grounds(event: Event, place: Place | None) -> list[Fit]:
    if place is None or place.kind is PlaceKind.COUNTRY:
        return []
    return [ground for one in event.places if (ground := _ground(one, place)) is not None]


def _days(period: Period, other: Period) -> Fit | None:
    if not meet(period, other):
        start = None if period.start is None else period.start - SLACK
        beside = meet(Period(start, period.end + SLACK), other)
        return Fit(1, "a day apart") if beside and is_narrow(period) and is_narrow(other) else None
    if is_narrow(period) and is_narrow(other):
        return Fit(2, "same day" if period == other else "days meet")
    longest = max(told.end - (told.start or date.min) for told in (period, other))
    return Fit(0.5, "within a month or longer") if longest >= _MONTH else Fit(1, "within some days")


def _ground(place: Place, other: Place) -> Fit | None:
    if place.id == other.id:
        return Fit(2, f"same place, {place.name}")
    if place.kind in AREAS or other.kind in AREAS:
        area, inner = (place, other) if within(other, place) else (other, place)
        if not within(inner, area):
            return None
        return Fit(0.5 if area.kind in _BEYOND_REGIONS else 1, f"{inner.name} lies in {area.name}")
    apart = distance_km(place, other)
    return Fit(2, f"{apart:.0f} km apart") if apart <= max(REACH_KM, place.radius_km + other.radius_km) else None


def _told_alike(event: Event, record: EventRecord) -> Iterator[Fit]:
    if weapons := weapons_agree(event, record):
        yield Fit(weapons, "weapons agree")
    if numbers_agree(event, record):
        yield Fit(2, "numbers agree")
    if tolls_differ(event, record):
        yield Fit(-1, "tolls differ")


def _weeks(period: Period) -> Iterable[int | None]:
    """Return the weeks that a period and the days beside it touch, None for one without a start."""
    if period.start is None:
        return (None,)
    slack = SLACK.days
    return range((period.start.toordinal() - slack) // 7, (period.end.toordinal() + slack) // 7 + 1)


def _slack(period: Period) -> tuple[int, int]:
    """Return the day before a period and the one after it, counted from the year 1."""
    slack = SLACK.days
    return 0 if period.start is None else period.start.toordinal() - slack, period.end.toordinal() + slack


def _grounds_of(place: Place) -> Iterator[Ground]:
    yield ("all",)
    if place.kind in AREAS and place.kind is not PlaceKind.DISTRICT:
        yield ("wide",)
    else:
        yield math.floor(place.longitude), math.floor(place.latitude)
    if place.admin1:
        yield "region", place.country, place.admin1


def _ground_of(place: Place) -> Ground:
    """Return the region that a place is, the degree that it lies in, or all the earth for any other area."""
    if place.kind not in AREAS:
        return math.floor(place.longitude), math.floor(place.latitude)
    # A district lies in one region or another, a sea or a part of a country anywhere.
    return ("region", place.country, place.admin1) if place.admin1 and place.kind is PlaceKind.ADMIN1 else ("all",)


def _grounds_around(own: Ground) -> Iterator[Ground]:
    if own == ("all",):
        yield own
        return
    yield ("wide",)
    match own:
        case (int(east), int(north)):
            yield from (((east + x + 180) % 360 - 180, north + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        case _:
            yield own
