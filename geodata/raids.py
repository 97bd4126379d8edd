"""Raids: attacks told city by city that are parts of one told as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from articles.claims import Weapon
from articles.dates import Period
from geodata.events import Event
from geodata.likeness import is_narrow
from geodata.places import Place
from geodata.proximity import same_ground, within

_DAY = timedelta(days=1)


def raids(events: Iterable[Event]) -> dict[str, str]:
    """Return for each event that is a part of a raid the id of the raid; no raid is itself a part of another.

    A raid is an event of two places and more, told within three days; a part is one of fewer places, all of them on the
    raid's ground, in the raid's days, with weapons of the raid's, and with no greater toll and no more weapons. Of
    several raids that it could be a part of it is one of that with most places.
    """
    told = [event for event in events if is_narrow(event.period) and event.places]
    wholes: defaultdict[date, list[Event]] = defaultdict(list)
    for event in told:
        if len(_grounds(event.places)) > 1:
            for day in _days(event.period):
                wholes[day].append(event)
    over: dict[str, str] = {}
    for event in told:
        found = {whole.id: whole for day in _days(event.period) for whole in wholes[day] if _is_part(event, whole)}
        if found:
            over[event.id] = max(found.values(), key=lambda whole: (len(whole.places), whole.id)).id
    return {event_id: _highest(event_id, over) for event_id in over}


def parts_of(over: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the parts of each raid."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for event_id, raid in over.items():
        parts[raid].append(event_id)
    return parts


def _highest(event_id: str, over: Mapping[str, str]) -> str:
    while event_id in over:
        event_id = over[event_id]
    return event_id


def _is_part(event: Event, whole: Event) -> bool:
    return (
        len(event.places) < len(whole.places)
        and _in_days(event.period, whole.period)
        and all(
            any(same_ground(place, other) or within(place, other) for other in whole.places) for place in event.places
        )
        and _has_weapons(event, whole)
        and not _tells_more(event, whole)
    )


def _in_days(period: Period, whole: Period) -> bool:
    """Tell whether a period lies in another one; the evening before a day may belong to a raid of that day."""
    start, whole_start = period.start or period.end, whole.start or whole.end
    return period.end <= whole.end and start >= min(whole_start, whole.end - _DAY)


def _has_weapons(event: Event, whole: Event) -> bool:
    told, others = (set(one.weapons) - {Weapon.UNKNOWN} for one in (event, whole))
    return not told or not others or not told.isdisjoint(others)


def _tells_more(event: Event, whole: Event) -> bool:
    tolls = ((event.killed, whole.killed), (event.injured, whole.injured))
    greater = any(
        part and all_of and part.low is not None and all_of.high is not None and part.low > all_of.high
        for part, all_of in tolls
    )
    counts = ((count, whole.weapons.get(weapon)) for weapon, count in event.weapons.items())
    return greater or any(count is not None and most is not None and count > most for count, most in counts)


def _grounds(places: Iterable[Place]) -> list[Place]:
    grounds: list[Place] = []
    for place in places:
        if not any(same_ground(place, other) or within(place, other) or within(other, place) for other in grounds):
            grounds.append(place)
    return grounds


def _days(period: Period) -> Iterator[date]:
    day = period.start or period.end
    while day <= period.end:
        yield day
        day += _DAY
