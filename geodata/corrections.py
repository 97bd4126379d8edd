"""Corrections: what a person says of an event instead of what was read, with who, when and why."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from articles.casualties import Count
from articles.dates import Period
from articles.toponyms import PlaceKind
from geodata.errors import GeodataError
from geodata.jsonforms import count_json
from geodata.places import Place

Value = str | Period | Count | tuple[Place, ...] | tuple[str, ...] | None


class Subject(StrEnum):
    """What of an event a correction is about."""

    REVIEW = "review"
    DATE = "date"
    PLACES = "places"
    KILLED = "killed"
    INJURED = "injured"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    UNDO = "undo"


class ReviewStatus(StrEnum):
    """What people have made of an event: nothing, changed values, or a judgement on the whole of it."""

    UNREVIEWED = "unreviewed"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


JUDGEMENTS = (ReviewStatus.CONFIRMED, ReviewStatus.REJECTED)
REGROUPING = frozenset({Subject.MERGE, Subject.SPLIT})
_OF_NO_VALUE = frozenset({Subject.NOTE, Subject.UNDO})


@dataclass(frozen=True, slots=True)
class Correction:
    """One change to one event: it is known by its id, and where no event has that any more, by its claims.

    `value` is, according to the subject, a judgement or a note as text, a period, a count of people, places, the ids
    of the claims that the event is merged with or that are split off it, or the id of the correction that is undone.
    """

    event_id: str
    claim_ids: tuple[str, ...]
    subject: Subject
    value: Value
    who: str
    at: datetime
    why: str

    @property
    def id(self) -> str:
        """The hash of all that the correction says, so that one that comes twice is known."""
        told = json.dumps(as_json(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def named_claims(self) -> tuple[str, ...]:
        """The ids of the claims that the event is merged with or that are split off it."""
        listed = self.value if self.subject in REGROUPING and isinstance(self.value, tuple) else ()
        return tuple(one for one in listed if isinstance(one, str))

    @property
    def undone(self) -> str | None:
        """The id of the correction that this one takes back."""
        return str(self.value) if self.subject is Subject.UNDO else None

    @property
    def names(self) -> frozenset[str]:
        """All that it can be found by: the ids of its event, of claims, and of the correction that it takes back."""
        return frozenset((self.event_id, *self.claim_ids, *self.named_claims, *filter(None, [self.undone])))


@dataclass(frozen=True, slots=True)
class Change:
    """A correction as it was laid over an event, with the value that it replaced; None where there was none.

    One that was taken back changes nothing; it stays in view with the correction that did so.
    """

    correction: Correction
    before: Value
    undone_by: Correction | None = None


def undoings(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """Return what takes each correction back, by the id of the one that is taken back; one undone can be redone."""
    by_undone: defaultdict[str, list[Correction]] = defaultdict(list)
    for one in in_time(corrections):
        if one.undone is not None:
            by_undone[one.undone].append(one)

    def undoing(correction_id: str) -> Correction | None:
        return next((one for one in reversed(by_undone.get(correction_id, ())) if undoing(one.id) is None), None)

    return {undone: found for undone in by_undone if (found := undoing(undone)) is not None}


def in_time(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections in the order in which they were made."""
    return sorted(corrections, key=lambda one: (one.at, one.id))


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that were not taken back, in the order in which they were made."""
    ordered = in_time(corrections)
    undone = undoings(ordered)
    return [one for one in ordered if one.id not in undone]


def review_status(changes: tuple[Change, ...]) -> ReviewStatus:
    """Return what changes make of an event: the last judgement, else whether a value was corrected."""
    standing = [change.correction for change in changes if change.undone_by is None]
    judged = [one.value for one in standing if one.subject is Subject.REVIEW]
    if judged:
        return ReviewStatus(str(judged[-1]))
    values = any(one.subject not in _OF_NO_VALUE for one in standing)
    return ReviewStatus.CORRECTED if values else ReviewStatus.UNREVIEWED


def as_json(correction: Correction) -> dict[str, Any]:
    """Return a correction as JSON values; places are whole, so that no other store need know them."""
    return {
        "event": correction.event_id,
        "claims": list(correction.claim_ids),
        "subject": correction.subject.value,
        "value": value_json(correction.value),
        "who": correction.who,
        "at": correction.at.isoformat(),
        "why": correction.why,
    }


def value_json(value: Value) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a correction as JSON values."""
    if isinstance(value, Period):
        return [value.start.isoformat() if value.start else None, value.end.isoformat()]
    if isinstance(value, Count):
        return count_json(value)
    if isinstance(value, tuple):
        return [one if isinstance(one, str) else asdict(one) | {"kind": one.kind.value} for one in value]
    return value


def of_json(told: Any) -> Correction:  # noqa: ANN401 - any JSON value
    """Return the correction of JSON values; raises GeodataError where they are none."""
    try:
        subject = Subject(told["subject"])
        who, why, event_id = (_text(told[name]) for name in ("who", "why", "event"))
        claim_ids, at = tuple(map(_text, told["claims"])), _moment(told["at"])
        return Correction(event_id, claim_ids, subject, _value(subject, told["value"]), who, at, why)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GeodataError("is no correction; give lines as `strikemap corrections export` writes them") from error


def count_of(text: str) -> Count:
    """Return the count of people of a text, `3`, `3-5`, `30+` or `-12`; raises ValueError where it is none."""
    low, dash, high = text.strip().removesuffix("+").partition("-")
    ends = int(low) if low else None, int(high) if high else None
    if ends[0] is None and ends[1] is None:
        raise ValueError(text)
    return _count(ends[0], ends[1] if dash or text.strip().endswith("+") else ends[0])


def _value(subject: Subject, told: Any) -> Value:  # noqa: ANN401 - any JSON value
    if subject in _OF_NO_VALUE:
        return _text(told)
    if subject in REGROUPING:
        return tuple(map(_text, told))
    if subject is Subject.REVIEW:
        if told not in JUDGEMENTS:
            raise ValueError(told)
        return _text(told)
    if subject is Subject.DATE:
        start, end = told
        return _period(date.fromisoformat(start) if start else None, date.fromisoformat(end))
    if subject is Subject.PLACES:
        return tuple(Place(**place | {"kind": PlaceKind(place["kind"])}) for place in told)
    low, high = told
    return _count(low, high)


def _period(start: date | None, end: date) -> Period:
    """Return the period between two days; raises ValueError where it ends before it begins."""
    if start is not None and start > end:
        raise ValueError(start)
    return Period(start, end)


def _count(low: int | None, high: int | None) -> Count:
    ends = [end for end in (low, high) if end is not None]
    if not ends or min(ends) < 0 or ends != sorted(ends):
        raise ValueError(ends)
    return Count(low, high, "set by hand")


def _moment(told: str) -> datetime:
    at = datetime.fromisoformat(told)
    if at.tzinfo is None:
        raise ValueError(told)
    return at


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told
