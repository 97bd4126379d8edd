"""Roles: what part a place plays in a sentence, told from the words right before and right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Span
from articles.toponyms import PlaceKind, Role, Toponym, holds
from articles.wording import Wording

_WINDOW = 90
_LIST_GAP = 60
_SIDES = (Role.ORIGIN, Role.CARE, Role.HOME, Role.VENUE, Role.SPEAKER, Role.CONTEXT)


def chains(text: str, toponyms: Sequence[Toponym], words: Wording) -> list[list[Toponym]]:
    """Return the toponyms of a sentence as lists: 'Kyiv, Dnipro and the Lviv region' is one list of three."""
    found: list[list[Toponym]] = []
    for toponym in toponyms:
        if found and _connected(text[found[-1][-1].span.end : toponym.span.start], words):
            found[-1].append(toponym)
        else:
            found.append([toponym])
    return found


def role_in_sentence(
    text: str, sentence: Span, chain: Sequence[Toponym], toponym: Toponym, words: Wording
) -> tuple[Role, str] | None:
    """Return the role other than attacked that the wording gives a place of a list, and why; None if it gives none."""
    if toponym.role is Role.NAMESAKE:
        return Role.NAMESAKE, toponym.reason
    if toponym.kind is PlaceKind.COUNTRY:
        return Role.CONTEXT, "a country"
    held = _holder(text, chain, toponym)
    if held or _struck(text, sentence, chain[0], words):
        return held
    return (
        _by_cue_before(text, sentence, chain[0], words)
        or _by_cue_before(text, sentence, toponym, words)
        or _by_cue_after(text, sentence, chain[-1], words)
        or _by_cue_after(text, sentence, toponym, words)
        or _government(text, sentence, chain, toponym, words)
    )


def _struck(text: str, sentence: Span, toponym: Toponym, words: Wording) -> bool:
    """Tell whether the words before a place say outright that it was hit ('fell on', 'damage was reported from')."""
    before = text[max(sentence.start, toponym.span.start - _WINDOW) : toponym.span.start]
    return words.ends_with("roles.attacked_before", before)


def _connected(between: str, words: Wording) -> bool:
    return len(between) < _LIST_GAP and between.strip() in words.words.get("connectors", ())


def _holder(text: str, chain: Sequence[Toponym], toponym: Toponym) -> tuple[Role, str] | None:
    for place in chain:
        if place is not toponym and toponym.name in place.within and holds(text, place, toponym):
            return Role.CONTEXT, f"holds '{place.text}'"
    return None


def _by_cue_before(text: str, sentence: Span, toponym: Toponym, words: Wording) -> tuple[Role, str] | None:
    before = text[max(sentence.start, toponym.span.start - _WINDOW) : toponym.span.start]
    for role in _SIDES:
        cue = words.before.get(f"roles.{role}_before")
        found = cue.search(before) if cue else None
        if found:
            return role, f"after '{' '.join(found.group().split())}'"
    return None


def _by_cue_after(text: str, sentence: Span, toponym: Toponym, words: Wording) -> tuple[Role, str] | None:
    after = text[toponym.span.end : min(sentence.end, toponym.span.end + _WINDOW)]
    if re.search(r"['’ʼ]s?$", toponym.text) or words.language != "en":
        found = _match(words, "roles.speaker_possession", after)
        if found:
            return Role.SPEAKER, f"before '{found}'"
    for role in (Role.SPEAKER, Role.CONTEXT):
        found = _match(words, f"roles.{role}_after", after)
        if found:
            return role, f"before '{found}'"
    return None


def _match(words: Wording, name: str, after: str) -> str:
    cue = words.after.get(name)
    found = cue.match(after) if cue else None
    return " ".join(found.group().split()) if found else ""


def _government(
    text: str, sentence: Span, chain: Sequence[Toponym], toponym: Toponym, words: Wording
) -> tuple[Role, str] | None:
    """Let a capital stand for its government unless a word such as 'in' or 'on' makes it a spot on the ground."""
    if toponym.name not in words.words.get("governments", ()) or len(chain) > 1:
        return None
    before = text[max(sentence.start, toponym.span.start - _WINDOW) : toponym.span.start]
    if words.ends_with("on_the_ground", before):
        return None
    return Role.SPEAKER, "a capital that stands for its government"
