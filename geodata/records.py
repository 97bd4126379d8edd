"""Event records: rows of outside tables, kept beside what articles claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.casualties import Count
from articles.claims import Weapon
from articles.dates import Period
from geodata.places import Place


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One row of an outside event table, with where it comes from and under which licence; `raw` is the row as it came."""

    id: str
    table: str
    source: str
    licence: str | None
    period: Period
    place: Place | None
    weapons: Mapping[Weapon, int | None]
    killed: Count | None
    injured: Count | None
    raw: Mapping[str, str]
