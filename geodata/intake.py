"""Intake: what became of the rows of a file of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articles.errors import Problem
from geodata.recordcoding import Ignored
from geodata.records import EventRecord

_KEPT = 100


@dataclass
class Intake:
    """Rows taken, rows ignored by name, and rows that are a problem; of the problems the first hundred are kept."""

    taken: int = 0
    ignored: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    failed: int = 0

    def taking(self, rows: Iterable[EventRecord | Ignored | Problem]) -> Iterator[EventRecord]:
        """Yield the records among rows, counting all of them on the way."""
        for row in rows:
            if isinstance(row, EventRecord):
                self.taken += 1
                yield row
            elif isinstance(row, Ignored):
                self.ignored[row.name] += 1
            else:
                self.failed += 1
                self.problems += [row] * (self.failed <= _KEPT)
