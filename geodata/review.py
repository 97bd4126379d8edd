"""Review: corrections laid over the events that were read, in the order in which they were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from geodata.corrections import Change, Correction, ReviewStatus, Subject, Value
from geodata.events import Event

_FIELDS: Mapping[Subject, str] = {
    Subject.DATE: "period",
    Subject.PLACES: "places",
    Subject.KILLED: "killed",
    Subject.INJURED: "injured",
}


class Review:
    """The corrections of a store by the event that each is about."""

    def __init__(self, corrections: Iterable[tuple[str, Correction]]) -> None:
        """Take corrections, each with the id under which its event goes on."""
        self._of: defaultdict[str, list[Correction]] = defaultdict(list)
        for event_id, correction in sorted(corrections, key=lambda pair: (pair[1].at, pair[1].id)):
            self._of[event_id].append(correction)

    def applied(self, event: Event) -> Event:
        """Return an event with its corrections laid over it; what each replaced stays beside it."""
        for correction in self._of.get(event.id, ()):
            event = _corrected(event, correction)
        return event


def in_view(events: Iterable[Event], wanted: Iterable[ReviewStatus] = ()) -> list[Event]:
    """Return the events of the wanted review statuses; where none is named, all but the rejected."""
    statuses = {*wanted} or {*ReviewStatus} - {ReviewStatus.REJECTED}
    return [event for event in events if event.review_status in statuses]


def _corrected(event: Event, correction: Correction) -> Event:
    name = _FIELDS.get(correction.subject)
    values: dict[str, Any] = {} if name is None else {name: correction.value}
    change = Change(correction, _before(event, correction.subject))
    return replace(event, changes=(*event.changes, change), **values)


def _before(event: Event, subject: Subject) -> Value:
    if subject is Subject.REVIEW:
        return event.review_status.value
    name = _FIELDS.get(subject)
    value: Value = None if name is None else getattr(event, name)
    return value
