"""Place names as a reader is given them: kinds of places, and what a list of names knows of a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PlaceKind(StrEnum):
    """What sort of place a name stands for (tests/gold/ANNOTATION.md), with `country` for context."""

    SETTLEMENT = "settlement"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY_PART = "country_part"
    SITE = "site"
    WATER = "water"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a list of place names knows of one name: the kinds and countries that bear it, the largest population."""

    kinds: frozenset[PlaceKind]
    countries: frozenset[str]
    population: int


class PlaceNames(Protocol):
    """The names of places that a reader is given; `geodata.gazetteer.Gazetteer` is one."""

    def facts(self, name: str) -> NameFacts | None:
        """Return what is known of a name in its basic form (nominative), in any case or script; None if unknown."""
        ...

    def __hash__(self) -> int:
        """Return a hash: what a list of names knows does not change, so that answers are remembered with it."""
        ...
