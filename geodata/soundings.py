"""Soundings: keys under which the writings of one Ukrainian name meet: Ukrainian, Russian, Polish, German, Latin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from geodata.names import latin, name_key

_UKRAINIAN = re.compile("[іїєґ]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_VOWELS = re.compile("[aeiouyj]+")
_TWICE = re.compile(r"(\w)\1+")
_FEWEST = 3  # consonants, below which names sound alike by chance
_WRITINGS = ("english", "polish", "german")


@lru_cache(maxsize=100_000)
def sound_keys(name: str) -> tuple[str, ...]:
    """Return the keys of what a name of Ukraine sounds like in any writing, the surest first; none for a short name.

    'Новопавловка', 'Novopavlovka' and 'Nowopawliwka' are 'Novopavlivka'; 'Троицкое' is 'Troitske'.
    """
    return tuple(dict.fromkeys(_keys(name, _WRITINGS)))


def own_sound_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which a name of the gazetteer is kept."""
    return tuple(_keys(name, _WRITINGS[:1]))


def _keys(name: str, writings: tuple[str, ...]) -> Iterator[str]:
    """Yield keys that tell whether a name ends in a vowel, then one that does not ('Nikishin' for 'Nikishyne')."""
    folded = name.casefold()
    if _CYRILLIC.search(folded):
        folded, writings = latin(folded, "uk" if _UKRAINIAN.search(folded) else "ru"), _WRITINGS[:1]
    sounds = [_sound(folded, writing) for writing in writings]
    for mark, sound in (*(("~", sound) for sound in sounds), ("~~", sounds[0].rstrip("."))):
        if sum(letter.isalpha() for letter in sound) >= _FEWEST:
            yield mark + sound


def _sound(name: str, writing: str) -> str:
    """Fold what a language or a transliteration writes its own way; of vowels only where they stand is kept."""
    for written, read in _sounds()[writing].items() if writing != "english" else ():
        name = re.sub(written, read, name)
    return " ".join(_word(word) for word in name_key(name).split())


def _word(word: str) -> str:
    for written, read in _sounds()["english"].items():
        word = re.sub(written, read, word)
    return _TWICE.sub(r"\1", _VOWELS.sub(".", word))


@cache
def _sounds() -> Mapping[str, Mapping[str, str]]:
    text = resources.files("geodata").joinpath("data/transliteration.toml").read_text(encoding="utf-8")
    sounds: Mapping[str, Mapping[str, str]] = tomllib.loads(text)["sounds"]
    return sounds
