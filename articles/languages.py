"""Languages of articles: which one a text is in, and the vocabulary files that each has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

Vocabulary: TypeAlias = Mapping[str, Any]

FOLDER = files("articles") / "vocabulary"
_FILE = re.compile(r"([a-z]{2,3})\.toml")
_WORDS_LOOKED_AT = 20_000
_SHORT = 12
_ENOUGH = 0.06
_ALIEN = 0.02
_NATIVE = 0.8
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be read: those with a file `vocabulary/<code>.toml`, by their rank."""
    return _codes()


def language_name(code: str) -> str:
    """Return the English name of a language, its code where its file tells none."""
    return load(code)["language"]["name"] or code


def language_of(text: str) -> str | None:
    """Return the language code of a text ('en', 'uk', 'ru') by its function words and letters; None for any other."""
    worded = list(_worded(text))
    words = [word.casefold() for word in worded]
    if not words:
        return None
    names = frozenset(word.casefold() for word in worded if not word.islower())
    scores = {code: _score(words, names, _letters(code)) for code in languages()}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= _ENOUGH:
        return best
    return next((code for code in scores if _is_short(words, _letters(code))), None)


def foreign_share(text: str, code: str) -> float:
    """Return the share of a text's words, from 0 to 1, that are in another script than the one of a language."""
    alphabet = _letters(code).alphabet
    foreign = [word[0] not in alphabet for word in _words(text)]
    return sum(foreign) / len(foreign) if foreign else 0.0


def vocabulary(code: str) -> Vocabulary:
    """Return the vocabulary of a language, the tables of `vocabulary/<code>.toml`."""
    return load(code)


@cache
def load(code: str, name: str | None = None) -> Vocabulary:
    """Return the tables of `vocabulary/<code>.toml`, or of `vocabulary/<code>_<name>.toml`; each file is read once.

    What the first leaves out is as `defaults.toml` has it; the second may be missing. Raises FileNotFoundError where
    the language has no file.
    """
    if name is None:
        return _completed(_table(f"{code}.toml"), _table("defaults.toml"))
    file = f"{code}_{name}.toml"
    return _table(file) if FOLDER.joinpath(file).is_file() else {}


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a language, what of them no other language has, and the words that tell it from others."""

    alphabet: frozenset[str]
    own: frozenset[str]
    clusters: tuple[str, ...]
    function_words: frozenset[str]
    when_short: bool

    def own_word(self, word: str) -> bool:
        """Tell whether no other language has a word, by its letters or by those that stand side by side."""
        if word in self.function_words or not self.own.isdisjoint(word):
            return True
        return any(cluster in word for cluster in self.clusters)


@cache
def _codes() -> tuple[str, ...]:
    found = (_FILE.fullmatch(file.name) for file in FOLDER.iterdir())
    return tuple(
        sorted((match[1] for match in found if match), key=lambda code: (load(code)["language"]["rank"], code))
    )


@cache
def _letters(code: str) -> _Letters:
    table = load(code)["language"]
    return _Letters(
        frozenset(table["alphabet"]),
        frozenset(table["own_letters"]),
        tuple(table["own_clusters"]),
        frozenset(table["function_words"]),
        table["when_short"],
    )


def _table(file: str) -> Vocabulary:
    return tomllib.loads(FOLDER.joinpath(file).read_text(encoding="utf-8"))


def _completed(table: Vocabulary, defaults: Vocabulary) -> Vocabulary:
    """Return a table with what it leaves out taken from another, tables within it alike."""
    return {
        name: _completed(table[name], defaults.get(name, {}))
        if isinstance(table.get(name), dict)
        else table.get(name, defaults.get(name))
        for name in (*defaults, *(name for name in table if name not in defaults))
    }


def _worded(text: str) -> Iterator[str]:
    return (match.group() for match, _ in zip(_WORD.finditer(text), range(_WORDS_LOOKED_AT), strict=False))


def _words(text: str) -> Iterator[str]:
    return map(str.casefold, _worded(text))


def _is_short(words: Sequence[str], letters: _Letters) -> bool:
    """Tell whether a text is too short for function words, and nearly all of it in the letters of a language."""
    native = sum(map(letters.alphabet.issuperset, words))
    return len(words) < _SHORT and letters.when_short and native >= _NATIVE * len(words)


def _score(words: Sequence[str], names: Collection[str], letters: _Letters) -> float:
    """Return the share of words that only this language would have; nothing where letters are foreign to it.

    Names may have letters of their own: 'gunmen in Culiacán and Mazatlán'.
    """
    native = [word for word in words if letters.alphabet.issuperset(word)]
    hits = sum(map(letters.own_word, native))
    alien = sum(
        word[0] in letters.alphabet and not letters.alphabet.issuperset(word) for word in words if word not in names
    )
    if alien > max(1, _ALIEN * len(words)):
        return 0.0
    return hits / len(words)
