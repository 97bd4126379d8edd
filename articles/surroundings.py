"""Surroundings: areas that only surround a finer place, and so were not hit as a whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.article import Span
from articles.clauses import Sentence, chains_of
from articles.sides import finer_behind
from articles.toponyms import HIT, LARGER, PlaceKind, Role, Toponym, holds, quarter

_OPENING = 3  # blanks before an area that opens a sentence: 'За минулу ніч на Сумщині'
_HOLDS_BACK = 3  # places before one of which the wording may put it in
_MOST_WORDS = 5
_PAIR = 2  # 'In the Donetsk region, Kramatorsk'
_QUOTED = '»”" '
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_DISTANCE = re.compile(r",?(?: \w+){0,3} ?\(?\d[\d.,]* ?\w{1,12}\.?(?: \(\d[\d.,]* \w{1,12}\.?\))?(?: \w{1,3})?")
_CLOSES = re.compile(r"(?:,|\.|\))\s?")
_CLOSED = re.compile(r"[,;:()—–\n]")
_APPOSED = re.compile(r",(?: (?:the|a|an) [^,;:()—–\n]{3,40},)?")  # 'In Kadugli, the state capital, shells hit ...'
_WIDE = LARGER - {PlaceKind.DISTRICT}
_APPOSED_AREA = re.compile(r",\s(?:a|an)\s(?:\w+\s)?")  # 'Karrada, a Baghdad district'
_INSIDE = re.compile(r"\s(?:in|at|в|во|у|на)\s(?:the\s)?")
_OWNING = re.compile(r"(?:['’ʼ]s?)?\s")


def holder(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    """Leave out an area that holds the place beside it: 'Sumy, in the Sumy region', 'Kyiv's Podil district'."""
    index = bisect_left(sentence.places, place.span, key=_span)
    for other in sentence.places[max(0, index - _HOLDS_BACK) : index]:
        if other.span.end <= place.span.start and holds(sentence.text, other, place):
            return Role.CONTEXT, f"holds '{other.text}'"
    following = next((other for other in sentence.places[index + 1 :] if other.span.start >= place.span.end), None)
    if following and (_owns(sentence.text, place, following) or _opens_quarter(sentence, place, following)):
        return Role.CONTEXT, f"holds '{following.text}'"
    return None


def beside(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    """Leave out a town that only tells where the one before it lies: 'in Korotych near Kharkiv'."""
    word = sentence.ahead("beside", place)
    index = bisect_left(sentence.places, place.span, key=_span)
    if index == 0:
        return None
    other = sentence.places[index - 1]
    if _APPOSED_AREA.fullmatch(sentence.text, other.span.end, place.span.start) and place.kind is PlaceKind.DISTRICT:
        return Role.CONTEXT, f"says what '{other.text}' is"
    if word is None or finer_behind(sentence, other, place):
        return None
    placed = other.role is not Role.NAMESAKE and other.span.end <= word.start
    apart = placed and sentence.ahead("roles.context_before", other) is None  # 'the bank of the Dnipro near Beryslav'
    apart = apart and (other.kind is not PlaceKind.WATER or sentence.ahead("on_water", other) is not None)
    if apart and other.kind not in _WIDE and _tells_where(sentence, other, word, place):
        return Role.CONTEXT, f"tells where '{other.text}' lies"
    return None


def _tells_where(sentence: Sentence, place: Toponym, word: Span, other: Toponym) -> bool:
    """Tell whether a word such as 'near' hangs on the place before it: 'Korotych near', 'Merefa, a town south of'."""
    between = sentence.text[place.span.end : word.start].rstrip()
    if not between:
        return place.kind not in _WIDE
    if any(place.span.end <= hit.start < word.start for hit in sentence.evidence.triggers):
        return False
    if _DISTANCE.fullmatch(between):
        return True
    if between[0] != ",":
        return False
    if sentence.phrases.has("places.apposed", place.span.end, word.end):
        return between.count(" ") <= _MOST_WORDS and not _CLOSED.search(between, 1)
    before, aside = sentence.ahead("beside", place), _aside(sentence, other)
    again = before is not None and (not aside or before.of(sentence.text) == word.of(sentence.text))
    return between == "," and (aside or " " in word.of(sentence.text).strip()) and not again


def _aside(sentence: Sentence, place: Toponym) -> bool:
    """Tell whether what names a place ends with it: 'in Aitou, near Zgharta, bombs', no ', near B, and in C'."""
    closed = _CLOSES.match(sentence.text, place.span.end) if sentence.ahead("aside", place) else None
    return closed is not None and sentence.phrases.starting("list_words", closed.end(), sentence.span.end) is None


def _span(place: Toponym) -> Span:
    return place.span


def _owns(text: str, place: Toponym, following: Toponym) -> bool:
    """Tell whether a possessive puts the next place in this one: 'Kyiv's Shevchenkivskyi district'."""
    between = text[place.span.end : following.span.start]
    return bool(_OWNING.fullmatch(between) and (between.strip() or _POSSESSIVE.search(place.text)))


def _opens_quarter(sentence: Sentence, place: Toponym, following: Toponym) -> bool:
    """Tell whether a city only leads to its own district: 'у Харкові, у Київському районі'."""
    if not (quarter(place, following) or _is_quarter(sentence, place, following)):
        return False
    between = sentence.text[place.span.end : following.span.start]
    if between.strip(" ,") in sentence.words.words.get("where", ()):
        return True
    if sentence.ahead("roles.attacked_before", place) and _narrowed(sentence, place, following):
        return True
    apposed = _APPOSED.match(sentence.text, place.span.end, following.span.start)
    told = sentence.behind("relative_where", place)  # 'bombings in Homs, where two went off in the Zahraa quarter'
    start = told.end if told else apposed.end() if apposed else place.span.end
    cut = _CLOSED.search(sentence.text, start, following.span.start)
    hit = sentence.ahead("where", following) or sentence.ahead("roles.attacked_before", following)
    within = hit is not None and sentence.ahead("where", place) is not None
    return within and cut is None and not sentence.phrases.has("list_words", start, following.span.start)


def _narrowed(sentence: Sentence, place: Toponym, following: Toponym) -> bool:
    """Tell whether a participle says what was hit of a town: 'raids on Nyala, targeting the Al-Jir quarter'."""
    start, end = place.span.end, following.span.start
    hit = next(sentence.phrases.find("roles.narrowing", start, end), None)
    if hit is None or any(start <= other.span.start < end for other in sentence.places):
        return False
    return (
        _CLOSED.search(sentence.text, start, hit.start) is None and _CLOSED.search(sentence.text, hit.end, end) is None
    )


def _is_quarter(sentence: Sentence, place: Toponym, following: Toponym) -> bool:
    """Tell whether a district behind a town can only be a part of it: a neighbourhood, or one that no list has."""
    if following.kind is not PlaceKind.DISTRICT or place.kind not in {None, PlaceKind.SETTLEMENT}:
        return False
    noun = sentence.phrases.has("places.quarters", following.span.start, following.span.end)
    return place.role is not Role.NAMESAKE and (noun or following.known is None)


def without_surroundings(sentence: Sentence, placed: Sequence[Toponym]) -> list[Toponym]:
    """Take back the role of an area that only surrounds a finer place hit in the same clause."""
    hit = [place for place in placed if place.role in HIT]
    earlier = _day_before(sentence, hit)
    placed = [
        place.playing(Role.CONTEXT, "told apart from an earlier day")
        if place.role in HIT and place.span.end <= earlier
        else place
        for place in placed
    ]
    hit = [place for place in placed if place.role in HIT]
    return [
        replace(place, role=Role.CONTEXT, reason=f"surrounds '{around.text}'")
        if place.role in HIT and (around := _surrounded(sentence, place, hit) or _led_to(sentence, place, hit))
        else place
        for place in placed
    ]


def _day_before(sentence: Sentence, hit: Sequence[Toponym]) -> int:
    """Return where an earlier day with a place of its own is told, else 0: 'since 5 June, when ten died in Solhan'."""
    since = next(sentence.phrases.find("roles.since", sentence.span.start, sentence.span.end), None)
    when = next(sentence.phrases.find("dates.when", since.end, sentence.span.end), None) if since else None
    told = since and when and any(place.span.start >= when.end for place in hit)
    return since.start if since and told else 0


def _is_area(place: Toponym) -> bool:
    return _kind(place) in LARGER or place.kind is PlaceKind.WATER


def _kind(place: Toponym) -> PlaceKind | None:
    """Return the kind that the wording gives a place, else the only one that its name can have: 'in Parwan'."""
    if place.kind is not None or place.known is None or len(place.known.kinds) != 1:
        return place.kind
    return next(iter(place.known.kinds))


def _finer(place: Toponym, area: Toponym) -> bool:
    """Tell whether a place may lie in an area: a site in a town, a raion in an oblast, anything else in any area."""
    if _kind(area) is PlaceKind.ADMIN1 and place.kind is PlaceKind.DISTRICT:
        return True
    return not _is_area(place) and (_is_area(area) or place.kind is PlaceKind.SITE)


def _surrounded(sentence: Sentence, area: Toponym, hit: Sequence[Toponym]) -> Toponym | None:
    if sentence.ahead("over", area):
        return None
    for place in hit:
        if not _finer(place, area):
            continue
        if area.kind is PlaceKind.SITE:
            return None
        if place.span.end <= area.span.start:
            between = sentence.text[place.span.end : area.span.start]
            row = between.strip() == "," or _in_one_list(sentence, place, area)
            listed = row and area.found_by == "adjective"
            apart = listed or _opens_next(sentence, place, area)
            if not apart and not _separated(sentence, place.span.end, area.span.start):
                return place
        elif (_is_area(area) and _spans(sentence, area, place)) or _leads_to_site(sentence, area, place):
            return place
    return None


def _leads_to_site(sentence: Sentence, town: Toponym, place: Toponym) -> bool:
    """Tell whether a town behind 'in' only says where a site of its clause lies: 'in Engels the depot burns'."""
    if place.kind is not PlaceKind.SITE or _is_area(town) or sentence.ahead("where", town) is None:
        return False
    between = sentence.text[town.span.end : place.span.start]
    return not _CLOSED.search(between) and not sentence.phrases.has("list_words", town.span.end, place.span.start)


def _opens_next(sentence: Sentence, place: Toponym, area: Toponym) -> bool:
    """Tell whether an area opens a clause with harm of its own: 'a clinic was hit, in Kryvyi Rih ten were killed'."""
    where = sentence.ahead("where", area)
    if where is None or area.kind in _WIDE or sentence.text[place.span.end : where.start].strip(_QUOTED) != ",":
        return False
    comma = sentence.text.find(",", area.span.end, sentence.span.end)
    end = comma if comma >= 0 else sentence.span.end
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    return any(area.span.end <= hit.start < end for hit in hits)


def _spans(sentence: Sentence, area: Toponym, place: Toponym) -> bool:
    """Tell whether an area is told of for the sake of a place named behind it, in it."""
    if sentence.phrases.has("places.some_of", area.span.end, place.span.start):
        return True  # 'settlements of Kherson region were shelled, among them Stanislav'
    if _INSIDE.fullmatch(sentence.text, area.span.end, place.span.start):
        return True  # 'в Полтавской области на Кременчугском НПЗ'
    if not _heads(sentence, area) or _in_one_list(sentence, area, place) or _told_apart(sentence, area, place):
        return False
    between = sentence.text[area.span.end : place.span.start]
    listed = between.strip() in sentence.words.names["connectors"]
    return ";" not in between and (not listed or _leads(sentence, area, place))


def _told_apart(sentence: Sentence, area: Toponym, place: Toponym) -> bool:
    """Tell whether an area has an attack of its own: 'In the Odesa region a plant caught fire, in Sumy a man died'."""
    where = sentence.ahead("where", place)
    comma = sentence.text.rfind(",", area.span.end, where.start + 1) if where else -1
    if where is None or comma < 0 or sentence.text[comma + 1 : where.start].strip():
        return False
    opens = sentence.text[sentence.span.start : area.span.start].count(" ") <= _OPENING
    hits = (*sentence.evidence.triggers, *sentence.evidence.harms)
    return opens and any(area.span.end <= hit.start < comma for hit in hits)


def _in_one_list(sentence: Sentence, one: Toponym, other: Toponym) -> bool:
    """Tell whether two places are of one list: 'По Сумщине, Харьковщине и Запорожью'."""
    spans = [place.span for place in sentence.places if one.span.start <= place.span.start <= other.span.start]
    connectors = sentence.words.names["connectors"]
    gaps = (sentence.text[left.end : right.start] for left, right in pairwise(spans))
    return len(spans) > _PAIR and all(gap.strip() in connectors for gap in gaps)


def _led_to(sentence: Sentence, town: Toponym, hit: Sequence[Toponym]) -> Toponym | None:
    """Return the place hit that a town only leads to: 'Tyre: shells fell on Qana', 'in a suburb of Tyre, at Qana'."""
    behind = next((place for place in hit if place.span.start >= town.span.end), None)
    if town.kind in LARGER or behind is None:
        return None
    between = sentence.text[town.span.end : behind.span.start]
    if between.strip() in sentence.words.names["connectors"] or ";" in between:
        return None
    if sentence.ahead("places.suburbs", town):
        return behind
    heads = between[0] == ":" and sentence.text[sentence.span.start : town.span.start].count(" ") <= 1
    return behind if heads and not _CLOSED.search(between, 1) and sentence.ahead("near", behind) else None


def _heads(sentence: Sentence, area: Toponym) -> bool:
    """Tell whether what comes behind an area lies in it: 'In the Sumy region, ...', 'in the Sumy region: ...'."""
    before = sentence.text[sentence.span.start : area.span.start].strip()
    aside = sentence.phrases.starting("openings", sentence.span.start, area.span.start)  # 'Крім того, на Донеччині'
    before = sentence.text[aside.end : area.span.start].strip(" ,") if aside else before
    first = min((hit.start for hit in sentence.evidence.triggers), default=sentence.span.end)
    alone = _kind(area) is PlaceKind.ADMIN1 and area.span.end <= first and "," not in before
    opens = before.count(" ") <= (_OPENING if alone else 1)
    return opens or sentence.text[area.span.end : area.span.end + 1] == ":"


def _leads(sentence: Sentence, area: Toponym, place: Toponym) -> bool:
    """Tell whether an area behind 'in' only leads to the places named next: 'In the Kherson region, Beryslav'."""
    opens = sentence.ahead("where", area)
    between = sentence.text[area.span.end : place.span.start]
    listed = sentence.phrases.has("list_words", area.span.end, place.span.start)
    if opens is None or listed or not between.startswith(","):
        return False
    chain = next((chain for chain in chains_of(sentence) if area in chain or place in chain), [place])
    return not sentence.text.startswith(",", chain[-1].span.end)


def _separated(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a trigger, a semicolon or a list stands between a place and an area behind it."""
    told = (*sentence.evidence.triggers, *sentence.evidence.harms)
    if ";" in sentence.text[start:end] or any(start <= hit.start < end for hit in told):
        return True
    return sentence.phrases.has("list_words", start, end)
