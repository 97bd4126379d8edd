"""Review: corrections laid over the events that were read, in the order in which they were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from geodata.corrections import REGROUPING, Change, Correction, ReviewStatus, Subject, Value, undoings
from geodata.errors import GeodataError
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
        """Take corrections, each with the id under which its event goes on; one may be about several events."""
        told = [*corrections]
        self._undone = undoings({one.id: one for _, one in told}.values())
        self._of: defaultdict[str, list[Correction]] = defaultdict(list)
        for event_id, correction in sorted(told, key=lambda pair: (pair[1].at, pair[1].id)):
            self._of[event_id].append(correction)

    def applied(self, event: Event) -> Event:
        """Return an event with its corrections laid over it; what each replaced stays beside it."""
        for correction in self._of.get(event.id, ()):
            event = _corrected(event, correction, self._undone.get(correction.id))
        return event


def in_view(events: Iterable[Event], wanted: Iterable[ReviewStatus] = ()) -> list[Event]:
    """Return the events of the wanted review statuses; where none is named, all but the rejected."""
    statuses = {*wanted} or {*ReviewStatus} - {ReviewStatus.REJECTED}
    return [event for event in events if event.review_status in statuses]


def merged(event: Event, others: Iterable[Event]) -> tuple[str, ...]:
    """Return the claims that make others one with an event; raises GeodataError where there is nothing to merge."""
    claims = {other.id: [item.claim.id for item in other.evidence] for other in others}
    if not claims or event.id in claims:
        raise GeodataError(f"{event.id} is one event; name another to merge with it")
    empty = [event_id for event_id, told in ({event.id: event.evidence} | claims).items() if not told]
    if empty:
        raise GeodataError(f"{empty[0]} is told by records alone; events merge by the claims of articles")
    return tuple(sorted(claim_id for told in claims.values() for claim_id in told))


def split_off(event: Event, claim_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the claims to be split off an event; raises GeodataError where it has not these, or no others."""
    off, own = {*claim_ids}, {item.claim.id for item in event.evidence}
    if strange := sorted(off - own):
        raise GeodataError(f"{event.id} has no claim {strange[0]}; take one from: strikemap events --json")
    if not off or off == own:
        raise GeodataError(f"{event.id} has {len(own)} claims; split off some and leave some")
    return tuple(sorted(off))


def taken_back(event: Event, correction_id: str) -> str:
    """Return the id of a correction to be undone; raises GeodataError where the event has none that stands."""
    if correction_id not in {change.correction.id for change in event.changes if change.undone_by is None}:
        raise GeodataError(f"{event.id} has no correction {correction_id} that stands; see: strikemap events --json")
    return correction_id


def _corrected(event: Event, correction: Correction, undone_by: Correction | None) -> Event:
    name = None if undone_by else _FIELDS.get(correction.subject)
    values: dict[str, Any] = {} if name is None else {name: correction.value}
    change = Change(correction, _before(event, correction), undone_by)
    return replace(event, changes=(*event.changes, change), **values)


def _before(event: Event, correction: Correction) -> Value:
    if correction.subject is Subject.REVIEW:
        return event.review_status.value
    if correction.subject in REGROUPING:
        return correction.claim_ids
    name = _FIELDS.get(correction.subject)
    value: Value = None if name is None else getattr(event, name)
    return value
