"""Phrases: where the phrases of a language's word lists stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from articles.article import Span

_FILLERS = "fillers"
_OPENING = re.compile(r"['»”\"]")
_QUOTES = ' \t\n\u00a0\u202f«‘“"'


class Phrases:
    """The phrases that stand in one text, by the list that has them."""

    def __init__(self, text: str, hits: Mapping[str, list[tuple[int, int]]]) -> None:
        """Take in the hits of each list: start and end of a phrase, the end negative for the longest to sort first."""
        self._text = text
        self._hits = {name: sorted(rows) for name, rows in hits.items()}
        self._starting: dict[int, list[tuple[int, str]]] = {}
        self._ending: dict[int, list[tuple[int, str]]] = {}
        for name, rows in self._hits.items():
            for first, last in rows:
                self._starting.setdefault(first, []).append((last, name))
                self._ending.setdefault(-last, []).append((first, name))
        self._starts = sorted(self._starting)
        self._within: dict[tuple[int, int], frozenset[str]] = {}
        self._before: dict[tuple[int, int], tuple[int, list[tuple[int, str]]]] = {}
        self._behind: dict[int, list[tuple[int, int, str]]] = {}

    def find(self, name: str, start: int, end: int) -> Iterator[Span]:
        """Yield the phrases of a list between two offsets, the longest at each place, none overlapping another."""
        rows = self._hits.get(name)
        if not rows:
            return
        reached = start
        for index in range(bisect_left(rows, (start,)), len(rows)):
            first, last = rows[index]
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
            first, last = rows[index]
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
            found = frozenset([name for first in starts for _, name in self._starting[first]])
            self._within[start, end] = found
        return found

    def is_one(self, name: str, span: Span) -> bool:
        """Tell whether a span is, whole, a phrase of a list."""
        return (span.start, name) in self._ending.get(span.end, ())

    def lists_of(self, span: Span) -> frozenset[str]:
        """Return the names of the lists of which a span is, whole, a phrase."""
        return frozenset(name for first, name in self._ending.get(span.end, ()) if first == span.start)

    def starting(self, name: str, position: int, end: int) -> Span | None:
        """Return the longest phrase of a list that stands right behind a position, a closing quotation mark aside."""
        if name not in self._hits:
            return None
        for first, last, listed in self._begun_behind(position):
            if listed == name and last <= end:
                return Span(first, last)
        return None

    def lists_behind(self, position: int, end: int) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right behind a position."""
        return frozenset([name for _, last, name in self._begun_behind(position) if last <= end])

    def lists_before(self, position: int, start: int = 0) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right before a position, fillers left out."""
        return frozenset([name for _, name in self._ended_before(position, start)[1]])

    def ending(self, name: str, position: int, start: int = 0) -> Span | None:
        """Return the longest phrase of a list that stands right before a position, fillers between the two left out.

        The span runs to the end of the fillers ('in the' + 'occupied city of').
        """
        if name not in self._hits:
            return None
        reached, ended = self._ended_before(position, start)
        for first, listed in ended:
            if listed == name:
                return Span(first, reached)
        return None

    def _begun_behind(self, position: int) -> list[tuple[int, int, str]]:
        """Return the phrases right behind a position, with start, end and list, the longest at each place first."""
        begun = self._behind.get(position)
        if begun is None:
            here = self._after_blanks(position)
            quoted = _OPENING.match(self._text, position) is not None
            firsts = (self._after_blanks(position + 1), here) if quoted else (here,)
            begun = [(first, -last, name) for first in firsts for last, name in sorted(self._starting.get(first, ()))]
            self._behind[position] = begun
        return begun

    def _ended_before(self, position: int, start: int) -> tuple[int, list[tuple[int, str]]]:
        """Return where the word before a position ends, and the phrases before it and its fillers, the longest first.

        Each has its start, none before `start`, and its list.
        """
        found = self._before.get((position, start))
        if found is None:
            reached = self._before_blanks(position)
            ended = [
                each for end in self._ends_before(range(reached, position + 1), start) for each in self._ending[end]
            ]
            found = reached, sorted(each for each in ended if each[0] >= start)
            self._before[position, start] = found
        return found

    def _ends_before(self, last: Iterable[int], start: int) -> list[int]:
        """Return where phrases end at one of some offsets, and before the fillers that end there."""
        open_ends, ends = list(last), []
        while open_ends:
            end = open_ends.pop()
            if end not in self._ending:
                continue
            ends.append(end)
            for filler, name in self._ending[end]:
                before = self._before_blanks(filler, " \t\n\u00a0\u202f") if name == _FILLERS else start
                if start < before < filler:
                    open_ends.append(before)
        return ends

    def _after_blanks(self, position: int) -> int:
        while position < len(self._text) and self._text[position].isspace():
            position += 1
        return position

    def _before_blanks(self, position: int, blanks: str = _QUOTES) -> int:
        while position > 0 and self._text[position - 1] in blanks:
            position -= 1
        return position
