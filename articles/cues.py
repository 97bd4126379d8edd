"""Cues: what the words right before and behind a place say of its part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Span
from articles.clauses import COMMA, Sentence, part_of
from articles.toponyms import PlaceKind, Role, Toponym
from articles.weapons import Weapon

_WINDOW = 90
_LAUNCHER_WORDS = 5
_OBJECT_WORDS, _VENUE_WORDS = 4, 8
_SUBJECT_WORDS = 5
_APPOSED_WORDS = 11
_VERB_WORDS = 2
_SIDES = {
    role: f"roles.{role}_before" for role in (Role.ORIGIN, Role.CARE, Role.HOME, Role.VENUE, Role.SPEAKER, Role.CONTEXT)
}
_FLYING = frozenset({Weapon.DRONE, Weapon.MISSILE, Weapon.ROCKET, Weapon.NAVAL})
_VICTIMS = frozenset({Role.SPEAKER, Role.CARE, Role.VENUE, Role.HOME})
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_SAID = ("roles.attributions", "roles.speaker_after")
_ASIDE = re.compile(r",(?=\s[a-z])[^,;:.()—–\n]{3,70},(?=\s)")
_NAME = r"[^\W\d_a-zа-яёґєії][\w'’-]+(?: [^\W\d_a-zа-яёґєії][\w'’-]+)?"
_JOINING = ("and", "or", "і", "та", "й", "и", "или")
_JOINERS = tuple(f" {word} {article}" for word in _JOINING for article in ("", "the "))
_LISTED = re.compile(rf"\b({_NAME})(?:, {_NAME})*,? (?:{'|'.join(_JOINING)}) (?:the )?$")


def outright(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether the words beside a list say outright that it was hit: 'fell on', 'was reported from', 'was hit'."""
    if sentence.evidence.intercepted and sentence.ahead("over", chain[0]):
        return True
    if any(tells(sentence, chain) for tells in (_told_behind, _befell, _flown_at, _names_attack)):
        return True
    opening = list_opening(sentence, chain[0])
    hit = sentence.ahead("roles.attacked_before", chain[0]) or sentence.ahead_of("roles.attacked_before", opening)
    behind = sentence.behind("roles.attacked_after", chain[-1])
    if hit is None and behind is None:
        return False
    side = cue_before(sentence, chain[0].span.start)
    departs = side is not None and side[0] is Role.ORIGIN  # 'drones from Crimea attacked' has Crimea before the verb
    if behind and not departs:
        return True
    return hit is not None and (side is None or _width(sentence, side[1]) <= _width(sentence, hit))


def _names_attack(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether an attack bears the name of the place where it was: 'survivors of the Quetta bombing'."""
    named = sentence.behind("roles.attack_named", chain[-1])
    return named is not None and any(named.start <= hit.start < named.end for hit in sentence.evidence.triggers)


def _flown_at(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether weapons were on their way to a place: 'drones heading for the Saky air base were shot down'."""
    way = sentence.ahead("roles.towards", chain[0])
    if way is None:
        return False
    start, evidence = part_of(sentence, chain).start, sentence.evidence
    downed = {hit.start for hit in sentence.phrases.find("triggers.intercepted", start, way.start)}
    blows = [hit for hit in evidence.triggers if hit.start not in downed]
    flying = (one.span for one in evidence.weapons if one.weapon in _FLYING and start <= one.span.start < way.start)
    return any(not any(one.end <= hit.start < way.start for hit in blows) for one in flying)


def _told_behind(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a clause behind a place tells what happened there: 'from Sumy, where a missile hit a bus'."""
    if _done_behind(sentence, chain):
        return True
    where = sentence.behind("relative_where", chain[-1]) or _where_behind_aside(sentence, chain)
    apart = any(sentence.behind(f"roles.{name}", chain[-1]) for name in ("context_after", "care_after"))
    if where is None or apart:
        return False
    comma = COMMA.search(sentence.text, where.end, sentence.span.end)
    end = comma.start() if comma else sentence.span.end
    evidence = sentence.evidence
    armed = any(where.end <= one.span.start < end for one in evidence.weapons)
    hits = (*evidence.triggers, *(evidence.harms if armed else ()))
    return any(where.end <= hit.start < end for hit in hits)


def _done_behind(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a clause behind a place tells at once what was done to it: 'from Lutsk, which was bombarded'."""
    which = sentence.behind("relative_passive", chain[-1])
    if which is None:
        return False
    verbs = (hit for hit in sentence.evidence.triggers if hit.start >= which.start and hit.end > which.end)
    return any(sentence.text.count(" ", which.end, hit.start) <= _VERB_WORDS for hit in verbs)


def _where_behind_aside(sentence: Sentence, chain: Sequence[Toponym]) -> Span | None:
    """Return the 'where' behind words that say where a place lies: 'Zamalka, east of Damascus, where rockets fell'."""
    end = chain[-1].span.end
    following = next((place for place in sentence.places if place.span.start >= end), None)
    if following is None:
        return None
    word = sentence.ahead("beside", following) or sentence.ahead("where", following)
    if word is None:
        return None
    between = sentence.text[end : max(end, word.start)]
    lies = not between.strip(" ,") or _says_what(sentence, end, word.end)
    return sentence.behind("relative_where", following) if lies else None


def _says_what(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether an apposition says what a place is: 'Borodianka, a town north-west of', 'Sake, chief town in'."""
    aside = sentence.text[start:end]
    if not aside.startswith(", ") or COMMA.search(aside, 1) or aside.count(" ") > _APPOSED_WORDS:
        return False
    told = any(start <= hit.start < end for hit in sentence.evidence.triggers)
    return not told and sentence.phrases.has("places.apposed", start, end)


def _befell(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether an attack befell those who were at a place: 'was queueing in Sumy when a shell hit the shop'."""
    end = min(sentence.span.end, chain[-1].span.end + _WINDOW)
    hit = next(sentence.phrases.find("roles.befell", chain[-1].span.end, end), None)
    if hit is None or COMMA.search(sentence.text, chain[-1].span.end, hit.start):
        return False
    comma = COMMA.search(sentence.text, hit.end, sentence.span.end)
    clause = Span(hit.end, comma.start() if comma else sentence.span.end)
    placed = any(clause.contains(place.span) for place in sentence.places)
    were = sentence.phrases.has("roles.were", part_of(sentence, chain).start, chain[0].span.start)
    armed = any(clause.contains(one.span) for one in sentence.evidence.weapons)
    return were and armed and not placed and any(clause.contains(one) for one in sentence.evidence.triggers)


def launched(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Tell where ships and bombers fired from: 'from two destroyers in the eastern Mediterranean'."""
    start = max(sentence.span.start, chain[0].span.start - _WINDOW)
    for hit in sentence.phrases.find("roles.launchers", start, chain[0].span.start):
        between = sentence.text[hit.end : chain[0].span.start]
        struck = any(hit.start < trigger.start < chain[0].span.start for trigger in sentence.evidence.triggers)
        if between.strip() and between.count(" ") <= _LAUNCHER_WORDS and "," not in between and not struck:
            return Role.ORIGIN, f"after '{worded(sentence, hit)}'"
    return None


def worded(sentence: Sentence, span: Span) -> str:
    """Return the words of a span with one blank between each two."""
    return " ".join(span.of(sentence.text).split())


def by_cue_before(sentence: Sentence, position: int) -> tuple[Role, str] | None:
    """Return the role that the longest cue right before a position gives, and why."""
    found = cue_before(sentence, position)
    return (found[0], f"after '{worded(sentence, found[1])}'") if found else None


def cue_before(sentence: Sentence, position: int) -> tuple[Role, Span] | None:
    """Return the longest cue right before a position: '60 km from' says more than 'from'."""
    named = sentence.lists_ahead(position)
    if named.isdisjoint(_SIDES.values()):
        return None
    cues = ((role, sentence.ahead_of(name, position)) for role, name in _SIDES.items() if name in named)
    found = [(role, hit) for role, hit in cues if hit and not _suffers(sentence, role, hit)]
    return max(found, key=lambda one: _width(sentence, one[1]), default=None)


def by_verb(sentence: Sentence, chain: Sequence[Toponym]) -> tuple[Role, str] | None:
    """Leave out where people did no harm: 'thousands protested on Friday in Lviv against the shelling'."""
    start, first = part_of(sentence, chain).start, chain[0].span.start
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if any(start <= hit.start < first for hit in hits):
        return None
    verb = next(sentence.phrases.find("roles.venue_verbs", start, first), None)
    verb = verb or _fronted(sentence, chain, hits) or _gathering(sentence, chain, hits)
    return (Role.VENUE, f"with '{worded(sentence, verb)}'") if verb else None


def _fronted(sentence: Sentence, chain: Sequence[Toponym], hits: Sequence[Span]) -> Span | None:
    """Return the harmless verb of a clause that a place opens: 'In Brussels the ministers discussed the strikes'."""
    start, end = chain[-1].span.end, min(sentence.span.end, chain[-1].span.end + _WINDOW // 2)
    verb = next(sentence.phrases.find("roles.venue_verbs", start, end), None)
    if verb is None or COMMA.search(sentence.text, start + 1, verb.start):
        return None
    ahead = sentence.ahead("where", chain[0])
    opens = ahead is not None and ahead.start <= part_of(sentence, chain).start + 1
    told = any(start <= hit.start <= verb.start for hit in hits)
    near = sentence.text.count(" ", start, verb.start) <= _SUBJECT_WORDS
    return verb if opens and near and not told else None


def _gathering(sentence: Sentence, chain: Sequence[Toponym], hits: Sequence[Span]) -> Span | None:
    """Return what is held in a place on the topic of attacks: 'провёл в Курске совещание по домам после обстрелов'."""
    start, end = chain[-1].span.end, sentence.span.end
    noun = next(sentence.phrases.find("roles.gatherings", start, end), None)
    if noun is None or COMMA.search(sentence.text, start, noun.start):
        return None
    near = sentence.text.count(" ", start, noun.start) <= _SUBJECT_WORDS
    topic = sentence.phrases.starting("roles.topics", noun.end, end)
    return noun if near and topic and all(hit.start > noun.end for hit in hits) else None


def _suffers(sentence: Sentence, role: Role, cue: Span) -> bool:
    """Tell whether what might speak, heal or host is what was hit: 'struck the ministry in', 'shot at a rally in'."""
    if role not in _VICTIMS:
        return False
    evidence = sentence.evidence
    blows = [hit for hit in evidence.triggers if hit not in evidence.harms]  # 'taken with a concussion to'
    hits = blows if role is Role.CARE else (*evidence.triggers, *evidence.harms)
    words = _VENUE_WORDS if role is Role.VENUE else _OBJECT_WORDS
    near = [hit for hit in hits if hit.end <= cue.start and _governs(sentence, hit.end, cue.start, words)]
    if role is Role.HOME and any(
        cue.contains(hit) for hit in evidence.triggers
    ):  # 'buried under the rubble of a school in'
        return True
    if role is Role.HOME:  # 'hit a family in Gaza', but 'killed a woman from Gaza'
        within = sentence.ahead_of("where", cue.end) is not None
        return within and any(sentence.phrases.is_one("triggers.blows", hit) for hit in near)
    if role is not Role.VENUE:
        return bool(near)
    phrases = sentence.phrases
    return any(
        phrases.has("upon", hit.start, cue.start)
        or (phrases.is_one("triggers.blows", hit) and phrases.starting("amid", hit.end, cue.end))
        or (hit in evidence.harms and phrases.has("amid", hit.end, cue.start))
        for hit in near
    )


def _governs(sentence: Sentence, start: int, end: int, words: int) -> bool:
    """Tell whether nothing but a few words of one phrase stands between a verb and its object."""
    between = sentence.text[start:end].strip()
    if not between or between.count(" ") >= words or COMMA.search(between):
        return False
    if any(start <= place.span.start < end for place in sentence.places):
        return False
    return not any(sentence.phrases.has(name, start, end) for name in ("clause_breaks", "triggers.passive"))


def list_opening(sentence: Sentence, place: Toponym) -> int:
    """Return where a list begins whose first names no gazetteer knows: 'launched from Kesh and Voronezh'."""
    start = max(sentence.span.start, place.span.start - _WINDOW)
    if not sentence.text.endswith(_JOINERS, start, place.span.start):
        return place.span.start
    found = _LISTED.search(sentence.text, start, place.span.start)
    if found is None or found.group(1) in sentence.words.names["plain"]:
        return place.span.start
    return found.start()


def _width(sentence: Sentence, span: Span) -> int:
    return span.of(sentence.text).count(" ")


def by_cue_after(sentence: Sentence, place: Toponym, *, struck: bool = False) -> tuple[Role, str] | None:
    """Go by the words right behind a place; one that was `struck` is no speaker: 'Об ударе по Одессе сообщил мэр'."""
    if _tells_of_itself(sentence, place):
        return None
    if not struck and (told := _speaks_behind(sentence, place)):
        return Role.SPEAKER, f"before '{worded(sentence, told)}'"
    lists = [(Role.CONTEXT, "roles.context_after"), (Role.CARE, "roles.care_after")]
    if not struck and place.kind is not PlaceKind.WATER:  # a tanker, not the sea, reports a blast
        lists.insert(0, (Role.SPEAKER, "roles.speaker_after"))
    if not struck and (_POSSESSIVE.search(place.text) or sentence.words.language != "en"):
        lists.insert(0, (Role.SPEAKER, "roles.speaker_possession"))
    starts = [place.span.end, place.span.start + len(place.text.split(maxsplit=1)[0])]  # 'Sumy' of 'Sumy regional head'
    if adverb := sentence.behind("roles.adverbs", place):
        starts.append(adverb.end)  # 'Tehran and Paris both condemned it'
    named = [sentence.lists_behind(place, start) for start in starts]
    for role, name in lists:
        if not any(name in told for told in named):
            continue
        found = next(filter(None, (sentence.behind(name, place, start) for start in starts)), None)
        if found:
            return role, f"before '{worded(sentence, found)}'"
    return None


def _speaks_behind(sentence: Sentence, place: Toponym) -> Span | None:
    """Return what a place says behind an aside: 'Kyiv, which seldom comments on such raids, says ...'."""
    aside = _ASIDE.match(sentence.text, place.span.end, sentence.span.end)
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if aside is None or any(aside.start() <= hit.start < aside.end() for hit in hits):
        return None
    which = sentence.behind("relative", place) and not sentence.behind("relative_where", place)
    lists = _SAID if which else _SAID[:1]
    said = (sentence.phrases.starting(name, aside.end(), sentence.span.end) for name in lists)
    told = next(filter(None, said), None)
    return None if told and sentence.phrases.starting("roles.hearsay", told.start, told.end) else told


def _tells_of_itself(sentence: Sentence, place: Toponym) -> bool:
    """Tell whether those in a place, the last one named, tell of an attack: 'in Kursk blasts were reported'."""
    last = sentence.places[-1].span == place.span
    return last and bool(sentence.ahead("where", place) and sentence.behind("told_after", place))
