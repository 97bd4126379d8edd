"""Hamlets: names that no list of places has, where the words around make places of them."""

from __future__ import annotations

import re

from articles.article import Span
from articles.extents import adjective_area, kind_told, with_extent
from articles.inflection import adjective_forms
from articles.passages import Mention, Passage
from articles.placenames import PlaceKind

_HELD = re.compile(r"-(?:controlled|held|run|occupied|linked|backed|affiliated|ruled|administered|led|owned|allied)$")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_UNKNOWN = frozenset({PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.SETTLEMENT})
_LOCAL = frozenset({PlaceKind.DISTRICT, PlaceKind.SETTLEMENT})
_AREAS = frozenset({PlaceKind.ADMIN1, PlaceKind.DISTRICT, PlaceKind.COUNTRY_PART, PlaceKind.COUNTRY})
_DISTANCE = re.compile(r",?\s(?:\w+\s){0,2}\d[\d.,]*\s?[^\W\d_]+\.?(?:\s\([^()]{1,24}\))?")
_WORD = r"[^\W\d_a-zа-яіїєґё][\w’'ʼ-]+"
_BEHIND = re.compile(rf"\s(?:the\s)?(?:[a-z][\w-]*\s){{0,2}}({_WORD}(?:[ -]{_WORD}){{0,2}})")
_CLOSED = re.compile(r"(?:\s[a-z]+)?\s?[,.;:)]")
_NAME = rf"{_WORD}(?: {_WORD})?"
_LISTED = re.compile(rf"(?<![\w-])({_NAME})((?:, {_NAME})*)((?:,? and |, )(?:(?:in|at|on|near) )?)$")
_LISTED_ON = re.compile(rf"((?:, {_NAME})*,? and {_NAME})[,.;]")
_ENDS = frozenset(",.;")
_NEXT = re.compile(rf"\s({_WORD})")
_REACH = 90
_CITY = 50_000
_JOINTS = (", ", " and ", " in ", " at ", " on ", " near ")
_STRUCK = frozenset({"roles.attacked_before", "located"})
_PREPOSITIONS = ("near", "upon", "over", "located")
_ENTRY = re.compile(r"\n\W{0,4}$")  # a list item or a paragraph begins


def hamlet(passage: Passage, span: Span) -> Mention | None:
    """Return a name that no list has where the words make it a place: 'the village of X', 'near X in the Y region'."""
    surface = span.of(passage.text)
    kind, noun = kind_told(passage, span)
    whole = passage.best_name([*surface.split(), *noun.split()]) if noun and surface not in passage.stops else None
    if whole:
        return with_extent(passage, Mention(span, whole, kind, "names"))
    if district := _land(passage, surface):
        return Mention(span, district, PlaceKind.DISTRICT, "names")
    tied = kind is None and _tied(passage, span)
    if kind is None and not tied and passage.behind("places.settlement_after", span.end) is None:
        return None
    if not all(_may_name(passage, word) for word in surface.split()) or _ends_otherwise(passage, span, surface):
        return None
    if tied:
        kind = PlaceKind.SETTLEMENT
    elif kind is None:
        told = passage.ahead("near", span.start) or passage.ahead("roles.attacked_before", span.start)
        kind = PlaceKind.SETTLEMENT if told else None
    if kind not in (_LOCAL if " " in surface else _UNKNOWN):
        return None
    return with_extent(passage, Mention(span, surface, kind, "wording"))


def _land(passage: Passage, surface: str) -> str | None:
    """Return the district that the name of a land around a town stands for: 'Нікопольщина'."""
    districts = ((form, passage.facts(form)) for form in adjective_forms(surface, passage.words.language, "land"))
    return next((form for form, facts in districts if facts and PlaceKind.DISTRICT in facts.kinds), None)


def _ends_otherwise(passage: Passage, span: Span, surface: str) -> bool:
    """Tell whether the last of several words is an area, a city or a weapon: 'село Ярова Лиманської громади'."""
    last = surface.rpartition(" ")[2]
    if last == surface:
        return False
    if _is_holder(passage, last):
        return True
    arms = any(name.startswith("weapons.") for name in passage.phrases.lists_within(span.start, span.end))
    return arms or adjective_area(passage, Span(span.end - len(last), span.end)) is not None


def _is_holder(passage: Passage, word: str) -> bool:
    """Tell whether a word in another case than the first is a city: 'в микрорайоне Текстильщик Донецка'."""
    name = passage.best_name([word]) if passage.words.endings else None
    facts = passage.facts(name) if name else None
    return facts is not None and name != word and facts.population >= _CITY


def _may_name(passage: Passage, word: str) -> bool:
    return word not in passage.stops and _POSSESSIVE.search(word) is None and _HELD.search(word) is None


def _tied(passage: Passage, span: Span) -> bool:
    """Tell whether a known place ties a name to the ground: 'in Falam, Chin State', 'in Kyiv, Irpin and Xxx'.

    Languages that inflect have other means: a noun before, an adjective of the region, a town beside it.
    """
    if passage.words.endings:
        return _beside_town(passage, span)
    surface = span.of(passage.text)
    if surface.isupper() or not (_listed(passage, span) or _located(passage, span)):
        return False  # 'IS in Syria'
    return not _is_institution(passage, span, surface)  # 'the Jordanian Embassy in Beirut'


def _located(passage: Passage, span: Span) -> bool:
    """Tell whether a name stands where places stand, with a known place behind it that says where it lies."""
    ahead = _on_ground(passage, span.start)
    lists = passage.lists_ahead(span.start)
    if not (ahead or not _STRUCK.isdisjoint(lists) or _ENTRY.search(passage.before(span.start))):
        return False
    listed = _LISTED_ON.match(passage.text, span.end, passage.end)  # 'raids on Xxx and Yyy, north of Tyre'
    return any(_lies_beside(passage, end, ahead=ahead) for end in (span.end, *([listed.end(1)] if listed else [])))


def _beside_town(passage: Passage, span: Span) -> bool:
    """Tell whether a name stands behind 'in' and before a known place beside it: 'у Лапаївці під Львовом'."""
    beside = passage.behind("beside", span.end) if passage.ahead("where", span.start) else None
    town = _NEXT.match(passage.text, beside.end, passage.end) if beside else None
    return town is not None and _is_known(passage, town.start(1), [town[1]], area=False)


def _is_institution(passage: Passage, span: Span, surface: str) -> bool:
    """Tell whether the last word says that they name a house or a body: 'Embassy', 'Hospital', 'Institute'."""
    last = Span(span.start + surface.rfind(" ") + 1, span.end)
    return any(passage.phrases.is_one(f"places.{name}", last) for name in ("namesake", "house"))


def _on_ground(passage: Passage, position: int, *, villages: bool = False) -> bool:
    """Tell whether a place stands behind a preposition: 'near', 'fell on'; whom one 'attacked' may be a group."""
    if passage.ahead("near", position) or (villages and passage.ahead("places.settlement_before", position)):
        return True
    struck = passage.ahead("roles.attacked_before", position)
    if struck is None:
        return False
    last = Span(struck.end - len(struck.of(passage.text).rpartition(" ")[2]), struck.end)
    return any(passage.phrases.is_one(name, last) for name in _PREPOSITIONS)


def _lies_beside(passage: Passage, end: int, *, ahead: bool) -> bool:
    """Tell whether a known place behind a name says where it lies: ', 50 km south of Baghdad', ' in Kursk Oblast'."""
    distance = _DISTANCE.match(passage.text, end, passage.end)
    comma = passage.text[end : end + 1] == ","
    start = distance.end() if distance else end + comma
    beside = passage.behind("beside", start)
    within = None if distance or beside else passage.behind("where", start)
    if not (beside or (comma and not distance) or (ahead and within)):
        return False
    told = beside or within
    found = _BEHIND.match(passage.text, told.end if told else start, passage.end)
    if found is None or (not told and not ahead and _CLOSED.match(passage.text, found.end(), passage.end) is None):
        return False
    return _is_known(passage, found.start(1), found[1].split(), area=beside is None)


def _is_known(passage: Passage, start: int, words: list[str], *, area: bool) -> bool:
    """Tell whether some words begin with the name of a known place, of an `area` if asked."""
    for size in range(len(words), 0, -1):
        name = passage.best_name(words[:size])
        facts = passage.facts(name) if name and name not in passage.stops else None
        if facts is None:
            continue
        end = start + len(" ".join(words[:size]))
        return not area or not _AREAS.isdisjoint(facts.kinds) or kind_told(passage, Span(start, end))[0] in _AREAS
    return False


def _listed(passage: Passage, span: Span) -> bool:
    """Tell whether a name is one of a list of places on the ground: 'in Idlib, Binnish, and Nayrab.'."""
    if not passage.text.endswith(_JOINTS, passage.start, span.start):
        return False
    before = _LISTED.search(passage.text, max(passage.start, span.start - _REACH), span.start)
    if before is None or not _on_ground(passage, before.start(1), villages=True):
        return False
    last = "and" in before[3] and passage.text[span.end : span.end + 1] in _ENDS
    if not last and ("and" in before[3] or _LISTED_ON.match(passage.text, span.end, passage.end) is None):
        return False
    return before[1] not in passage.stops and _is_known(passage, before.start(1), before[1].split(), area=False)
