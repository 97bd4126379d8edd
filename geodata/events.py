"""Events: attacks, as far as the claims about them agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.article import Article
from articles.casualties import Count
from articles.claims import Claim, Recency, Status, Weapon
from articles.dates import Period
from geodata.places import Place
from geodata.records import EventRecord


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with the article that makes it and the places its toponyms were georeferenced to."""

    claim: Claim
    article: Article
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One attack, as far as its claims agree; the claims stay, all of them, behind the preferred values."""

    id: str
    period: Period
    places: tuple[Place, ...]
    weapons: Mapping[Weapon, int | None]
    killed: Count | None
    injured: Count | None
    status: Status
    recency: Recency
    evidence: tuple[Evidence, ...]
    records: tuple[EventRecord, ...] = ()
