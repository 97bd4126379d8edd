"""Gathering: which claims of different articles tell of the same attack."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.events import Event, Evidence, event_of


def gather(evidence: Iterable[Evidence]) -> list[Event]:
    """Return the events that claims add up to, by date; the order in which they come changes nothing."""
    return sorted((event_of([item]) for item in evidence), key=lambda event: (event.period.end, event.id))
