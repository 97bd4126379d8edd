"""Openings: the letters with which the patterns of a vocabulary can begin, so that few are held against each word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|-?i?:))?")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*),?\d*\}")
_CLASSES = {"d": frozenset("0123456789"), "w": None, "s": frozenset(" \n\t\u00a0\u202f")}
_WIDTHLESS_ESCAPES = frozenset("bBAZ")


def by_opening(patterns: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names of patterns by each small letter that they can begin with, under '' those that take any."""
    found: dict[str, list[str]] = {}
    for name, pattern in patterns:
        for letter in sorted(openings(pattern) or {""}):
            found.setdefault(letter, []).append(name)
    return found


def openings(pattern: str) -> frozenset[str] | None:
    """Return the small letters, figures and signs with which a pattern can begin; None where it may be any.

    Reads the part of regular expressions that the vocabulary files use. Raises ValueError for one that matches nothing
    but the empty text.
    """
    letters, empty, _ = _choice(pattern, 0)
    if empty and letters is not None:
        raise ValueError(f"the pattern {pattern!r} of a vocabulary matches no letter")
    return letters


_Part = tuple[frozenset[str] | None, bool, int]


def _choice(pattern: str, position: int) -> _Part:
    """Read alternatives up to a closing bracket: their first letters, whether one may be empty, and where they end."""
    letters: frozenset[str] | None = frozenset()
    empty = False
    while True:
        first, nothing, position = _sequence(pattern, position)
        letters = None if letters is None or first is None else letters | first
        empty = empty or nothing
        if position >= len(pattern) or pattern[position] == ")":
            return letters, empty, position
        position += 1


def _sequence(pattern: str, position: int) -> _Part:
    letters: frozenset[str] | None = frozenset()
    empty = True
    while position < len(pattern) and pattern[position] not in "|)":
        first, nothing, position = _item(pattern, position)
        if empty:
            letters = None if letters is None or first is None else letters | first
            empty = nothing
    return letters, empty, position


def _item(pattern: str, position: int) -> _Part:
    """Read one letter, class or group with its quantifier."""
    if pattern.startswith(_ZERO_WIDTH, position):
        _, _, end = _choice(pattern, position + (4 if pattern[position + 2] == "<" else 3))
        return frozenset(), True, end + 1
    first, empty, end = _atom(pattern, position)
    quantifier = _QUANTIFIER.match(pattern, end)
    if quantifier is None:
        return first, empty, end
    end = quantifier.end()
    return first, empty or quantifier.group()[0] in "?*" or quantifier[1] == "0", end + pattern.startswith("?", end)


def _atom(pattern: str, position: int) -> _Part:
    sign = pattern[position]
    if sign == "(":
        opened = _GROUP.match(pattern, position)
        first, empty, end = _choice(pattern, opened.end() if opened else position + 1)
        return first, empty, end + 1
    if sign == "[":
        end = pattern.index("]", position + 2)
        return _letters_of_class(pattern[position + 1 : end]), False, end + 1
    if sign == "\\":
        escaped = pattern[position + 1]
        if escaped in _WIDTHLESS_ESCAPES:
            return frozenset(), True, position + 2
        return _CLASSES.get(escaped, frozenset(escaped.lower())), False, position + 2
    return (None if sign == "." else frozenset(sign.lower())), False, position + 1


def _letters_of_class(inside: str) -> frozenset[str] | None:
    if inside.startswith("^") or "\\w" in inside:
        return None
    plain = inside.replace("\\d", "0-9")
    letters: set[str] = set()
    for found in re.finditer(r"(.)-(.)|(.)", plain):
        first, last = (found[1], found[2]) if found[1] else (found[3], found[3])
        letters.update(chr(code).lower() for code in range(ord(first), ord(last) + 1))
    return frozenset(letters)
