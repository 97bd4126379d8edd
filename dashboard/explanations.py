"""Explanations: an article in the terminal, with each place, its role, the words that decided, and every attack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import click

from articles.article import Article, Span
from articles.casualties import Count
from articles.claims import Claim
from articles.dates import DatedBy, DatedSpan, find_periods
from articles.toponyms import Role, Toponym
from dashboard.lookups import described, grounds
from dashboard.palette import RECENCY_LABELS, STATUS_LABELS
from dashboard.wordings import NOT_TOLD, people_text, period_text, weapons_text
from geodata.events import Evidence
from geodata.pipeline import ReadArticle

_STYLES: Mapping[Role, Mapping[str, Any]] = {
    Role.ATTACKED: {"fg": "red", "bold": True},
    Role.INTERCEPTED: {"fg": "yellow", "bold": True},
    Role.ORIGIN: {"fg": "magenta"},
    Role.SPEAKER: {"fg": "cyan"},
    Role.VENUE: {"fg": "blue"},
    Role.NAMESAKE: {"dim": True},
    Role.HOME: {"fg": "green"},
    Role.CARE: {"fg": "green"},
    Role.CONTEXT: {"underline": True},
}
_MARGIN = "  "


def as_lines(read: ReadArticle, *, coloured: bool) -> Iterator[str]:
    """Yield what was read of an article in words: its text with the places marked, the places, and the attacks.

    `coloured` marks the places by colours of the terminal, else each stands in brackets with its role.
    """
    article = read.article
    yield _heading(f"{read.path}: {article.language}, published {article.published}", coloured=coloured)
    yield ""
    yield _marked(article.text, read.reading.toponyms, coloured=coloured).strip("\n")
    if coloured and read.reading.toponyms:
        yield ""
        yield f"Colours: {_legend(read.reading.toponyms)}"
    yield ""
    yield _heading("Places", coloured=coloured)
    yield from _places(read, coloured=coloured) if read.reading.toponyms else [f"{_MARGIN}none named"]
    yield ""
    yield _heading("Attacks", coloured=coloured)
    evidence = read.evidence()
    for number, item in enumerate(evidence, 1):
        yield from _attack(number, item, coloured=coloured)
    if not evidence:
        yield f"{_MARGIN}none told of"


def reason(toponym: Toponym, article: Article) -> str:
    """Return the words that decided the role of a place."""
    return toponym.reason or (
        "in the title" if article.title_span.contains(toponym.span) else "nothing speaks for more"
    )


def dating(article: Article, claim: Claim) -> tuple[str, Span | None]:
    """Return in words what a claim is dated by, and where those of the article stand.

    They are read again, by the reader of today: a store keeps the days alone.
    """
    if claim.dated_by is DatedBy.PUBLICATION:
        return "as no date is told: the day before publication and the day itself", None
    whole = Span(article.title_span.start, len(article.text))
    told = find_periods(article.text, whole, article.published, article.language)
    dated = [one for one in told if one.period == claim.period] or [one for one in told if _within(one, claim)]
    if not dated:
        return "counted from other dates of the article", None
    nearest = min(dated, key=lambda one: _distance(one.span, claim.quote)).span
    return f"by “{_on_one_line(nearest.of(article.text))}”", nearest


def _heading(words: str, *, coloured: bool) -> str:
    return click.style(words, bold=True) if coloured else words


def _legend(toponyms: Sequence[Toponym]) -> str:
    roles = {toponym.role for toponym in toponyms}
    return ", ".join(_styled(role.value, role) for role in Role if role in roles)


def _styled(words: str, role: Role) -> str:
    return click.style(words, **_STYLES[role])


def _marked(text: str, toponyms: Sequence[Toponym], *, coloured: bool) -> str:
    """Return a text with its places marked by role; of places that overlap the first is."""
    parts: list[str] = []
    reached = 0
    for toponym in sorted(toponyms, key=lambda each: each.span):
        if toponym.span.start < reached:
            continue
        name = toponym.span.of(text)
        shown = _styled(name, toponym.role) if coloured else f"[{name}: {toponym.role.value}]"
        parts += [text[reached : toponym.span.start], shown]
        reached = toponym.span.end
    return "".join([*parts, text[reached:]])


def _places(read: ReadArticle, *, coloured: bool) -> Iterator[str]:
    """Yield each place with its role, the words that decided it, and what the gazetteer has; alike ones together."""
    ordered = sorted(read.reading.toponyms, key=_alike)  # stable: alike ones keep the order of the text
    groups = [list(group) for _, group in groupby(ordered, key=_alike)]
    for group in sorted(groups, key=lambda group: group[0].span):
        toponym = group[0]
        role = _styled(toponym.role.value, toponym.role) if coloured else toponym.role.value
        times = f" ({len(group)} times)" if len(group) > 1 else ""
        yield f"{_MARGIN}{toponym.text}{times}: {role}, {reason(toponym, read.article)}"
        found = read.georeferences.get(toponym)
        if found is not None:
            yield f"{_MARGIN * 2}{described(found.place) if found.place else 'no place'}; {grounds(found)}"


def _alike(toponym: Toponym) -> tuple[str, ...]:
    return toponym.text, toponym.name, toponym.kind or "", toponym.role, toponym.reason, *toponym.within


def _attack(number: int, item: Evidence, *, coloured: bool) -> Iterator[str]:
    claim, text = item.claim, item.article.text
    words, dated = dating(item.article, claim)
    where = f" ({_characters(dated)})" if dated else ""
    named = ", ".join(f"{toponym.span.of(text)} ({_characters(toponym.span)})" for toponym in claim.toponyms)
    facts = {
        "places": f"{', '.join(place.name for place in item.places) or 'none found'}; named: {named}",
        "when": f"{period_text(claim.period)}, {words}{where}",
        "weapons": weapons_text(claim.weapons),
        "killed": _toll(claim.killed),
        "injured": _toll(claim.injured),
        "told as": f"{STATUS_LABELS[claim.status]}, {RECENCY_LABELS[claim.recency]}",
        "sure": "not weighed" if claim.confidence is None else f"{claim.confidence:.0%}",
        "quote": f"{_characters(claim.quote)}: “{item.quote}”",
    }
    for index, (label, words) in enumerate(facts.items()):
        opening = f"a{number}" if index == 0 else ""
        yield f"{_MARGIN}{opening:4}{_heading(f'{label:8}', coloured=coloured)} {words}"


def _characters(span: Span) -> str:
    return f"characters {span.start:,} to {span.end:,}"


def _toll(count: Count | None) -> str:
    return NOT_TOLD if count is None else f"{people_text(count.low, count.high)}, by “{_on_one_line(count.as_worded)}”"


def _within(dated: DatedSpan, claim: Claim) -> bool:
    return claim.quote.contains(dated.span)


def _distance(span: Span, quote: Span) -> int:
    return max(span.start - quote.end, quote.start - span.end, 0)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
