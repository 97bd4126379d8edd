"""Place names as they stand in an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from articles.article import Span


class PlaceKind(StrEnum):
    """What sort of place a name stands for (tests/gold/ANNOTATION.md), with `country` for context."""

    SETTLEMENT = "settlement"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    COUNTRY_PART = "country_part"
    SITE = "site"
    WATER = "water"
    COUNTRY = "country"


class Role(StrEnum):
    """What part a place plays in what is told."""

    ATTACKED = "attacked"
    INTERCEPTED = "intercepted"
    ORIGIN = "origin"
    SPEAKER = "speaker"
    VENUE = "venue"
    NAMESAKE = "namesake"
    HOME = "home"
    CARE = "care"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a list of place names knows of one name: the kinds and countries that bear it, the largest population."""

    kinds: frozenset[PlaceKind]
    countries: frozenset[str]
    population: int


class PlaceNames(Protocol):
    """The names of places that a reader is given; `geodata.gazetteer.Gazetteer` is one."""

    def facts(self, name: str) -> NameFacts | None:
        """Return what is known of a name in its basic form (nominative), whatever its case or script; None if unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as it stands in an article.

    `name` is its basic form, as a gazetteer lists it; `kind` is what the wording alone makes of it ('the Kherson
    region' is admin1), None where the wording leaves it open; `within` holds names of larger places that the wording
    puts it in ('Davos, Switzerland').
    """

    article_id: str
    span: Span
    text: str
    name: str
    found_by: str
    kind: PlaceKind | None = None
    within: tuple[str, ...] = ()
    role: Role = Role.CONTEXT
    reason: str = ""
