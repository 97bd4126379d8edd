"""Occasions: which dates of a sentence are of an attack, which of its telling, and which of something else."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from articles.article import Span
from articles.dates import DatedSpan, DateKind, Period
from articles.phrases import Phrases
from articles.wording import Wording

_CUE_WINDOW = 60
_ANSWER_WINDOW = 150
_FEWEST_TO_CHOOSE = 2
_MOST_WORDS = 7
_RECENT = 10
_NAMED_WINDOW, _DESCRIBING = 45, 4  # 'Sunday's 2:40 a.m. drone and missile attack'
_OPENING_WORDS = 5
_BLOWS = ("triggers.strong", "triggers.weak", "triggers.damage", "triggers.harm", "triggers.intercepted")
_ARMED = (*_BLOWS, "triggers.attackers", "triggers.assaults", "triggers.destroyed")
_WIDE = frozenset({DateKind.SINCE, DateKind.WEEK, DateKind.MONTH, DateKind.YEAR})
_DATELINE = re.compile(r"\W*[^\W\d_][^.!?:;\n]{1,60},\s+")
_DATELINE_END = re.compile(r"\s*(?:\([^)\n]{2,40}\)\s*)?[-–—]\s")
_BRACKETED_DATELINE = re.compile(r"\s\([^)\n]{2,40}\)\s*[-–—]\s")  # 'March 14, 2024 (MEROWE) –'
_POSSESSIVE = re.compile(r"(?:(?<=['’]s)|['’]s?)(?=\s)")
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\d{1,2}(?= ?[ap]\.?m)")
_BOUNDS = frozenset(',;:()«»“”"—–')


def by_occasion(
    text: str, span: Span, dated: Sequence[DatedSpan], words: Wording, published: date
) -> tuple[tuple[DatedSpan, ...], tuple[DatedSpan, ...]]:
    """Return the dates of a sentence that may date an attack, and those of telling ('said on Monday', 'as of Tuesday').

    Dates of other things are in neither: of a state that lasts, of what is yet to come, of births, buildings, papers.
    """
    phrases = words.phrases(text)
    lasting = [one for one in dated if _of_a_state(text, span, one, phrases, published)]
    ours = [one for one in dated if one not in lasting and not _of_other(text, span, one, phrases)]
    found = [replace(_of_the_day(text, one, phrases), named=_names_an_attack(text, one, phrases)) for one in ours]
    said = [
        one for one in found if _of_telling(text, span, one, found, phrases) or _is_dateline(text, span, one, published)
    ]
    news = _of_news(text, span, [one for one in found if one not in said], phrases)
    return tuple(_with_day_before(span, one, phrases) if len(news) == 1 else one for one in news), tuple(said)


def _with_day_before(span: Span, dated: DatedSpan, phrases: Phrases) -> DatedSpan:
    """Let the day of what came after an attack be that day or the one before: 'he flew home on Sunday after a raid'."""
    start = dated.period.start
    if dated.kind is not DateKind.DAY or start is None or start != dated.period.end:
        return dated
    breaks = [one for one in phrases.find("clause_breaks", span.start, span.end) if one.start >= dated.span.end]
    if not breaks or not phrases.is_one("dates.after", breaks[0]) or _in_armed_clause(span, dated, phrases):
        return dated
    return replace(dated, period=Period(start - timedelta(days=1), start))


def _of_a_state(text: str, span: Span, dated: DatedSpan, phrases: Phrases, published: date) -> bool:
    """Tell whether a date only opens a state that lasts ('idle since spring'), as no sentence-opening 'since' does."""
    if dated.kind in _WIDE and not _when(dated, phrases) and _of_a_record(text, span, dated, phrases):
        return True
    if dated.kind is not DateKind.SINCE:
        return False
    start = dated.period.start
    if start and (published - start).days <= _RECENT and _harmed_since(text, span, dated, phrases):
        return False
    opens = text[span.start : dated.span.start].count(" ") <= 1
    return not (opens or _when(dated, phrases) or _names_an_attack(text, dated, phrases))


def _harmed_since(text: str, span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether an attack goes on since a day: '28 people have died since Thursday in clashes'."""
    start = max(span.start, dated.span.start - _CUE_WINDOW)
    hits = [hit for name in _ARMED for hit in phrases.find(name, start, min(span.end, dated.span.end + _NAMED_WINDOW))]
    return any(
        _BOUNDS.isdisjoint(text[min(hit.end, dated.span.end) : max(hit.start, dated.span.start)]) for hit in hits
    )


def _of_a_record(text: str, span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether a time is what a superlative is measured by: 'the heaviest shelling since the start of the week'."""
    start = dated.span.start
    found = list(phrases.find("dates.superlative", max(span.start, start - _CUE_WINDOW), start))
    return bool(found) and _BOUNDS.isdisjoint(text[found[-1].end : start])


def _of_news(text: str, span: Span, dated: list[DatedSpan], phrases: Phrases) -> list[DatedSpan]:
    """Return the dates without those of what an attack answered, and of unarmed clauses beside an armed one.

    'In response to the strike on Monday they fired on Friday', 'flags were lowered on Saturday after gunmen came on
    Friday'. Where nothing would be left, all are.
    """
    if len(dated) < _FEWEST_TO_CHOOSE:
        return dated
    answered = [one for one in dated if _answered(text, span, one, dated, phrases)]
    fresh = [one for one in dated if one not in answered] or dated
    armed = [one for one in fresh if _in_armed_clause(span, one, phrases)]
    return armed or fresh


def _answered(text: str, span: Span, dated: DatedSpan, others: list[DatedSpan], phrases: Phrases) -> bool:
    """Tell whether a date is the first behind 'in response to' and the like, and in the same clause."""
    start = dated.span.start
    found = list(phrases.find("dates.answering", max(span.start, start - _ANSWER_WINDOW), start))
    if not found or any(found[-1].end <= other.span.start < start for other in others):
        return False
    return _BOUNDS.isdisjoint(text[found[-1].end : start].rstrip(" ,"))


def _in_armed_clause(span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    breaks = list(phrases.find("clause_breaks", span.start, span.end))
    start = max((one.end for one in breaks if one.end <= dated.span.start), default=span.start)
    end = min((one.start for one in breaks if one.start >= dated.span.end), default=span.end)
    return any(phrases.has(name, start, end) for name in _ARMED)


def _of_the_day(text: str, dated: DatedSpan, phrases: Phrases) -> DatedSpan:
    """Let 'since March, when ...' be March and 'since Friday, when ...' be Friday."""
    start = dated.period.start
    if dated.kind is not DateKind.SINCE or start is None:
        return dated
    if not _when(dated, phrases) and not _names_an_attack(text, dated, phrases):
        return dated
    whole_month = start.day == 1 and not any(letter.isdigit() for letter in dated.span.of(text))
    end = start.replace(day=monthrange(start.year, start.month)[1]) if whole_month else start
    return replace(dated, period=Period(start, end), kind=DateKind.MONTH if whole_month else DateKind.DAY)


def _when(dated: DatedSpan, phrases: Phrases) -> bool:
    end = dated.span.end
    return phrases.starting("dates.when", end, end + _CUE_WINDOW) is not None


def _of_other(text: str, span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether a date is of something beside the attack: 'built in 1962', 'talks planned for Friday'."""
    start, end = dated.span.start, dated.span.end
    if _when(dated, phrases):
        return False
    if _in_unarmed_aside(text, span, dated, phrases):
        return True
    if phrases.starting("dates.other_after", end, min(span.end, end + _CUE_WINDOW)):
        return True
    if phrases.ending("dates.other_before", start, max(span.start, start - _CUE_WINDOW)):
        return True
    return _governed("dates.other", text, span, dated, phrases)


def _in_unarmed_aside(text: str, span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether a date is of what is said beside: 'Sumy, which was retaken on 4 April, came under fire'."""
    opened = list(phrases.find("dates.aside", span.start, dated.span.start))
    if not opened or not _BOUNDS.isdisjoint(text[opened[-1].end : dated.span.start]):
        return False
    closed = text.find(",", dated.span.end, span.end)
    armed = (phrases.has(name, opened[-1].end, closed) for name in _BLOWS)  # 'which the navy retook' is no blow
    return closed >= 0 and not any(armed) and any(phrases.has(name, closed, span.end) for name in _ARMED)


def _of_telling(text: str, span: Span, dated: DatedSpan, others: Sequence[DatedSpan], phrases: Phrases) -> bool:
    start, end = dated.span.start, dated.span.end
    if len(others) == 1 and _names_an_attack(text, dated, phrases):
        return False
    if phrases.ending("dates.of_telling_before", start, max(span.start, start - _CUE_WINDOW)):
        return True
    if phrases.starting("dates.of_telling_after", end, min(span.end, end + _CUE_WINDOW)):
        return True
    return _governed("dates.telling", text, span, dated, phrases) or _opens_telling(text, span, dated, others, phrases)


def _names_an_attack(text: str, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether a date stands right before the attack that it names: 'by Saturday's strikes'."""
    end = dated.span.end
    owner = _POSSESSIVE.match(text, end)
    if owner is None:
        return False
    start, end = owner.end(), owner.end() + _NAMED_WINDOW
    hits = (hit for name in ("strong", "weak") for hit in phrases.find(f"triggers.{name}", start, end))
    between = (_TIME.sub("", text[start : hit.start]) for hit in hits)
    return any(words.count(" ") <= _DESCRIBING and _BOUNDS.isdisjoint(words) for words in between)


def _is_dateline(text: str, span: Span, dated: DatedSpan, published: date) -> bool:
    """Tell whether a date is of the report itself: 'GAZA, July 21 - ...' on that day or the day after."""
    if not 0 <= (published - dated.period.end).days <= 1 or dated.period.start != dated.period.end:
        return False
    if dated.span.start == span.start:
        return _BRACKETED_DATELINE.match(text, dated.span.end) is not None
    opens = _DATELINE.fullmatch(text, span.start, dated.span.start) is not None
    return opens and _DATELINE_END.match(text, dated.span.end) is not None


def _governed(name: str, text: str, span: Span, dated: DatedSpan, phrases: Phrases) -> bool:
    """Tell whether a date hangs on a word of a list that stands a few words ahead, with no attack between the two."""
    start = dated.span.start
    found = list(phrases.find(name, max(span.start, start - _CUE_WINDOW), start))
    return bool(found) and _joined(text, found[-1].end, start, phrases)


def _opens_telling(text: str, span: Span, dated: DatedSpan, others: Sequence[DatedSpan], phrases: Phrases) -> bool:
    """Tell whether 'On Monday the mayor said' opens a sentence that has a later date for what he told."""
    if text[span.start : dated.span.start].count(" ") > _OPENING_WORDS or others[-1] is dated:
        return False
    word = next(phrases.find("dates.telling", dated.span.end, min(span.end, dated.span.end + _CUE_WINDOW)), None)
    return word is not None and _joined(text, dated.span.end, word.start, phrases, commas=True)


def _joined(text: str, start: int, end: int, phrases: Phrases, *, commas: bool = False) -> bool:
    between = _TIME.sub("", text[start:end])
    between = between.replace(",", "") if commas else between.strip(" ,")
    if between.count(" ") > _MOST_WORDS or not _BOUNDS.isdisjoint(between) or any(map(str.isdigit, between)):
        return False
    return not any(phrases.has(name, start, end) for name in (*_ARMED, "dates.that"))
