"""Roles: what part each place of a sentence plays, told from the words and the places around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.bearings import BEARING
from articles.clauses import Sentence, any_clause_tells, chains_of, clause_tells
from articles.cues import by_cue_after, by_cue_before, by_verb, launched, list_opening, outright
from articles.sides import lists_on, measures
from articles.speakers import attributed, government, speaks
from articles.surroundings import beside, holder, without_surroundings
from articles.toponyms import HIT, LARGER, PlaceKind, Role, Toponym

NO_ATTACK = "the sentence tells of no attack"
DATELINE = "the dateline"
_ROUTE = re.compile(r"\s+[—–-]\s+")
_DATELINE = re.compile(r"[^!?\n]{0,60}?\s[-–—]{1,2}\s(?![a-zа-яёґєії])")
_CAPITALS_DATELINE = re.compile(r"\s?[:.]\s|,\s\d{1,2}\s\w+\.\s")
_STOPPED_DATELINE = re.compile(r",\s\d{1,2}\s\w+(?:,\s[^.!?\n\d]{0,40})?\.\s")
_AGENCY_DATELINE = re.compile(r",\s[^.!?\n()]{0,24}\d{1,2}[^.!?\n()]{0,12}\([A-Z]\w+(?:[/ ][A-Z]\w+)?\)\s")
_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-ZА-ЯЁҐЄІЇ]+")
_NAMED_BY = re.compile(r"\s(?:\w{1,3}\s)?")  # 'the city of Ganja' is no place told again
_COMMA = re.compile(r",\s(?:the\s)?$")
_OWNS = re.compile(r"['’ʼ]s ")  # 'a student from Karnataka's Haveri district'
_LISTED_ON = re.compile(r"[(),]")
_DATED = re.compile(r"\W*(?:\w+\.? )?(?:\d{1,2}(?:,? \d{4})?)?(?: \w+(?: \d{4})?)?\W*")


def with_roles(sentence: Sentence, *, tells: bool) -> list[Toponym]:
    """Return the places of a sentence with their roles and the words that decided them.

    Where the sentence tells of an attack, a place that nothing speaks against is attacked.
    """
    placed: list[Toponym] = []
    for chain in chains_of(sentence):
        placed += _still_origins(sentence, placed, [_with_role(sentence, chain, place, tells=tells) for place in chain])
    return without_surroundings(sentence, _with_witnesses(sentence, placed) if tells else placed)


def _still_origins(sentence: Sentence, placed: Sequence[Toponym], chain: Sequence[Toponym]) -> Sequence[Toponym]:
    """Return a list of places as origins where it goes on with one: 'from Kursk (Russia), Cape Chauda (Crimea)'."""
    between = sentence.text[placed[-1].span.end : chain[0].span.start] if placed else ""
    leaves = placed and (placed[-1].role is Role.ORIGIN or placed[-1].role is Role.HOME)
    if leaves and between.strip() in sentence.words.words.get("route_between", ()):  # 'from Amsterdam to Kuala Lumpur'
        return [place.playing(Role.CONTEXT, "an end of a route") for place in chain]
    if not placed or placed[-1].role is not Role.ORIGIN:
        return chain
    words = sentence.words.names["origins_between"]
    small = (word for word in _SMALL.findall(between) if word not in words)
    if not _LISTED_ON.search(between) or next(small, None) is not None:
        return chain
    return [place.playing(Role.ORIGIN, placed[-1].reason) for place in chain]


def _with_witnesses(sentence: Sentence, placed: Sequence[Toponym]) -> list[Toponym]:
    """Return the places with that of victims or witnesses attacked where an attack is told and no other place of it."""
    evidence = sentence.evidence
    finer = (place for place in placed if place.kind is PlaceKind.DISTRICT or place.kind not in LARGER)
    told = [
        place.playing(Role.ATTACKED, "meant by what is told")
        if place.role is Role.SPEAKER and _meant(sentence, place)
        else place
        for place in placed
    ]
    if any(place.role in HIT for place in finer) or not (evidence.strong or (evidence.weapons and evidence.harm)):
        return told
    return [place.playing(Role.ATTACKED, why) if (why := _witnesses(sentence, place)) else place for place in told]


def _witnesses(sentence: Sentence, place: Toponym) -> str | None:
    """Return why the place of those who tell of an attack, or suffer it, is its place; None if it is not."""
    if place.role is Role.HOME and sentence.ahead("roles.residents", place) and not speaks(sentence, [place]):
        return "the home of the victims"
    if place.role is Role.CARE and sentence.ahead("roles.sheltered", place):
        return "where the victims had taken shelter"
    local = sentence.ahead("roles.local_before", place) or sentence.behind("roles.local_after", place)
    if place.role is Role.SPEAKER and local and place.kind not in LARGER:
        return "where those who tell of it are"
    return None


def _meant(sentence: Sentence, place: Toponym) -> bool:
    """Tell whether what was hit is the place again: 'the authorities in Sumy say shells fell on the town'."""
    phrases = sentence.phrases
    back = [
        hit
        for hit in phrases.find("roles.same_place", place.span.end, sentence.span.end)
        if not any(_NAMED_BY.fullmatch(sentence.text, hit.end, other.span.start) for other in sentence.places)
    ]
    return any(
        phrases.ending("roles.attacked_before", hit.start, place.span.end)
        or phrases.starting("roles.attacked_after", hit.end, sentence.span.end)
        or phrases.starting("struck_after", hit.end, sentence.span.end)
        or (sentence.evidence.intercepted and phrases.ending("over", hit.start, place.span.end))
        for hit in back
    )


def _with_role(sentence: Sentence, chain: Sequence[Toponym], place: Toponym, *, tells: bool) -> Toponym:
    told = _other_role(sentence, chain, place)
    if told is None and not tells:
        told = Role.CONTEXT, NO_ATTACK
    role, reason = told or _attacked(sentence)
    return place.playing(role, reason)


def _attacked(sentence: Sentence) -> tuple[Role, str]:
    """Return the role of a place that a sentence has as attacked, or as one over which all was shot down, and why."""
    evidence = sentence.evidence
    cue = evidence.triggers[0].of(sentence.text) if evidence.triggers else "toll"
    harmless = evidence.intercepted and not (evidence.harm or evidence.damage or evidence.strong)
    return (Role.INTERCEPTED if harmless else Role.ATTACKED), f"with '{cue}'"


def _other_role(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    """Return the role other than attacked that the wording gives a place, and why; None if it gives none."""
    if place.found_by == BEARING and not _names_water(sentence):
        return None
    held = _by_kind(sentence, chain, place) or holder(sentence, place)
    held = held or measures(sentence, place) or beside(sentence, place)
    held = held or _route(sentence, chain) or _dateline(sentence, chain)
    held = held or launched(sentence, chain) or _about_person(sentence, chain)
    struck = outright(sentence, chain)
    told = by_cue_after(sentence, place, struck=struck and not _opens_clause(sentence, chain, place))
    if held or (told and told[0] is Role.SPEAKER) or struck:
        return held or (told if told and told[0] is Role.SPEAKER else None)
    return (
        _by_cues_before(sentence, chain, place)
        or (told if place is chain[-1] else by_cue_after(sentence, chain[-1]))
        or told
        or attributed(sentence, chain)
        or by_verb(sentence, chain)
        or government(sentence, chain, place)
        or _clause_apart(sentence, chain)
    )


def _by_cues_before(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    owners = [
        one.span.start for one in sentence.places if _OWNS.fullmatch(sentence.text, one.span.end - 2, place.span.start)
    ]
    starts = dict.fromkeys([chain[0].span.start, place.span.start, list_opening(sentence, chain[0]), *owners])
    return next(filter(None, (by_cue_before(sentence, start) for start in starts)), None)


def _by_kind(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> tuple[Role, str] | None:
    """Return the role that a place has by what it is: a namesake, a country, a water or a port only named."""
    if place.role is Role.NAMESAKE:
        return Role.NAMESAKE, place.reason
    if place.kind is PlaceKind.COUNTRY:
        return Role.CONTEXT, "a country"
    if place.kind in LARGER and sentence.ahead("roles.throughout", chain[0]):
        return Role.CONTEXT, "an area told of as a whole"
    measured = place.found_by == BEARING or sentence.ahead("roles.bearing_before", place) is not None
    if measured and (place.kind is not PlaceKind.WATER or place.found_by == BEARING):
        return Role.CONTEXT, "a bearing is taken from it"
    return (
        (Role.CONTEXT, "a water that is only named") if _only_named(sentence, chain, place, measured=measured) else None
    )


def _only_named(sentence: Sentence, chain: Sequence[Toponym], place: Toponym, *, measured: bool) -> bool:
    """Tell whether a water only tells where something lies: 'the Black Sea resort of Zatoka', 'the Caspian coast'."""
    kinds = place.known.kinds if place.known and place.kind is None else {place.kind}
    if kinds == {PlaceKind.WATER} and sentence.behind("roles.by_water", place):
        return True
    if place.kind is not PlaceKind.WATER or measured or sentence.ahead("on_water", chain[0]):
        return False
    return not any(other.found_by == BEARING for other in sentence.places)


def _names_water(sentence: Sentence) -> bool:
    return any(place.kind is PlaceKind.WATER and place.found_by != BEARING for place in sentence.places)


def _opens_clause(sentence: Sentence, chain: Sequence[Toponym], place: Toponym) -> bool:
    """Tell whether a place may open a clause of its own: 'shells fell on Kharkiv, Washington condemned it'."""
    return place is not chain[0] and _COMMA.search(sentence.text[chain[0].span.end : place.span.start]) is not None


def _route(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    for one, other in pairwise(chain):
        if _ROUTE.fullmatch(sentence.text[one.span.end : other.span.start]):
            return Role.CONTEXT, "an end of a route"
    return None


def _dateline(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Tell the place of writing: 'KYIV, May 5 (Agency) -', 'May 5 (KYIV) –', 'Kyiv, 5 May.', in capitals 'KYIV: '."""
    text, first = sentence.text, chain[0]
    capitals = first.text.isupper()
    opens = first.span.start <= sentence.span.start + 1
    if not sentence.opens_body:
        return None
    dated = capitals and _DATED.fullmatch(text, sentence.span.start, first.span.start) is not None
    if not (opens or dated):
        return None
    end = chain[-1].span.end
    closed = _DATELINE.match(text, end, sentence.span.end) or (capitals and _CAPITALS_DATELINE.match(text, end))
    closed = closed or _STOPPED_DATELINE.match(text, end) or _AGENCY_DATELINE.match(text, end)
    return (Role.VENUE, DATELINE) if closed else None


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


def _clause_apart(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out a place whose clause says nothing of an attack while another place's clause does."""
    if clause_tells(sentence, chain) or lists_on(sentence, chain):
        return None
    return (Role.CONTEXT, "its clause tells of no attack") if any_clause_tells(sentence) else None
