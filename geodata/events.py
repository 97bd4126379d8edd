"""Events: attacks, as far as the claims about them agree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING

from articles.article import Article
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Toponym
from geodata.corrections import Change, ReviewStatus, Subject, review_status
from geodata.georeferencing import Georeference
from geodata.places import Place
from geodata.proximity import within
from geodata.tolls import Figure, Toll, preferred, set_by_hand, toll_of
from geodata.wholes import without_sums, without_wholes

if TYPE_CHECKING:
    from geodata.records import EventRecord

_CONTEXT = PlaceKind.COUNTRY


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with the article that makes it, the places its toponyms were georeferenced to, and how each was found."""

    claim: Claim
    article: Article
    places: tuple[Place, ...]
    found: tuple[Georeference, ...] = ()

    @property
    def quote(self) -> str:
        """The sentence that makes the claim, on one line."""
        return " ".join(self.claim.quote.of(self.article.text).split())


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as far as it was read: its file, its claims and toponyms, and where each toponym is."""

    path: str
    article: Article
    reading: Reading
    georeferences: Mapping[Toponym, Georeference]

    def evidence(self) -> tuple[Evidence, ...]:
        """Return the claims of the article with their places, each once, but no sum that later ones tell in detail."""
        told = [self._evidence(claim) for claim in self.reading.claims]
        stays = without_sums([(item.claim, item.places) for item in told])
        return tuple(compress(told, stays))

    def _evidence(self, claim: Claim) -> Evidence:
        found = tuple(one for toponym in claim.toponyms if (one := self.georeferences.get(toponym)) is not None)
        # A country is context: an attack is placed below it, or not at all.
        placed = [(one.toponym.span, one.place) for one in found if one.place and one.place.kind is not _CONTEXT]
        places = {place.id: place for place in without_wholes(self.article.text, placed)}
        return Evidence(claim, self.article, tuple(places.values()), found)


@dataclass(frozen=True, slots=True)
class Match:
    """An outside record of an event, how well it fits, and why; a record that is an event of its own fits no other."""

    record: EventRecord
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One attack, as far as its claims agree; the claims stay, all of them, behind the preferred values.

    An event that only a record tells of has no evidence: its values are the record's.
    """

    id: str
    period: Period
    places: tuple[Place, ...]
    weapons: Mapping[Weapon, int | None]
    killed: Count | None
    injured: Count | None
    status: Status
    recency: Recency
    evidence: tuple[Evidence, ...]
    matches: tuple[Match, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def records(self) -> tuple[EventRecord, ...]:
        """The outside records that tell of the event, best match first."""
        return tuple(match.record for match in self.matches)

    @property
    def review_status(self) -> ReviewStatus:
        """What people have made of the event."""
        return review_status(self.changes)

    def is_set_by_hand(self, subject: Subject) -> bool:
        """Tell whether a correction has set the value of a subject."""
        return any(change.correction.subject is subject and not change.undone_by for change in self.changes)

    def with_matches(self, matches: Iterable[Match]) -> Event:
        """Return the event with the outside records that tell of it; its own values stay."""
        return replace(self, matches=tuple(matches))


_STRONGEST = (Status.REPORTED, Status.INTERCEPTED, Status.DENIED, Status.CLAIMED)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by their last day."""
    return sorted(events, key=lambda event: (event.period.end, event.id))


def event_of(evidence: Iterable[Evidence], matches: Iterable[Match] = (), event_id: str | None = None) -> Event:
    """Return the event that claims of one attack add up to, with its preferred values.

    Period: the days on which all claims dated by their text agree, else the shortest period. Toll: the figure published
    last, unless it is only a vaguer form of an earlier one. Weapons: every type told, each with the count published
    last. Status: the strongest (reported, intercepted, denied, claimed). Recency: news if any claim is. Places: the
    finest; an area goes when another article names a place in it. Without an id the event is named after the claim with
    the smallest one.
    """
    ordered = tuple(sorted(evidence, key=lambda item: (item.article.published, item.claim.id)))
    claims = [item.claim for item in ordered]
    return Event(
        id=event_id or min(claim.id for claim in claims),
        period=_preferred_period(claims),
        places=_preferred_places(ordered),
        weapons=_preferred_weapons(claims),
        killed=preferred(claim.killed for claim in claims),
        injured=preferred(claim.injured for claim in claims),
        status=min((claim.status for claim in claims), key=_STRONGEST.index),
        recency=Recency.NEWS if any(claim.recency is Recency.NEWS for claim in claims) else Recency.BACKGROUND,
        evidence=ordered,
        matches=tuple(matches),
    )


def tolls_of(event: Event) -> dict[str, Toll | None]:
    """Return the tolls of an event, killed and injured, with every figure that its claims tell; None where none is."""
    killed = toll_of([_figure(item, item.claim.killed) for item in event.evidence if item.claim.killed])
    injured = toll_of([_figure(item, item.claim.injured) for item in event.evidence if item.claim.injured])
    if event.killed and event.is_set_by_hand(Subject.KILLED):
        killed = set_by_hand(event.killed, killed)
    if event.injured and event.is_set_by_hand(Subject.INJURED):
        injured = set_by_hand(event.injured, injured)
    return {"killed": killed, "injured": injured}


def id_of_record(table: str, record_id: str) -> str:
    """Return the id of the event that a record alone tells of."""
    return hashlib.sha256(f"record\x1f{table}\x1f{record_id}".encode()).hexdigest()[:16]


def event_of_record(record: EventRecord) -> Event:
    """Return the event that a record alone tells of: reported by its source, with no claim behind it."""
    return Event(
        id=id_of_record(record.table, record.id),
        period=record.period,
        places=() if record.place is None else (record.place,),
        weapons=record.weapons,
        killed=record.killed,
        injured=record.injured,
        status=Status.REPORTED,
        recency=Recency.NEWS,
        evidence=(),
        matches=(Match(record),),
    )


def _figure(item: Evidence, count: Count) -> Figure:
    return Figure(item.article.published, item.article.source.name, item.article.url, count)


def _preferred_period(claims: Sequence[Claim]) -> Period:
    dated = [claim.period for claim in claims if claim.dated_by is not DatedBy.PUBLICATION]
    periods = dated or [claim.period for claim in claims]
    start = max((period.start for period in periods if period.start), default=None)
    end = min(period.end for period in periods)
    if start is None or start <= end:
        return Period(start, end)
    return min(periods, key=lambda period: (period.end - (period.start or date.min), period.end))


def _preferred_weapons(claims: Sequence[Claim]) -> Mapping[Weapon, int | None]:
    preferred: dict[Weapon, int | None] = {}
    for claim in claims:
        for weapon, count in claim.weapons.items():
            preferred[weapon] = preferred.get(weapon) if count is None else count
    if len(preferred) > 1:
        preferred.pop(Weapon.UNKNOWN, None)
    return {weapon: preferred[weapon] for weapon in Weapon if weapon in preferred}


def _preferred_places(evidence: Sequence[Evidence]) -> tuple[Place, ...]:
    named = {place.id: place for item in evidence for place in item.places}
    return tuple(place for place in named.values() if not _told_finer(place, evidence))


def _told_finer(place: Place, evidence: Sequence[Evidence]) -> bool:
    """Tell whether others name only places in it; a claim that names both means that more of the area was hit."""
    naming = [any(other.id == place.id for other in item.places) for item in evidence]
    holding = [any(within(other, place) for other in item.places) for item in evidence]
    pairs = list(zip(naming, holding, strict=True))
    return (False, True) in pairs and (True, True) not in pairs
