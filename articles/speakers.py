"""Speakers: places that only tell whose word something is, and capitals that stand for their governments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Span
from articles.clauses import Sentence, part_of
from articles.cues import worded
from articles.toponyms import Role, Toponym

_NEAR_VERB = 35
_OPENING_WORDS = 2


def attributed(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place that only tells whose word it is, or what else was done there.

    'According to the staff of Krasnodar, debris fell' leaves Krasnodar out, 'sirens sounded in Lviv, a missile fell in
    Sumy' Lviv.
    """
    part = part_of(sentence, chain)
    if found := _told_in(sentence, chain, part):
        return Role.SPEAKER, f"with '{worded(sentence, found)}'"
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if part == sentence.span or any(part.start <= hit.start < part.end for hit in hits):
        return None
    if found := speaks(sentence, chain):
        return Role.SPEAKER, f"with '{worded(sentence, found)}'"
    elsewhere = next(sentence.phrases.find("roles.elsewhere", part.start, part.end), None)
    return (Role.CONTEXT, f"with '{worded(sentence, elsewhere)}'") if elsewhere else None


def _told_in(sentence: Sentence, chain: Sequence[Toponym], part: Span) -> Span | None:
    """Return the word of telling where a list says no more than where it was told: 'told the BBC in London that'."""
    phrases, first, end = sentence.phrases, chain[0].span.start, chain[-1].span.end
    told = next(phrases.find("roles.attributions", part.start, first), None)
    if told is None or sentence.ahead("where", chain[0]) is None or phrases.has("dates.that", told.end, first):
        return None
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if any(part.start <= hit.start < first for hit in hits) or phrases.starting("dates.that", end, part.end) is None:
        return None
    return told


def speaks(sentence: Sentence, chain: Sequence[Toponym]) -> Span | None:
    """Return the words of telling in the part of the sentence, between its commas, that a list stands in."""
    part, phrases = part_of(sentence, chain), sentence.phrases
    told = phrases.find("roles.attributions", part.start, part.end)
    return next((hit for hit in told if not phrases.has("dates.that", hit.end, chain[0].span.start)), None)


def government(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    """Let a capital stand for its government unless a word such as 'in' or 'on' makes it a spot on the ground."""
    words, evidence = sentence.words, sentence.evidence
    struck = sentence.behind("struck_after", place)
    spot = place.found_by == "adjective" or sentence.ahead("roles.spots", place)  # 'the Iranian capital'
    if place.name not in words.names["governments"] or len(chain) > 1 or struck or spot:
        return None
    at = sentence.ahead("where", place)
    start = part_of(sentence, chain).start
    suffered = any(start <= hit.start < place.span.start for hit in evidence.triggers)  # 'blasts rocked a mall in ...'
    after = re.split("[,;]", sentence.after(place)[:_NEAR_VERB], maxsplit=1)[0]
    if at and not suffered and sentence.phrases.has("roles.speaker_after", place.span.end, place.span.end + len(after)):
        return Role.SPEAKER, "a capital where someone speaks"
    opens = at and sentence.text[sentence.span.start : place.span.start].count(" ") <= _OPENING_WORDS
    unhurt = not (evidence.harm or evidence.damage)
    window = place.span.end + len(sentence.after(place))
    if opens and unhurt and sentence.phrases.has("roles.speaker_after", place.span.end, window):
        return Role.SPEAKER, "a capital where someone speaks"
    told_of_words = not (evidence.hard or evidence.strong or evidence.armed)
    if sentence.ahead("on_the_ground", place) and not (told_of_words and at):
        return None
    if evidence.harm and evidence.weapons and sentence.has("status.back_reference"):
        return None
    return Role.SPEAKER, "a capital that stands for its government"
