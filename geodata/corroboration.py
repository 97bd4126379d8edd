"""Corroboration: how far an event is borne out by those who tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz import fuzz

from articles.article import Article
from articles.claims import Status
from geodata.corrections import ReviewStatus
from geodata.events import Event, Evidence

# Two texts by one author on one event share words by the dozen, reprints nine characters of ten.
_REPRINT = 80.0
_SHORTEST = 80


class Corroboration(StrEnum):
    """How far an event is borne out, the least first."""

    CLAIMED = "claimed"
    ONE_SOURCE = "one_source"
    SEVERAL_SOURCES = "several_sources"
    BOTH_SIDES = "both_sides"
    MATCHED = "matched"
    REVIEWED = "reviewed"


def corroboration(event: Event) -> Corroboration:
    """Return how far an event is borne out.

    Reviewed: a person has confirmed it. Matched: an outside record tells of it.
    Both sides: one source reports what another has as the claim of whoever
    attacked. Several sources: as many report it, each in its own words. One source: one does, or several reprint it.
    Claimed: nobody tells it as more than a claim.
    """
    if event.review_status is ReviewStatus.CONFIRMED:
        return Corroboration.REVIEWED
    if event.matches:
        return Corroboration.MATCHED
    reporting = [item for item in event.evidence if item.claim.status not in {Status.CLAIMED, Status.DENIED}]
    if not reporting:
        return Corroboration.CLAIMED
    if any(item.claim.status is Status.CLAIMED for item in event.evidence) and _number(event.evidence) > 1:
        return Corroboration.BOTH_SIDES
    return Corroboration.SEVERAL_SOURCES if _number(reporting) > 1 else Corroboration.ONE_SOURCE


def independent_sources(event: Event) -> int:
    """Return how many sources tell of an event in their own words: articles of one source and reprints count once."""
    return _number(event.evidence)


def is_reprint(article: Article, other: Article) -> bool:
    """Tell whether two articles have one text, but for small changes and an end that was cut off."""
    one, another = (" ".join(told.text[told.body :].split()) for told in (article, other))
    length = min(len(one), len(another))
    return length >= _SHORTEST and fuzz.ratio(one[:length], another[:length], score_cutoff=_REPRINT) > 0


def _number(evidence: Sequence[Evidence]) -> int:
    voices: list[list[Article]] = []
    for article in {item.article.id: item.article for item in evidence}.values():
        same = [voice for voice in voices if any(_one_voice(article, other) for other in voice)]
        voices = [voice for voice in voices if voice not in same] + [
            [article, *(one for voice in same for one in voice)]
        ]
    return len(voices)


def _one_voice(article: Article, other: Article) -> bool:
    return article.source.name == other.source.name or is_reprint(article, other)
