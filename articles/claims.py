"""Claims: what one article says of one attack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from articles.article import Article, Span
from articles.attacks import MASSED
from articles.casualties import Count
from articles.confidence import confidence
from articles.dates import DatedBy, Period
from articles.grounds import with_grounds
from articles.incidents import Incident, gather
from articles.judgement import with_likelihoods
from articles.signs import Sight
from articles.tellings import Telling, find_tellings
from articles.timings import NEWS_DAYS
from articles.toponyms import PlaceNames, Toponym, areas_apart, find_toponyms
from articles.totals import toll
from articles.weapons import Weapon, total_weapons
from articles.wording import wording

__all__ = ["Claim", "Reading", "Recency", "Status", "Weapon", "read_claims"]

_LONGEST_QUOTE = 700
_AGE = 25  # years after which a battle is history


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
    """What one article says of one attack, in its own words; the id hashes article and quote.

    `confidence` tells how likely its places were attacked on its days, from 0 to 1; None where nobody weighed it.
    """

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
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one article: its claims, and every toponym with its role."""

    claims: tuple[Claim, ...]
    toponyms: tuple[Toponym, ...]


def read_claims(article: Article, names: PlaceNames) -> Reading:
    """Return the attacks that an article tells of, and every toponym with its role.

    Where an article gives no date, the period is the day before publication to the day of publication.
    """
    tellings, toponyms, sights = find_tellings(article, find_toponyms(article, names))
    incidents = [each for each in gather(tellings, article.published) if not _historical(article, each)]
    claims = tuple(_apart([_claim(article, incident, sights) for incident in incidents]))
    claimed = {place.span: place for claim in claims for place in claim.toponyms}
    return Reading(claims, with_grounds(article, [claimed.get(place.span, place) for place in toponyms]))


def _historical(article: Article, incident: Incident) -> bool:
    """Tell whether an attack belongs to a war of another age: 'the storm of 1944'."""
    return incident.period is not None and article.published.year - incident.period.end.year > _AGE


def _claim(article: Article, incident: Incident, sights: Mapping[Span, Sight]) -> Claim:
    period = incident.period or _untold(article, incident)
    quote = _quote(article.text, incident)
    places = tuple(with_likelihoods(areas_apart(incident.places), sights))
    claim = Claim(
        _id(f"{article.id}:{quote.start}:{quote.end}:{','.join(place.name for place in places)}"),
        article.id,
        quote,
        period,
        DatedBy.PUBLICATION if incident.period is None else DatedBy.TEXT,
        places,
        _weapons(article, incident),
        toll(incident, "killed"),
        toll(incident, "injured"),
        _status(incident),
        _recency(article, incident, period),
    )
    return replace(claim, confidence=confidence(claim))


def _untold(article: Article, incident: Incident) -> Period:
    """Return the days of an attack that no date tells of: the last ones, or some time before one that was judged."""
    eve = article.published - timedelta(days=1)
    phrases = wording(article.language).phrases(article.text)
    spans = [telling.span for telling in incident.tellings if telling.attack]
    judged = all(phrases.has("status.judged", span.start, span.end) for span in spans)
    return Period(None, eve) if judged else Period(eve, article.published)


def _apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims, those of one sentence and place on several days with an id each: 'hit on the 18th and the 24th'."""
    taken: set[str] = set()
    for claim in claims:
        own = _id(f"{claim.id}:{claim.period.start}:{claim.period.end}") if claim.id in taken else claim.id
        taken.add(own)
        yield claim if own == claim.id else replace(claim, id=own)


def _id(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _quote(text: str, incident: Incident) -> Span:
    """Return the telling that has most of the places, with those beside it that tell the rest of the same attack."""
    quote = _main(incident).span
    spans = sorted(telling.span for telling in incident.tellings)
    for span in [*reversed([span for span in spans if span < quote]), *(span for span in spans if span > quote)]:
        joined = Span(min(quote.start, span.start), max(quote.end, span.end))
        between = Span(min(quote.end, span.end), max(quote.start, span.start)).of(text)
        if joined.end - joined.start <= _LONGEST_QUOTE and not any(map(str.isalnum, between)):
            quote = joined
    return quote


def _main(incident: Incident) -> Telling:
    """Return the telling that has most of the places."""
    return max(incident.tellings, key=lambda telling: (len(telling.places), telling.attack))


def _weapons(article: Article, incident: Incident) -> dict[Weapon, int | None]:
    """Return the weapons told of an attack, those told where its places are before those told further down."""
    attacks = [telling for telling in incident.tellings if telling.attack]
    placed = {telling.paragraph for telling in attacks if telling.places or telling.referred}
    here = [telling for telling in attacks if telling.paragraph in placed or _belongs(article, telling, placed)]
    counted, types = _named(attacks), _named(here)
    if all(mention.generic for telling in here for mention in telling.evidence.weapons):
        types = counted if any(not mention.generic for each in attacks for mention in each.evidence.weapons) else types
    types = types or _by_aircraft(article, here) or counted or _by_aircraft(article, attacks)
    return {weapon: counted.get(weapon) for weapon in types} or {Weapon.UNKNOWN: None}


def _belongs(article: Article, telling: Telling, placed: set[int]) -> bool:
    """Tell whether a telling with no place leads to those with places, goes on with one, or tells of a whole wave."""
    evidence, span = telling.evidence, telling.span
    goes_on = telling.paragraph - 1 in placed and not evidence.intercepted
    if goes_on or telling.paragraph < min(placed, default=0):
        return True
    downed = wording(article.language).phrases(article.text).find("triggers.intercepted", span.start, span.end)
    aside = [*downed, *(weapon.span for weapon in evidence.weapons)]
    launched = any(not any(trigger.overlaps(one) for one in aside) for trigger in evidence.triggers)
    return launched and any((weapon.count or 0) >= MASSED for weapon in evidence.weapons)


def _named(tellings: Sequence[Telling]) -> dict[Weapon, int | None]:
    return total_weapons([mention for telling in tellings for mention in telling.evidence.weapons])


def _by_aircraft(article: Article, tellings: Sequence[Telling]) -> dict[Weapon, int | None]:
    """Return bombs where an attack is that of aircraft with no munition named: 'one of its aircraft killed two men'."""
    phrases = wording(article.language).phrases(article.text)
    flown = any(phrases.has("aircraft", telling.span.start, telling.span.end) for telling in tellings)
    return {Weapon.BOMB: None} if flown and not any(telling.evidence.intercepted for telling in tellings) else {}


def _status(incident: Incident) -> Status:
    evidence = [telling.evidence for telling in incident.tellings if telling.attack]
    if any(each.denied for each in evidence):
        return Status.DENIED
    harmless = not any(each.harm or each.damage or each.strong for each in evidence)
    if harmless and any(each.intercepted for each in evidence) and _main(incident).evidence.intercepted:
        return Status.INTERCEPTED
    return Status.CLAIMED if evidence and evidence[0].claimed else Status.REPORTED


def _recency(article: Article, incident: Incident, period: Period) -> Recency:
    old = period.start is None or (article.published - period.end).days > NEWS_DAYS
    updated = any(telling.evidence.update for telling in incident.tellings)
    return Recency.BACKGROUND if old and not updated else Recency.NEWS
