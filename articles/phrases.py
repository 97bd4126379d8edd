"""Phrases: where the phrases of a language's word lists stand in a text, all found in one pass over its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from articles.article import Span
from articles.folding import folded

_Hits: TypeAlias = defaultdict[str, list[tuple[int, int]]]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ENTRY_TOKEN = re.compile(r"\w*\*|\w+|[^\w\s]")
_WORDED = frozenset("'-")
_STOPS = frozenset(".!?;")
_MOST_OPENINGS = 50_000
_FILLERS = "fillers"
_GAP = "..."
_WIDEST_GAP = 4
_LONGEST_COMPOUND = 12  # words and signs written together, as in 'Івано-Франківськ-Рогатин'
_OPENING = re.compile(r"['»”\"]")
_QUOTES = ' \t\n\u00a0\u202f«‘“"'


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: the words that may come next, and the lists whose phrase ends here.

    `spaced` words stand behind a blank, `glued` ones right behind the word before, `wild` ones open with some letters.
    """

    spaced: dict[str, _Node] = field(default_factory=dict)
    glued: dict[str, _Node] = field(default_factory=dict)
    wild: dict[str, _Node] = field(default_factory=dict)
    wild_glued: dict[str, _Node] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    gap: _Node | None = None
    lists: list[str] = field(default_factory=list)


class _Token(NamedTuple):
    """A word or a sign of a text, in small letters; `glued` if no blank stands before it."""

    start: int
    end: int
    word: str
    glued: bool


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
                self._starting.setdefault(first, []).append((-last, name))
                self._ending.setdefault(-last, []).append((first, name))
        self._ends: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        self._firsts: dict[int, tuple[int, ...]] = {}

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

    def is_one(self, name: str, span: Span) -> bool:
        """Tell whether a span is, whole, a phrase of a list."""
        return (span.start, name) in self._ending.get(span.end, ())

    def starting(self, name: str, position: int, end: int) -> Span | None:
        """Return the longest phrase of a list that stands right behind a position, a closing quotation mark aside."""
        if name not in self._hits:
            return None
        for first in self._firsts_behind(position):
            ends = [last for last, listed in self._starting.get(first, ()) if listed == name and last <= end]
            if ends:
                return Span(first, max(ends))
        return None

    def lists_behind(self, position: int, end: int) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right behind a position."""
        begun = (each for first in self._firsts_behind(position) for each in self._starting.get(first, ()))
        return frozenset(name for last, name in begun if last <= end)

    def lists_before(self, position: int, start: int = 0) -> frozenset[str]:
        """Return the names of the lists of which a phrase stands right before a position, fillers left out."""
        ended = (each for end in self._ends_before(position, start)[1] for each in self._ending.get(end, ()))
        return frozenset(name for first, name in ended if first >= start)

    def ending(self, name: str, position: int, start: int = 0) -> Span | None:
        """Return the longest phrase of a list that stands right before a position, fillers between the two left out.

        The span runs to the end of the fillers ('in the' + 'occupied city of').
        """
        if name not in self._hits:
            return None
        last, ends = self._ends_before(position, start)
        ended = [each for end in ends if end in self._ending for each in self._ending[end]]
        found = [first for first, listed in ended if listed == name and first >= start]
        return Span(min(found), last) if found else None

    def _firsts_behind(self, position: int) -> tuple[int, ...]:
        """Return where a phrase right behind a position may start."""
        if position not in self._firsts:
            here = self._after_blanks(position)
            quoted = _OPENING.match(self._text, position) is not None
            self._firsts[position] = (self._after_blanks(position + 1), here) if quoted else (here,)
        return self._firsts[position]

    def _ends_before(self, position: int, start: int) -> tuple[int, tuple[int, ...]]:
        """Return where the word before a position ends, and where a phrase before it and its fillers may end."""
        if (position, start) in self._ends:
            return self._ends[position, start]
        last = self._before_blanks(position)
        open_ends, ends = list(range(last, position + 1)), []
        while open_ends:
            end = open_ends.pop()
            ends.append(end)
            for filler, name in self._ending.get(end, ()):
                before = self._before_blanks(filler, " \t\n\u00a0\u202f") if name == _FILLERS else start
                if start < before < filler:
                    open_ends.append(before)
        self._ends[position, start] = last, tuple(ends)
        return self._ends[position, start]

    def _after_blanks(self, position: int) -> int:
        while position < len(self._text) and self._text[position].isspace():
            position += 1
        return position

    def _before_blanks(self, position: int, blanks: str = _QUOTES) -> int:
        while position > 0 and self._text[position - 1] in blanks:
            position -= 1
        return position


class Phrasebook:
    """The phrases of a language's word lists, ready to be found.

    In an entry `*` stands for any ending, ` ... ` for up to four words.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Take in the entries of lists by name."""
        self._root = _Node()
        self._openings: dict[str, list[tuple[_Node, bool]]] = {}
        for name, entries in lists.items():
            for entry in entries:
                self._add(name, entry)

    def read(self, text: str) -> Phrases:
        """Return where the phrases of all lists stand in a text."""
        tokens = _tokens(text)
        hits: _Hits = defaultdict(list)
        for index, token in enumerate(tokens):
            nodes = self._openings.get(token.word)
            if nodes is None:
                if len(self._openings) >= _MOST_OPENINGS:
                    self._openings.clear()
                nodes = self._openings[token.word] = _opened(self._root, token.word)
            for node, wild in nodes:
                (_gather_behind_wild if wild else _gather_behind)(node, tokens, index, token.start, hits)
        return Phrases(folded(text), hits)

    def _add(self, name: str, entry: str) -> None:
        node = self._root
        for index, part in enumerate(folded(entry).split(f" {_GAP} ")):
            if index:
                node.gap = node.gap or _Node()
                node = node.gap
            for word in part.split():
                node = _word_node(node, word)
        if name not in node.lists:
            node.lists.append(name)


def _word_node(node: _Node, word: str) -> _Node:
    """Return the place behind a word of an entry, made where there is none."""
    glued = False
    for token in _ENTRY_TOKEN.findall(word):
        if token.endswith("*"):
            children = node.wild_glued if glued else node.wild
            child = children.setdefault(token[:-1], _Node())
            node.lengths = tuple(sorted({len(prefix) for prefix in (*node.wild, *node.wild_glued)}))
            node = child
        else:
            node = (node.glued if glued else node.spaced).setdefault(token, _Node())
        glued = True
    return node


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = -1
    for found in _TOKEN.finditer(folded(text)):
        start, last = found.span()
        tokens.append(_Token(start, last, found[0], start == end))
        end = last
    return tokens


def _opened(node: _Node, word: str) -> list[tuple[_Node, bool]]:
    """Return the places behind a word that opens a phrase, each with whether any ending of it was taken."""
    found = [(node.spaced[word], False)] if word in node.spaced else []
    for length in node.lengths:
        if length > len(word):
            break
        if word[:length] in node.wild:
            found.append((node.wild[word[:length]], True))
    return found


def _gather(node: _Node, tokens: list[_Token], index: int, start: int, hits: _Hits, *, opens: bool = False) -> None:
    """Note each phrase that goes on from a place in the tree with the token of an index."""
    if index == len(tokens):
        return
    _, _, word, glued = tokens[index]
    inside = glued and not opens
    child = (node.glued if inside else node.spaced).get(word)
    if child is not None:
        _gather_behind(child, tokens, index, start, hits)
    wild = node.wild_glued if inside else node.wild
    for length in node.lengths:
        if length > len(word):
            break
        child = wild.get(word[:length])
        if child is not None:
            _gather_behind_wild(child, tokens, index, start, hits)
    if node.gap is not None and not inside:
        for further in _behind_gap(tokens, index):
            _gather(node.gap, tokens, further, start, hits, opens=True)


def _gather_behind(node: _Node, tokens: list[_Token], index: int, start: int, hits: _Hits) -> None:
    for name in node.lists:
        hits[name].append((start, -tokens[index].end))
    if node.spaced or node.glued or node.lengths or node.gap:
        _gather(node, tokens, index + 1, start, hits)


def _gather_behind_wild(node: _Node, tokens: list[_Token], index: int, start: int, hits: _Hits) -> None:
    """Note the phrases behind a word of any ending, which may go on behind a hyphen or an apostrophe."""
    _gather_behind(node, tokens, index, start, hits)
    for further in range(index + 1, min(index + _LONGEST_COMPOUND, len(tokens))):
        if not (tokens[further].glued and _is_worded(tokens[further])):
            return
        _gather_behind(node, tokens, further, start, hits)


def _behind_gap(tokens: list[_Token], index: int) -> Iterator[int]:
    """Yield the tokens that may follow a gap: the next one, and those up to four words on in the same clause."""
    for _ in range(_WIDEST_GAP + 1):
        if index == len(tokens):
            return
        yield index
        for _ in range(_LONGEST_COMPOUND):
            if tokens[index].word in _STOPS:
                return
            index += 1
            if index == len(tokens) or not tokens[index].glued:
                break


def _is_worded(token: _Token) -> bool:
    return token.word in _WORDED or token.word[0].isalnum()
