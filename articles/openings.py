"""Openings: the letters with which the patterns of a vocabulary can begin, so that few are held against each word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Part: TypeAlias = tuple[str, bool]  # letters, and whether what comes next in the pattern comes next to them
_Parts: TypeAlias = frozenset[_Part]

_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|-?i?:))?")
# A letter that is no option, and no bar outside of brackets.
_LETTERED = re.compile(r"[^\W\d_](?![?*+{])[^|()]*(?:\([^()]*\)[^|()]*)*")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*),?\d*\}")
_CLASSES = {"d": "0123456789", "s": " "}
_ANY_CLASSES = frozenset("wSD")
_WIDTHLESS_ESCAPES = frozenset("bBAZ")
_NOTHING: _Parts = frozenset({("", True)})
_ANYTHING: _Parts = frozenset({("", False)})


def any_of(forms: Iterable[str]) -> str:
    """Return a pattern for the first of some patterns that fits, `(?!)` for none; those that begin alike as one.

    Behind their first letter in common, few of them are tried against a text.
    """
    alike: dict[str, list[str]] = {}
    for form in forms:
        alike.setdefault(form[0] if _LETTERED.fullmatch(form) else form, []).append(form)
    rows = (
        f"{first}(?:{'|'.join(form[1:] for form in told)})" if told[1:] else told[0] for first, told in alike.items()
    )
    return "|".join(rows) or "(?!)"


def beginnings(pattern: str, length: int) -> frozenset[str]:
    """Return the small letters with which a pattern can begin, so many or fewer where anything may follow them.

    Any run of blanks counts as one blank; what follows a figure is left out.
    """
    return frozenset(letters for letters, _ in _choice(pattern, 0, length)[0])


def _choice(pattern: str, position: int, length: int) -> tuple[_Parts, int]:
    """Read alternatives up to a closing bracket: with what they begin, and where they end."""
    found: set[_Part] = set()
    while True:
        parts, position = _sequence(pattern, position, length)
        found |= parts
        if position >= len(pattern) or pattern[position] == ")":
            return frozenset(found), position
        position += 1


def _sequence(pattern: str, position: int, length: int) -> tuple[_Parts, int]:
    parts = _NOTHING
    while position < len(pattern) and pattern[position] not in "|)":
        following, position = _item(pattern, position, length)
        parts = _joined(parts, following, length)
        if not any(goes_on for _, goes_on in parts):
            return parts, _end_of_sequence(pattern, position)
    return parts, position


def _end_of_sequence(pattern: str, position: int) -> int:
    """Return where the alternative that a position stands in ends: at a bar, a closing bracket or the end."""
    depth = 0
    while position < len(pattern) and (depth or pattern[position] not in "|)"):
        sign = pattern[position]
        depth += (sign == "(") - (sign == ")")
        position = pattern.index("]", position + 2) + 1 if sign == "[" else position + 1 + (sign == "\\")
    return position


def _joined(parts: _Parts, following: _Parts, length: int) -> _Parts:
    found: set[_Part] = {part for part in parts if not part[1]}
    for letters, goes_on in parts:
        if goes_on:
            found |= {
                _cut((letters + more).replace("  ", " "), length, more_goes_on) for more, more_goes_on in following
            }
    return frozenset(found)


def _cut(letters: str, length: int, goes_on: object) -> _Part:
    return letters[:length], bool(goes_on) and len(letters) < length and not letters[-1:].isdecimal()


def _item(pattern: str, position: int, length: int) -> tuple[_Parts, int]:
    """Read one letter, class or group with its quantifier."""
    if pattern.startswith(_ZERO_WIDTH, position):
        return _NOTHING, _choice(pattern, position + (4 if pattern[position + 2] == "<" else 3), 1)[1] + 1
    parts, end = _atom(pattern, position, length)
    quantifier = _QUANTIFIER.match(pattern, end)
    if quantifier is None:
        return parts, end
    end = quantifier.end()
    sign = quantifier.group()[0]
    if sign in "*+{" and parts != {(" ", True)}:
        parts = frozenset((letters, False) for letters, _ in parts)  # again, or what follows
    if sign in "?*" or quantifier[1] == "0":
        parts |= _NOTHING
    return parts, end + pattern.startswith("?", end)


def _atom(pattern: str, position: int, length: int) -> tuple[_Parts, int]:
    sign = pattern[position]
    if sign == "(":
        opened = _GROUP.match(pattern, position)
        parts, end = _choice(pattern, opened.end() if opened else position + 1, length)
        return parts, end + 1
    if sign == "[":
        end = pattern.index("]", position + 2)
        return _letters_of_class(pattern[position + 1 : end]), end + 1
    if sign == "\\":
        return _escaped(pattern[position + 1]), position + 2
    return (_ANYTHING if sign == "." else frozenset({(sign.lower(), True)})), position + 1


def _escaped(letter: str) -> _Parts:
    if letter in _WIDTHLESS_ESCAPES:
        return _NOTHING
    if letter in _ANY_CLASSES:
        return _ANYTHING
    return frozenset((one, True) for one in _CLASSES.get(letter, letter.lower()))


def _letters_of_class(inside: str) -> _Parts:
    if inside.startswith("^") or "\\w" in inside:
        return _ANYTHING
    plain = inside.replace("\\d", "0-9").replace("\\s", " ")
    letters: set[str] = set()
    for found in re.finditer(r"(.)-(.)|(.)", plain):
        first, last = (found[1], found[2]) if found[1] else (found[3], found[3])
        letters.update(chr(code).lower() for code in range(ord(first), ord(last) + 1))
    return frozenset((letter, True) for letter in letters)
