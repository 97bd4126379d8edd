"""Statements: the sentences of an article's body, with the places and the dates that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.article import Article, Span
from articles.attacks import weigh
from articles.dates import DatedSpan, DateKind, Period, find_periods
from articles.placenames import PlaceKind
from articles.sentences import sentences
from articles.toponyms import Toponym
from articles.wording import Wording

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[^\w\s\"'«“„‘(])|\n(?=\d{1,2}[:.])")
_BULLET = re.compile(r"\n[ \t]*(?:[^\w\s\"'«“„‘(]|\d{1,2}[.)]\s|\d{1,2}[:.]\d{2})[^\n]{0,3}$")
_HEADING_LENGTH = 70
_CUE_WINDOW = 60
_MOST_DATES = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the body, or the part of one that tells of one attack.

    `dates` may date what it tells, `said` are the days on which it was told ('said on Monday'); `heading` marks the
    heading of a section.
    """

    span: Span
    paragraph: int
    bullet: bool
    heading: bool
    places: tuple[Toponym, ...]
    dates: tuple[DatedSpan, ...]
    said: tuple[DatedSpan, ...]


def find_statements(article: Article, toponyms: Sequence[Toponym], words: Wording) -> Iterator[Statement]:
    """Yield the statements of an article in reading order."""
    breaks = [found.start() for found in _BREAK.finditer(article.text, article.body)]
    starts = [place.span.start for place in toponyms]
    for sentence in sentences(article.text, article.body, len(article.text), article.language):
        dates = find_periods(article.text, sentence, article.published, article.language)
        inside = toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for span in _parts(article.text, sentence, dates, inside, words):
            dated, said = _dates(article.text, span, [one for one in dates if span.contains(one.span)], words)
            yield Statement(
                span,
                bisect_left(breaks, span.start),
                _BULLET.search(article.text, max(0, span.start - 20), span.start) is not None,
                _is_heading(article, span),
                tuple(place for place in inside if span.contains(place.span)),
                dated,
                said,
            )


def _parts(
    text: str, span: Span, dates: Sequence[DatedSpan], places: Sequence[Toponym], words: Wording
) -> Iterator[Span]:
    """Yield a sentence whole, or cut where it tells of two attacks."""
    start = span.start
    for cut in _cuts(text, span, dates, places, words):
        yield Span(start, cut.start)
        start = cut.end + (text[cut.end : cut.end + 1] == " ")
    yield Span(start, span.end)


def _cuts(text: str, span: Span, dates: Sequence[DatedSpan], toponyms: Sequence[Toponym], words: Wording) -> list[Span]:
    """Return the conjunctions between two dates, or between a claim about one place and a report about another."""
    phrases = words.phrases(text)
    apart = list(pairwise(one.span for one in dates)) if len(dates) <= _MOST_DATES else []
    found = [list(phrases.find("cuts", one.end, other.start)) for one, other in apart]
    if any(found):
        return [hits[-1] for hits in found if hits]
    places = [place.span for place in toponyms if place.kind is not PlaceKind.COUNTRY]
    for one, other in pairwise(places):
        for hit in phrases.find("cuts", one.end, other.start):
            first = weigh(text, Span(span.start, hit.start), words)
            second = weigh(text, Span(hit.end, span.end), words)
            if first.claimed and not second.claimed and first.triggers and second.triggers:
                return [hit]
    return []


def _dates(
    text: str, span: Span, dated: Sequence[DatedSpan], words: Wording
) -> tuple[tuple[DatedSpan, ...], tuple[DatedSpan, ...]]:
    """Return the dates of a sentence, those of the attack and those of telling ('said on Monday', 'as of Tuesday')."""
    found = [_of_the_day(text, one, words) for one in dated if not _of_a_state(text, span, one, words)]
    said = tuple(one for one in found if _of_telling(text, span, one, words))
    return tuple(one for one in found if one not in said), said


def _of_a_state(text: str, span: Span, dated: DatedSpan, words: Wording) -> bool:
    """Tell whether a date only opens a state that lasts ('idle since spring'), as no sentence-opening 'since' does."""
    if dated.kind is not DateKind.SINCE:
        return False
    opens = text[span.start : dated.span.start].count(" ") <= 1
    return not opens and not _when(text, dated, words)


def _of_the_day(text: str, dated: DatedSpan, words: Wording) -> DatedSpan:
    """Let 'since March, when ...' be March and 'since Friday, when ...' be Friday."""
    start = dated.period.start
    if dated.kind is not DateKind.SINCE or start is None:
        return dated
    if not _when(text, dated, words):
        return dated
    whole_month = start.day == 1 and not any(letter.isdigit() for letter in dated.span.of(text))
    end = start.replace(day=monthrange(start.year, start.month)[1]) if whole_month else start
    return replace(dated, period=Period(start, end), kind=DateKind.MONTH if whole_month else DateKind.DAY)


def _of_telling(text: str, span: Span, dated: DatedSpan, words: Wording) -> bool:
    phrases, start, end = words.phrases(text), dated.span.start, dated.span.end
    before = phrases.ending("dates.of_telling_before", start, max(span.start, start - _CUE_WINDOW))
    return (before or phrases.starting("dates.of_telling_after", end, min(span.end, end + _CUE_WINDOW))) is not None


def _when(text: str, dated: DatedSpan, words: Wording) -> bool:
    end = dated.span.end
    return words.phrases(text).starting("dates.when", end, end + _CUE_WINDOW) is not None


def _is_heading(article: Article, span: Span) -> bool:
    """Tell whether a sentence is the heading of a section: a short line of its own without a full stop."""
    alone = article.text[span.start - 1] == "\n" and article.text[span.end : span.end + 1] in {"", "\n"}
    return alone and span.end - span.start < _HEADING_LENGTH and article.text[span.end - 1] not in ".!?…"
