"""The phrasebook: the phrases of a language's word lists in one tree, all found in one pass over a text's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.folding import folded
from articles.phrases import Hit, Phrases
from articles.tokens import Openers, Token, columns, tokens

_ENTRY_TOKEN = re.compile(r"\d+(?=[^\W\d_]{2})|\w*\*|\w+|[^\w\s]")
_WORDED = frozenset("'-")
_STOPS = frozenset(".!?;")
_MOST_OPENINGS = 50_000
_GAP = "..."
_ANY = "* "  # opens an entry that stands behind any word
_WIDEST_GAP = 4
_LONGEST_COMPOUND = 12  # words and signs written together, as in 'Івано-Франківськ-Рогатин'


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

    @property
    def goes_on(self) -> bool:
        """Whether a longer phrase goes on from here."""
        return bool(self.spaced or self.glued or self.lengths or self.gap)


class _Opening(NamedTuple):
    """What a word opens: the lists of which it is a phrase, and the places in the tree from which phrases go on.

    `wild` are those that stand for the word with any ending, which may go on in the same compound.
    """

    lists: list[str]
    going: tuple[_Node, ...]
    wild: tuple[_Node, ...]


class _Openings(dict[str, "_Opening | None"]):
    """What each word opens in a tree of phrases, None for most; each word is looked at once."""

    def __init__(self, root: _Node) -> None:
        """Take the root of the tree, and sort the stems of its wild words by their first letters, the short first."""
        super().__init__()
        self._root = root
        self._head = min(map(len, root.wild), default=0)
        self._stems: defaultdict[str, list[str]] = defaultdict(list)
        for stem in sorted(root.wild, key=len):
            self._stems[stem[: self._head]].append(stem)

    def __missing__(self, word: str) -> _Opening | None:
        """Look at a word."""
        if len(self) >= _MOST_OPENINGS:
            self.clear()
        root = self._root
        stems = self._stems.get(word[: self._head], ())
        wild = tuple([root.wild[stem] for stem in stems if word.startswith(stem)])
        nodes = (root.spaced[word], *wild) if word in root.spaced else wild
        found = None
        if nodes:  # most words open nothing
            lists = list(dict.fromkeys([name for node in nodes for name in node.lists]))
            found = _Opening(lists, tuple(node for node in nodes if node.goes_on), wild)
        self[word] = found
        return found


class Phrasebook:
    """The phrases of a language's word lists, ready to be found.

    In an entry `*` stands for any ending, ` ... ` for up to four words.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Take in the entries of lists by name."""
        self._root, self._behind_any = _Node(), _Node()
        self._last = "", Phrases("", ())
        for name, entries in lists.items():
            for entry in entries:
                self._add(name, entry)
        self._openings = _Openings(self._root)
        behind_any = (*(f"{word} " for word in self._behind_any.spaced), *self._behind_any.wild)
        self._openers_behind_any = Openers(behind_any)

    def read(self, text: str) -> Phrases:
        """Return where the phrases of all lists stand in a text; the text read last is remembered."""
        last, phrases = self._last
        if last is not text:
            phrases = self._find(text)
            self._last = text, phrases
        return phrases

    def _find(self, text: str) -> Phrases:
        told = tokens(text)
        hits: list[Hit] = []
        for index, opening in enumerate(map(self._openings.__getitem__, columns(text)[1])):
            if opening is None:
                continue
            start, end, _, _ = told[index]
            lists, going, wild = opening
            if lists:
                hits.append((start, -end, lists))
            for node in going:
                _gather(node, told, index + 1, start, hits)
            if wild and index + 1 < len(told) and told[index + 1][3]:
                for node in wild:
                    _gather_compound(node, told, index, start, hits)
        for index in self._openers_behind_any.places(text) if self._behind_any.goes_on else ():
            for start in _starts_before(told, index):
                _gather(self._behind_any, told, index, start, hits)
        return Phrases(folded(text), hits)

    def _add(self, name: str, entry: str) -> None:
        behind_any = entry.startswith(_ANY) and not entry.startswith(f"{_ANY}{_GAP}")
        node = self._behind_any if behind_any else self._root
        for index, part in enumerate(folded(entry.removeprefix(_ANY) if behind_any else entry).split(f" {_GAP} ")):
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
            stem = token[:-1]
            if len(stem) not in node.lengths:
                node.lengths = tuple(sorted((*node.lengths, len(stem))))
            node = children.setdefault(stem, _Node())
        else:
            node = (node.glued if glued else node.spaced).setdefault(token, _Node())
        glued = True
    return node


def _starts_before(told: Sequence[Token], index: int) -> Iterator[int]:
    """Yield where the word before a token starts: a compound at each of its parts; nowhere without a blank between."""
    if told[index][3]:
        return
    for before in range(index - 1, max(index - 1 - _LONGEST_COMPOUND, -1), -1):
        start, _, word, glued = told[before]
        yield start
        if not (glued and _goes_on_compound(word)):
            return


def _gather(
    node: _Node, told: Sequence[Token], index: int, start: int, hits: list[Hit], *, opens: bool = False
) -> None:
    """Note each phrase that goes on from a place in the tree with the token of an index."""
    if index == len(told):
        return
    _, _, word, glued = told[index]
    inside = glued and not opens
    child = (node.glued if inside else node.spaced).get(word)
    if child is not None:
        _gather_behind(child, told, index, start, hits)
    wild = node.wild_glued if inside else node.wild
    for length in node.lengths:
        if length > len(word):
            break
        child = wild.get(word[:length])
        if child is not None:
            _gather_behind(child, told, index, start, hits)
            _gather_compound(child, told, index, start, hits)
    if node.gap is not None and not inside:
        for further in _behind_gap(told, index):
            _gather(node.gap, told, further, start, hits, opens=True)


def _gather_behind(node: _Node, told: Sequence[Token], index: int, start: int, hits: list[Hit]) -> None:
    if node.lists:
        hits.append((start, -told[index][1], node.lists))
    if node.goes_on:
        _gather(node, told, index + 1, start, hits)


def _gather_compound(node: _Node, told: Sequence[Token], index: int, start: int, hits: list[Hit]) -> None:
    """Note the phrases behind a word of any ending that goes on behind a hyphen or an apostrophe."""
    for further in range(index + 1, min(index + _LONGEST_COMPOUND, len(told))):
        _, _, word, glued = told[further]
        if not (glued and _goes_on_compound(word)):
            return
        _gather_behind(node, told, further, start, hits)


def _goes_on_compound(word: str) -> bool:
    return word in _WORDED or word[0].isalnum()


def _behind_gap(told: Sequence[Token], index: int) -> Iterator[int]:
    """Yield the tokens that may follow a gap: the next one, and those up to four words on in the same clause."""
    for _ in range(_WIDEST_GAP + 1):
        if index == len(told):
            return
        yield index
        for _ in range(_LONGEST_COMPOUND):
            if told[index][2] in _STOPS:
                return
            index += 1
            if index == len(told) or not told[index][3]:
                break
