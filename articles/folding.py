"""Folding: a text in small letters with one form of apostrophe and of е, character for character as long as it was."""

from __future__ import annotations

from functools import lru_cache

_KEPT = 8
_ALIKE = (("’", "'"), ("ʼ", "'"), ("ё", "е"))


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """Return a text in small letters, apostrophes as one sign and ё as е, every offset as it was."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter if len(low := letter.lower()) != 1 else low for letter in text)
    for letter, alike in _ALIKE:
        small = small.replace(letter, alike)
    return small
