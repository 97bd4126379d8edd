"""Pieces: a text cut where a place or a claim's sentence begins or ends, each piece with what it stands for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.article import Span
from articles.toponyms import Role

_AROUND = 220


@dataclass(frozen=True, slots=True)
class Note:
    """What a place in a text is: its role, and why it has it."""

    role: Role
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: the place that it is part of, if any, and whether it is part of a claim's sentence.

    `is_asked` where that is the sentence that the reader came for.
    """

    text: str
    note: Note | None = None
    is_quoted: bool = False
    is_asked: bool = False


def pieces(
    text: str, within: Span, notes: Mapping[Span, Note], quotes: Iterable[Span] = (), asked: Span | None = None
) -> list[Piece]:
    """Return the pieces of a text within a span, in order; of places that overlap the first is marked."""
    marked = _apart(notes)
    quoted = list(quotes)
    ends = {end for span in (*marked, *quoted) for end in span if within.start < end < within.end}
    cuts = sorted({within.start, within.end, *ends})
    found: list[Piece] = []
    for span in map(Span, cuts, cuts[1:]):
        while marked and marked[0].end <= span.start:
            marked.popleft()
        note = notes[marked[0]] if marked and marked[0].contains(span) else None
        is_quoted = any(quote.contains(span) for quote in quoted)
        found.append(Piece(span.of(text), note, is_quoted, asked is not None and asked.contains(span)))
    return found


def passage(text: str, quote: Span, body: int) -> Span:
    """Return a span of a text around a quote: whole words, up to a few lines on either side, none of the header."""
    start = max(min(body, quote.start), quote.start - _AROUND)
    end = min(len(text), quote.end + _AROUND)
    while body < start < quote.start and not text[start - 1].isspace():
        start += 1
    while quote.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _apart(spans: Iterable[Span]) -> deque[Span]:
    """Return spans in order, without those that begin within another."""
    apart: deque[Span] = deque()
    for span in sorted(spans):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart
