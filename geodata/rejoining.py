"""Rejoining: records joined anew around the events that have changed, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, delete, select

from articles.dates import Period
from geodata import deposits, ledger, rows, tables
from geodata.archive import Archive
from geodata.correctionshelf import CorrectionShelf
from geodata.database import days_beside, insert_all, insert_or, portions
from geodata.events import Event
from geodata.joining import Fit, Joining, agree
from geodata.places import Place
from geodata.records import EventRecord
from geodata.recordshelf import Key, RecordShelf

_MOST = 500  # events, beyond which it is quicker to join all records
_stand, _place = tables.event_place.c, tables.place.c


def note(connection: Connection, event_ids: Collection[str]) -> None:
    """Note events that have changed, come or gone, so that the records around them are joined anew."""
    if event_ids and not RecordShelf(connection).is_empty():
        new = insert_or(connection, tables.unjoined).on_conflict_do_nothing()
        connection.execute(new, [{"event_id": event_id} for event_id in event_ids])


def is_due(connection: Connection) -> bool:
    """Tell whether events have changed since records were joined to them."""
    return connection.execute(select(tables.unjoined).limit(1)).first() is not None


def settle(connection: Connection, events: Collection[Event]) -> None:
    """Note that all records have been joined to all events, and where and when those are."""
    connection.execute(delete(tables.unjoined))
    connection.execute(delete(tables.event_place))
    _enter(connection, events)


def rejoin(connection: Connection) -> bool:
    """Join the records around changed events anew; False, and nothing is done, where so many have that all should be.

    A record that was joined to an event which stays as it was fits no other unchanged one better, so that it is held
    against the changed ones alone; one that has lost its events is held against all around it.
    """
    changed = {*connection.execute(select(tables.unjoined.c.event_id).limit(_MOST + 1)).scalars()}
    changed |= _with_corrections_of(connection, changed)
    if len(changed) > _MOST:
        return False
    events = Archive(connection).some(changed)
    shelf = RecordShelf(connection)
    records = _around(connection, shelf, changed, events)
    for some in portions(changed):
        connection.execute(delete(tables.event_place).where(_stand.event_id.in_(some)))
    _enter(connection, events)
    shelf.relink(_matches(connection, records, shelf.links(records), Joining(events), changed))
    connection.execute(delete(tables.unjoined))
    return True


def _with_corrections_of(connection: Connection, changed: Collection[str]) -> set[str]:
    """Return the events that corrections of changed ones may have gone to or come from, though their claims stay."""
    told = CorrectionShelf(connection).about(ledger.names_of(connection, changed))
    names = {name for one in told for name in one.names}
    return {event_id for name in names if (event_id := ledger.resolve(connection, name)) is not None}


def _around(
    connection: Connection, shelf: RecordShelf, changed: Collection[str], events: Iterable[Event]
) -> dict[Key, EventRecord]:
    """Return the records around events as they are and as they were."""
    places: defaultdict[Period, set[Place]] = defaultdict(set)
    for event in events:
        places[event.period].update(event.places)
    for some in portions(changed):
        for _, period, place in _standing(connection, _stand.event_id.in_(some)):
            places[period].add(place)
    found: dict[Key, EventRecord] = {}
    for period, around in places.items():
        found |= shelf.around(period, around)
    return found


def _matches(
    connection: Connection,
    records: Mapping[Key, EventRecord],
    links: Mapping[Key, Mapping[str, Fit]],
    joining: Joining,
    changed: Collection[str],
) -> dict[Key, Mapping[str, Fit]]:
    found: dict[Key, Mapping[str, Fit]] = {}
    doubtful: dict[Key, EventRecord] = {}
    for key, record in records.items():
        before, fits = links.get(key, {}), joining.matches(record)
        kept = {event_id: fit for event_id, fit in before.items() if event_id not in changed}
        if before and not kept and _score(fits) < _score(before):
            doubtful[key] = record
        best = max(_score(fits), _score(kept))
        found[key] = {event_id: fit for told in (kept, fits) for event_id, fit in told.items() if fit.score == best}
    if doubtful:
        others = Joining(Archive(connection).some(_events_around(connection, doubtful.values())))
        found |= {key: others.matches(record) for key, record in doubtful.items()}
    return found


def _events_around(connection: Connection, records: Iterable[EventRecord]) -> set[str]:
    """Return the events that agree in days and ground with any of some records."""
    told: defaultdict[Period, set[Place]] = defaultdict(set)
    for record in records:
        told[record.period].update({record.place} if record.place else ())
    found: set[str] = set()
    for period, places in told.items():
        beside = days_beside(_stand.date_start, _stand.date_end, period)
        for event_id, stood, place in _standing(connection, *beside):
            if any(agree(stood, place, period, at) for at in places):
                found.add(event_id)
    return found


def _standing(connection: Connection, *where: ColumnElement[bool]) -> Iterator[tuple[str, Period, Place]]:
    """Yield where and when events stood as their records were joined, a row for each event and place."""
    query = select(_stand.event_id, _stand.date_start, _stand.date_end, tables.place).join(tables.place)
    for row in connection.execute(query.where(*where)).mappings():
        values = dict(row)
        event_id, start, end = (values.pop(name) for name in ("event_id", "date_start", "date_end"))
        yield event_id, Period(start, end), rows.place_of(values)


def _score(fits: Mapping[str, Fit]) -> float:
    return max((fit.score for fit in fits.values()), default=0)


def _enter(connection: Connection, events: Collection[Event]) -> None:
    standing = [
        {
            "event_id": event.id,
            "place_id": place_id,
            "date_start": event.period.start,
            "date_end": event.period.end,
        }
        for event in events
        for place_id in {place.id for place in event.places}
    ]
    deposits.insert_places(connection, (place for event in events for place in event.places))
    insert_all(connection, tables.event_place, standing)
