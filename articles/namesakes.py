"""Namesakes: what bears a place's name and is no place - a street, a club, a person, a front sector."""

from __future__ import annotations

import re

from articles.article import Span
from articles.extents import kind_told
from articles.inflection import adjective_forms
from articles.passages import Passage
from articles.placenames import PlaceKind

_ON = re.compile(r"(?<!\w)на\s$", re.IGNORECASE)
_AGED = re.compile(r"\d-(?:летн|річн|year-old)\w*\s$")
_INITIAL = re.compile(r"\s[А-ЯІЇЄҐA-Z]\.(?=[\s,)]|$)")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_LIST = 60
_OF_TOWNS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.DISTRICT, PlaceKind.ADMIN1})
_ARTICLE = re.compile(r"(?<!\w)(?:the|its) $", re.IGNORECASE)
_BARE = re.compile(
    r"[,.;)]|['’]s |$| (?:was|were|is|are|had|has|have|in|at|on|off|and|when|after|while|to|by|which|who)\b"
)
_LOCATIVE = ("ской", "цкой", "ській", "цькій")
_NAME = r"[^\W\d_a-zа-яіїєґё][\w’'ʼ-]"
_TITLE = re.compile(rf"(?<!\w){_NAME}+[ \u00a0]$")
_NOUN = re.compile(r"(?<![\w-])([a-z][a-z-]+)[ \u00a0,]+$")
_FIRM = re.compile(rf" & {_NAME}*")
_BLANKS = frozenset(" \u00a0")
_LEFT = re.compile(rf"(?<!\w)({_NAME}*)[ \u00a0]$")
_RIGHT = re.compile(rf"[ \u00a0]({_NAME}+)")
PERSON = "part of a name"
_TOWN_AHEAD = frozenset({"where", "located", "near", "roles.speaker_before", "roles.home_before", "roles.care_before"})
_SURNAME = 20_000
_SURNAMES = ("ин", "ов", "ев", "ёв", "ий", "ый", "ын", "їв", "ін", "їн")
_GENDERS = ("masculine", "feminine")
_OPENED = re.compile(rf"[«“„]((?:{_NAME}*\s){{0,3}})$")
_CAPITALS_BEFORE = re.compile(r"\(((?:[^\W\d_a-zа-яіїєґё]+ ){0,3})$")
_CAPITALS_BEHIND = re.compile(r"((?: [^\W\d_a-zа-яіїєґё]+){0,3})\)")
_AND_THE = re.compile(rf"[,:]? the (?:{_NAME}*(?: {_NAME}*)?(?:, | and |, and )the )?$")
_CLOSED = re.compile(rf"((?:\s{_NAME}*){{0,3}})[»”]")


def namesake(passage: Passage, span: Span) -> str:
    """Return what bears the place's name where it is a street, a club, a person..., else nothing."""
    bearer = _bearer(passage, span) or _proper(passage, span)
    if bearer:
        return f"before '{bearer.of(passage.text)}'"
    named = passage.ahead("places.namesake_before", span.start) or _titled(passage, span) or _called(passage, span)
    if named and not _has_institution(passage, span):
        return f"after '{named.of(passage.text)}'"
    if _direction(passage, span):
        return "a direction"
    if _ON.search(passage.word_before(span.start)) and span.of(passage.text).endswith(_LOCATIVE):
        return "a street"  # 'на Пушкинской', with no noun of a region behind it
    quoted = _quoted(passage, span) or _ship(passage, span)
    if quoted:
        return f"in the name «{quoted}»"
    return (
        _garrison(passage, span) or _afloat(passage, span) or _with_article(passage, span) or _of_person(passage, span)
    )


def _of_person(passage: Passage, span: Span) -> str:
    told = passage.ahead("places.settlement_before", span.start)
    return "" if passage.title or told else _person(passage, span)


def _with_article(passage: Passage, span: Span) -> str:
    """Tell that 'the' stands before a bare name, as it does before ships: 'the Sig was holed', 'the Moskva, a'."""
    if passage.words.endings or passage.title or kind_told(passage, span)[0]:
        return ""
    surface = span.of(passage.text)
    articled = _ARTICLE.search(passage.before(span.start)) and surface.rpartition(" ")[2][:1].isupper()
    name = passage.best_name([surface]) if articled else None
    facts = passage.facts(name) if name else None
    town = facts is not None and PlaceKind.SETTLEMENT in facts.kinds and facts.kinds <= _OF_TOWNS
    listed = passage.has("places.plural", Span(span.end, min(passage.end, span.end + _LIST)))  # 'the X and Y regions'
    bare = town and not listed and _BARE.match(passage.after(span.end)) is not None
    return "a name that no town bears with an article" if bare else ""


def _bearer(passage: Passage, span: Span) -> Span | None:
    """Return the noun of a street or a club behind a name, or a partner: 'Kyiv Square', 'Lyon & Turnbull'."""
    if partner := _FIRM.match(passage.after(span.end)):
        return Span(span.end + 1, span.end + partner.end())
    found = passage.behind("places.namesake", span.end)
    if found is None or not passage.after(span.end)[:1].isspace():
        return None
    noun = found.of(passage.text)
    return found if noun[0].isupper() or noun in passage.words.words["places.namesake"] else None


def _proper(passage: Passage, span: Span) -> Span | None:
    """Return the noun of what an adjective is the proper name of: 'в Покровском храме'."""
    surface = span.of(passage.text)
    adjectival = any(adjective_forms(surface, passage.words.language, gender) for gender in _GENDERS)
    return passage.behind("places.namesake_adjective", span.end) if adjectival else None


def _has_institution(passage: Passage, span: Span) -> bool:
    """Tell whether a town is told by what it has: 'театр Мариуполя'; no 'театр Пушкина', as people are called too."""
    if passage.ahead("places.institutions", span.start) is None:
        return False
    surface = span.of(passage.text)
    name = passage.best_name(surface.split())
    facts = passage.facts(name) if name else None
    if name is None or facts is None or name == surface or name.endswith(_SURNAMES):
        return False
    return PlaceKind.SETTLEMENT in facts.kinds and facts.population >= _SURNAME


def _titled(passage: Passage, span: Span) -> Span | None:
    """Return the noun of a street or a club before a name with its rank or title: 'проспект Маршала Жукова'."""
    title = _TITLE.search(passage.word_before(span.start))
    return passage.ahead("places.namesake_before", span.start - len(title.group())) if title else None


def _called(passage: Passage, span: Span) -> Span | None:
    """Return the word by which something other than a place is called by a name: 'a crater named Lowell'."""
    named = passage.ahead("grounds.named", span.start)
    noun = _NOUN.search(passage.before(named.start)) if named else None
    return named if noun and noun[1] not in passage.words.words["places.apposed"] else None


def _direction(passage: Passage, span: Span) -> bool:
    """Tell whether an adjective stands for a front sector, its noun left out: 'На Лиманському ворог...'."""
    if not adjective_forms(span.of(passage.text), passage.words.language, "masculine"):
        return False
    if _ON.search(passage.word_before(span.start)) is None:
        return False
    return passage.has("places.direction", passage.around(span))


def _ship(passage: Passage, span: Span) -> str:
    """Return a name in brackets and capitals, as ships have, that a place name is part of: 'a tanker (CHIOS LION)'."""
    closed = _CAPITALS_BEHIND.match(passage.after(span.end)) if span.of(passage.text).isupper() else None
    opened = _CAPITALS_BEFORE.search(passage.before(span.start)) if closed else None
    if opened is None or closed is None:
        return ""
    whole = opened.group(1) + span.of(passage.text) + closed.group(1)
    return whole if " " in whole else ""


def _garrison(passage: Passage, span: Span) -> str:
    """Tell that a name stands in brackets behind a unit of an army: 'the 20th Rifle Division (Volgograd)'."""
    bracketed = passage.before(span.start).endswith(" (") and passage.after(span.end).startswith(")")
    return "where a unit is from" if bracketed and passage.ahead("places.units", span.start - 1) else ""


def _afloat(passage: Passage, span: Span) -> str:
    """Tell that a name is one of some ships told before: 'two missile ships, the Tatarstan and the Dagestan'."""
    listed = _AND_THE.search(passage.before(span.start))
    ships = listed and passage.ahead("roles.vessels", span.start - len(listed.group()))
    return "the name of a ship" if ships else ""


def _quoted(passage: Passage, span: Span) -> str:
    """Return a name of several capitalised words in quotation marks that a place name is part of: «Град Свияжск»."""
    closed = _CLOSED.match(passage.after(span.end))
    opened = _OPENED.search(passage.before(span.start)) if closed else None
    if opened is None or closed is None:
        return ""
    name = opened.group(1) + span.of(passage.text) + closed.group(1)
    whole = Span(span.start - len(opened.group(1)), span.end + len(closed.group(1)))
    told = any(passage.has(f"triggers.{each}", whole) for each in ("strong", "weak", "damage", "harm"))
    return "" if told or (name == span.of(passage.text) and not _bare_village(passage, span)) else name


def _bare_village(passage: Passage, span: Span) -> bool:
    """Tell whether nothing but a settlement bears a name that stands alone in quotation marks: «Майский»."""
    if passage.title or kind_told(passage, Span(span.start - 1, span.end))[0]:
        return False
    name = passage.best_name([span.of(passage.text)])
    facts = passage.facts(name) if name else None
    return facts is not None and facts.kinds == {PlaceKind.SETTLEMENT}


def _person(passage: Passage, span: Span) -> str:
    """Tell a name beside another capitalised word that is neither place nor title: 'Brian Lyman', 'Odessa Rae'."""
    before, after = passage.word_before(span.start), passage.after(span.end)
    if _AGED.search(before):
        return f"{PERSON}, behind an age"
    if _INITIAL.match(after) and passage.words.language != "en" and not passage.ahead("where", span.start):
        return f"{PERSON}, before an initial"
    left = _LEFT.search(before) if before[-1:] in _BLANKS else None
    given = passage.words.names["given"]
    common = passage.stops - given
    owned = left is not None and _POSSESSIVE.search(left.group(1)) is not None  # 'Sagaing Region's Kanbalu Township'
    if (
        left
        and not owned
        and left.group(1) not in common
        and "-" not in left.group(1)
        and _is_given(passage, left, span.start)
    ):
        return f"{PERSON}, after '{left.group(1)}'"
    right = _RIGHT.match(after)
    if right and passage.words.endings and not _TOWN_AHEAD.isdisjoint(passage.lists_ahead(span.start)):
        return ""  # 'Записала в Бахмуті Ірина Л.', 'мер Одеси Геннадій Т.'
    first = span.of(passage.text) in given
    owner = _POSSESSIVE.search(span.of(passage.text))  # 'Kabul's Eid Gah mosque'
    if right and not owner and right.group(1) not in passage.plain and (first or _personal(passage, right.group(1))):
        return f"{PERSON}, before '{right.group(1)}'"
    return ""


def _is_given(passage: Passage, left: re.Match[str], end: int) -> bool:
    """Tell whether the word before a name may be a first name; no verb that opens a sentence: 'Затоплены Олешки'."""
    endings = passage.words.endings.get("verbal")
    verbal = endings is not None and endings.replaced(left.group(1))
    start = end - len(left.group())
    if passage.words.endings and any(
        name.startswith("triggers.") for name in passage.phrases.lists_of(Span(start, start + len(left.group(1))))
    ):
        return False  # 'Бомбардування Сум'
    return not (verbal and passage.opens_sentence(end - len(left.group()))) and _personal(passage, left.group(1))


def _personal(passage: Passage, word: str) -> bool:
    if word in passage.plain or word.isupper():
        return False
    if word in passage.persons or word in passage.words.names["given"]:
        return True
    name = passage.best_name([word])
    facts = passage.facts(name) if name else None
    return facts is None or (facts.population < _SURNAME and facts.kinds == {PlaceKind.SETTLEMENT})
