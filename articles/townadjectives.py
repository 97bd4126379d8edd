"""Town adjectives: places told by an adjective, 'рязанский НПЗ', 'по белгородскому рынку', 'сирийская столица'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from articles.article import Span
from articles.extents import site_name
from articles.inflection import adjective_forms
from articles.passages import Mention, Passage
from articles.placenames import NameFacts, PlaceKind
from articles.towns import town_of

_ADJECTIVE = re.compile(r"(?<![\w-])([а-яіїєґё’'ʼ]{2,}[сцз]ь?к[а-яіїєґё]{1,3})[ \u00a0]$")
_OWNERS = ("'s", "’s")  # 'the capital of Sudan's Gezira state'
_OWNED = re.compile(r"\s(?:[а-яіїєґ]+\s)?[А-ЯІЇЄҐ]")  # 'столиці Каталонії', 'столиця сонячної Каталонії'
_ADJECTIVAL = re.compile(r"\w\w(?:[иі]й|[ії]м|о[їю]|ьк\w+|н[аую]|ча|чу)[ \u00a0]$")  # 'обласної столиці'
_METROPOLIS = 500_000
_SITES = tuple((f"adjective_places.site_{gender}", gender) for gender in ("feminine", "masculine"))
_IN_TOWN = "adjective_places.in_town"


def described(passage: Passage) -> Iterator[Mention]:
    """Yield the sites, the towns and the capitals that an adjective in small letters names, in no order."""
    for nouns, gender in _SITES:
        for noun, adjective in _described_nouns(passage, nouns):
            if mention := _site(passage, adjective, noun, gender):
                yield mention
    for _, adjective in _described_nouns(passage, _IN_TOWN):
        if town := town_of(passage, adjective.of(passage.text)):
            yield Mention(adjective, town, PlaceKind.SETTLEMENT, "adjective")
    for capital in passage.words.below("capitals"):
        for hit in passage.phrases.find(capital, passage.start, passage.end):
            common = passage.text[hit.start].islower() or passage.opens_sentence(hit.start)
            if common and not passage.text.startswith(_OWNERS, hit.end):
                yield Mention(hit, capital.partition(".")[2], PlaceKind.SETTLEMENT, "adjective")


def own_capitals(passage: Passage, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the country's own capital for a bare 'the capital' below the title, where no capital is named."""
    known = [facts for mention in named if (facts := passage.facts(mention.name))]
    if passage.title or any(_is_foreign(passage, facts) for facts in known):
        return
    told = {mention.name for mention in named}  # a capital that is named is what 'the capital' refers back to
    for capital in passage.words.below("own_capital"):
        if capital.partition(".")[2] in told:
            continue
        for hit in passage.phrases.find(capital, passage.start, passage.end):
            owned = _OWNED.match(passage.text, hit.end) is not None
            taken = any(hit.overlaps(mention.span) for mention in named)
            if not owned and not taken and _ADJECTIVAL.search(passage.word_before(hit.start)) is None:
                yield Mention(hit, capital.partition(".")[2], PlaceKind.SETTLEMENT, "noun")


def _is_foreign(passage: Passage, facts: NameFacts) -> bool:
    famous = PlaceKind.COUNTRY in facts.kinds or facts.population >= _METROPOLIS
    return famous and facts.countries.isdisjoint(passage.home)


def _described_nouns(passage: Passage, nouns: str) -> Iterable[tuple[Span, Span]]:
    for noun in passage.phrases.find(nouns, passage.start, passage.end):
        found = _ADJECTIVE.search(passage.word_before(noun.start))
        if found and not passage.has("adjective_places.no_town", before := _before(noun, found)):
            yield noun, before


def _before(noun: Span, found: re.Match[str]) -> Span:
    start = noun.start - len(found.group())
    return Span(start, start + len(found[1]))


def _site(passage: Passage, adjective: Span, noun: Span, gender: str) -> Mention | None:
    """Return a site where a list has its name, else its town."""
    surface = adjective.of(passage.text).capitalize()
    whole = Span(adjective.start, noun.end)
    for form in adjective_forms(surface, passage.words.language, gender):
        name = site_name(passage, form, noun.of(passage.text))
        facts = passage.facts(name)
        if facts and PlaceKind.SITE in facts.kinds:
            return Mention(whole, name, PlaceKind.SITE, "adjective")
    town = town_of(passage, surface)
    return Mention(whole, town, PlaceKind.SETTLEMENT, "adjective") if town else None
