"""The digest: an event on one line, for people."""

from __future__ import annotations

from dashboard.palette import CORROBORATION_LABELS
from dashboard.wordings import NOT_TOLD, people_text, period_text, places_text, weapons_text
from geodata.corroboration import corroboration
from geodata.events import Event


def as_line(event: Event, raid: str | None = None) -> str:
    """Return an event on one line: id, days, places, weapons, toll, how far it is borne out, and the raid it is of."""
    people = ((event.killed, "killed"), (event.injured, "injured"))
    tolls = [f"{people_text(count.low, count.high)} {word}" for count, word in people if count is not None]
    weapons = weapons_text(event.weapons)
    told = [period_text(event.period), places_text(event.places), *[weapons] * (weapons != NOT_TOLD), *tolls]
    part = [f"part of {raid}"] * (raid is not None)
    return f"{event.id}  {'; '.join([*told, CORROBORATION_LABELS[corroboration(event)], *part])}"
