"""Freshness: whether events and joined records follow from all that is stored, and what makes them follow."""

from __future__ import annotations

from sqlalchemy import Connection

from geodata import database, ledger, rejoining
from geodata.archive import Archive
from geodata.recordshelf import Progress, RecordShelf

EVENTS, RECORDS = "events", "records"


def is_current(connection: Connection) -> bool:
    """Tell whether the events follow from all that is stored, and the records are joined to them."""
    fresh = (database.is_fresh(connection, what) for what in (EVENTS, RECORDS))
    return all(fresh) and not rejoining.is_due(connection)


def bring_up(connection: Connection) -> None:
    """Derive the events and join the records where something has come since."""
    if not is_current(connection) and not _rejoined(connection):
        join(connection, None)


def gather(connection: Connection) -> None:
    """Derive the events anew."""
    ledger.rebuild(connection, [*Archive(connection).evidence()])
    database.mark_fresh(connection, EVENTS)


def join(connection: Connection, progress: Progress | None) -> int:
    """Join all records to the events anew, and return how many tell of one."""
    shelf = RecordShelf(connection)
    events = [] if shelf.is_empty() else Archive(connection).gathered()
    joined = shelf.join(events, progress)
    rejoining.settle(connection, events)
    database.mark_fresh(connection, RECORDS)
    return joined


def _rejoined(connection: Connection) -> bool:
    """Join only the records around what has changed since all were joined, and tell whether that was enough."""
    if not database.is_fresh(connection, EVENTS):
        gather(connection)
        return False
    return database.is_fresh(connection, RECORDS) and rejoining.rejoin(connection)
