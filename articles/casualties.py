"""Tolls: how many were killed and injured, as ranges in the article's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.article import Span
from articles.headcounts import Group, find_asides, find_groups, said_beyond
from articles.tollwords import BORNE, STOPS, Part, Word, clauses, may_tell

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
    Where no one was hurt both fields are nought. A word of killing without a number tells of one where its form says
    so ('was killed'); people in hospital are the injured where no others are told.
    """
    if not may_tell(text, span, language):
        return []
    tolls: list[Toll] = []
    weak: list[Toll] = []
    for clause in clauses(text, span, language):
        words = clause[:_LONGEST_CLAUSE]
        if any(word.part is Part.OVERALL for word in words):
            continue
        tolls.extend(_nought(text, words))
        told, implied = _tolls(text, words)
        tolls.extend(told)
        weak.extend(implied)
    for toll in weak:
        if all(other.field != toll.field for other in tolls):
            tolls.append(toll)
    return _summed_up(sorted(tolls, key=lambda toll: (toll.span.start, toll.field == "injured")))


_FIELDS: dict[Part, Field] = {
    Part.TOTAL_KILLED: "killed",
    Part.KILLED_AHEAD: "killed",
    Part.KILLED: "killed",
    Part.LIVES: "killed",
    Part.TOTAL_INJURED: "injured",
    Part.INJURED_AHEAD: "injured",
    Part.INJURED: "injured",
    Part.CARE: "injured",
}
_TOTALS = frozenset({Part.TOTAL_KILLED, Part.TOTAL_INJURED})
_AHEAD = frozenset({Part.KILLED_AHEAD, Part.INJURED_AHEAD})
_COST = {
    Part.OTHER: 1.0,
    Part.AT: 1.0,
    Part.OF: 1.0,
    Part.JOINING: 1.0,
    Part.THINGS: 1.5,
    Part.COMMA: 0.5,
    Part.PAUSE: 0.5,
    Part.NUMBER: 0.5,
    Part.TAKING: 0.5,
    Part.SUBSET: 0.1,
}
_LIGHT = 0.2
_DETOUR = 0.4
_REACH_BACK, _REACH_AHEAD, _REACH_BARE, _REACH_SINGLE, _REACH_KNOWN = 6.5, 5.0, 1.6, 3.2, 0.9
_LONGEST_CLAUSE = 400
_NOUN_LONG = 2
_OWNED = 2.0
_TOTAL_REACH = 30
_TOTAL_BEHIND = 4
_BESIDE = 4


def _summed_up(tolls: list[Toll]) -> list[Toll]:
    """Return the tolls of a sentence, a figure that sums up those before it marked as their total."""
    for side in ("killed", "injured"):
        rows = [index for index, toll in enumerate(tolls) if toll.field == side]
        parts = [tolls[index].count.low or 0 for index in rows[:-1]]
        if len(parts) > 1 and tolls[rows[-1]].count.low == sum(parts):
            tolls[rows[-1]] = replace(tolls[rows[-1]], total=True)
    return tolls


def _nought(text: str, clause: Sequence[Word]) -> Iterator[Toll]:
    """Yield the tolls of 'no casualties' and the like: both fields, or the killed alone."""
    for word in clause:
        if word.part in {Part.NONE, Part.NONE_KILLED}:
            count = Count(0, 0, word.span.of(text))
            yield Toll(word.span, "killed", count)
            if word.part is Part.NONE:
                yield Toll(word.span, "injured", count)


def _tolls(text: str, words: Sequence[Word]) -> tuple[list[Toll], list[Toll]]:
    """Return the tolls of a clause, the nearest pairs of a word and its people first, and those only implied."""
    triggers = [index for index, word in enumerate(words) if word.part in BORNE]
    if not any(words[trigger].part in _FIELDS for trigger in triggers):
        return [], []
    aside = find_asides(words)
    groups = find_groups(words, aside)
    pairs: list[tuple[float, bool, int, Group]] = []
    for trigger in triggers:
        for group in groups:
            cost = _distance(words, trigger, group, aside)
            if cost is not None:
                pairs.append((cost, words[trigger].part is Part.SPARED, trigger, group))
    taken: set[int] = set()
    told: list[Toll] = []
    implied: list[Toll] = []
    for _, spared, trigger, group in sorted(pairs, key=lambda pair: pair[:3]):
        if trigger in taken or -group.first - 1 in taken:
            continue
        taken |= {trigger, -group.first - 1}
        if not spared:
            (implied if words[trigger].part is Part.CARE else told).append(_toll(text, words, trigger, group))
    for trigger in triggers:
        if trigger not in taken and words[trigger].alone and _of_one(words, trigger, aside):
            span = words[trigger].span
            implied.append(Toll(span, _FIELDS[words[trigger].part], Count(1, 1, span.of(text))))
    return told, implied


def _of_one(words: Sequence[Word], trigger: int, aside: Sequence[bool]) -> bool:
    """Tell whether a word of killing in the singular tells of one person: no family or crew stands beside it."""
    beside = words[max(0, trigger - _BESIDE) : trigger + _BESIDE + 1]
    if trigger and words[trigger - 1].part is Part.NUMBER:
        return False
    return not aside[trigger] and not any(
        word.part in {Part.COLLECTIVE, Part.NONE, Part.NONE_KILLED} for word in beside
    )


def _toll(text: str, words: Sequence[Word], trigger: int, group: Group) -> Toll:
    worded = Span(words[group.first].span.start, words[group.last].span.end)
    total = words[trigger].part in _TOTALS
    low = group.high if total and group.low is None else group.low
    span = Span(min(worded.start, words[trigger].span.start), max(worded.end, words[trigger].span.end))
    return Toll(span, _FIELDS[words[trigger].part], Count(low, group.high, worded.of(text)), total)


def _distance(words: Sequence[Word], trigger: int, group: Group, aside: Sequence[bool]) -> float | None:
    """Return how far a group stands from a word of killing or injuring; None where the two cannot belong together."""
    if group.first < trigger < group.last:
        return 0.0
    if words[trigger].part in _TOTALS:
        return _distance_to_total(words, trigger, group)
    ahead = group.first > trigger
    first, last = (trigger + 1, group.first) if ahead else (group.last + 1, trigger)
    between = words[first:last]
    if not _faces(words, trigger, group) or any(word.part in BORNE for word in between):
        return None
    cost = _cost(between, aside[first:last])
    if ahead and _owned(words, group, aside):
        cost += _OWNED
    return cost if cost <= _reach(words, group, between, ahead=ahead) else None


def _faces(words: Sequence[Word], trigger: int, group: Group) -> bool:
    """Tell whether a group stands near a word of killing, and on the side where its people stand."""
    part = words[trigger].part
    if abs(group.first - trigger) > _TOTAL_REACH:
        return False
    if group.first > trigger:
        return part is not Part.LIVES
    if part in _AHEAD or group.last >= trigger:
        return False
    taken = any(word.part is Part.TAKING for word in words[max(0, trigger - 5) : trigger])
    return part is not Part.LIVES or taken


def _reach(words: Sequence[Word], group: Group, between: Sequence[Word], *, ahead: bool) -> float:
    """Return how far a group may stand from its word."""
    if group.known:
        return _REACH_KNOWN
    if words[group.first].part is Part.SINGLE:
        return _REACH_SINGLE
    nouns = [word for word in between if word.part is Part.OTHER]
    plain = len(nouns) <= _NOUN_LONG and all(word.part in {Part.OTHER, Part.WEAK, Part.TOWARD} for word in between)
    if not group.named and not (plain and not ahead):
        return _REACH_BARE
    return _REACH_AHEAD if ahead else _REACH_BACK


def _cost(between: Sequence[Word], aside: Sequence[bool]) -> float:
    """Return how much stands between a group and its word; what is set apart by commas weighs little."""
    stops = [index for index, word in enumerate(between) if word.part in STOPS]
    if len(stops) > 1 and stops[0] == 0 and all(word.part is not Part.SINGLE for word in between[: stops[-1]]):
        rest = range(stops[-1] + 1, len(between))
        return _DETOUR + sum(_COST.get(between[index].part, _LIGHT) for index in rest)
    return sum(
        _LIGHT if told_aside else _COST.get(word.part, _LIGHT) for word, told_aside in zip(between, aside, strict=True)
    )


def _owned(words: Sequence[Word], group: Group, aside: Sequence[bool]) -> bool:
    """Tell whether a group belongs to a word behind it: 'the pilot was killed, and four others were wounded'."""
    behind = group.last + 1
    if behind + 1 < len(words) and words[behind].part in STOPS and aside[behind + 1]:
        while behind < len(words) and (aside[behind] or words[behind].part in STOPS):
            behind += 1
    owner = said_beyond(words[behind:])
    return owner in BORNE and owner not in _AHEAD


def _distance_to_total(words: Sequence[Word], trigger: int, group: Group) -> float | None:
    """Return how far a figure stands from 'the death toll'; 'rose to six from three' is six."""
    before = words[group.first - 1].part
    if group.last < trigger <= group.last + _TOTAL_BEHIND:  # 'До 18 зросла кількість загиблих'
        apart = any(word.part in STOPS for word in words[group.last + 1 : trigger])
        return 0.0 if not apart and (before is Part.TOWARD or group.low is None) else None
    if not trigger < group.first <= trigger + _TOTAL_REACH:
        return None
    if before is Part.AWAY or (before is not Part.NUMBER and words[group.first - 2].part is Part.AWAY):
        return None
    toward = before is Part.TOWARD or group.low is None
    return 0.0 if toward else 0.1 * (group.first - trigger) if group.first <= trigger + 8 else None
