"""Numbers in an article: digits and words, as ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.article import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a closed or open range; `None` is an open end. The span covers words like 'at least' too."""

    span: Span
    low: int | None
    high: int | None


_DIGITS = re.compile(r"(?<![\w.,:])\d{1,9}(?![\w:]|[.,]\d)")


def find_numbers(text: str, span: Span, language: str) -> list[Number]:
    """Return the numbers within a span, in reading order."""
    return [
        Number(Span(*match.span()), int(match.group()), int(match.group()))
        for match in _DIGITS.finditer(text, span.start, span.end)
    ]
