"""Mentions: stretches of capitalised words that a list of place names knows, or that the words around make a place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from articles.article import Span
from articles.bearings import at_sea
from articles.directions import with_direction
from articles.extents import adjective_area, kind_told, shared_nouns, with_extent
from articles.hamlets import hamlet
from articles.inflection import adjective_forms
from articles.namesakes import namesake
from articles.passages import Mention, Passage
from articles.placenames import NameFacts, PlaceKind
from articles.townadjectives import described, own_capitals

_WORD = re.compile(r"(?<![\w@#])[^\W\d_a-zа-яіїєґё][\w’'ʼ]*(?:-[\w’'ʼ]+)*")
_ARTICLE = (
    r"(?:al|el|ad|an|ar|as|ash|at|az|ed|en|er|es|esh|et|ez|ul|"
    r"аль|ель|эль|ан|ен|эн|ас|ес|эс|аш|еш|эш|ат|ет|эт|ад|ар)[-‑]"
)
_JOIN = re.compile(rf"[ \u00a0](?:(?:de|la|le|el|al|on|of|the|upon|di|da|do|du|des|en|e)[ \u00a0]|{_ARTICLE})?")
_HYPHENS = frozenset("-‑")
_ARTICLE_AHEAD = re.compile(rf"(?<![\w-]){_ARTICLE}$")
_DESCRIBED = re.compile(r"(?<![\w-])([а-яіїєґё][\w’'ʼ-]*(?:[оеіиы]му?|[оеі]й|ої|[оеь]?го|им|ым))[ \u00a0]$")
_GOES_ON = re.compile(rf"[ \u00a0](?:{_ARTICLE}|ibn[ \u00a0]|bin[ \u00a0])[^\W\d_a-z]")
_NAMED = r"[^\W\d_a-zа-яіїєґё][\w’'ʼ-]+"
_LISTED = re.compile(r"[\w)], $|\w (?:and|or|і|та|и|или) $")
_LISTED_BEFORE = re.compile(rf"{_NAMED}, {_NAMED}, $")
_LISTED_BEHIND = re.compile(rf", {_NAMED}")
_LARGER_BEHIND = re.compile(r", ([^\W\d_a-z][\w’'ʼ]+)")
_BEFORE_PLACES = ("near", "on_the_ground", "roles.attacked_before", "located")
_ASIDE = re.compile(r",(?=\s[a-z])[^,;:.()—–\n]{3,60},")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_OF_PEACE = frozenset({"triggers.aside", "triggers.peaceful"})
_OF_ATTACKS = ("triggers.strong", "triggers.intercepted", "weapons.bomb", "weapons.artillery")
_MOST_WORDS = 4
_LONGEST_ENDING = 3  # letters that a case adds to a stem
_SHORTEST = 3
_LONGEST = 80  # letters of a word that may name a place
_WELL_KNOWN = 100_000
_LOOKED_AT = 20_000


def find_mentions(passage: Passage) -> list[Mention]:
    """Return the place names of a passage, the longest at each place, in the order of the text."""
    words = (Span(*found.span()) for found in _WORD.finditer(passage.text, passage.start, passage.end))
    spans = [span for span in words if span.end - span.start <= _LONGEST]
    mentions = _scan(passage, spans)
    countries = _countries_named(passage, mentions)
    if passage.words.endings and not countries <= passage.home:  # English capitals stand on common words too often
        passage.home |= countries
        mentions = [*mentions, *_scan(passage, _left(spans, mentions), _starts(passage.doubted))]
    if passage.words.endings and passage.doubted:
        passage.named |= {mention.name for mention in mentions}
        mentions = [*mentions, *_scan(passage, _left(spans, mentions), _starts(passage.doubted))]
    told = [*described(passage)]
    apart = [mention for mention in mentions if not any(mention.span.overlaps(one.span) for one in told)]
    named = [*apart, *told]
    found = [*named, *own_capitals(passage, named)]
    return shared_nouns(passage, sorted(found, key=lambda mention: mention.span))


def _scan(passage: Passage, spans: list[Span], among: Container[int] | None = None) -> list[Mention]:
    """Return the mentions that begin with one of some words, of which `among` keeps to those that start there."""
    mentions: list[Mention] = []
    index = 0
    while index < len(spans):
        if among is not None and spans[index].start not in among:
            index += 1
            continue
        mention, used = _longest(passage, spans, index)
        if mention:
            mentions.append(mention)
        index += used
    return mentions


def _left(spans: list[Span], mentions: list[Mention]) -> list[Span]:
    """Return the words that no mention has taken."""
    taken = _starts([mention.span for mention in mentions])
    return [span for span in spans if span.start not in taken]


def _starts(spans: Iterable[Span]) -> set[int]:
    """Return all offsets at which a word of some spans may start."""
    return {start for span in spans for start in range(span.start, span.end)}


def _countries_named(passage: Passage, mentions: list[Mention]) -> frozenset[str]:
    """Return the countries that a passage names, in which it is more at home than in others."""
    facts = (passage.facts(mention.name) for mention in mentions if mention.kind is PlaceKind.COUNTRY)
    return frozenset(country for known in facts if known for country in known.countries)


def _longest(passage: Passage, spans: list[Span], index: int) -> tuple[Mention | None, int]:
    count = 1
    while (
        count < _MOST_WORDS
        and index + count < len(spans)
        and _JOIN.fullmatch(passage.text[spans[index + count - 1].end : spans[index + count].start])
    ):
        count += 1
    for size in range(count, 0, -1):
        span = Span(spans[index].start, spans[index + size - 1].end)
        mention = _with_article(passage, span) or _mention(passage, span)
        if mention:
            return mention, size
    return None, 1


def _with_article(passage: Passage, span: Span) -> Mention | None:
    """Read a name with the small article before it: 'the al-Omar oilfield'."""
    if passage.text[span.start - 1 : span.start] not in _HYPHENS:
        return None
    article = _ARTICLE_AHEAD.search(passage.before(span.start))
    return _mention(passage, Span(span.start - len(article.group()), span.end)) if article else None


def _mention(passage: Passage, span: Span) -> Mention | None:
    area = adjective_area(passage, span)
    if area:
        return area
    surface = span.of(passage.text)
    name = passage.best_name(surface.split())
    facts = passage.facts(name) if name else None
    if name is None or facts is None:
        return hamlet(passage, span)
    kind, _ = kind_told(passage, span)
    if _is_part(passage, span, facts) or (kind is None and _is_person(passage, span, name)):
        return None
    again = name in passage.named and {name, surface}.isdisjoint(passage.stops)
    if kind is None and not again and not _trusted(passage, span, surface, facts):
        passage.doubted.append(span)
        return None
    kind = kind or _sole_kind(facts)
    if kind is PlaceKind.ADMIN1 and name != surface and adjective_forms(surface, passage.words.language, "feminine"):
        return None  # 'Черкасская' is an oblast only with its noun
    whole = with_extent(passage, Mention(span, name, kind, "names", within=_region_ahead(passage, span)))
    bearer = namesake(passage, whole.span)
    return at_sea(passage, with_direction(passage, replace(whole, namesake=bearer) if bearer else whole))


def _is_part(passage: Passage, span: Span, facts: NameFacts) -> bool:
    """Tell whether a small place's name only begins that of a place no list has: 'Ain' of 'Ain el-Tineh'."""
    return facts.population < _WELL_KNOWN and _GOES_ON.match(passage.after(span.end)) is not None


def _sole_kind(facts: NameFacts) -> PlaceKind | None:
    if PlaceKind.COUNTRY in facts.kinds:
        return PlaceKind.COUNTRY
    return next(iter(facts.kinds)) if len(facts.kinds) == 1 and PlaceKind.SETTLEMENT not in facts.kinds else None


def _trusted(passage: Passage, span: Span, surface: str, facts: NameFacts) -> bool:
    """Tell a place name from a common word that some village bears too."""
    said = _said_of_attacks(passage, span) or _opens_as_word(passage, span, surface)
    said = said or (_doubtful(passage, surface) and not _in_its_place(passage, span))
    spelt = {surface, _POSSESSIVE.sub("", surface), *([surface.capitalize()] if surface.isupper() else [])}
    if spelt & passage.stops or len(surface) < _SHORTEST or said:
        return False
    home = bool(facts.countries & passage.home)
    if facts.population >= _WELL_KNOWN or facts.kinds - {PlaceKind.SETTLEMENT}:
        return True
    if not home and not _located(passage, span):
        return False
    inside = not passage.opens_sentence(span.start) or " " in surface or "-" in surface
    if inside or _struck(passage, span) or _heads_attack(passage, span):
        return True
    word = re.escape(surface)
    if re.search(rf"(?<!\w){word.lower()}(?!\w)", passage.text[: passage.start + _LOOKED_AT]):
        return False
    return home or re.search(rf"[\w,] {word}(?!\w)", passage.text[: passage.start + _LOOKED_AT]) is not None


def _opens_as_word(passage: Passage, span: Span, surface: str) -> bool:
    """Tell whether a common word or an adjective of a place opens a sentence: 'Нова хвиля', 'Сумські рятувальники'."""
    if passage.after(span.end)[:1] != " " or not passage.after(span.end)[1:2].islower():
        return False
    if not passage.opens_sentence(span.start) or passage.behind("struck_after", span.end):
        return False
    small, stems = surface.lower(), passage.words.names["openers"]
    opens = any(f"{small[: len(small) - size]}*" in stems for size in range(min(_LONGEST_ENDING, len(small)) + 1))
    return opens or bool(adjective_forms(surface, passage.words.language, "region"))


def _doubtful(passage: Passage, surface: str) -> bool:
    return _POSSESSIVE.sub("", surface) in passage.words.names["doubtful"]


def _in_its_place(passage: Passage, span: Span) -> bool:
    """Tell whether a name stands where only a place does: behind a preposition, in front of its country, struck."""
    behind = any(passage.ahead(name, span.start) for name in _BEFORE_PLACES)
    struck = passage.behind("struck_after", span.end) is not None
    larger = _LARGER_BEHIND.match(passage.after(span.end))
    return behind or struck or (larger is not None and passage.facts(larger[1]) is not None)


def _located(passage: Passage, span: Span) -> bool:
    """Tell whether a name stands where places stand: behind a preposition, in a list, or as a heading."""
    described = _DESCRIBED.search(passage.word_before(span.start))
    starts = [span.start, *([span.start - len(described.group())] if described else [])]
    behind = any(passage.ahead(name, start) for start in starts for name in _BEFORE_PLACES)
    listed = behind or _LISTED.search(passage.before(span.start)) is not None
    return listed or passage.after(span.end)[:1] in set(".:,") or _struck(passage, span)


def _heads_attack(passage: Passage, span: Span) -> bool:
    """Tell whether a name heads an entry of a list that tells of an attack: 'Kutum: two bombs fell on the market'."""
    if not passage.after(span.end).startswith(": "):
        return False
    line = passage.text.find("\n", span.end, passage.end)
    told = Span(span.end, line if line >= 0 else passage.end)
    return any(passage.has(name, told) for name in _OF_ATTACKS)


def _struck(passage: Passage, span: Span) -> bool:
    """Tell whether the words behind a name tell what it suffered: 'Sake was hit', 'Falam, to the north, was hit'."""
    aside = _ASIDE.match(passage.after(span.end))
    ends = [span.end, *([span.end + aside.end()] if aside else [])]
    return any(passage.behind(name, end) for name in ("struck_after", "roles.attacked_after") for end in ends)


def _is_person(passage: Passage, span: Span, name: str) -> bool:
    """Tell whether a name is a first name, not a village among others: 'Білозерка, Станіслав, Берислав'."""
    if {name, span.of(passage.text)}.isdisjoint(passage.persons):
        return False
    before, after = passage.before(span.start), passage.after(span.end)
    return not (_LISTED_BEFORE.search(before) and _LISTED_BEHIND.match(after))


def _region_ahead(passage: Passage, span: Span) -> str:
    """Return the region that an adjective before a name puts it in: 'в белгородском Шебекине'."""
    described = _DESCRIBED.search(passage.word_before(span.start))
    for form in adjective_forms(described[1].capitalize(), passage.words.language, "region") if described else ():
        facts = passage.facts(form)
        if facts and PlaceKind.ADMIN1 in facts.kinds:
            return form
    return ""


def _said_of_attacks(passage: Passage, span: Span) -> bool:
    """Tell whether a name is a word of the attack vocabulary ('Artillery on Sunday') that some village bears."""
    lists = passage.phrases.lists_of(span) - _OF_PEACE  # 'в Грозі' is no thunderstorm
    # where names are inflected, only they have a capital inside a sentence: 'у Зачепилівці', 'під Горішніми Плавнями'
    named = passage.words.endings and not passage.title and not passage.opens_sentence(span.start)
    told = ("weapons.",) if named and _located(passage, span) else ("weapons.", "triggers.")
    return any(name.startswith(told) for name in lists)
