"""Tellings: the sentences of an article that tell of attacks, each with its places, date, weapons and toll."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.article import Article, Span
from articles.attacks import Evidence, weigh
from articles.casualties import Toll, find_tolls
from articles.dates import DatedSpan, DateKind, Period, find_periods
from articles.placenames import PlaceKind
from articles.roles import NO_ATTACK, with_roles
from articles.sentences import sentences
from articles.toponyms import Role, Toponym
from articles.wording import Wording, wording

_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[^\w\s\"'«“„‘(])|\n(?=\d{1,2}[:.])")
_HEADING_LENGTH = 70
_CUE_WINDOW = 60
_MOST_DATES = 6
_NEAR = 2
_LOOKED_AT = 20_000
_PEACEFUL_WORDS = 2
_BULLET = re.compile(r"\n[ \t]*(?:[^\w\s\"'«“„‘(]|\d{1,2}[.)]\s|\d{1,2}[:.]\d{2})[^\n]{0,3}$")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of an attack, or goes on telling of the one before it.

    `places` are those that the sentence has as attacked, `heading` those that head its paragraph; `dates` may
    date the attack, `said` its telling; `attack` is False for a sentence that only adds a toll.
    """

    span: Span
    paragraph: int
    bullet: bool
    evidence: Evidence
    places: tuple[Toponym, ...]
    heading: tuple[Toponym, ...]
    dates: tuple[DatedSpan, ...]
    said: tuple[DatedSpan, ...]
    lead_dates: tuple[DatedSpan, ...]
    lead_places: tuple[Toponym, ...]
    tolls: tuple[Toll, ...]
    attack: bool
    refers_back: bool


@dataclass(slots=True)
class _Lead:
    """What the sentences of a paragraph that tell of no attack say of place and date before one that does."""

    paragraph: int = -1
    dates: tuple[DatedSpan, ...] = ()
    places: tuple[Toponym, ...] = ()

    def take(self, paragraph: int, dates: tuple[DatedSpan, ...], places: Sequence[Toponym]) -> None:
        fresh = paragraph != self.paragraph
        named = tuple(place for place in places if place.kind is not PlaceKind.COUNTRY and place.reason == NO_ATTACK)
        self.dates = dates or (() if fresh else self.dates)
        self.places = named or (() if fresh else self.places)
        self.paragraph = paragraph

    def give(self, paragraph: int) -> tuple[tuple[DatedSpan, ...], tuple[Toponym, ...]]:
        """Hand place and date over to the telling that comes next, once."""
        given = (self.dates, self.places) if paragraph == self.paragraph else ((), ())
        self.dates, self.places = (), ()
        return given


def find_tellings(article: Article, toponyms: Sequence[Toponym]) -> tuple[list[Telling], list[Toponym]]:
    """Return the tellings of the body in reading order, and all toponyms with the roles that their sentences give."""
    words = wording(article.language)
    tellings: list[Telling] = []
    roles: list[Toponym] = []
    seen: dict[int, tuple[Toponym, ...]] = {}
    lead = _Lead()
    after_attack = -2
    about = weigh(article.text, article.title_span, words).tells(in_context=False)
    for number, (span, dated) in enumerate(_sentences(article, toponyms, words)):
        paragraph = _paragraph(article, span)
        inside = [place for place in toponyms if span.contains(place.span)]
        if paragraph not in seen:
            seen[paragraph] = _heading(article, span, inside)
        evidence = weigh(article.text, span, words, [one.span for one in dated])
        tells = not _is_heading(article, span) and evidence.tells(
            in_context=number - after_attack <= _NEAR or (about and evidence.hard)
        )
        opens = span.start <= article.body + 1
        placed = with_roles(article.text, span, inside, evidence, words, tells=tells, opens_body=opens)
        roles += placed
        tolls = tuple(find_tolls(article.text, span, article.language))
        dates = _dates(article.text, span, dated, words)
        if not tells and not tolls:
            lead.take(paragraph, dates[0], [place for place in placed if place.role is Role.CONTEXT])
        else:
            after_attack = number if tells else after_attack
            tellings.append(
                Telling(
                    span,
                    paragraph,
                    _BULLET.search(article.text, max(0, span.start - 20), span.start) is not None,
                    evidence,
                    tuple(place for place in placed if place.role in {Role.ATTACKED, Role.INTERCEPTED}),
                    seen[paragraph],
                    *dates,
                    *lead.give(paragraph),
                    tolls,
                    tells,
                    words.pattern("status.back_reference").search(article.text, span.start, span.end) is not None,
                )
            )
    if not any(telling.evidence.hard for telling in tellings) and _peaceful(article, words):
        tellings = []
    return tellings, [place for place in toponyms if place.span.start < article.body] + roles


def _sentences(article: Article, toponyms: Sequence[Toponym], words: Wording) -> Iterator[tuple[Span, list[DatedSpan]]]:
    """Yield the sentences of the body with their dates; one that tells of two attacks is cut between them."""
    for span in sentences(article.text, article.body, len(article.text), article.language):
        dates = find_periods(article.text, span, article.published, article.language)
        start = span.start
        for cut in _cuts(article, span, dates, toponyms, words):
            yield Span(start, cut.start), [one for one in dates if start <= one.span.start < cut.start]
            start = cut.end + (article.text[cut.end : cut.end + 1] == " ")
        yield Span(start, span.end), [one for one in dates if start <= one.span.start]


def _cuts(
    article: Article, span: Span, dates: Sequence[DatedSpan], toponyms: Sequence[Toponym], words: Wording
) -> list[Span]:
    """Return the conjunctions between two dates, or between a claim about one place and a report about another."""
    cut_between = words.pattern("cuts").finditer
    apart = list(pairwise(one.span for one in dates)) if len(dates) <= _MOST_DATES else []
    found = [list(cut_between(article.text, one.end, other.start)) for one, other in apart]
    if any(found):
        return [Span(*hits[-1].span()) for hits in found if hits]
    places = [place.span for place in toponyms if span.contains(place.span) and place.kind is not PlaceKind.COUNTRY]
    for one, other in pairwise(places):
        for hit in cut_between(article.text, one.end, other.start):
            first = weigh(article.text, Span(span.start, hit.start()), words)
            second = weigh(article.text, Span(hit.end(), span.end), words)
            if first.claimed and not second.claimed and first.triggers and second.triggers:
                return [Span(*hit.span())]
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
    return not opens and not words.starts_with("dates.when", text[dated.span.end : dated.span.end + _CUE_WINDOW])


def _of_the_day(text: str, dated: DatedSpan, words: Wording) -> DatedSpan:
    """Let 'since March, when ...' be March and 'since Friday, when ...' be Friday."""
    start = dated.period.start
    if dated.kind is not DateKind.SINCE or start is None:
        return dated
    if not words.starts_with("dates.when", text[dated.span.end : dated.span.end + _CUE_WINDOW]):
        return dated
    whole_month = start.day == 1 and not any(letter.isdigit() for letter in dated.span.of(text))
    end = start.replace(day=monthrange(start.year, start.month)[1]) if whole_month else start
    return replace(dated, period=Period(start, end), kind=DateKind.MONTH if whole_month else DateKind.DAY)


def _of_telling(text: str, span: Span, dated: DatedSpan, words: Wording) -> bool:
    before = text[max(span.start, dated.span.start - _CUE_WINDOW) : dated.span.start]
    after = text[dated.span.end : min(span.end, dated.span.end + _CUE_WINDOW)]
    return words.ends_with("dates.of_telling_before", before) or words.starts_with("dates.of_telling_after", after)


def _peaceful(article: Article, words: Wording) -> bool:
    """Tell whether an article speaks of matches, markets or music, where 'attack' is a figure of speech."""
    found = words.pattern("triggers.peaceful").findall(article.text, 0, _LOOKED_AT)
    return len(found) >= _PEACEFUL_WORDS


def _is_heading(article: Article, span: Span) -> bool:
    """Tell whether a sentence is the heading of a section: a short line of its own without a full stop."""
    alone = article.text[span.start - 1] == "\n" and article.text[span.end : span.end + 1] in {"", "\n"}
    return alone and span.end - span.start < _HEADING_LENGTH and article.text[span.end - 1] not in ".!?…"


def _paragraph(article: Article, span: Span) -> int:
    return len(_BREAK.findall(article.text, article.body, span.start))


def _heading(article: Article, span: Span, inside: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the place that heads a paragraph: 'Avdiivka. Two aerial bombs...' or 'Kharkiv, 22 June, about 15:20'."""
    if not inside or inside[0].role is Role.NAMESAKE or inside[0].kind is PlaceKind.COUNTRY:
        return ()
    first = inside[0]
    opens = re.fullmatch(r"[\W\d_]*", article.text[span.start : first.span.start]) is not None
    closes = re.match(r"\s*(?:[.:,(—–-]|$)", article.text[first.span.end : span.end]) is not None
    return (first,) if opens and closes else ()
