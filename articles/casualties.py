"""Tolls: how many were killed and injured, as ranges in the article's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.article import Span
from articles.tollwords import Part, Word, clauses

Field = Literal["killed", "injured"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as a closed or open range; `None` is an open end."""

    low: int | None
    high: int | None
    as_worded: str


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed or injured, as a sentence tells it; `total` marks a sum that replaces earlier figures."""

    span: Span
    field: Field
    count: Count
    total: bool = False


def find_tolls(text: str, span: Span, language: str) -> list[Toll]:
    """Return the tolls told within a span, in reading order.

    Each group of people counts once: 'including three children' and ages add nothing, 'a woman and two men' is three.
    Where no one was hurt both fields are nought. A word of killing without a number of people tells no toll.
    """
    tolls: list[Toll] = []
    for clause in clauses(text, span, language):
        tolls.extend(_nought(text, clause))
        tolls.extend(_tolls(text, clause))
    return sorted(tolls, key=lambda toll: (toll.span.start, toll.field == "injured"))


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of people in a clause: the words from `first` to `last`, and how many they are."""

    first: int
    last: int
    low: int | None
    high: int | None
    named: bool


_FIELDS: dict[Part, Field] = {
    Part.TOTAL_KILLED: "killed",
    Part.KILLED_AHEAD: "killed",
    Part.KILLED: "killed",
    Part.LIVES: "killed",
    Part.TOTAL_INJURED: "injured",
    Part.INJURED_AHEAD: "injured",
    Part.INJURED: "injured",
}
_TOTALS = frozenset({Part.TOTAL_KILLED, Part.TOTAL_INJURED})
_AHEAD = frozenset({Part.KILLED_AHEAD, Part.INJURED_AHEAD})
_COST = {
    Part.OTHER: 1.0,
    Part.JOINING: 1.0,
    Part.THINGS: 1.5,
    Part.COMMA: 0.5,
    Part.NUMBER: 0.5,
    Part.TAKING: 0.5,
    Part.SUBSET: 0.1,
}
_LIGHT = 0.2
_REACH_BACK, _REACH_AHEAD, _REACH_BARE, _REACH_SINGLE = 6.5, 5.0, 1.6, 3.2
_LONGEST_CLAUSE = 400
_NOUN_REACH = 4
_AGE = 2
_AFTER_AGE = frozenset({Part.WEAK, Part.OTHER, Part.KILLED, Part.INJURED, Part.JOINING})
_JOINTS = 2
_OWNED = 2.0
_TOTAL_REACH = 30


def _nought(text: str, clause: list[Word]) -> Iterator[Toll]:
    """Yield the tolls of 'no casualties' and the like: both fields, or the killed alone."""
    for word in clause:
        if word.part in {Part.NONE, Part.NONE_KILLED}:
            count = Count(0, 0, word.span.of(text))
            yield Toll(word.span, "killed", count)
            if word.part is Part.NONE:
                yield Toll(word.span, "injured", count)


def _tolls(text: str, clause: list[Word]) -> Iterator[Toll]:
    """Yield a toll for each word of killing or injuring that has people, the nearest pairs first."""
    words = clause[:_LONGEST_CLAUSE]
    triggers = [index for index, word in enumerate(words) if word.part in _FIELDS]
    if not triggers:
        return
    groups = _groups(words)
    pairs: list[tuple[float, int, _Group]] = []
    for trigger in triggers:
        pairs.extend(
            (cost, trigger, group) for group in groups if (cost := _distance(words, trigger, group)) is not None
        )
    taken: set[int] = set()
    for _, trigger, group in sorted(pairs, key=lambda pair: pair[:2]):
        if trigger in taken or -group.first - 1 in taken:
            continue
        taken |= {trigger, -group.first - 1}
        yield _toll(text, words, trigger, group)


def _toll(text: str, words: list[Word], trigger: int, group: _Group) -> Toll:
    worded = Span(words[group.first].span.start, words[group.last].span.end)
    total = words[trigger].part in _TOTALS
    low = group.high if total and group.low is None else group.low
    span = Span(min(worded.start, words[trigger].span.start), max(worded.end, words[trigger].span.end))
    return Toll(span, _FIELDS[words[trigger].part], Count(low, group.high, worded.of(text)), total)


def _groups(words: list[Word]) -> list[_Group]:
    """Return the groups of people that a clause counts, those joined by 'and' or a comma summed up."""
    aside = _asides(words)
    found: list[_Group] = []
    for index, word in enumerate(words):
        if aside[index] or (found and index <= found[-1].last):
            continue
        group = (
            _counted(words, index)
            if word.part is Part.NUMBER
            else _one(words, index)
            if word.part is Part.SINGLE
            else None
        )
        if group is None:
            continue
        if found and _belong_together(words, found[-1], group):
            first = found.pop()
            group = _Group(
                first.first, group.last, _sum(first.low, group.low), _sum(first.high, group.high), named=True
            )
        found.append(group)
    return found


def _one(words: list[Word], index: int) -> _Group:
    """Return the group of a single person, with the age where one follows ('a boy of ten')."""
    aged = index + _AGE < len(words) and words[index + _AGE].part is Part.NUMBER and _is_age(words, index + _AGE)
    return _Group(index, index + _AGE if aged else index, 1, 1, named=True)


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _asides(words: list[Word]) -> list[bool]:
    """Tell of each word whether it stands in a part that adds nothing: 'including three children', 'two of them'."""
    aside = [False] * len(words)
    inside = False
    for index, word in enumerate(words):
        if word.part is Part.SUBSET or (word.part is Part.PARTITIVE and _counts_a_part(words, index)):
            inside = True
            if index and words[index - 1].part is Part.NUMBER:
                aside[index - 1] = True
        elif word.part is Part.COMMA or word.part in _FIELDS:
            inside = False
        aside[index] = aside[index] or inside
    return aside


def _counts_a_part(words: list[Word], index: int) -> bool:
    """Tell whether 'of them' follows a number that is no toll itself ('two of them'; not 'killing two of them')."""
    return (
        index > 0
        and words[index - 1].part is Part.NUMBER
        and not (index > 1 and words[index - 2].part in {Part.KILLED_AHEAD, Part.INJURED_AHEAD, Part.KILLED})
    )


def _counted(words: list[Word], index: int) -> _Group | None:
    """Return the people that a number counts; None where it counts things or years, or is an age."""
    number = words[index].number
    if number is None or _is_age(words, index):
        return None
    last, named = index, words[index].personal
    for follow in range(index + 1, min(index + 1 + _NOUN_REACH, len(words))):
        part = words[follow].part
        if part is Part.THINGS and follow <= index + 2:
            return None
        if part in {Part.PEOPLE, Part.SINGLE}:
            last, named = follow, True
            break
        if part not in {Part.OTHER, Part.WEAK}:
            break
    return _Group(index, last, number.low, number.high, named)


def _is_age(words: list[Word], index: int) -> bool:
    """Tell whether a number is an age: 'a man of 62', 'the driver, 41,', 'men of 35 and 44 years'."""
    before = [word.part for word in words[max(0, index - 2) : index]]
    after = [word.part for word in words[index + 1 : index + 4]]
    people = {Part.SINGLE, Part.PEOPLE}
    if len(before) > 1 and before[0] in people and before[1] in {Part.COMMA, Part.OTHER}:
        return not after or after[0] is Part.COMMA or (before[1] is Part.OTHER and after[0] in _AFTER_AGE)
    paired = words[index + 1 : index + 3] if before[-1:] == [Part.COMMA] else words[max(0, index - 2) : index]
    if [word.part for word in paired] in ([Part.JOINING, Part.NUMBER], [Part.NUMBER, Part.JOINING]):
        return _is_aged_pair(words, index)
    follows = after[:1] == [Part.JOINING] and after[1:3] == [Part.NUMBER, Part.THINGS]
    return follows or (before[-1:] == [Part.SINGLE] and after[:1] in ([Part.COMMA], []))


def _is_aged_pair(words: list[Word], index: int) -> bool:
    """Tell whether a number is one of two ages between commas ('a couple, 58 and 54,')."""
    first = index if words[index - 1].part is Part.COMMA else index - 2
    closed = first + 3 >= len(words) or words[first + 3].part is Part.COMMA
    return closed and first > 1 and words[first - 1].part is Part.COMMA


def _belong_together(words: list[Word], first: _Group, second: _Group) -> bool:
    """Tell whether two groups are one enumeration ('a woman and two men'), both with their nouns told."""
    between = words[first.last + 1 : second.first]
    joined = 0 < len(between) <= _JOINTS and all(word.part in {Part.JOINING, Part.WEAK, Part.COMMA} for word in between)
    follows = _part_beyond(words[second.last + 1 :])
    precedes = _part_beyond(words[: first.first][::-1])
    return joined and first.named and second.named and not (precedes in _FIELDS and follows in _FIELDS)


def _part_beyond(words: list[Word]) -> Part | None:
    """Return the part of the first word that says something."""
    return next((word.part for word in words[:_NOUN_REACH] if word.part is not Part.WEAK), None)


def _distance(words: list[Word], trigger: int, group: _Group) -> float | None:
    """Return how far a group stands from a word of killing or injuring; None where the two cannot belong together."""
    part = words[trigger].part
    if abs(group.first - trigger) > _TOTAL_REACH:
        return None
    ahead = group.first > trigger
    between = words[trigger + 1 : group.first] if ahead else words[group.last + 1 : trigger]
    if part in _TOTALS:
        return _distance_to_total(words, trigger, group)
    if not ahead and (part in _AHEAD or group.last >= trigger):
        return None
    if part is Part.LIVES and (
        ahead or not any(word.part is Part.TAKING for word in words[max(0, trigger - 5) : trigger])
    ):
        return None
    if any(word.part in _FIELDS for word in between):
        return None
    cost = sum(_COST.get(word.part, _LIGHT) for word in between)
    owner = _part_beyond(words[group.last + 1 :])
    if ahead and owner in _FIELDS and owner not in _AHEAD:
        cost += _OWNED
    single = words[group.first].part is Part.SINGLE
    reach = _REACH_SINGLE if single else _REACH_AHEAD if ahead else _REACH_BACK
    return cost if cost <= (reach if group.named else _REACH_BARE) else None


def _distance_to_total(words: list[Word], trigger: int, group: _Group) -> float | None:
    """Return how far a figure stands from 'the death toll'; 'rose to six from three' is six."""
    if not trigger < group.first <= trigger + _TOTAL_REACH:
        return None
    before = words[group.first - 1].part
    if before is Part.AWAY or words[group.first - 2].part is Part.AWAY:
        return None
    toward = before is Part.TOWARD or group.low is None
    return 0.0 if toward else 0.1 * (group.first - trigger) if group.first <= trigger + 8 else None
