"""Wording: the words by which a language tells of attacks and of places, read from its vocabulary file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEVER = re.compile(r"(?!)")
_LETTERS = r"[\w’'ʼ-]*"
_GAP = r"(?:\s+[^\s.!?;]+){0,4}\s+"


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of one language, each compiled to one pattern.

    `lists` holds a pattern per dotted name ('triggers.strong'), `before` and `after` the same lists anchored to the
    end and to the start of a text, `words` the raw entries, `endings` the tables of case endings.
    """

    language: str
    lists: Mapping[str, re.Pattern[str]]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    words: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[tuple[str, str], ...]]

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return the pattern of a list; one that matches nothing where the language has no such list."""
        return self.lists.get(name, _NEVER)

    def ends_with(self, name: str, text: str) -> bool:
        """Tell whether the text ends with a phrase of the list, fillers such as articles left out."""
        return self.before.get(name, _NEVER).search(text) is not None

    def starts_with(self, name: str, text: str) -> bool:
        """Tell whether the text starts with a phrase of the list."""
        return self.after.get(name, _NEVER).match(text) is not None

    def below(self, group: str) -> list[str]:
        """Return the names of the lists of a group: 'weapons' has 'weapons.missile' and others."""
        return [name for name in self.lists if name.startswith(group + ".")]


@cache
def wording(language: str) -> Wording:
    """Return the wording of a language from `vocabulary/<language>_attacks.toml`.

    Raises FileNotFoundError when the language has no such file.
    """
    source = files("articles").joinpath("vocabulary", f"{language}_attacks.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    endings = {name: tuple((row[0], row[1]) for row in rows) for name, rows in table.pop("endings", {}).items()}
    words = {name: tuple(entries) for name, entries in _flat(table)}
    filler = _alternatives(words.get("fillers", ()))
    return Wording(
        language,
        lists={name: _pattern(entries) for name, entries in words.items()},
        before={name: _ending(entries, filler) for name, entries in words.items()},
        after={name: _opening(entries) for name, entries in words.items()},
        words=words,
        endings=endings,
    )


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, Sequence[str]]]:
    rows: list[tuple[str, Sequence[str]]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            rows.append((prefix + name, value))
    return rows


def _phrase(entry: str) -> str:
    """Write a vocabulary entry as a regular expression: `*` is any ending, `...` up to four words between."""
    parts = [r"\s+".join(_word(word) for word in part.split()) for part in entry.split(" ... ")]
    return _GAP.join(parts)


def _word(word: str) -> str:
    return re.sub("['’ʼ]", "['’ʼ]", re.escape(word).replace(r"\*", "\0")).replace("\0", _LETTERS)


def _alternatives(entries: Sequence[str]) -> str:
    """Write entries as one choice, the longest first, by their first letter: a word is held against few of them."""
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(entries, key=len, reverse=True):
        by_letter.setdefault(entry[0].lower() if entry[0].isalnum() else "", []).append(_bounded(entry))
    others = by_letter.pop("", [])
    letters = [f"{letter}(?:{'|'.join(each[1:] for each in phrases)})" for letter, phrases in by_letter.items()]
    worded = [rf"(?<!\w)(?:{'|'.join(letters)})"] if letters else []
    return "|".join([*worded, *others]) or "(?!)"


def _bounded(entry: str) -> str:
    """Keep a phrase from ending inside a word; punctuation such as ', and' stands right behind one."""
    end = r"(?!\w)" if entry[-1].isalnum() else ""
    return f"{_phrase(entry)}{end}"


def _pattern(entries: Sequence[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives(entries)})", re.IGNORECASE)


def _ending(entries: Sequence[str], filler: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(entries)})(?:\s+(?:{filler}))*[\s«‘“\"]*$", re.IGNORECASE)


def _opening(entries: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"[’'»”\"]?\s*(?:{_alternatives(entries)})", re.IGNORECASE)
