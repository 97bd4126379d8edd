"""Wholes: areas that a sentence names as a whole before the next ones say where in them it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.article import Span
from articles.toponyms import LARGER
from geodata.context import lies_in
from geodata.places import Place

Placed = tuple[Span, Place]
_STOP = re.compile(r"[.!?:;\n]\s")


def without_wholes(text: str, placed: Sequence[Placed]) -> list[Place]:
    """Return the places of a claim without the areas that its later sentences tell in detail.

    'The Sumy region was shelled. In Shostka two were hurt' leaves Shostka; an area in a list of places stays.
    """
    return [place for span, place in placed if place.kind not in LARGER or not _detailed(text, span, place, placed)]


def _detailed(text: str, span: Span, area: Place, placed: Sequence[Placed]) -> bool:
    later = [(other, place) for other, place in placed if other.start > span.end and _apart(text, span, other)]
    if not any(place.radius_km < area.radius_km and lies_in(place, area) for _, place in later):
        return False
    return all(other == span or _apart(text, min(span, other), max(span, other)) for other, _ in placed)


def _apart(text: str, first: Span, second: Span) -> bool:
    """Tell whether a sentence ends between two places."""
    return _STOP.search(text, first.end, second.start) is not None
