"""Roles: what part each place of a sentence plays, told from the words and the places around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.article import Span
from articles.attacks import Evidence
from articles.clauses import Sentence, any_clause_tells, chains_of, clause_tells
from articles.surroundings import without_surroundings
from articles.toponyms import LARGER, PlaceKind, Role, Toponym, holds
from articles.wording import Wording

HIT = frozenset({Role.ATTACKED, Role.INTERCEPTED})
NO_ATTACK = "the sentence tells of no attack"
_WINDOW = 90
_NEAR_VERB = 35
_HOLDS_BACK = 3  # places before one of which the wording may put it in
_LAUNCHER_WORDS = 5
_OBJECT_WORDS = 4
_OPENING_WORDS = 2
_SIDES = (Role.ORIGIN, Role.CARE, Role.HOME, Role.VENUE, Role.SPEAKER, Role.CONTEXT)
_VICTIMS = frozenset({Role.SPEAKER, Role.CARE, Role.VENUE})
_ROUTE = re.compile(r"\s+[—–-]\s+")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_OWNING = re.compile(r"(?:['’ʼ]s?)?\s")
_COMMA = re.compile(r"[,;:()]|[–—]")
_NAME = r"[^\W\d_a-zа-яёґєії][\w'’-]+(?: [^\W\d_a-zа-яёґєії][\w'’-]+)?"
_LISTED = re.compile(rf"\b({_NAME})(?:, {_NAME})*,? (?:and|or|і|та|й|и|или) (?:the )?$")
_DATELINE = re.compile(r"[^!?\n]{0,60}?\s[-–—]{1,2}\s")
_CAPITALS_DATELINE = re.compile(r"\s?:\s")
_DATED = re.compile(r"\W*(?:\w+\.? )?(?:\d{1,2}(?:,? \d{4})?)?(?: \w+(?: \d{4})?)?\W*")


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
    return without_surroundings(sentence, _with_homes(sentence, placed) if tells else placed)


def _with_homes(sentence: Sentence, placed: Sequence[Toponym]) -> list[Toponym]:
    """Return the places with the home of the victims attacked where an attack is told and no other place of it."""
    evidence = sentence.evidence
    finer = (place for place in placed if place.kind not in LARGER)
    if any(place.role in HIT for place in finer) or not (evidence.strong or (evidence.weapons and evidence.harm)):
        return list(placed)
    return [
        replace(place, role=Role.ATTACKED, reason="the home of the victims")
        if place.role is Role.HOME and sentence.ahead("roles.residents", place) and not _speaks(sentence, [place])
        else place
        for place in placed
    ]


def _with_role(sentence: Sentence, chain: Sequence[Toponym], place: Toponym, *, tells: bool) -> Toponym:
    told = _other_role(sentence, chain, place)
    if told is None and not tells:
        told = Role.CONTEXT, NO_ATTACK
    role, reason = told or attacked(sentence)
    return replace(place, role=role, reason=reason)


def attacked(sentence: Sentence) -> tuple[Role, str]:
    """Return the role of a place that a sentence has as attacked, or as one over which all was shot down, and why."""
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
    held = _holder(sentence, place) or _beside(sentence, place) or _route(sentence, chain) or _dateline(sentence, chain)
    held = held or _launched(sentence, chain) or _about_person(sentence, chain)
    outright = _outright(sentence, chain)
    told = _by_cue_after(sentence, place, struck=outright)
    if held or (told and told[0] is Role.SPEAKER) or outright:
        return held or (told if told and told[0] is Role.SPEAKER else None)
    return (
        _by_cue_before(sentence, chain[0].span.start)
        or _by_cue_before(sentence, place.span.start)
        or _by_cue_before(sentence, _list_opening(sentence, chain[0]))
        or _by_cue_after(sentence, chain[-1])
        or _by_cue_after(sentence, place)
        or _attributed(sentence, chain)
        or _government(sentence, chain, place)
        or _clause_apart(sentence, chain)
    )


def _outright(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether the words beside a list say outright that it was hit: 'fell on', 'was reported from', 'was hit'."""
    if sentence.evidence.intercepted and sentence.ahead("over", chain[0]):
        return True
    if sentence.behind("roles.attacked_after", chain[-1]) or _told_behind(sentence, chain):
        return True
    hit, side = sentence.ahead("roles.attacked_before", chain[0]), _cue_before(sentence, chain[0].span.start)
    return hit is not None and (side is None or _width(sentence, side[1]) <= _width(sentence, hit))


def _told_behind(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a clause behind a place tells what happened there: 'from Sumy, where a missile hit a bus'."""
    where = sentence.behind("relative_where", chain[-1])
    apart = any(sentence.behind(f"roles.{name}", chain[-1]) for name in ("context_after", "care_after"))
    if where is None or apart:
        return False
    comma = _COMMA.search(sentence.text, where.end, sentence.span.end)
    end = comma.start() if comma else sentence.span.end
    return any(where.end <= hit.start < end for hit in sentence.evidence.triggers)


def _holder(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    index = bisect_left(sentence.places, place.span, key=_span)
    for other in sentence.places[max(0, index - _HOLDS_BACK) : index]:
        if other.span.end <= place.span.start and holds(sentence.text, other, place):
            return Role.CONTEXT, f"holds '{other.text}'"
    following = next((other for other in sentence.places[index + 1 :] if other.span.start >= place.span.end), None)
    if following and _owns(sentence.text, place, following):
        return Role.CONTEXT, f"holds '{following.text}'"
    return None


def _beside(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    """Leave out a town that only tells where the one before it lies: 'in Korotych near Kharkiv'."""
    index = bisect_left(sentence.places, place.span, key=_span)
    for other in sentence.places[max(0, index - 1) : index]:
        between = sentence.text[other.span.end : place.span.start].strip().casefold()
        if (
            other.kind not in LARGER
            and other.role is not Role.NAMESAKE
            and between in sentence.words.words.get("beside", ())
        ):
            return Role.CONTEXT, f"tells where '{other.text}' lies"
    return None


def _span(place: Toponym) -> Span:
    return place.span


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
    """Tell the place of writing: 'KYIV, May 5 (Agency) -', 'May 5, 2022 (KYIV) –' or, in capitals alone, 'KYIV: '."""
    text, first = sentence.text, chain[0]
    capitals = first.text.isupper()
    opens = first.span.start <= sentence.span.start + 1
    dated = capitals and _DATED.fullmatch(text, sentence.span.start, first.span.start) is not None
    if not sentence.opens_body or not (opens or dated):
        return None
    end = chain[-1].span.end
    closed = _DATELINE.match(text, end, sentence.span.end) or (capitals and _CAPITALS_DATELINE.match(text, end))
    return (Role.VENUE, "the dateline") if closed else None


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


def _by_cue_before(sentence: Sentence, position: int) -> tuple[Role, str] | None:
    found = _cue_before(sentence, position)
    return (found[0], f"after '{_worded(sentence, found[1])}'") if found else None


def _cue_before(sentence: Sentence, position: int) -> tuple[Role, Span] | None:
    """Return the longest cue right before a position: '60 km from' says more than 'from'."""
    cues = ((role, sentence.ahead_of(f"roles.{role}_before", position)) for role in _SIDES)
    found = [(role, hit) for role, hit in cues if hit and not _suffers(sentence, role, hit)]
    return max(found, key=lambda one: _width(sentence, one[1]), default=None)


def _suffers(sentence: Sentence, role: Role, cue: Span) -> bool:
    """Tell whether what might speak, heal or host is what was hit: 'struck the ministry in', 'shot at a rally in'."""
    if role not in _VICTIMS:
        return False
    evidence = sentence.evidence
    hits = (*evidence.triggers, *(evidence.harms if role is not Role.CARE else ()))
    near = [hit for hit in hits if hit.end <= cue.start and _governs(sentence, hit.end, cue.start)]
    if role is not Role.VENUE:
        return bool(near)
    phrases = sentence.phrases
    return any(
        phrases.has("upon", hit.start, cue.start)
        or (phrases.is_one("triggers.blows", hit) and phrases.starting("amid", hit.end, cue.end))
        for hit in near
    )


def _governs(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether nothing but a few words of one phrase stands between a verb and its object."""
    between = sentence.text[start:end].strip()
    if not between or between.count(" ") >= _OBJECT_WORDS or _COMMA.search(between):
        return False
    if any(start <= place.span.start < end for place in sentence.places):
        return False
    return not any(sentence.phrases.has(name, start, end) for name in ("clause_breaks", "triggers.passive"))


def _list_opening(sentence: Sentence, place: Toponym) -> int:
    """Return where a list begins whose first names no gazetteer knows: 'launched from Kesh and Voronezh'."""
    start = max(sentence.span.start, place.span.start - _WINDOW)
    found = _LISTED.search(sentence.text, start, place.span.start)
    if found is None or found.group(1) in sentence.words.words.get("plain", ()):
        return place.span.start
    return found.start()


def _width(sentence: Sentence, span: Span) -> int:
    return span.of(sentence.text).count(" ")


def _by_cue_after(sentence: Sentence, place: Toponym, *, struck: bool = False) -> tuple[Role, str] | None:
    """Go by the words right behind a place; the seat of an authority that was `struck` is no speaker."""
    if _tells_of_itself(sentence, place):
        return None
    lists = [(Role.SPEAKER, "speaker_after"), (Role.CONTEXT, "context_after"), (Role.CARE, "care_after")]
    if not struck and (_POSSESSIVE.search(place.text) or sentence.words.language != "en"):
        lists.insert(0, (Role.SPEAKER, "speaker_possession"))
    noun = place.span.start + len(place.text.split(maxsplit=1)[0])  # 'regional' of 'Sumy regional' belongs to 'head'
    for role, name in lists:
        found = sentence.behind(f"roles.{name}", place) or sentence.behind(f"roles.{name}", place, noun)
        if found:
            return role, f"before '{_worded(sentence, found)}'"
    return None


def _tells_of_itself(sentence: Sentence, place: Toponym) -> bool:
    """Tell whether those in a place, the last one named, tell of an attack: 'in Kursk blasts were reported'."""
    last = sentence.places[-1].span == place.span
    return last and bool(sentence.ahead("where", place) and sentence.behind("told_after", place))


def _attributed(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place that only tells whose word it is: 'according to the staff of Krasnodar, debris fell'."""
    part = _part(sentence, chain)
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if part == sentence.span or any(part.start <= hit.start < part.end for hit in hits):
        return None
    found = _speaks(sentence, chain)
    return (Role.SPEAKER, f"with '{_worded(sentence, found)}'") if found else None


def _speaks(sentence: Sentence, chain: Sequence[Toponym]) -> Span | None:
    """Return the words of telling in the part of the sentence, between its commas, that a list stands in."""
    part = _part(sentence, chain)
    return next(sentence.phrases.find("roles.attributions", part.start, part.end), None)


def _part(sentence: Sentence, chain: Sequence[Toponym]) -> Span:
    text, span = sentence.text, sentence.span
    start = max([span.start, *(comma.end() for comma in _COMMA.finditer(text, span.start, chain[0].span.start))])
    comma = _COMMA.search(text, chain[-1].span.end, span.end)
    return Span(start, comma.start() if comma else span.end)


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
    return (Role.CONTEXT, "its clause tells of no attack") if any_clause_tells(sentence) else None
