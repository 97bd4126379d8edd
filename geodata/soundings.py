"""Soundings: the key under which the Ukrainian, Russian and Latin writings of one Ukrainian name meet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from geodata.names import latin, name_key

_UKRAINIAN = re.compile("[іїєґ]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_VOWELS = re.compile("[aeiouyj]+")
_TWICE = re.compile(r"(\w)\1+")
_FEWEST = 3  # consonants, below which names sound alike by chance


@lru_cache(maxsize=100_000)
def sound_key(name: str) -> str | None:
    """Return what a name sounds like, in either language of Ukraine and any spelling; None where it says too little.

    'Новопавловка', 'Novopavlovka' and 'Novopavlivka' are one; so are 'Троїцьке' and 'Troitskoye'.
    """
    key = name_key(name)
    if _CYRILLIC.search(key):
        key = name_key(latin(key, "uk" if _UKRAINIAN.search(key) else "ru"))
    words = [_word(word) for word in key.split()]
    sound = "~" + " ".join(words)
    return sound if sum(letter.isalpha() for letter in sound) >= _FEWEST else None


def _word(word: str) -> str:
    """Fold what a language or a transliteration writes its own way; of vowels only where they stand is kept."""
    for written, folded in _sounds().items():
        word = re.sub(written, folded, word)
    return _TWICE.sub(r"\1", _VOWELS.sub(".", word)).rstrip(".")


@cache
def _sounds() -> Mapping[str, str]:
    text = resources.files("geodata").joinpath("data/transliteration.toml").read_text(encoding="utf-8")
    sounds: Mapping[str, str] = tomllib.loads(text)["sounds"]
    return sounds
