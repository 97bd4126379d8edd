"""Targets: weapons that came to what they hit by any verb or none: 'дрон залетів у двір', 'КАБ по школі'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.article import Span
from articles.phrases import Phrases
from articles.weapons import Weapon, WeaponMention
from articles.wording import Wording

_FLYING = frozenset({Weapon.DRONE, Weapon.MISSILE, Weapon.BOMB, Weapon.ROCKET, Weapon.ARTILLERY, Weapon.MORTAR})
_BOUNDS = re.compile(r"[,;:()—–]")
_NAMED = re.compile(r"\s(?:\w+\s)?[^\W\d_a-zа-яёґєії]")
_NAMED_NEXT = re.compile(r"\s[^\W\d_a-zа-яёґєії]")
_WORD = re.compile(r"[^\W\d_]+")
_ADJECTIVES = 3  # words between a preposition and what was hit: 'в пятиэтажный жилой дом'
_REACH = 60


def aimed(text: str, span: Span, phrases: Phrases, weapons: Sequence[WeaponMention]) -> list[Span]:
    """Return the weapons sent at a name or a building with no verb: 'КАБы по Волчанску', 'дроном по автобусу'."""
    sent = ((one.span, phrases.starting("aimed_at", one.span.end, span.end)) for one in weapons)
    return [
        Span(one.start, at.end)
        for one, at in sent
        if at and (_NAMED.match(text, at.end) or _target(text, at.end, "targets.at", span.end, phrases))
    ]


def arrived(
    text: str, span: Span, words: Wording, phrases: Phrases, weapons: Sequence[WeaponMention]
) -> Iterator[Span]:
    """Yield what weapons came into by a verb of any kind: 'беспилотник влетел в окно', 'у дах зайшла ракета'."""
    flying = [one.span for one in weapons if one.weapon in _FLYING]
    for at in phrases.find("targets.into", span.start, span.end) if flying else ():
        target = _target(text, at.end, "targets.what", span.end, phrases) or _named(text, at, flying, phrases)
        if target is None:
            continue
        clause = _clause(text, span, Span(at.start, target.end))
        if any(clause.contains(one) for one in flying) and _has_verb(text, clause, words):
            yield Span(at.start, target.end)


def _named(text: str, at: Span, flying: Sequence[Span], phrases: Phrases) -> Span | None:
    """Return the place that weapons were used on: 'застосували по Сумах КАБи', 'жбурнули бомбу на Суми'."""
    if phrases.is_one("targets.upon", at):
        aimed_first = True
    else:
        aimed_first = phrases.is_one("targets.onto", at) and any(one.end + 1 == at.start for one in flying)
    return at if aimed_first and _NAMED_NEXT.match(text, at.end) else None


def _target(text: str, start: int, name: str, end: int, phrases: Phrases) -> Span | None:
    """Return the building or vehicle that a preposition governs, a few adjectives between the two."""
    found = next(phrases.find(name, start, min(end, start + _REACH)), None)
    if found is None:
        return None
    between = text[start : found.start].strip()
    return found if between.count(" ") < _ADJECTIVES and _BOUNDS.search(between) is None else None


def _clause(text: str, span: Span, target: Span) -> Span:
    start = max([span.start, *(bound.end() for bound in _BOUNDS.finditer(text, span.start, target.start))])
    bound = _BOUNDS.search(text, target.end, span.end)
    return Span(start, bound.start() if bound else span.end)


def _has_verb(text: str, clause: Span, words: Wording) -> bool:
    """Tell whether a word of a clause ends as verbs of the past do."""
    past = words.endings.get("past")
    return past is not None and any(past.replaced(word.group()) for word in _WORD.finditer(text, *clause))
