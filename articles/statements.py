"""Statements: the sentences of an article's body, with the places and the dates that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.article import Article, Span
from articles.attacks import weigh
from articles.dates import DatedSpan, find_periods
from articles.occasions import by_occasion
from articles.placenames import PlaceKind
from articles.recurrences import is_again
from articles.sentences import sentences
from articles.toponyms import Toponym
from articles.wording import Wording

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[^\w\s\"'«“„‘(])|\n(?=\d{1,2}[:.])")
_BULLET = re.compile(r"\n[ \t]*(?:[^\w\s\"'«“„‘(]|\d{1,2}[.)]\s|\d{1,2}[:.]\d{2})[^\n]{0,3}$")
_RUN = re.compile(r"(?<=\n\n)(?:[^\W\d_a-zа-яёґєії][^\n]{1,250}[.!?…;]\n){2,}[^\n]{1,250}[.!?…;](?=\n\n|\s*\Z)")
_PREPOSITION = 3
_COMMA = re.compile(r",(?=\s)")
_HEADING_LENGTH = 70
_MOST_DATES = 6
_OPENING = 45


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
    runs = _runs(article)
    starts = [place.span.start for place in toponyms]
    for sentence in sentences(article.text, article.body, len(article.text), article.language):
        dates = find_periods(article.text, sentence, article.published, article.language)
        inside = toponyms[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for span in _parts(article.text, sentence, dates, inside, words):
            inner = [one for one in dates if span.contains(one.span)]
            dated, said = by_occasion(article.text, span, inner, words, article.published)
            bullet = _BULLET.search(article.text, max(0, span.start - 20), span.start) is not None
            bullet = bullet or any(_opens_line(article.text, span, run) for run in runs)
            sector = _of_a_sector(article.text, span, words)
            yield Statement(
                span,
                bisect_left(breaks, span.start),
                bullet or sector,
                not bullet and _is_heading(article, span),
                tuple(place for place in inside if span.contains(place.span)),
                dated,
                said,
            )


def _runs(article: Article) -> list[Span]:
    """Return the lists without bullets: short lines one below the other, in an article with other paragraphs too."""
    found = [Span(*run.span()) for run in _RUN.finditer(article.text, article.body)]
    body = len(article.text[article.body :].strip())
    return [run for run in found if run.end - run.start < body]


def _opens_line(text: str, span: Span, run: Span) -> bool:
    return run.start <= span.start < run.end and text[span.start - 1] == "\n"


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
    apart = (
        [pair for pair in pairwise(dates) if not is_again(text, *pair, phrases)] if len(dates) <= _MOST_DATES else []
    )
    found = [list(phrases.find("cuts", one.span.end, other.span.start)) for one, other in apart]
    found = [
        _of_two(text, span, hits, toponyms, words) or _apart(text, span, pair, toponyms, words)
        for hits, pair in zip(found, apart, strict=True)
    ]
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


def _of_two(text: str, span: Span, cuts: list[Span], toponyms: Sequence[Toponym], words: Wording) -> list[Span]:
    """Return conjunctions where what they part are two tellings: an attack on their left, or a place on their right."""
    return [
        cut
        for cut in cuts
        if any(place.span.start >= cut.end for place in toponyms) or _tells(text, Span(span.start, cut.start), words)
    ]


def _tells(text: str, part: Span, words: Wording) -> bool:
    evidence = weigh(text, part, words)
    return bool(evidence.triggers or evidence.harms)


def _apart(
    text: str,
    span: Span,
    pair: tuple[DatedSpan, DatedSpan],
    toponyms: Sequence[Toponym],
    words: Wording,
) -> list[Span]:
    """Return the comma between two attacks with a place and a date each: 'on Monday, avenging Y, hit on Sunday'."""
    one, other = pair
    if 0 < len(text[one.span.end : other.span.start].strip(" ,")) <= _PREPOSITION:
        return []  # 'eleven days later, on 24 January'
    grounds = [place.span.start for place in toponyms if place.kind is not PlaceKind.COUNTRY]
    commas = (found.start() for found in _COMMA.finditer(text, one.span.end, other.span.start))
    for comma in reversed(list(commas)):
        parts = Span(span.start, comma), Span(comma + 1, other.span.end)
        placed = all(any(part.start <= start < part.end for start in grounds) for part in parts)
        if placed and all(_tells(text, part, words) for part in parts):
            return [Span(comma, comma + 1)]
    return []


def _of_a_sector(text: str, span: Span, words: Wording) -> bool:
    """Tell whether a paragraph opens with the part of a front that it is about: 'In the Pokrovsk direction, ...'."""
    opens = text[span.start - 1] == "\n"
    return opens and words.phrases(text).has("status.sectors", span.start, min(span.end, span.start + _OPENING))


def _is_heading(article: Article, span: Span) -> bool:
    """Tell whether a sentence is the heading of a section: a short line of its own without a full stop."""
    alone = article.text[span.start - 1] == "\n" and article.text[span.end : span.end + 1] in {"", "\n"}
    return alone and span.end - span.start < _HEADING_LENGTH and article.text[span.end - 1] not in ".!?…"
