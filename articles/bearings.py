"""Bearings: the waters that a distance at sea from a port stands for, as in '83 NM SE of Aden'."""

from __future__ import annotations

from dataclasses import replace

from articles.article import Span
from articles.passages import Mention, Passage
from articles.placenames import PlaceKind

BEARING = "bearing"
_SEAS = "seas."


def at_sea(passage: Passage, mention: Mention) -> Mention:
    """Return the water off a port that a bearing is taken from; any other mention as it is."""
    if mention.namesake or mention.kind is PlaceKind.WATER or not _is_taken(passage, mention.span):
        return mention
    sea = next((name for name in sorted(passage.phrases.lists_of(mention.span)) if name.startswith(_SEAS)), None)
    if sea is None:
        return mention
    return replace(mention, name=sea.removeprefix(_SEAS), kind=PlaceKind.WATER, found_by=BEARING)


def _is_taken(passage: Passage, port: Span) -> bool:
    """Tell whether the distance before a port is one at sea: in nautical miles, or with a vessel told of."""
    if passage.ahead("roles.bearing_before", port.start):
        return True
    return passage.ahead("roles.distance_before", port.start) is not None and passage.has(
        "roles.vessels", passage.around(port)
    )
