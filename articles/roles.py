"""Roles: what part each place of a sentence plays, told from the words and the places around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.article import Span
from articles.attacks import Evidence
from articles.clauses import Sentence, chains_of, clause_tells
from articles.surroundings import without_surroundings
from articles.toponyms import PlaceKind, Role, Toponym, holds
from articles.wording import Wording

NO_ATTACK = "the sentence tells of no attack"
_WINDOW = 90
_NEAR_VERB = 35
_LAUNCHER_WORDS = 5
_OPENING_WORDS = 2
_SIDES = (Role.ORIGIN, Role.CARE, Role.HOME, Role.VENUE, Role.SPEAKER, Role.CONTEXT)
_ROUTE = re.compile(r"\s+[—–-]\s+")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_OWNING = re.compile(r"(?:['’ʼ]s?)?\s")
_COMMA = re.compile(r"[,;:()]|[–—]")
_DATELINE = re.compile(r"[^.!?\n]{0,40}?\s[-–—]\s")


def with_roles(
    text: str,
    span: Span,
    places: Sequence[Toponym],
    evidence: Evidence,
    words: Wording,
    *,
    tells: bool,
    opens_body: bool,
) -> list[Toponym]:
    """Return the places of a sentence with their roles and the words that decided them.

    Where the sentence tells of an attack, a place that nothing speaks against is attacked.
    """
    sentence = Sentence(text, span, places, evidence, words, opens_body)
    placed: list[Toponym] = []
    for chain in chains_of(sentence):
        placed += [_with_role(sentence, chain, place, tells=tells) for place in chain]
    return without_surroundings(sentence, placed)


def _with_role(sentence: Sentence, chain: Sequence[Toponym], place: Toponym, *, tells: bool) -> Toponym:
    told = _other_role(sentence, chain, place)
    if told is None and not tells:
        told = Role.CONTEXT, NO_ATTACK
    role, reason = told or _attacked(sentence)
    return replace(place, role=role, reason=reason)


def _attacked(sentence: Sentence) -> tuple[Role, str]:
    evidence = sentence.evidence
    cue = evidence.triggers[0].of(sentence.text) if evidence.triggers else "toll"
    harmless = evidence.intercepted and not (evidence.harm or evidence.damage or evidence.strong)
    return (Role.INTERCEPTED if harmless else Role.ATTACKED), f"with '{cue}'"


def _other_role(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    """Return the role other than attacked that the wording gives a place, and why; None if it gives none."""
    if place.role is Role.NAMESAKE:
        return Role.NAMESAKE, place.reason
    if place.kind is PlaceKind.COUNTRY:
        return Role.CONTEXT, "a country"
    if place.kind is PlaceKind.WATER and not sentence.ahead("on_water", chain[0]):
        return Role.CONTEXT, "a water that is only named"
    held = _holder(sentence, place) or _route(sentence, chain) or _dateline(sentence, chain)
    held = held or _launched(sentence, chain) or _about_person(sentence, chain)
    told = _by_cue_after(sentence, place)
    if held or (told and told[0] is Role.SPEAKER) or _outright(sentence, chain):
        return held or (told if told and told[0] is Role.SPEAKER else None)
    return (
        _by_cue_before(sentence, chain[0])
        or _by_cue_before(sentence, place)
        or _by_cue_after(sentence, chain[-1])
        or _by_cue_after(sentence, place)
        or _attributed(sentence, chain)
        or _government(sentence, chain, place)
        or _clause_apart(sentence, chain)
    )


def _outright(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether the words before a list say outright that it was hit: 'fell on', 'was reported from'."""
    over = sentence.evidence.intercepted and sentence.ahead("over", chain[0])
    return (over or sentence.ahead("roles.attacked_before", chain[0])) is not None


def _holder(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    for other in sentence.places:
        if other.span.end <= place.span.start and holds(sentence.text, other, place):
            return Role.CONTEXT, f"holds '{other.text}'"
    following = next((other for other in sentence.places if other.span.start >= place.span.end), None)
    if following and _owns(sentence.text, place, following):
        return Role.CONTEXT, f"holds '{following.text}'"
    return None


def _owns(text: str, place: Toponym, following: Toponym) -> bool:
    """Tell whether a possessive puts the next place in this one: 'Kyiv's Shevchenkivskyi district'."""
    between = text[place.span.end : following.span.start]
    return bool(_OWNING.fullmatch(between) and (between.strip() or _POSSESSIVE.search(place.text)))


def _route(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    for one, other in pairwise(chain):
        if _ROUTE.fullmatch(sentence.text[one.span.end : other.span.start]):
            return Role.CONTEXT, "an end of a route"
    return None


def _dateline(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    if not sentence.opens_body or chain[0].span.start > sentence.span.start + 1:
        return None
    if _DATELINE.match(sentence.text, chain[-1].span.end, sentence.span.end):
        return Role.VENUE, "the dateline"
    return None


def _about_person(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place that only tells who someone is: 'Wai, who runs a relief group in Rakhine State, says ...'."""
    text, first = sentence.text, chain[0].span.start
    opened = text.rfind(",", sentence.span.start, first)
    closed = text.find(",", chain[-1].span.end, sentence.span.end)
    if opened < 0 or closed < 0 or not sentence.phrases.starting("relative_person", opened + 1, first):
        return None
    hits = [*sentence.evidence.triggers, *sentence.evidence.harms]
    told = any(opened < hit.start < closed for hit in hits)
    return None if told else (Role.CONTEXT, "told of a person")


def _launched(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Tell where ships and bombers fired from: 'from two destroyers in the eastern Mediterranean'."""
    start = max(sentence.span.start, chain[0].span.start - _WINDOW)
    for hit in sentence.phrases.find("roles.launchers", start, chain[0].span.start):
        between = sentence.text[hit.end : chain[0].span.start]
        struck = any(hit.end <= trigger.start < chain[0].span.start for trigger in sentence.evidence.triggers)
        if between.strip() and between.count(" ") <= _LAUNCHER_WORDS and "," not in between and not struck:
            return Role.ORIGIN, f"after '{_worded(sentence, hit)}'"
    return None


def _worded(sentence: Sentence, span: Span) -> str:
    return " ".join(span.of(sentence.text).split())


def _by_cue_before(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    """Go by the longest cue right before a place: '60 km from' says more than 'from'."""
    cues = ((role, sentence.ahead(f"roles.{role}_before", place)) for role in _SIDES)
    found = [(role, hit.of(sentence.text).split()) for role, hit in cues if hit]
    role, told = max(found, key=lambda one: len(one[1]), default=(Role.CONTEXT, []))
    return (role, f"after '{' '.join(told)}'") if told else None


def _by_cue_after(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    lists = [(Role.SPEAKER, "speaker_after"), (Role.CONTEXT, "context_after")]
    if _POSSESSIVE.search(place.text) or sentence.words.language != "en":
        lists.insert(0, (Role.SPEAKER, "speaker_possession"))
    noun = place.span.start + len(place.text.split(maxsplit=1)[0])  # 'regional' of 'Sumy regional' belongs to 'head'
    for role, name in lists:
        found = sentence.behind(f"roles.{name}", place) or sentence.behind(f"roles.{name}", place, noun)
        if found:
            return role, f"before '{_worded(sentence, found)}'"
    return None


def _attributed(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place that only tells whose word it is: 'according to the staff of Krasnodar, debris fell'."""
    text, span = sentence.text, sentence.span
    start = max([span.start, *(comma.end() for comma in _COMMA.finditer(text, span.start, chain[0].span.start))])
    comma = _COMMA.search(text, chain[-1].span.end, span.end)
    end = comma.start() if comma else span.end
    hits = [*sentence.evidence.triggers, *sentence.evidence.harms]
    if any(start <= hit.start < end for hit in hits) or (start, end) == (span.start, span.end):
        return None
    found = next(sentence.phrases.find("roles.attributions", start, end), None)
    return (Role.SPEAKER, f"with '{_worded(sentence, found)}'") if found else None


def _government(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    """Let a capital stand for its government unless a word such as 'in' or 'on' makes it a spot on the ground."""
    words, evidence = sentence.words, sentence.evidence
    struck = sentence.behind("struck_after", place)
    if place.name not in words.words.get("governments", ()) or len(chain) > 1 or struck:
        return None
    at = sentence.ahead("where", place)
    after = re.split("[,;]", sentence.after(place)[:_NEAR_VERB], maxsplit=1)[0]
    if at and sentence.phrases.has("roles.speaker_after", place.span.end, place.span.end + len(after)):
        return Role.SPEAKER, "a capital where someone speaks"
    opens = at and sentence.text[sentence.span.start : place.span.start].count(" ") <= _OPENING_WORDS
    unhurt = not (evidence.harm or evidence.damage)
    window = place.span.end + len(sentence.after(place))
    if opens and unhurt and sentence.phrases.has("roles.speaker_after", place.span.end, window):
        return Role.SPEAKER, "a capital where someone speaks"
    told_of_words = not (evidence.harm or evidence.damage or evidence.weapons or evidence.strong)
    if sentence.ahead("on_the_ground", place) and not (told_of_words and at):
        return None
    if evidence.harm and evidence.weapons and sentence.has("status.back_reference"):
        return None
    return Role.SPEAKER, "a capital that stands for its government"


def _clause_apart(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place whose clause says nothing of an attack while another place's clause does."""
    if clause_tells(sentence, chain):
        return None
    others = (other for other in chains_of(sentence) if other[0] not in chain)
    if any(clause_tells(sentence, other) for other in others if other[0].kind is not PlaceKind.COUNTRY):
        return Role.CONTEXT, "its clause tells of no attack"
    return None
