"""Phrases: where the phrases of a language's word lists stand in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from articles.article import Span

Hit: TypeAlias = tuple[int, int, Sequence[str]]
"""A phrase in a text: its start, its end as a negative number for the longest to sort first, and the lists it is in."""
_FILLERS = "fillers"
_CLOSING = frozenset("'»”\"")
_BLANKS = " \t\n\u00a0\u202f"
_QUOTES = f'{_BLANKS}«‘“"'
_FARTHEST = 200  # letters before a position in which the fillers before it are looked for
_NONE: frozenset[str] = frozenset()


class Phrases:
    """The phrases that stand in one text, by the list that has them."""

    def __init__(self, text: str, hits: Iterable[Hit]) -> None:
        """Take in where phrases stand in a text."""
        self._text = text
        self._hits: defaultdict[str, list[Hit]] = defaultdict(list)
        self._starting: defaultdict[int, list[Hit]] = defaultdict(list)
        self._ending: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in sorted(hits):
            self._starting[hit[0]].append(hit)
            self._ending[-hit[1]].append(hit)
            for name in hit[2]:
                self._hits[name].append(hit)
        self._starts = list(self._starting)
        self._within: dict[tuple[int, int], frozenset[str]] = {}
        self._before: dict[int, tuple[int, list[Hit], frozenset[str]]] = {}
        self._behind: dict[int, tuple[list[Hit], frozenset[str]]] = {}

    def find(self, name: str, start: int, end: int) -> Iterator[Span]:
        """Yield the phrases of a list between two offsets, the longest at each place, none overlapping another."""
        rows = self._hits.get(name)
        if not rows:
            return
        reached = start
        for index in range(bisect_left(rows, (start,)), len(rows)):
            first, last, _ = rows[index]
            if first >= end:
                return
            if first >= reached and -last <= end:
                yield Span(first, -last)
                reached = -last

    def has(self, name: str, start: int, end: int) -> bool:
        """Tell whether a phrase of a list stands between two offsets."""
        rows = self._hits.get(name)
        if not rows:
            return False
        for index in range(bisect_left(rows, (start,)), len(rows)):
            first, last, _ = rows[index]
            if first >= end:
                return False
            if -last <= end:
                return True
        return False

    def lists_within(self, start: int, end: int) -> frozenset[str]:
        """Return the names of the lists of which a phrase begins between two offsets."""
        found = self._within.get((start, end))
        if found is None:
            starts = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            found = _NONE.union(*(names for first in starts for _, _, names in self._starting[first]))
            self._within[start, end] = found
        return found

    def is_one(self, name: str, span: Span) -> bool:
        """Tell whether a span is, whole, a phrase of a list."""
        return any(first == span.start and name in names for first, _, names in self._ending.get(span.end, ()))

    def lists_of(self, span: Span) -> frozenset[str]:
        """Return the names of the lists of which a span is, whole, a phrase."""
        ended = self._ending.get(span.end, ())
        return _NONE.union(*(names for first, _, names in ended if first == span.start))

    def starting(self, name: str, position: int, end: int) -> Span | None:
        """Return the longest phrase of a list that stands right behind a position, a closing quotation mark aside."""
        if name not in self._hits:
            return None
        begun, lists = self._begun_behind(position)
        if name not in lists:
            return None
        for first, last, names in begun:
            if -last <= end and name in names:
                return Span(first, -last)
        return None

    def lists_behind(self, position: int, end: int) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right behind a position."""
        begun, lists = self._begun_behind(position)
        if all(-last <= end for _, last, _ in begun):
            return lists
        return _NONE.union(*[names for _, last, names in begun if -last <= end])

    def lists_before(self, position: int, start: int = 0) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right before a position, fillers left out."""
        _, ended, lists = self._ended_before(position)
        if not ended or ended[0][0] >= start:
            return lists
        return _NONE.union(*[names for first, _, names in ended if first >= start])

    def ending(self, name: str, position: int, start: int = 0) -> Span | None:
        """Return the longest phrase of a list that stands right before a position, fillers between the two left out.

        The span runs to the end of the fillers ('in the' + 'occupied city of').
        """
        if name not in self._hits:
            return None
        reached, ended, lists = self._ended_before(position)
        if name not in lists:
            return None
        first = next((first for first, _, names in ended if first >= start and name in names), None)
        return None if first is None else Span(first, reached)

    def _begun_behind(self, position: int) -> tuple[list[Hit], frozenset[str]]:
        """Return the phrases right behind a position, the longest at each place first, and all their lists."""
        found = self._behind.get(position)
        if found is None:
            here = self._after_blanks(position)
            quoted = self._text[position : position + 1] in _CLOSING
            firsts = (self._after_blanks(position + 1), here) if quoted else (here,)
            begun = [hit for first in firsts for hit in self._starting.get(first, ())]
            found = begun, _NONE.union(*[names for _, _, names in begun]) if begun else _NONE
            self._behind[position] = found
        return found

    def _ended_before(self, position: int) -> tuple[int, list[Hit], frozenset[str]]:
        """Return where the word before a position ends, the phrases before it and its fillers, and all their lists.

        The phrases that begin first come first.
        """
        found = self._before.get(position)
        if found is None:
            reached = self._before_blanks(position, _QUOTES)
            ends = self._ends_before(range(reached, position + 1), position - _FARTHEST)
            ended = sorted(each for end in ends for each in self._ending[end])
            found = reached, ended, _NONE.union(*[names for _, _, names in ended]) if ended else _NONE
            self._before[position] = found
        return found

    def _ends_before(self, last: Iterable[int], start: int) -> list[int]:
        """Return where phrases end at one of some offsets, and before the fillers that end there."""
        open_ends, ends = list(last), []
        while open_ends:
            end = open_ends.pop()
            if end not in self._ending:
                continue
            ends.append(end)
            for filler, _, names in self._ending[end]:
                before = self._before_blanks(filler, _BLANKS) if _FILLERS in names else start
                if start < before < filler:
                    open_ends.append(before)
        return ends

    def _after_blanks(self, position: int) -> int:
        while position < len(self._text) and self._text[position].isspace():
            position += 1
        return position

    def _before_blanks(self, position: int, blanks: str) -> int:
        while position > 0 and self._text[position - 1] in blanks:
            position -= 1
        return position
