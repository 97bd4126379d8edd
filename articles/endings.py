"""Endings: the case endings of a language, each with what it goes back to in the basic form of a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from articles.languages import vocabulary


@dataclass(frozen=True, slots=True)
class Endings:
    """A table of case endings: each with the basic endings that it may go back to, in the order of the table."""

    rows: Mapping[str, tuple[tuple[int, str], ...]]
    longest: int

    @staticmethod
    def of(table: Sequence[Sequence[str]]) -> Endings:
        """Return the table of rows `[ending, basic ending]`."""
        rows: dict[str, list[tuple[int, str]]] = {}
        for rank, (ending, basic) in enumerate(table):
            rows.setdefault(ending, []).append((rank, basic))
        return Endings({ending: tuple(basics) for ending, basics in rows.items()}, max(map(len, rows), default=0))

    def replaced(self, word: str) -> list[str]:
        """Return a word with each of its endings put back to the basic one, never the whole word replaced."""
        found: list[tuple[int, str]] = []
        for length in range(min(self.longest, len(word) - 1) + 1):
            cut = len(word) - length
            if basics := self.rows.get(word[cut:]):
                found += [(rank, word[:cut] + basic) for rank, basic in basics]
        return [form for _, form in sorted(found)]


@cache
def endings(language: str) -> Mapping[str, Endings]:
    """Return the tables of case endings in `vocabulary/<language>.toml` by name, none where it has none."""
    return {name: Endings.of(rows) for name, rows in vocabulary(language)["endings"].items()}
