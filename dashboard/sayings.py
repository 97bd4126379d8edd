"""Sayings: what each article says of an event, its sentence in the passage that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articles.article import Article, Span
from articles.claims import Claim, Status
from articles.dates import DatedBy
from articles.toponyms import Toponym
from dashboard.explanations import dating, reason
from dashboard.lookups import described, grounds
from dashboard.palette import RECENCY_LABELS, STATUS_LABELS
from dashboard.pieces import Note, Piece, passage, pieces
from dashboard.wordings import clipped, count_text, day_text, period_text, places_text, weapons_text, web_link
from geodata.corrections import Subject
from geodata.events import Event, Evidence
from geodata.georeferencing import Georeference

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Saying:
    """What one article says of an event: the passage with its sentence marked, and what was read out of it."""

    passage: tuple[Piece, ...]
    language: str
    told: str
    source: str
    date: str
    title: str
    url: str | None
    article_id: str
    claim_id: str


def saying(item: Evidence) -> Saying:
    """Return what a claim says, as plain text."""
    article, claim = item.article, item.claim
    notes = notes_of(article, dict.fromkeys(claim.toponyms) | {one.toponym: one for one in item.found})
    shown = passage(article.text, claim.quote, article.body)
    cut = pieces(article.text, shown, notes, [claim.quote])
    before = [Piece("…")] if shown.start > article.body else []
    after = [Piece("…")] if shown.end < len(article.text.rstrip()) else []
    return Saying(
        (*before, *cut, *after),
        article.language,
        claim_text(item),
        article.source.name,
        day_text(article.published),
        clipped(article.title, _LONGEST_TITLE),
        web_link(article.url),
        article.id,
        claim.id,
    )


def claim_text(item: Evidence) -> str:
    """Return in words what was read of a claim: days and how they were derived, places, weapons, toll, status."""
    claim = item.claim
    return "; ".join(
        [
            f"{period_text(claim.period)}, {dating(item.article, claim)[0]}",
            places_text(item.places),
            weapons_text(claim.weapons),
            *_tolls(claim),
            f"{STATUS_LABELS[claim.status]}, {RECENCY_LABELS[claim.recency]}",
            *([] if claim.confidence is None else [f"{claim.confidence:.0%} sure"]),
        ]
    )


def notes_of(article: Article, found: Mapping[Toponym, Georeference | None]) -> dict[Span, Note]:
    """Return for each place named in an article its role, the words that decided it, and what it was taken for."""
    return {toponym.span: Note(toponym.role, _why(article, toponym, one)) for toponym, one in found.items()}


def taken_text(found: Georeference | None) -> str:
    """Return in words what a name was taken for, and how sure that is."""
    if found is None:
        return "not looked up"
    return f"{described(found.place) if found.place else 'no place'}; {grounds(found)}"


def reasons(event: Event) -> Iterator[tuple[str, str]]:
    """Yield why an event has the days and the status that it has."""
    if not event.evidence:
        return
    yield "Days", _days(event)
    sources: dict[Status, dict[str, None]] = {}
    for item in event.evidence:
        sources.setdefault(item.claim.status, {})[item.article.source.name] = None
    yield "Told as", "; ".join(f"{STATUS_LABELS[status]} by {', '.join(named)}" for status, named in sources.items())


def _days(event: Event) -> str:
    if event.is_set_by_hand(Subject.DATE):
        return "set by hand"
    claims = [item.claim for item in event.evidence]
    dated = [claim for claim in claims if claim.dated_by is not DatedBy.PUBLICATION] or claims
    if len(dated) == 1:
        return "as one sentence tells them" if dated[0].dated_by is DatedBy.TEXT else "as no sentence tells them"
    starts = [claim.period.start for claim in dated if claim.period.start]
    agree = not starts or max(starts) <= min(claim.period.end for claim in dated)
    of = f"{len(dated)} of {len(claims)} claims"
    return f"those on which {of} agree" if agree else f"the shortest period of {of}, which disagree"


def _tolls(claim: Claim) -> Iterator[str]:
    for kind, count in (("killed", claim.killed), ("injured", claim.injured)):
        if count is not None:
            worded = " ".join(count.as_worded.split())
            yield f"{kind} {count_text(count)}, by “{worded}”"


def _why(article: Article, toponym: Toponym, found: Georeference | None) -> str:
    told = reason(toponym, article)
    return told if found is None else f"{told}. Taken for: {taken_text(found)}"
