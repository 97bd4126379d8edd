"""Extents: what the nouns around a name make of it - an oblast, a raion, a site, a water, a village."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.article import Span
from articles.inflection import adjective_forms, basic_names
from articles.passages import Mention, Passage
from articles.placenames import PlaceKind
from articles.towns import town_of

_BLANK_AHEAD = re.compile(r"['’ʼ]?s?\s")
_CLOSED = re.compile(r"\s*(?:[,;.)—–-]|(?:и|та|і|й|або|или)\s)")
_NEXT = re.compile(r"(?:,|,?\s(?:и|та|і|й|або|или))\s([А-ЯІЇЄҐЁ][\w’'ʼ-]+)")
_LIST_AHEAD = re.compile(r"\s*[,:(—–]\s?(?:[А-ЯІЇЄҐЁ][\w’'ʼ-]+(?:,|,?\s(?:и|та|і|й|або|или))\s)*$")
_FEW_SMALL = re.compile(r"(?:\s[а-яіїєґё]+){0,2}")
_NOUN_REACH = 60
_ON = re.compile(r"(?<!\w)на\s$", re.IGNORECASE)
_OWN_NAME = re.compile(r"\s([^\W\d_a-z][\w’'ʼ-]+)\s$")
_LOCATIVE = ("ой", "ій")
_IN_LIST = re.compile(r"[»”\"]?,?\s*(?:and|or|&|і|та|й|и)?\s*(?:the\s+)?[«“\"]?")
_PLURAL_AHEAD = re.compile(r"(?<!\w)([а-яіїєґё]{4,}[ыимх])\s[«“\"]?$")
_PLURAL_BEHIND = re.compile(r"[»”\"]?\s((?:[a-z]+\s)?[a-z]{3,}s)(?!\w)")
_MOST_LISTED = 5
_MOST_NOUNS = 2  # 'военному аэродрому'
_SITE_OR_TOWN = frozenset({PlaceKind.SITE, PlaceKind.SETTLEMENT})
_STREETS = "one of several streets"
_KINDS = (PlaceKind.SITE, PlaceKind.WATER, PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.SETTLEMENT)
_NOUNS = {kind: f"places.{kind}" for kind in _KINDS}
_NOUNS_BEFORE = {kind: f"places.{kind}_before" for kind in _KINDS}
_NOUN_LISTS, _NOUN_LISTS_BEFORE = frozenset(_NOUNS.values()), frozenset(_NOUNS_BEFORE.values())
_SHARED = frozenset({PlaceKind.ADMIN1, PlaceKind.DISTRICT, PlaceKind.SITE})
_GENDERS = ("masculine", "feminine")
_ADJECTIVES = tuple(
    (kind, gender, f"adjective_places.{kind}_{gender}")
    for kind, gender in (
        (PlaceKind.ADMIN1, "feminine"),
        (PlaceKind.ADMIN1, "masculine"),
        (PlaceKind.DISTRICT, "masculine"),
        (PlaceKind.DISTRICT, "feminine"),
        (PlaceKind.SITE, "feminine"),
        (PlaceKind.SITE, "masculine"),
    )
)


def kind_told(passage: Passage, span: Span) -> tuple[PlaceKind | None, str]:
    """Return what the nouns around a name make of it, and the noun; asked once for each name."""
    if span not in passage.told:
        passage.told[span] = _kind_told(passage, span)
    return passage.told[span]


def _kind_told(passage: Passage, span: Span) -> tuple[PlaceKind | None, str]:
    if _BLANK_AHEAD.match(passage.text, span.end, passage.end):
        named = _NOUN_LISTS & passage.lists_behind(span.end)
        kind = next((kind for kind in _KINDS if _NOUNS[kind] in named), None) if named else None
        noun = passage.behind(_NOUNS[kind], span.end) if kind else None
        if noun and not passage.behind(_NOUNS_BEFORE[PlaceKind.SETTLEMENT], noun.end):  # 'the Red Sea port city of'
            return kind, noun.of(passage.text)
    named = _NOUN_LISTS_BEFORE & passage.lists_ahead(span.start)
    kind = next((kind for kind in _KINDS if _NOUNS_BEFORE[kind] in named), None) if named else None
    return (None if kind is PlaceKind.SITE and _of_named_site(passage, span) else kind), ""


def _of_named_site(passage: Passage, span: Span) -> bool:
    """Tell whether the site before a name has a name of its own: 'the Dyagilevo airfield in Ryazan'."""
    noun = passage.ahead(_NOUNS_BEFORE[PlaceKind.SITE], span.start) if not passage.words.endings else None
    own = _OWN_NAME.search(passage.word_before(noun.start)) if noun else None
    name = passage.best_name([own[1]]) if own and own[1] not in passage.stops else None
    facts = passage.facts(name) if name else None
    return facts is not None and PlaceKind.WATER not in facts.kinds


def with_extent(passage: Passage, mention: Mention) -> Mention:
    """Take the noun behind a name in: 'Kherson region'; a site or a water is known by its whole name if listed."""
    kind, noun = kind_told(passage, mention.span)
    if kind is None and (mention.name in passage.words.names["lands"] or _land_around(passage, mention.span)):
        return replace(mention, kind=PlaceKind.ADMIN1)  # though a town or villages bear its name, too
    if not noun:
        return _with_noun_before(passage, mention) if kind is PlaceKind.SITE else mention
    end = mention.span.end + passage.after(mention.span.end).index(noun) + len(noun)
    whole = mention.name
    if kind in {PlaceKind.SITE, PlaceKind.WATER} and mention.name.count(" ") == mention.span.of(passage.text).count(
        " "
    ):
        names = [f"{mention.name} {form}" for form in basic_names(noun.split(), passage.words.language)]
        whole = next((name for name in names if passage.facts(name)), mention.name)
    return replace(mention, span=Span(mention.span.start, end), name=whole, kind=kind)


def _land_around(passage: Passage, span: Span) -> bool:
    """Tell whether the land around a town is meant, not the town: 'на Запоріжжі', but 'атака на Запоріжжя'."""
    around = span.of(passage.text) in passage.words.names["lands_around"]
    return around and _ON.search(passage.word_before(span.start)) is not None


def _with_noun_before(passage: Passage, mention: Mention) -> Mention:
    """Name a site by the noun before its town: 'по аэродрому Краматорска'; where no list has it, it is in the town."""
    before = passage.ahead(_NOUNS_BEFORE[PlaceKind.SITE], mention.span.start) if passage.words.endings else None
    if before is None:
        return mention
    words = before.of(passage.text).split()
    nouns = (noun for size in (_MOST_NOUNS, 1) for noun in basic_names(words[:size], passage.words.language))
    tried = (f"{noun} {name}" for noun in nouns for name in (mention.name, mention.span.of(passage.text)))
    if whole := next((name for name in tried if passage.facts(name)), None):
        return replace(mention, name=whole)
    facts = passage.facts(mention.name)
    other = facts is not None and facts.kinds >= _SITE_OR_TOWN
    return replace(mention, kind=None) if other else mention


def adjective_area(passage: Passage, span: Span) -> Mention | None:
    """Read 'Харківській області', 'Пермским краем', 'Кировского района', 'Курской АЭС' and, listed, 'над Курской'."""
    if not passage.words.endings:
        return None
    surface = span.of(passage.text)
    for kind, gender, nouns in _ADJECTIVES if " " not in surface else ():
        forms = adjective_forms(surface, passage.words.language, gender)
        if not forms:
            continue
        noun = passage.behind(nouns, span.end)
        if noun:
            whole = Span(span.start, noun.end)
            if kind is PlaceKind.SITE:
                return _site(passage, whole, site_name(passage, forms[0], noun.of(passage.text)))
            return Mention(whole, _area_name(passage, surface, kind, forms), kind, "adjective")
        if kind is PlaceKind.ADMIN1 and _elliptical(passage, span, forms[0]):
            return Mention(span, forms[0], kind, "adjective")
        if kind is PlaceKind.DISTRICT and (_of_a_list(passage, span, gender) or _behind_noun(passage, span, nouns)):
            return Mention(span, forms[0], kind, "adjective")
    return None


def _site(passage: Passage, whole: Span, name: str) -> Mention:
    """Return a site where a list has its name, else the town of its adjective: 'Харківський аеродром'."""
    town = None if passage.facts(name) else town_of(passage, name.partition(" ")[0])
    return Mention(whole, town or name, PlaceKind.SETTLEMENT if town else PlaceKind.SITE, "adjective")


def _area_name(passage: Passage, surface: str, kind: PlaceKind, forms: Sequence[str]) -> str:
    """Return the form that a list has as such an area: 'Московским регионом' is the 'Московская' oblast."""
    regions = adjective_forms(surface, passage.words.language, "region") if kind is PlaceKind.ADMIN1 else ()
    known = ((form, passage.facts(form)) for form in (*forms, *regions))
    return next((form for form, facts in known if facts and kind in facts.kinds), forms[0])


def shared_nouns(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Give each name of a list the kind that its plural noun tells: 'the Kherson and Mykolaiv regions'."""
    shared = _listed_sites(passage, _shared_streets(passage, _shared_sites(passage, mentions)))
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        plural = passage.has("places.plural", other.span) or other.found_by == "list"
        if other.namesake and passage.behind("places.plural", other.span.end) and _in_list(passage, one, other):
            shared[index] = replace(one, namesake=other.namesake)  # 'the Volyn and Polissia directions'
            continue
        if one.kind is None and other.kind in _SHARED and plural and _in_list(passage, one, other):
            shared[index] = replace(one, kind=other.kind, found_by="list")
    for index in range(1, len(shared)):
        one, other = shared[index - 1], shared[index]
        plural = one.found_by == "listed" or passage.ahead("places.plural_before", one.span.start) is not None
        if other.kind is None and one.kind in _SHARED and plural and _in_list(passage, one, other):
            shared[index] = replace(other, kind=one.kind, found_by="listed")
    return shared


def site_name(passage: Passage, adjective: str, noun: str) -> str:
    """Return the name of a site as a list has it, the noun in its basic form: 'Курская АЭС'."""
    names = [f"{adjective} {form}" for form in basic_names(noun.split(), passage.words.language)]
    return next((name for name in names if passage.facts(name)), f"{adjective} {noun}")


def _shared_sites(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Give the adjective before 'и' the noun behind the next one: 'Рязанского и Новокуйбышевского НПЗ'."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        _, _, noun = other.span.of(passage.text).partition(" ")
        if one.kind is None and other.kind is PlaceKind.SITE and noun and _in_list(passage, one, other):
            surface = one.span.of(passage.text)
            forms = (form for gender in _GENDERS for form in adjective_forms(surface, passage.words.language, gender))
            name = next((site_name(passage, form, noun) for form in forms), None)
            shared[index] = replace(one, name=name, kind=PlaceKind.SITE, found_by="list") if name else one
    return shared


def _shared_streets(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Give the name behind 'и' the street before the first: 'на улицах Киевской и Сумской'."""
    shared = list(mentions)
    for index in range(1, len(shared)):
        one, other = shared[index - 1], shared[index]
        streets = passage.ahead("places.namesakes_before", one.span.start) or one.namesake == _STREETS
        if streets and not other.namesake and _in_list(passage, one, other):
            shared[index] = replace(other, namesake=_STREETS)
    return shared


def _listed_sites(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Name the sites of a list by the plural beside it: 'аэродромы «Энгельс» и «Саки»', 'Engels and Saky air bases'."""
    shared, start = list(mentions), 0
    for end in range(1, len(shared) + 1):
        if end < len(shared) and _in_list(passage, shared[end - 1], shared[end]):
            continue
        if end - start > 1:
            ahead = _PLURAL_AHEAD.search(passage.before(shared[start].span.start))
            behind = _PLURAL_BEHIND.match(passage.after(shared[end - 1].span.end))
            nouns = [*_singulars(ahead[1] if ahead else ""), *_singulars(behind[1] if behind else "")]
            shared[start:end] = [_as_site(passage, mention, nouns) for mention in shared[start:end]]
        start = end
    return shared


def _singulars(plural: str) -> list[str]:
    """Return what a plural may be of: 'air bases', 'аэродромам', 'авіабази'."""
    pairs = ((1, ""), (1, "а"), (2, ""), (2, "а"), (3, "y"))
    return [plural[:-size] + ending for size, ending in pairs] if plural else []


def _as_site(passage: Passage, mention: Mention, nouns: Sequence[str]) -> Mention:
    tried = (name for noun in nouns for name in (f"{noun} {mention.name}", f"{mention.name} {noun}"))
    for name in tried if mention.kind is None and not mention.namesake else ():
        facts = passage.facts(name)
        if facts and facts.kinds == {PlaceKind.SITE}:
            return replace(mention, name=name, kind=PlaceKind.SITE, found_by="list")
    return mention


def _of_a_list(passage: Passage, span: Span, gender: str) -> bool:
    """Tell whether a noun behind other adjectives is meant: 'в Калининском и Киевском районах'."""
    end = span.end
    for _ in range(_MOST_LISTED):
        following = _NEXT.match(passage.text, end, passage.end)
        if following is None or not adjective_forms(following[1], passage.words.language, gender):
            return False
        end = following.end()
        if passage.behind(f"adjective_places.{PlaceKind.DISTRICT}_{gender}", end):
            return True
    return False


def _behind_noun(passage: Passage, span: Span, nouns: str) -> bool:
    """Tell whether the noun of a list stands before it: 'в двух районах области — Лискинском и Россошанском'."""
    listed = _LIST_AHEAD.search(passage.before(span.start))
    if listed is None or _CLOSED.match(passage.after(span.end)) is None:
        return False
    end = span.start - len(listed.group())
    return any(
        _FEW_SMALL.fullmatch(passage.text, noun.end, end)
        for noun in passage.phrases.find(nouns, max(passage.start, end - _NOUN_REACH), end)
    )


def _elliptical(passage: Passage, span: Span, form: str) -> bool:
    facts = passage.facts(form)
    if facts is None or PlaceKind.ADMIN1 not in facts.kinds:
        return False
    if _CLOSED.match(passage.after(span.end)) is None:
        return False
    if _ON.search(passage.word_before(span.start)) and span.of(passage.text).endswith(_LOCATIVE):
        return False  # 'крыши на Полтавской': a street
    return passage.has("adjective_places.admin1_feminine", passage.around(span))


def _in_list(passage: Passage, one: Mention, other: Mention) -> bool:
    between = passage.text[one.span.end : other.span.start]
    return _IN_LIST.fullmatch(between) is not None
