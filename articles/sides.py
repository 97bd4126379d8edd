"""Sides: towns that only tell on which side of them the place behind lies: 'east of Pokrovsk near Myrnohrad'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.clauses import Sentence
from articles.toponyms import Role, Toponym

_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-ZА-ЯЁҐЄІЇ]+(?:-[^\W\d_]+)*")
_NEXT = re.compile(r"\s?(?:[;.]|\w+)")


def measures(sentence: Sentence, place: Toponym) -> tuple[Role, str] | None:
    """Leave out a town from which a side is told, where a finer place follows: 'north of Kupiansk near Holubivka'."""
    index = bisect_left(sentence.places, place.span.start, key=_start) + 1
    following = next((other for other in sentence.places[index:] if other.span.start >= place.span.end), None)
    if following is None or not finer_behind(sentence, place, following):
        return None
    return Role.CONTEXT, f"tells on which side '{following.text}' lies"


def finer_behind(sentence: Sentence, place: Toponym, following: Toponym) -> bool:
    """Tell whether only 'near' stands between a place whose side is told and the next one."""
    near = sentence.ahead("aside", following)
    if near is None or sentence.text[place.span.end : near.start].strip():
        return False
    return following.role is not Role.NAMESAKE and sentence.ahead("sides", place) is not None


def lists_on(sentence: Sentence, chain: Sequence[Toponym]) -> bool:
    """Tell whether a semicolon only goes on with where an attack was: 'attacked near A; east of A near B; and in C'."""
    first, end = chain[0].span.start, chain[-1].span.end
    opened = sentence.text.rfind(";", sentence.span.start, first)
    if opened < 0:
        return False
    words = _words(sentence)
    small = set(_SMALL.findall(sentence.text, opened, first))
    behind = _NEXT.match(sentence.text, end, sentence.span.end)
    closed = behind is None or behind.group().strip() in {";", ".", *words}
    return bool(small) and small <= words and closed


def _words(sentence: Sentence) -> set[str]:
    """Return the small words that such a list is made of; none where the language has no words for sides."""
    lists = sentence.words.words
    if not lists.get("sides"):
        return set()
    return {word for name in ("sides", "near", "list_words") for row in lists.get(name, ()) for word in row.split()}


def _start(place: Toponym) -> int:
    return place.span.start
