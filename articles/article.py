"""An article as it reaches the reader, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet or folder that articles come from, as its SOURCE.toml or folder name says."""

    name: str
    url: str | None = None
    licence: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news article; every span counts in `text`, which is the whole file, header line included.

    `body` is the offset at which the text below the header begins, `raw_header` the header as it came.
    """

    id: str
    source: Source
    url: str
    published: date
    language: str
    title: str
    text: str
    title_span: Span
    body: int
    raw_header: str
