"""Names of places: the key under which spellings meet, and Cyrillic names in Latin letters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_APOSTROPHES = "'’ʼ`´‘ʹ′ʻʿʾ"
_GAPS = re.compile(r"[\s\-‐‑‒–—_.,/()«»\"“”„]+")
# Latin letters that Unicode does not decompose into a base letter and a mark, and the Russian ё.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e"}
    | {"ё": "е"}
    | dict.fromkeys(_APOSTROPHES, "")
)
_LETTER_MARKS = "\u0306\u0308"  # й, ї and ё carry them as part of the letter; a stress accent is not one
# Macron, dot and line below; the cedilla below letters that no alphabet of Latin script gives one.
_TRANSCRIPTION = re.compile("[\u0304\u0323\u0331]|(?<=[hdztHDZT])\u0327")
# The Arabic article in its many spellings, before a word or between two: 'El Fasher', 'Deir ez-Zor', 'Ель-Фашер'.
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?P<latin>el|ad|an|ar|as|ash|at|az|ed|en|er|es|esh|et|ez)"
    r"|(?:ель|эль|[аеэ](?:д|з|н|р|с|т|ш)))(?= \w{3})"
)
# Latin and Cyrillic letters as they are kept, which most names are made of.
_PLAIN = re.compile("[a-z]+(?: [a-z]+)*|[а-яіїєґ]+(?: [а-яіїєґ]+)*")
_UNMARKED = re.compile("[\x00-\x7fа-яёіїєґ’ʼ]*")
_VOWELS = str.maketrans("", "", "aeiouy ")
_ALIKE = 0.5


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key under which the spellings of a name meet.

    Case, apostrophes, hyphens, spaces, the diacritics of Latin letters and the spellings of the Arabic article are
    folded, and ё counts as е; every other Cyrillic letter stays what it is. Different scripts keep different keys.
    """
    folded = name.casefold()
    key = folded if _PLAIN.fullmatch(folded) else _key_of_any(folded)
    return _ARTICLE.sub(lambda found: "al" if found["latin"] else "аль", key) if " " in key else key


def latin(name: str, language: str = "uk") -> str:
    """Return a Cyrillic name in Latin letters, by the rule of its language (`uk` or `ru`); other letters stay."""
    rule = _Rule(**_writing()[language])
    words = re.split(r"([\s\-]+)", name.translate(dict.fromkeys(map(ord, _APOSTROPHES))))
    return "".join(rule.word(word) for word in words)


def english(name: str, country: str | None) -> str:
    """Return a GeoNames romanisation as English-language news writes it.

    Soft-sign apostrophes go; in Russia ë is 'yo' and a final -iy or -yy is -y.
    """
    name = _without_transcription(name)
    if country in {"RU", "UA", "BY"}:
        name = re.sub("[’'ʹ′]", "", name.replace("Ë", "Yo").replace("ë", "yo"))
    if country == "RU":
        name = re.sub(r"[iy]y\b", "y", name)
    return name


def town_names(adjective: str) -> list[str]:
    """Return the names that the town of a district may have: 'Рузский' gives 'Руза', 'Рузск', 'Рузское'..."""
    stem = name_key(adjective)
    return [
        stem.removesuffix(ending) + town_ending
        for ending, town_endings in _writing()["towns"].items()
        if stem.endswith(ending)
        for town_ending in town_endings
    ]


def russian_district(name: str) -> str | None:
    """Return the Russian name of a district that is called as one of a Ukrainian city is, None where none is."""
    russian: str | None = _writing()["russian_districts"].get(name)
    return russian


def alike(one: str, other: str) -> bool:
    """Tell whether two Latin names are spellings of one name, judged by their consonants ('Kiev' and 'Kyiv').

    A name that was replaced ('Artemivsk' for Bakhmut) is not alike.
    """
    (left, pairs), (right, others) = _skeleton(one), _skeleton(other)
    shared = len(pairs & others)
    return left == right or (shared > 0 and 2 * shared >= _ALIKE * (len(pairs) + len(others)))


@dataclass(frozen=True, slots=True)
class _Rule:
    letters: Mapping[str, str]
    initial: Mapping[str, str]
    pairs: Mapping[str, str]

    def word(self, word: str) -> str:
        lower = word.lower()
        if not any(letter in self.letters for letter in lower):
            return word
        written = [self._letter(lower, position) for position in range(len(lower))]
        return self._as_cased(word, "".join(written))

    def _letter(self, word: str, position: int) -> str:
        letter = word[position]
        if position == 0 and letter in self.initial:
            return self.initial[letter]
        if position and word[position - 1 : position + 1] in self.pairs:
            return self.pairs[word[position - 1 : position + 1]][1:]
        return self.letters.get(letter, letter)

    @staticmethod
    def _as_cased(original: str, written: str) -> str:
        return written[:1].upper() + written[1:] if original[:1].isupper() else written


@cache
def _writing() -> Mapping[str, Any]:
    text = resources.files("geodata").joinpath("data/transliteration.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _without_transcription(name: str) -> str:
    """Take away the marks that scholarly transcription adds to Latin letters ('Rafaḩ', 'Ōsaka')."""
    decomposed = unicodedata.normalize("NFD", name)
    if decomposed == name:
        return name
    return unicodedata.normalize("NFC", _TRANSCRIPTION.sub("", decomposed)).replace("‘", "")


def _key_of_any(folded: str) -> str:
    unmarked = folded if _UNMARKED.fullmatch(folded) else _without_marks(folded)
    return _GAPS.sub(" ", unmarked.translate(LETTERS)).strip()


def _without_marks(name: str) -> str:
    out: list[str] = []
    latin_base = False
    for character in unicodedata.normalize("NFD", name):
        if unicodedata.combining(character):
            if not latin_base and character in _LETTER_MARKS:
                out.append(character)
        else:
            latin_base = character < "Ͱ"
            out.append(character)
    return unicodedata.normalize("NFC", "".join(out))


@lru_cache(maxsize=1_000)
def _skeleton(name: str) -> tuple[str, frozenset[str]]:
    consonants = name_key(name).translate(_VOWELS)
    return consonants, frozenset(map(str.__add__, consonants, consonants[1:]))
