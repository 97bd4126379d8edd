"""What can go wrong while reading articles."""

from __future__ import annotations

from dataclasses import dataclass


class ArticleError(ValueError):
    """An article cannot be read; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One record that could not be read, counted and listed while the others go on."""

    source: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.reason}"
