"""Clauses: a sentence with its places as lists, each list with the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.article import Span
from articles.attacks import Evidence
from articles.numbers import find_numbers
from articles.phrases import Phrases
from articles.toponyms import LARGER, PlaceKind, Toponym
from articles.wording import Wording

_WINDOW = 90
_LIST_GAP = 60
COMMA = re.compile(r"[,;:()]|[–—]")
_FEW_WORDS = 4
_ANY = -1
_BRACKETS = re.compile(r"\(\s*\w+(?:[\s'’.-]+\w+){0,2}\s*\)")  # '(SAA)', '(Free Syrian Army)'
_WORD = re.compile(r"\w+")
_OF = re.compile(r"\s\(?(?:\w{1,3}\s){0,2}")  # 'Vovchansk of the Kharkiv region'
_OF_PEOPLE = ("roles.attributions", "roles.elsewhere", "roles.venue_verbs", "roles.speaker_after")
_DASHES = frozenset("—–")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its places, and what it tells of attacks."""

    text: str
    span: Span
    places: Sequence[Toponym]
    evidence: Evidence
    words: Wording
    opens_body: bool
    told: dict[int, bool] = field(default_factory=dict)  # by the start of each list: whether its clause tells
    phrases: Phrases = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take in where the phrases of the word lists stand in the text."""
        object.__setattr__(self, "phrases", self.words.phrases(self.text))

    def after(self, place: Toponym) -> str:
        """Return the words behind a place, as far as they may speak of it."""
        return self.text[place.span.end : min(self.span.end, place.span.end + _WINDOW)]

    def has(self, name: str) -> bool:
        """Tell whether a phrase of a word list stands in the sentence."""
        return self.phrases.has(name, self.span.start, self.span.end)

    def ahead(self, name: str, place: Toponym) -> Span | None:
        """Return the phrase of a word list right before a place."""
        return self.ahead_of(name, place.span.start)

    def ahead_of(self, name: str, position: int) -> Span | None:
        """Return the phrase of a word list right before a position."""
        return self.phrases.ending(name, position, max(self.span.start, position - _WINDOW))

    def lists_beside(self, first: Toponym, last: Toponym) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names of the word lists with a phrase right before a list of places, and right behind it."""
        return self.lists_ahead(first.span.start), self.lists_behind(last, last.span.end)

    def lists_ahead(self, position: int) -> frozenset[str]:
        """Return the names of the word lists with a phrase right before a position."""
        return self.phrases.lists_before(position, max(self.span.start, position - _WINDOW))

    def lists_behind(self, place: Toponym, position: int) -> frozenset[str]:
        """Return the names of the word lists with a phrase right behind a position in a place or right behind it."""
        return self.phrases.lists_behind(position, min(self.span.end, place.span.end + _WINDOW))

    def behind(self, name: str, place: Toponym, position: int | None = None) -> Span | None:
        """Return the phrase of a word list right behind a place, or behind a position in it."""
        start = place.span.end if position is None else position
        return self.phrases.starting(name, start, min(self.span.end, place.span.end + _WINDOW))


def chains_of(sentence: Sentence) -> list[list[Toponym]]:
    """Return the places of a sentence as lists: 'Kyiv, Dnipro and the Lviv region' is one list of three."""
    found: list[list[Toponym]] = []
    connectors = sentence.words.names["connectors"]
    for place in sentence.places:
        between = sentence.text[found[-1][-1].span.end : place.span.start] if found else ""
        joined = found and len(between) < _LIST_GAP and between.strip() in connectors
        if joined and not _leads(found[-1], place, between):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _leads(chain: Sequence[Toponym], place: Toponym, between: str) -> bool:
    """Tell whether a country only leads to a place in it: 'bases in Iraq, Ain al-Asad and one in Erbil'."""
    alone = len(chain) == 1 and chain[0].kind is PlaceKind.COUNTRY
    return alone and place.kind is not PlaceKind.COUNTRY and between.strip() == ","


def clause_tells(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a word of attack or harm stands in the clause of a list of places."""
    first = chain[0].span.start
    if first not in sentence.told:
        clause = clause_of(sentence, chain)
        hits = [*sentence.evidence.triggers, *sentence.evidence.harms]
        outright = any(clause.start <= hit.start < clause.end for hit in hits)
        sentence.told[first] = (
            outright or _counts(sentence, chain, clause) or _gapped(sentence, chain) or _itemises(sentence, clause)
        )
    return sentence.told[first]


def _itemises(sentence: Sentence, clause: Span) -> bool:
    """Tell whether a clause behind a colon only names what was hit: 'struck many targets: ships in Latakia, ...'."""
    text, phrases = sentence.text, sentence.phrases
    if text[clause.start - 1 : clause.start] != ":" or clause.start <= sentence.span.start:
        return False
    struck = any(hit.start < clause.start for hit in sentence.evidence.triggers)
    return struck and not any(phrases.has(name, clause.start, clause.end) for name in _OF_PEOPLE)


def _counts(sentence: Sentence, chain: Sequence[Toponym], clause: Span) -> bool:
    """Tell whether a clause only counts or lists what a clause before it tells: 'five were hurt: 3 in Siversk'."""
    before = sentence.text[clause.start : chain[0].span.start].rpartition(",")[2]
    after = sentence.text[_end_of(sentence, chain) : clause.end].partition(",")[0]
    small = sentence.words.words.get("where", ())
    words = [word for word in _WORD.findall(before + after) if word.lower() not in small]
    counted = len(words) <= _FEW_WORDS and any(map(str.isdigit, before + after))
    return clause.start > sentence.span.start and (not words or counted)


def _end_of(sentence: Sentence, chain: Sequence[Toponym]) -> int:
    """Return where a list of places ends, with the area that holds the last: 'Lyptsi, Vovchansk of Kharkiv region'."""
    end = chain[-1].span.end
    area = next((place for place in sentence.places if place.span.start >= end), None)
    held = area is not None and area.kind in LARGER and _OF.fullmatch(sentence.text, end, area.span.start)
    return area.span.end if area and held else end


def _gapped(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a dash stands for the verb told before: 'ten mines fell on X, six — on Y', 'X — a bomb, Y — Grad'.

    So it does between places and what fell on them behind a colon: 'debris fell: in X — on a roof'.
    """
    text, first, last = sentence.text, chain[0].span.start, chain[-1].span.end
    start = max(text.rfind(mark, sentence.span.start, first) for mark in ",;:") + 1
    if not start or not any(hit.start < start for hit in sentence.evidence.triggers):
        return False
    ends = (text.find(mark, last, sentence.span.end) for mark in ",;")
    part = Span(start, min((end for end in ends if end >= 0), default=sentence.span.end))
    if _DASHES.isdisjoint(text[part.start : part.end]):
        return False
    listed = text.find(":", sentence.evidence.triggers[0].end, first) >= 0
    armed = any(part.contains(mention.span) for mention in sentence.evidence.weapons)
    built = sentence.phrases.has("adjective_places.in_town", last, part.end)  # 'а в Дніпрі — по лікарні'
    return listed or armed or built or bool(find_numbers(text, part, sentence.words.language))


def any_clause_tells(sentence: Sentence) -> bool:
    """Tell whether a word of attack or harm stands in the clause of any list of places below country level."""
    if _ANY not in sentence.told:
        lists = (chain for chain in chains_of(sentence) if chain[0].kind is not PlaceKind.COUNTRY)
        sentence.told[_ANY] = any(clause_tells(sentence, chain) for chain in lists)
    return sentence.told[_ANY]


def clause_of(sentence: Sentence, chain: Sequence[Toponym]) -> Span:
    """Return the bounds of a list's clause; a place that opens the sentence ('In Kyiv, ...') goes with the next."""
    first, last = chain[0].span.start, chain[-1].span.end
    breaks = _breaks(sentence, first)
    start = max((hit.end for hit in breaks if hit.end <= first), default=sentence.span.start)
    ends = [hit.start for hit in breaks if hit.start >= last] + [sentence.span.end]
    if sentence.behind("relative", chain[-1]):
        return Span(start, ends[min(3, len(ends) - 1)])
    opens = sentence.text[start:first].strip().count(" ") <= 1
    closes = not _BRACKETS.sub("", sentence.text[last : ends[0]]).strip()
    dashed = sentence.text[ends[0] : ends[0] + 1] in _DASHES  # 'the village of Maiske – two strikes'
    return Span(start, ends[1] if (opens or dashed) and closes and len(ends) > 1 else ends[0])


def _breaks(sentence: Sentence, position: int) -> list[Span]:
    """Return where clauses end, apart from brackets around a word or two that a position does not stand in."""
    phrases, start, end = sentence.phrases, sentence.span.start, sentence.span.end
    aside = [found.span() for found in _BRACKETS.finditer(sentence.text, start, end)]
    aside = [(opened, closed) for opened, closed in aside if not opened < position < closed]
    links = {hit.start for hit in phrases.find("clause_links", start, end)}
    return [
        hit
        for hit in phrases.find("clause_breaks", start, end)
        if hit.start not in links and not any(opened <= hit.start < closed for opened, closed in aside)
    ]


def part_of(sentence: Sentence, chain: Sequence[Toponym]) -> Span:
    """Return the part of a sentence, between its commas, that a list of places stands in."""
    text, span = sentence.text, sentence.span
    start = max([span.start, *(comma.end() for comma in COMMA.finditer(text, span.start, chain[0].span.start))])
    comma = COMMA.search(text, chain[-1].span.end, span.end)
    return Span(start, comma.start() if comma else span.end)
