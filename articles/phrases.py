"""Phrases: where the phrases of a language's word lists stand in a text, all found in one pass over its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from articles.article import Span
from articles.folding import folded

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ENTRY_TOKEN = re.compile(r"\w*\*|\w+|[^\w\s]")
_WORDED = frozenset("'-")
_STOPS = frozenset(".!?;")
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


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a sign of a text, in small letters; `glued` if no blank stands before it."""

    start: int
    end: int
    word: str
    glued: bool


class Phrases:
    """The phrases that stand in one text, by the list that has them."""

    def __init__(self, text: str, hits: Iterable[tuple[str, int, int]]) -> None:
        """Take the hits in, each the name of a list with the offsets of a phrase of it."""
        self._text = text
        self._hits: dict[str, list[Span]] = {}
        self._starts: dict[str, list[int]] = {}
        self._ending: dict[str, dict[int, list[int]]] = {}
        for name, start, end in hits:
            self._hits.setdefault(name, []).append(Span(start, end))
            self._ending.setdefault(name, {}).setdefault(end, []).append(start)
        for name, spans in self._hits.items():
            spans.sort(key=lambda span: (span.start, -span.end))
            self._starts[name] = [span.start for span in spans]

    def find(self, name: str, start: int, end: int) -> Iterator[Span]:
        """Yield the phrases of a list between two offsets, the longest at each place, none overlapping another."""
        spans = self._hits.get(name)
        if not spans:
            return
        reached = start
        for index in range(bisect_left(self._starts[name], start), len(spans)):
            span = spans[index]
            if span.start >= end:
                return
            if span.start >= reached and span.end <= end:
                yield span
                reached = span.end

    def has(self, name: str, start: int, end: int) -> bool:
        """Tell whether a phrase of a list stands between two offsets."""
        return next(self.find(name, start, end), None) is not None

    def is_one(self, name: str, span: Span) -> bool:
        """Tell whether a span is, whole, a phrase of a list."""
        return span.start in self._ending.get(name, {}).get(span.end, ())

    def starting(self, name: str, position: int, end: int) -> Span | None:
        """Return the longest phrase of a list that stands right behind a position, a closing quotation mark aside."""
        if name not in self._hits:
            return None
        quoted = _OPENING.match(self._text, position) is not None
        for first in (
            (self._after_blanks(position + 1), self._after_blanks(position))
            if quoted
            else (self._after_blanks(position),)
        ):
            found = next(self.find(name, first, end), None)
            if found and found.start == first:
                return found
        return None

    def ending(self, name: str, position: int, start: int = 0) -> Span | None:
        """Return the longest phrase of a list that stands right before a position, fillers between the two left out.

        The span runs to the end of the fillers ('in the' + 'occupied city of').
        """
        if name not in self._hits:
            return None
        wanted, fillers = self._ending[name], self._ending.get("fillers", {})
        last = self._before_blanks(position)
        open_ends, first = list(range(last, position + 1)), None
        while open_ends:
            end = open_ends.pop()
            found = [one for one in wanted.get(end, ()) if one >= start]
            first = min([*found, first] if first is not None else found, default=None)
            for filler in fillers.get(end, ()):
                before = self._before_blanks(filler, " \t\n\u00a0\u202f")
                if start < before < filler:
                    open_ends.append(before)
        return None if first is None else Span(first, last)

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
        for name, entries in lists.items():
            for entry in entries:
                self._add(name, entry)

    def read(self, text: str) -> Phrases:
        """Return where the phrases of all lists stand in a text."""
        tokens = _tokens(text)
        hits = (
            (name, tokens[first].start, end)
            for first in range(len(tokens))
            for name, end in _hits(self._root, tokens, first)
        )
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
        start = found.start()
        tokens.append(_Token(start, found.end(), found.group(), start == end))
        end = found.end()
    return tokens


def _hits(node: _Node, tokens: list[_Token], index: int, *, opens: bool = True) -> Iterator[tuple[str, int]]:
    """Yield list and end of each phrase that goes on from a place in the tree with the token of an index."""
    if index == len(tokens):
        return
    token = tokens[index]
    inside = token.glued and not opens
    child = (node.glued if inside else node.spaced).get(token.word)
    if child is not None:
        yield from _hits_behind(child, tokens, index)
    wild = node.wild_glued if inside else node.wild
    for length in node.lengths:
        if length > len(token.word):
            break
        child = wild.get(token.word[:length])
        if child is not None:
            yield from _hits_behind_wild(child, tokens, index)
    if node.gap is not None and not inside:
        for further in _behind_gap(tokens, index):
            yield from _hits(node.gap, tokens, further)


def _hits_behind(node: _Node, tokens: list[_Token], index: int) -> Iterator[tuple[str, int]]:
    for name in node.lists:
        yield name, tokens[index].end
    if node.spaced or node.glued or node.wild or node.wild_glued or node.gap:
        yield from _hits(node, tokens, index + 1, opens=False)


def _hits_behind_wild(node: _Node, tokens: list[_Token], index: int) -> Iterator[tuple[str, int]]:
    """Yield the hits behind a word of any ending, which may go on behind a hyphen or an apostrophe."""
    yield from _hits_behind(node, tokens, index)
    for further in range(index + 1, min(index + _LONGEST_COMPOUND, len(tokens))):
        if not (tokens[further].glued and _is_worded(tokens[further])):
            return
        yield from _hits_behind(node, tokens, further)


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
