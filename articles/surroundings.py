"""Surroundings: areas that only surround a finer place, and so were not hit as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.clauses import Sentence
from articles.toponyms import LARGER, PlaceKind, Role, Toponym


def without_surroundings(sentence: Sentence, placed: Sequence[Toponym]) -> list[Toponym]:
    """Take back the role of an area that only surrounds a finer place hit in the same clause."""
    attacked = {Role.ATTACKED, Role.INTERCEPTED}
    fine = [place for place in placed if place.role in attacked and not _is_area(place)]
    return [
        replace(place, role=Role.CONTEXT, reason=f"surrounds '{around.text}'")
        if place.role in attacked and (around := _surrounded(sentence, place, fine))
        else place
        for place in placed
    ]


def _is_area(place: Toponym) -> bool:
    return place.kind in LARGER or place.kind is PlaceKind.WATER


def _surrounded(sentence: Sentence, area: Toponym, fine: Sequence[Toponym]) -> Toponym | None:
    if sentence.ahead("over", area):
        return None
    for place in fine if _is_area(area) else [place for place in fine if place.kind is PlaceKind.SITE]:
        if area.kind is PlaceKind.SITE:
            return None
        if place.span.end <= area.span.start:
            between = sentence.text[place.span.end : area.span.start]
            listed = between.strip() == "," and area.found_by == "adjective"
            if not listed and not _separated(sentence, place.span.end, area.span.start):
                return place
        elif _is_area(area) and _heads(sentence, area):
            between = sentence.text[area.span.end : place.span.start]
            if ";" not in between and between.strip() not in sentence.words.words.get("connectors", ()):
                return place
    return None


def _heads(sentence: Sentence, area: Toponym) -> bool:
    """Tell whether what comes behind an area lies in it: 'In the Sumy region, ...', 'in the Sumy region: ...'."""
    opens = sentence.text[sentence.span.start : area.span.start].strip().count(" ") <= 1
    return opens or sentence.text[area.span.end : area.span.end + 1] == ":"


def _separated(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a trigger, a semicolon or a list stands between a place and an area behind it."""
    if ";" in sentence.text[start:end] or any(start <= hit.start < end for hit in sentence.evidence.triggers):
        return True
    return sentence.phrases.has("list_words", start, end)
