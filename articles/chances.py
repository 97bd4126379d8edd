"""Chances: attacks that may come, or that might have been, and were not."""

from __future__ import annotations

from collections.abc import Sequence

from articles.article import Span
from articles.phrases import Phrases

_MODAL_REACH = 50
_OPENING_WORDS = 2
_NOT = 4  # letters behind an 'if' in which its 'not' stands


def foreseen(span: Span, triggers: Sequence[Span], phrases: Phrases) -> bool:
    """Tell whether the first word of an attack stands behind one of will or chance: 'may strike', 'ready to hit'."""
    first = min((hit.start for hit in triggers), default=span.end)
    start = max(span.start, first - _MODAL_REACH)
    return any(
        not phrases.has("clause_breaks", modal.end, first) for modal in phrases.find("triggers.modal", start, first)
    )


def conditional(text: str, span: Span, phrases: Phrases) -> bool:
    """Tell whether an 'if' opens a sentence of what did not happen, other than 'якби не': that tells what did."""
    found = next(phrases.find("triggers.conditional", span.start, span.end), None)
    if found is None or text.count(" ", span.start, found.start) > _OPENING_WORDS:
        return False
    return not phrases.has("triggers.negation", found.end, found.end + _NOT)
