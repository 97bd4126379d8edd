"""Tokens: the words and signs of a text in small letters, and those of its words with which some pattern can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import TypeAlias

from articles.folding import folded

Token: TypeAlias = tuple[int, int, str, bool]
"""A word or a sign of a text: start, end, small letters, and whether it is glued, with no blank before it."""
_KEPT = 8
_MOST_WORDS = 50_000
# Figures stand apart from the unit written together with them: '97NM northwest of'.
_TOKEN = re.compile(r"\d+(?=[^\W\d_]{2})|\w+|[^\w\s]")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_HEAD = re.compile(r"\w*")


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> Sequence[Token]:
    """Return the words and signs of a text; the texts asked last are remembered."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(folded(text)):
        start, last = match.span()
        found.append((start, last, match[0], start == end))
        end = last
    return found


@lru_cache(maxsize=_KEPT)
def columns(text: str) -> tuple[Sequence[int], Sequence[str]]:
    """Return where the words and signs of a text start, and their small letters."""
    told = tokens(text)
    return [token[0] for token in told], [token[2] for token in told]


class Openers(dict[str, bool]):
    """Which words can open a phrase, by the letters that the phrases can begin with; each word is looked at once."""

    def __init__(self, beginnings: Iterable[str]) -> None:
        """Take in the letters with which phrases begin: a word of its own where a blank or a sign follows it."""
        super().__init__()
        heads = [(_HEAD.match(letters), folded(letters)) for letters in beginnings]
        self._whole = {letters[: head.end()] for head, letters in heads if head and head.end() < len(letters)}
        opened = {letters for head, letters in heads if head and head.end() == len(letters)}
        self._any = "" in opened
        self._open: dict[str, tuple[str, ...]] = {}
        for letters in opened:
            self._open[letters[:1]] = (*self._open.get(letters[:1], ()), letters)

    def __missing__(self, word: str) -> bool:
        """Look at a word, and at the letters and figures in it where they stand together."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._opens(word) or (not word.isalpha() and any(map(self._opens, _RUN.findall(word))))
        return found

    def _opens(self, word: str) -> bool:
        return self._any or word in self._whole or word.startswith(self._open.get(word[0], ()))

    def starts(self, text: str) -> list[int]:
        """Return where the words of a text start that can open a phrase."""
        starts, words = columns(text)
        return list(compress(starts, map(self.__getitem__, words)))

    def places(self, text: str) -> list[int]:
        """Return which of the words of a text can open a phrase, the first word of all being 0."""
        return list(compress(count(), map(self.__getitem__, columns(text)[1])))
