"""Languages of articles: which one a text is in, and the vocabulary file that each has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

Vocabulary: TypeAlias = Mapping[str, Any]

LANGUAGES = ("en", "uk", "ru")
_WORDS_LOOKED_AT = 20_000
_SHORT = 12
_ENOUGH = 0.06
_ALIEN = 0.02
_NATIVE = 0.8
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")


def language_of(text: str) -> str | None:
    """Return the language code of a text ('en', 'uk', 'ru') by its function words and letters; None for any other."""
    words = [match.group().casefold() for match, _ in zip(_WORD.finditer(text), range(_WORDS_LOOKED_AT), strict=False)]
    if not words:
        return None
    scores = {code: _score(words, code) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: scores[code])
    if scores[best] >= _ENOUGH:
        return best
    return next((code for code in LANGUAGES if _is_short(words, code)), None)


def vocabulary(code: str) -> Vocabulary:
    """Return the vocabulary of a language, the tables of `vocabulary/<code>.toml`."""
    return load(code)


@cache
def load(code: str, name: str | None = None) -> Vocabulary:
    """Return the tables of `vocabulary/<code>.toml`, or of `vocabulary/<code>_<name>.toml`; each file is read once."""
    file = f"{code}.toml" if name is None else f"{code}_{name}.toml"
    return tomllib.loads((files("articles") / "vocabulary" / file).read_text(encoding="utf-8"))


def _is_short(words: list[str], code: str) -> bool:
    """Tell whether a text is too short for function words, and nearly all of it in the letters of a language."""
    table = load(code)["language"]
    native = sum(map(frozenset(table["alphabet"]).issuperset, words))
    return len(words) < _SHORT and table["when_short"] and native >= _NATIVE * len(words)


def _score(words: list[str], code: str) -> float:
    """Return the share of words that only this language would have; nothing where letters are foreign to it."""
    table = load(code)["language"]
    alphabet, own = frozenset(table["alphabet"]), frozenset(table["own_letters"])
    function_words = frozenset(table["function_words"])
    native = [word for word in words if alphabet.issuperset(word)]
    hits = sum(word in function_words or not own.isdisjoint(word) for word in native)
    script = sum(word[0] in alphabet for word in words)
    if script - len(native) > max(1, _ALIEN * len(words)):
        return 0.0
    return hits / len(words)
