"""Quietness: whether an article tells of no attack at all - of a match, a market, an alarm, or gas that blew up."""

from __future__ import annotations

from collections.abc import Sequence

from articles.attacks import Evidence
from articles.weapons import Weapon
from articles.wording import Wording

_LOOKED_AT = 20_000
_FEW_WORDS, _MANY_WORDS, _MOST_WORDS = 2, 4, 8


def tells_of_none(text: str, evidence: Sequence[Evidence], first: Evidence | None, words: Wording) -> bool:
    """Tell whether an article tells of no attack, for all its words; `first` is the first evidence with a place."""
    played = _played(text, evidence, words)
    return played or _figurative(text, evidence, words) or _household(text, evidence, first, words)


def _played(text: str, evidence: Sequence[Evidence], words: Wording) -> bool:
    """Tell whether an article is about an exercise: many words of one, and nobody hurt by a weapon outside of it."""
    if any(each.weapons and (each.harm or each.damage) and not (each.rehearsed or each.unreal) for each in evidence):
        return False
    return len(list(words.phrases(text).find("triggers.rehearsed", 0, _LOOKED_AT))) >= _MANY_WORDS


def _figurative(text: str, evidence: Sequence[Evidence], words: Wording) -> bool:
    """Tell whether an article speaks of matches, markets or alarms: the more of such words, the more it takes."""
    phrases = words.phrases(text)
    peaceful = sum(len(list(phrases.find(f"triggers.{name}", 0, _LOOKED_AT))) for name in ("peaceful", "costs"))
    alerts = len(list(phrases.find("triggers.alerts", 0, _LOOKED_AT)))
    if any(each.weapons and (each.harm or each.damage) for each in evidence):
        return False
    if any(each.harm or each.damage or each.intercepted for each in evidence):
        return max(peaceful, alerts) >= _MOST_WORDS
    armed = any(each.weapons for each in evidence)
    return max(peaceful, alerts) >= (_MANY_WORDS if armed else _FEW_WORDS)


def _household(text: str, evidence: Sequence[Evidence], first: Evidence | None, words: Wording) -> bool:
    """Tell whether gas blew up at home: no weapon where an article begins to tell, and none that hurt anybody."""
    phrases = words.phrases(text)
    if len(list(phrases.find("triggers.household", 0, _LOOKED_AT))) < _FEW_WORDS:
        return False
    hurt = [each for each in evidence if each.harm or each.damage]
    return not any(map(_names_arms, [*hurt, *([first] if first else [])]))


def _names_arms(evidence: Evidence) -> bool:
    return any(mention.weapon is not Weapon.EXPLOSIVE for mention in evidence.weapons)
