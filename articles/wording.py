"""Wording: the words by which a language tells of attacks and of places, read from its vocabulary file."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.endings import Endings
from articles.endings import endings as endings_of
from articles.languages import load
from articles.phrasebook import Phrasebook
from articles.phrases import Phrases

# Lists that words are held against whole; nobody looks for them in a text.
WHOLE = frozenset(
    {"home", "connectors", "titles", "plain", "stop", "first_names", "given", "doubtful", "governments", "not_single"}
    | {"single_before", "openers", "origins_between", "functions", "verbs", "offices", "lands", "lands_around"}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of one language.

    `words` holds the entries of a list by its dotted name ('triggers.strong'), `names` the lists that words are held
    against whole, `endings` the tables of case endings, `book` the other lists ready to be found in a text.
    """

    language: str
    words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, frozenset[str]]
    endings: Mapping[str, Endings]
    book: Phrasebook

    def phrases(self, text: str) -> Phrases:
        """Return where the phrases of all lists stand in a text; the texts read last are remembered."""
        return self.book.read(text)

    def below(self, group: str) -> tuple[str, ...]:
        """Return the names of the lists of a group: 'weapons' has 'weapons.missile' and others."""
        return _below(self.language, group)


@cache
def wording(language: str) -> Wording:
    """Return the wording of a language from `vocabulary/<language>_attacks.toml`, empty where it has no such file."""
    table = load(language, "attacks")
    words = {name: tuple(entries) for name, entries in _flat(table)}
    names = {name: frozenset(words.get(name, ())) for name in WHOLE}
    book = Phrasebook({name: words[name] for name in words.keys() - WHOLE})
    gc.freeze()  # the words stay as long as the process: the collector need not go through them again and again
    return Wording(language, words, names, endings_of(language), book)


@cache
def _below(language: str, group: str) -> tuple[str, ...]:
    return tuple(name for name in wording(language).words if name.startswith(group + "."))


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, Sequence[str]]]:
    rows: list[tuple[str, Sequence[str]]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            rows.append((prefix + name, value))
    return rows
