"""Dates of attack: periods in local days, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatedBy(StrEnum):
    """What a claim's period rests on."""

    TEXT = "text"
    PUBLICATION = "publication"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last local day on which something can have happened; no start means 'some time before'."""

    start: date | None
    end: date
