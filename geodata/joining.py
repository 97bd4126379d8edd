"""Joining: which event records tell of which events."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.events import Event, event_of_record
from geodata.records import EventRecord


def join(events: Iterable[Event], records: Iterable[EventRecord]) -> list[Event]:
    """Return the events with their records; a record that fits none becomes an event of its own."""
    return [*events, *(event_of_record(record) for record in records)]
