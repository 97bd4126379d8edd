"""Directions: the parts of countries that a word for a direction makes of a country's name."""

from __future__ import annotations

from dataclasses import replace

from articles.article import Span
from articles.passages import Mention, Passage
from articles.placenames import PlaceKind

_WHOLE = frozenset({PlaceKind.COUNTRY, PlaceKind.COUNTRY_PART})


def with_direction(passage: Passage, mention: Mention) -> Mention:
    """Take the direction before a country's name in where the two name a part: 'southern Lebanon', 'юге Украины'."""
    facts = passage.facts(mention.name)
    if mention.namesake or facts is None or not facts.kinds & _WHOLE:
        return mention
    ahead = [
        (hit, name) for name in passage.words.below("directions") if (hit := passage.ahead(name, mention.span.start))
    ]
    for hit, name in sorted(ahead, key=lambda found: found[0].start):
        part = _part(passage, name, mention)
        if part:
            return replace(mention, span=Span(hit.start, mention.span.end), name=part, kind=PlaceKind.COUNTRY_PART)
    return mention


def _part(passage: Passage, directions: str, mention: Mention) -> str | None:
    """Return the name that a list has, made of its direction in the nominative and the country as it is or stands."""
    wholes = dict.fromkeys([mention.name, mention.span.of(passage.text)])
    forms = directions.partition(".")[2].split("|")
    names = (f"{form} {whole}" for form in forms for whole in wholes)
    return next((name for name in names if _is_part(passage, name)), None)


def _is_part(passage: Passage, name: str) -> bool:
    facts = passage.facts(name)
    return facts is not None and PlaceKind.COUNTRY_PART in facts.kinds
