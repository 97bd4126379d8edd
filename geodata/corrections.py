"""Corrections: what a person says of an event instead of what was read, with who, when and why."""

from __future__ import annotations

import hashlib
import json
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

Value = str | Period | Count | tuple[Place, ...] | None


class Subject(StrEnum):
    """What of an event a correction is about."""

    REVIEW = "review"
    DATE = "date"
    PLACES = "places"
    KILLED = "killed"
    INJURED = "injured"
    NOTE = "note"


class ReviewStatus(StrEnum):
    """What people have made of an event: nothing, changed values, or a judgement on the whole of it."""

    UNREVIEWED = "unreviewed"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


JUDGEMENTS = (ReviewStatus.CONFIRMED, ReviewStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Correction:
    """One change to one event: it is known by its id, and where no event has that any more, by its claims.

    `value` is a judgement or a note as text, a period, a count of people, or places, according to the subject.
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


@dataclass(frozen=True, slots=True)
class Change:
    """A correction as it was laid over an event, with the value that it replaced; None where there was none."""

    correction: Correction
    before: Value


def review_status(changes: tuple[Change, ...]) -> ReviewStatus:
    """Return what changes make of an event: the last judgement, else whether a value was corrected."""
    judged = [change.correction.value for change in changes if change.correction.subject is Subject.REVIEW]
    if judged:
        return ReviewStatus(str(judged[-1]))
    values = any(change.correction.subject is not Subject.NOTE for change in changes)
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
        return [asdict(place) | {"kind": place.kind.value} for place in value]
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
    if subject is Subject.NOTE:
        return _text(told)
    if subject is Subject.REVIEW:
        if told not in JUDGEMENTS:
            raise ValueError(told)
        return _text(told)
    if subject is Subject.DATE:
        start, end = told
        return period_of(date.fromisoformat(start) if start else None, date.fromisoformat(end))
    if subject is Subject.PLACES:
        return tuple(Place(**place | {"kind": PlaceKind(place["kind"])}) for place in told)
    low, high = told
    return _count(low, high)


def period_of(start: date | None, end: date) -> Period:
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
