"""Attacks: how strongly a sentence tells of armed force that reached a place, and in what light."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from articles.article import Span
from articles.chances import conditional, foreseen
from articles.phrases import Phrases
from articles.targets import aimed, arrived
from articles.weapons import Weapon, WeaponMention, find_weapons
from articles.wording import Wording, wording

_NEGATION_REACH = 22
_OBJECT_REACH = 45
_CLAUSE_END = re.compile(r"[,;:()—–]")
_NAMED = re.compile(r"\s(?:\w+\s)?[^\W\d_a-zа-яёґєії]")
_OPENING_SIGNS = frozenset(".:-–—|0123456789")  # '14:10 Explosions in ...' is a sentence of its own
_SUBJECT_REACH = 40
_COLLOCATION = 30
_OVER_REACH = 50
ENOUGH = 2
MASSED = 5
_FLYING = frozenset({Weapon.DRONE, Weapon.MISSILE, Weapon.NAVAL})
_LAID = frozenset({Weapon.MINE, Weapon.EXPLOSIVE})  # what sappers destroy


class Evidence(NamedTuple):
    """What the words of a sentence say for and against an attack.

    `triggers` are spans of the words that tell of it, `harms` of those that tell of its victims; the flags say which
    kinds of words stand in the sentence; `fire` says that it tells of a fire and of nothing else.
    """

    triggers: tuple[Span, ...]
    harms: tuple[Span, ...]
    weapons: tuple[WeaponMention, ...]
    strong: bool
    weak: bool
    damage: bool
    harm: bool
    intercepted: bool
    overhead: bool
    unreal: bool
    conditional: bool
    rehearsed: bool
    alert: bool
    capture: bool
    peaceful: bool
    aside: bool
    claimed: bool
    denied: bool
    background: bool
    armed: bool
    update: bool
    separate: bool
    negated: bool
    fire: bool

    @property
    def hard(self) -> bool:
        """Whether it names a weapon, a victim or a damage, and not only a word such as 'strike' or 'attack'."""
        return bool(self.weapons) or self.harm or self.damage or self.intercepted

    @property
    def silent(self) -> bool:
        """Whether nothing in it speaks against an attack."""
        return not (self.unreal or self.conditional or self.alert or self.capture or self.peaceful or self.negated)

    @property
    def weight(self) -> int:
        """How many independent signs of an attack stand in the sentence; a strong one counts twice."""
        signs = (self.weak, self.damage, self.harm, bool(self.weapons), self.intercepted, self.armed)
        return 2 * (self.strong or self.overhead) + sum(signs)

    def tells(self, *, in_context: bool, headed: bool = False) -> bool:
        """Tell whether the sentence is about an attack that took place.

        `in_context`: the one before it was; `headed`: it stands under the name of a place, with no verb needed.
        """
        downed = self.overhead or (self.intercepted and (self.harm or self.damage))
        if self._outweighed or not (self.strong or downed or self.weapons or self.armed or in_context):
            return False
        massed = any((weapon.count or 0) >= MASSED for weapon in self.weapons)
        told = headed or self.strong or self.weak or self.damage or self.harm or self.intercepted or massed
        return told and self.weight + massed >= (1 if in_context else ENOUGH)

    @property
    def _outweighed(self) -> bool:
        """Whether what speaks against an attack weighs more than what speaks for it."""
        suffered = self.harm or self.damage
        return (
            (self.negated and not (suffered or self.strong or self.intercepted))
            or (self.unreal and not (suffered or self.overhead))
            or self.conditional
            or (self.rehearsed and not self.strong)
            or ((self.capture or self.alert) and not (self.weapons or suffered or self.strong or self.armed))
            or (self.peaceful and not (self.weapons and (self.weak or suffered)))
            or (self.aside and not (self.strong or self.overhead or (self.weapons and (suffered or self.intercepted))))
        )


_KINDS = ("strong", "weak", "damage", "harm", "intercepted")
_WEIGHED = frozenset(
    {
        *(
            f"triggers.{name}"
            for name in (*_KINDS, "destroyed", "eliminated", "assaults", "modal", "unreal", "rehearsed", "alerts")
        ),
        *("triggers.capture", "triggers.peaceful", "triggers.aside"),
        *(f"status.{name}" for name in ("claimed", "denied", "background", "update", "separate")),
    }
)
_NONE = Evidence((), (), (), *[False] * 21)


@cache
def _weighty(language: str) -> frozenset[str]:
    """Return the lists of which a sentence has a phrase if there is anything to weigh in it."""
    return _WEIGHED.union(wording(language).below("weapons"))


def weigh(text: str, span: Span, words: Wording, dates: Sequence[Span] = ()) -> Evidence:
    """Return the evidence for an attack in a sentence of a text; numbers in its dates count no weapons."""
    phrases = words.phrases(text)
    begun = phrases.lists_within(span.start, span.end)
    if begun.isdisjoint(_weighty(words.language)):
        return _NONE
    weapons = [one for one in find_weapons(text, span, words, dates) if not _harmless(one.span, phrases)]
    found = _triggers(text, span, words, phrases, weapons)
    assaults = _unnegated(text, span, phrases, "triggers.assaults")
    armed = [hit for hit in assaults if _by_attackers(text, span, hit, phrases)]
    triggers = sorted({*armed, *(hit for name, hits in found.items() if name != "harm" for hit in hits)})

    def has(name: str) -> bool:
        return name in begun and phrases.has(name, span.start, span.end)

    def throughout(name: str) -> bool:
        return has(name) and all(phrases.has(name, part.start, part.end) for part in _parts(span, phrases, found))

    return Evidence(
        tuple(triggers),
        tuple(found["harm"]),
        tuple(weapons),
        strong=bool(found["strong"]),
        weak=bool(found["weak"]),
        damage=bool(found["damage"]),
        harm=bool(found["harm"]),
        intercepted=bool(found["intercepted"]),
        overhead=_overhead(text, span, phrases, found["intercepted"]),
        unreal=throughout("triggers.unreal") or foreseen(span, triggers, phrases),
        conditional=conditional(text, span, phrases) if "triggers.conditional" in begun else False,
        rehearsed=throughout("triggers.rehearsed"),
        alert=throughout("triggers.alerts"),
        capture=has("triggers.capture"),
        peaceful=throughout("triggers.peaceful"),
        aside=has("triggers.aside") or (not triggers and has("triggers.crashes")),
        claimed=has("status.claimed") and not has("status.not_claimed"),
        denied=has("status.denied") and not has("status.not_denied"),
        background=has("status.background"),
        armed=bool(armed),
        update=has("status.update"),
        separate=has("status.separate"),
        negated=not triggers and (has("triggers.strong") or has("triggers.weak")),
        fire=bool(triggers) and all(phrases.is_one("triggers.fire", hit) for hit in (*triggers, *found["harm"])),
    )


def _triggers(
    text: str, span: Span, words: Wording, phrases: Phrases, weapons: Sequence[WeaponMention]
) -> dict[str, list[Span]]:
    """Return the words that tell of an attack by their kind.

    What is destroyed are weapons shot down, or damage; what is eliminated are weapons, or a fire that was put out.
    """
    found = {name: _unnegated(text, span, phrases, f"triggers.{name}") for name in _KINDS}
    for name in ("destroyed", "eliminated"):
        for hit in _unnegated(text, span, phrases, f"triggers.{name}"):
            if _destroys(_FLYING, text, hit, weapons, phrases) or _said_over(text, span, hit, phrases):
                found["intercepted"].append(hit)
            elif name == "destroyed" and not _destroys(_LAID, text, hit, weapons, phrases):
                found["damage"].append(hit)
    found["weak"] += [*aimed(text, span, phrases, weapons), *arrived(text, span, words, phrases, weapons)]
    beaten = list(phrases.find("triggers.beaten", span.start, span.end))
    found["strong"] = [hit for hit in found["strong"] if not any(map(hit.overlaps, beaten))]
    if found["intercepted"] and not (found["harm"] or found["damage"]):
        fallen = [hit for hit in found["strong"] if phrases.is_one("triggers.debris", hit)]
        found["weak"] += fallen
        found["strong"] = [hit for hit in found["strong"] if hit not in fallen]
    crashes = [] if found["intercepted"] else list(phrases.find("triggers.crashes", span.start, span.end))
    return {name: [hit for hit in hits if not any(map(hit.overlaps, crashes))] for name, hits in found.items()}


def _parts(span: Span, phrases: Phrases, found: Mapping[str, Sequence[Span]]) -> list[Span]:
    """Return the parts of a sentence, as 'while' and 'but' divide it, that tell of an attack outright."""
    ends = [span.start, *(cut.start for cut in phrases.find("parts", span.start, span.end)), span.end]
    parts = [Span(start, end) for start, end in pairwise(ends)]
    return [part for part in parts if any(part.contains(hit) for hit in found["strong"])]


def _overhead(text: str, span: Span, phrases: Phrases, hits: Sequence[Span]) -> bool:
    """Tell whether something was shot down over a place: that tells of an attack though no weapon is named."""
    return any(
        phrases.has("over", hit.start, min(span.end, hit.end + _OBJECT_REACH)) or _said_over(text, span, hit, phrases)
        for hit in hits
    )


def _said_over(text: str, span: Span, hit: Span, phrases: Phrases) -> bool:
    """Tell whether the place stands before what was shot down over it: 'Над Брянской областью уничтожены 18'."""
    start = max(span.start, hit.start - _OVER_REACH)
    start = max(start, *(text.rfind(stop, start, hit.start) + 1 for stop in ",;:—–"))
    return any(_NAMED.match(text, word.end) for word in phrases.find("over", start, hit.start))


def _by_attackers(text: str, span: Span, hit: Span, phrases: Phrases) -> bool:
    """Tell whether those who strike are an armed force: 'militants raided', 'was attacked by Russian troops'."""
    for doer in phrases.find("triggers.attackers", max(span.start, hit.start - _SUBJECT_REACH), hit.start):
        if not set(text[doer.end : hit.start]) & set(",;:("):
            return True
    by = phrases.starting("by", hit.end, span.end)
    return by is not None and phrases.has("triggers.attackers", by.end, min(span.end, by.end + _SUBJECT_REACH))


def _destroys(
    kinds: frozenset[Weapon], text: str, hit: Span, weapons: Sequence[WeaponMention], phrases: Phrases
) -> bool:
    """Tell whether what is destroyed are weapons of some kinds: 'destroyed 12 drones', 'all drones were destroyed'."""
    for mention in weapons:
        if mention.weapon not in kinds:
            continue
        after, before = text[hit.end : mention.span.start], text[mention.span.end : hit.start]
        if mention.span.start >= hit.end and len(after) <= _OBJECT_REACH and "," not in after:
            return True
        if (
            mention.span.end <= hit.start
            and len(before) <= _OBJECT_REACH
            and phrases.ending("triggers.passive", hit.start, mention.span.end)
        ):
            return True
    return False


def _unnegated(text: str, span: Span, phrases: Phrases, name: str) -> list[Span]:
    if name not in phrases.lists_within(span.start, span.end):
        return []
    return [
        hit
        for hit in phrases.find(name, span.start, span.end)
        if not _is_name(text, span, hit)
        and not _denied_ahead(phrases, Span(_reach_back(text, span, hit), hit.start), span.end)
        and not _harmless(hit, phrases)
        and not _denied_behind(text, hit, span, phrases)
    ]


def _is_name(text: str, span: Span, hit: Span) -> bool:
    """Tell whether a word has a capital as a name has, no abbreviation: 'над Волгоградом работала ПВО'."""
    inside = hit.start > span.start + 2 and text[hit.start - 2] not in _OPENING_SIGNS
    return inside and text[hit.start].isupper() and not text[hit.start : hit.end].isupper()


def _reach_back(text: str, span: Span, hit: Span) -> int:
    """Return how far back a negation reaches a word of attack: 'No. On the same day missiles hit ...' has none."""
    start = max(span.start, hit.start - _NEGATION_REACH)
    return max(start, *(text.rfind(stop, start, hit.start) + 1 for stop in ".!?;"))


def _denied_ahead(phrases: Phrases, before: Span, end: int) -> bool:
    """Tell whether a negation stands before an attack, other than one that affirms it: 'strikes do not cease'."""
    denials = phrases.find("triggers.negation", before.start, before.end)
    return any(phrases.starting("triggers.affirmed", denial.start, end) is None for denial in denials)


def _denied_behind(text: str, hit: Span, span: Span, phrases: Phrases) -> bool:
    """Tell whether the words behind an attack say that there was none: 'обстрілів у Сумах не було'."""
    clause = _CLAUSE_END.search(text, hit.end, span.end)
    end = clause.start() if clause else span.end
    gone = next(phrases.find("triggers.negation_after", hit.end, end), None)
    if gone is None or phrases.has("triggers.causes", max(span.start, hit.start - _NEGATION_REACH), hit.start):
        return False
    return not any(phrases.has(f"triggers.{name}", hit.end, gone.start) for name in ("strong", "damage", "harm"))


def _harmless(hit: Span, phrases: Phrases) -> bool:
    """Tell whether a word of attack stands in a phrase that has nothing to do with one: 'fire brigade', 'ceasefire'."""
    around = phrases.find("triggers.harmless", max(0, hit.start - _COLLOCATION), hit.end + _COLLOCATION)
    return any(phrase.start <= hit.start < phrase.end for phrase in around)
