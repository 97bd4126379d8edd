"""Claims: what one article says of one attack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from articles.article import Span
from articles.casualties import Count
from articles.dates import DatedBy, Period
from articles.toponyms import Toponym


class Weapon(StrEnum):
    """The closed list of weapon types (tests/gold/ANNOTATION.md)."""

    MISSILE = "missile"
    DRONE = "drone"
    BOMB = "bomb"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MORTAR = "mortar"
    MINE = "mine"
    EXPLOSIVE = "explosive"
    SMALL_ARMS = "small_arms"
    NAVAL = "naval"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """How far a claim is borne out by who tells it."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    INTERCEPTED = "intercepted"


class Recency(StrEnum):
    """Whether an article reports an attack as new or recalls it."""

    NEWS = "news"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of one attack, in its own words; the id hashes article and quote."""

    id: str
    article_id: str
    quote: Span
    period: Period
    dated_by: DatedBy
    toponyms: tuple[Toponym, ...]
    weapons: Mapping[Weapon, int | None]
    killed: Count | None
    injured: Count | None
    status: Status
    recency: Recency


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one article: its claims, and every toponym with its role."""

    claims: tuple[Claim, ...]
    toponyms: tuple[Toponym, ...]
