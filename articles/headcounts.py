"""Headcounts: the groups of people that a clause about a toll counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.tollwords import BORNE, STOPS, Part, Word


class Group(NamedTuple):
    """A group of people in a clause: the words from `first` to `last`, and how many they are.

    `named` tells that a noun of people stands with the number; a `known` one is a single person told as 'the driver'.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    named: bool
    known: bool = False


def find_groups(words: Sequence[Word], aside: Sequence[bool]) -> list[Group]:
    """Return the groups of people that a clause counts, those of one enumeration summed up.

    Words set `aside` count nothing.
    """
    found: list[Group] = []
    for index, word in enumerate(words):
        if aside[index] or (found and index <= found[-1].last):
            continue
        group = _group(words, index, word)
        if group is not None:
            found.append(group)
    return _summed(words, found)


def find_asides(words: Sequence[Word]) -> list[bool]:
    """Tell of each word whether it stands in a part that adds nothing: 'including three children', 'two of them'."""
    aside = [False] * len(words)
    inside = False
    for index, word in enumerate(words):
        if word.part is Part.SUBSET or (word.part is Part.PARTITIVE and _counts_a_part(words, index)):
            inside = True
            if index and words[index - 1].part is Part.NUMBER:
                aside[index - 1] = True
        elif word.part in BORNE or (word.part in STOPS and not (inside and _enumerates(words, index))):
            inside = False
        aside[index] = aside[index] or inside
    return aside


_NOUN_REACH = 4
_APART = 2
_JOINTS = 4
_DETOUR = 6
_LONGEST_ITEM = 6
_COUNTING = frozenset({Part.NUMBER, Part.SINGLE, Part.KNOWN})
_AFTER_AGE = STOPS | {Part.WEAK, Part.OTHER, Part.KILLED, Part.INJURED, Part.JOINING}
_LINKS = frozenset({Part.JOINING, Part.WEAK, Part.COMMA, Part.OWN})


def _group(words: Sequence[Word], index: int, word: Word) -> Group | None:
    if word.part is Part.NUMBER:
        return _counted(words, index)
    if word.part in {Part.SINGLE, Part.KNOWN}:
        return Group(index, _behind_age(words, index), 1, 1, named=True, known=word.part is Part.KNOWN)
    return None


def _counted(words: Sequence[Word], index: int) -> Group | None:
    """Return the people that a number counts; None where it counts things, years or families, is an age or a part."""
    number = words[index].number
    if number is None or _is_age(words, index):
        return None
    last, named = index, words[index].personal
    for follow in range(index + 1, min(index + 1 + _NOUN_REACH, len(words))):
        part = words[follow].part
        if (part is Part.THINGS and follow <= index + 2) or (part is Part.COLLECTIVE and follow == index + 1):
            return None
        if part is Part.PARTITIVE and follow == index + 1 and _is_number(words, follow + 1):
            return None
        if part in {Part.PEOPLE, Part.SINGLE}:
            last, named = follow, True
            break
        if part not in {Part.OTHER, Part.WEAK}:
            break
    return Group(index, _behind_age(words, last), number.low, number.high, named)


def _is_number(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].part is Part.NUMBER


def _behind_age(words: Sequence[Word], last: int) -> int:
    """Return the word that closes a person, with the age where one follows ('a boy of ten', 'a woman, 61')."""
    aged = _is_number(words, last + 2) and _is_age(words, last + 2)
    return last + 2 if aged else last


def _is_age(words: Sequence[Word], index: int) -> bool:
    """Tell whether a number is an age: 'a man of 62', 'the driver, 41,', 'men of 35 and 44 years'."""
    number = words[index].number
    if number is None or number.low != number.high:
        return False
    before = [word.part for word in words[max(0, index - 2) : index]]
    after = [word.part for word in words[index + 1 : index + 4]]
    if before[-1:] == [Part.AGING] or (before[-1:] == [Part.OF] and before[0] in STOPS):
        return True
    if len(before) > 1 and before[0] in {Part.SINGLE, Part.KNOWN, Part.PEOPLE}:
        if before[1] in STOPS:
            return not after or after[0] in STOPS
        if before[1] is Part.OF:
            return not after or after[0] in _AFTER_AGE
    paired = words[index + 1 : index + 3] if before and before[-1] in STOPS else words[max(0, index - 2) : index]
    if [word.part for word in paired] in ([Part.JOINING, Part.NUMBER], [Part.NUMBER, Part.JOINING]):
        return _is_aged_pair(words, index)
    follows = after[:1] == [Part.JOINING] and after[1:3] == [Part.NUMBER, Part.THINGS]
    return follows or (before[-1:] == [Part.SINGLE] and (not after or after[0] in STOPS))


def _is_aged_pair(words: Sequence[Word], index: int) -> bool:
    """Tell whether a number is one of two ages between commas ('a couple, 58 and 54,')."""
    first = index if words[index - 1].part in STOPS else index - 2
    closed = first + 3 >= len(words) or words[first + 3].part in STOPS
    return closed and first > 1 and words[first - 1].part in STOPS


def _counts_a_part(words: Sequence[Word], index: int) -> bool:
    """Tell whether 'of them' follows a number that is set apart ('12 people, two of them'; not 'two of them died')."""
    if index < _APART or words[index - 1].part is not Part.NUMBER or words[index - 2].part not in STOPS:
        return False
    if _is_number(words, index + 1):
        return False
    told = {word.part for word in words[: index - 1]} & BORNE
    return not (said_beyond(words[index + 1 :]) is Part.KILLED and told and Part.KILLED not in told)


def _enumerates(words: Sequence[Word], comma: int) -> bool:
    """Tell whether an enumeration goes on behind a comma ('including a man, a woman and two boys, were killed')."""
    item: list[Part] = []
    for word in words[comma + 1 :]:
        if word.part in STOPS:
            break
        item.append(word.part)
    closed = comma + 1 + len(item) < len(words)
    return closed and len(item) <= _LONGEST_ITEM and bool(_COUNTING & set(item)) and not BORNE & set(item)


def _summed(words: Sequence[Word], groups: Sequence[Group]) -> list[Group]:
    """Return the groups with each enumeration summed up: 'a woman, a boy and two men' is four."""
    found: list[Group] = []
    row: list[Group] = []
    closed = False
    for group in groups:
        joined = bool(row) and _joined(words, row[-1], group)
        if row and not ((joined or not closed) and _goes_on(words, row[-1], group)):
            found += _closed(words, row)
            row = []
        row.append(group)
        closed = joined and len(row) > 1
    return found + _closed(words, row)


def _joined(words: Sequence[Word], first: Group, second: Group) -> bool:
    return any(word.part is Part.JOINING for word in words[first.last + 1 : second.first])


def _goes_on(words: Sequence[Word], first: Group, second: Group) -> bool:
    """Tell whether two groups can be of one enumeration."""
    parts = [word.part for word in words[first.last + 1 : second.first]]
    if Part.PAUSE in parts or _split(words, first, second):
        return False
    joint = max((index for index, part in enumerate(parts) if part is Part.JOINING), default=None)
    if joint is None:
        return first.named and second.named and [part for part in parts if part is not Part.WEAK] == [Part.COMMA]
    strange = [part for part in parts[joint:] if part not in _LINKS]
    if strange not in ([], [Part.OTHER]):
        return False
    return _placed(words, parts[:joint], second) or (
        not BORNE & set(parts) and _coordinate(words, first, second, parts[:joint])
    )


def _coordinate(words: Sequence[Word], first: Group, second: Group, parts: Sequence[Part]) -> bool:
    """Tell whether two groups with 'and' between them are told together ('three sailors of the ship and a docker')."""
    if all(part in _LINKS for part in parts):
        return len(parts) < _JOINTS and first.named and second.named
    near = Part.COMMA not in parts and len(parts) < _DETOUR
    return near and second.named and said_before(words, first.first) in BORNE


def _placed(words: Sequence[Word], parts: Sequence[Part], second: Group) -> bool:
    """Tell whether two groups are of two places: 'four people were killed in the city and two in the port'."""
    behind = [word.part for word in words[second.last + 1 : second.last + _LONGEST_ITEM]]
    told = [part for part in parts if part in BORNE]
    bare = Part.COMMA not in parts and len(parts) <= _LONGEST_ITEM and Part.AT in parts
    return bare and len(told) <= 1 and behind[:1] == [Part.AT] and not BORNE & set(behind)


def _split(words: Sequence[Word], first: Group, second: Group) -> bool:
    """Tell whether each of two groups has a word of its own ('killed two and three others were wounded')."""
    return said_before(words, first.first) in BORNE and said_beyond(words[second.last + 1 :]) in BORNE


def said_before(words: Sequence[Word], index: int) -> Part | None:
    """Return the part of the last word before an index that says something."""
    return said_beyond(words[:index][::-1])


def said_beyond(words: Sequence[Word]) -> Part | None:
    """Return the part of the first word that says something."""
    return next((word.part for word in words[:_NOUN_REACH] if word.part is not Part.WEAK), None)


def _closed(words: Sequence[Word], row: Sequence[Group]) -> list[Group]:
    """Return the sum of an enumeration; its groups apart where no 'and' closes it ('a Palestinian, a boy of 16,')."""
    joined = [index for index in range(1, len(row)) if _joined(words, row[index - 1], row[index])]
    if not joined:
        return list(row)
    last = joined[-1] + 1
    summed = row[:last]
    low, high = _sum([group.low for group in summed]), _sum([group.high for group in summed])
    return [Group(summed[0].first, summed[-1].last, low, high, named=True), *row[last:]]


def _sum(ends: Sequence[int | None]) -> int | None:
    return None if None in ends else sum(end or 0 for end in ends)
