"""Inflection: the basic forms that a place name in any case can go back to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from articles.wording import Wording
from articles.wording import wording as of_language

_POSSESSIVE = re.compile(r"(?:['’ʼ]s|s['’ʼ]|['’ʼ])$")
_MOST_FORMS = 160
_KEPT, _NAMES_KEPT = 50_000, 10_000


def basic_forms(word: str, wording: Wording) -> tuple[str, ...]:
    """Return the forms in which a gazetteer may list a word, the word as it stands first.

    The rows of `endings.noun` and `endings.adjective` in the vocabulary file say which ending goes back to which.
    """
    return _basic_forms(word, wording.language)


@lru_cache(maxsize=_NAMES_KEPT)
def _basic_forms(word: str, language: str) -> tuple[str, ...]:
    wording = of_language(language)
    if "-" in word and wording.endings:
        first, _, rest = word.partition("-")
        heads, tails = (
            basic_forms(first, wording),
            [rest, *_replaced(rest, wording, "adjective"), *_replaced(rest, wording, "noun")],
        )
        return tuple([f"{head}-{tail}" for tail in tails for head in heads][:_MOST_FORMS])
    forms = dict.fromkeys([_bare(word)])
    for table in ("noun", "adjective"):
        forms.update(dict.fromkeys(_replaced(word, wording, table)))
    return tuple(forms)


def basic_names(words: list[str], wording: Wording) -> tuple[str, ...]:
    """Return the basic forms of a name of several words: adjectives before, a noun or adjective at the end."""
    if len(words) == 1:
        return basic_forms(words[0], wording)
    heads = [list(dict.fromkeys([_bare(word), *_replaced(word, wording, "adjective")])) for word in words[:-1]]
    if len(words) == 2 and _replaced(words[1], wording, "adjective"):  # noqa: PLR2004
        heads[0] += [form for form in basic_forms(words[0], wording) if form not in heads[0]]  # 'Станиці Луганської'
    whole = " ".join([*words[:-1], _bare(words[-1])])
    names = [" ".join(parts) for parts in product(*heads, basic_forms(words[-1], wording))]
    return tuple(dict.fromkeys([whole, *names]))[:_MOST_FORMS]


def adjective_forms(word: str, wording: Wording, gender: str) -> tuple[str, ...]:
    """Return an adjective in the nominative of a gender ('feminine', 'masculine'), by the table of that name."""
    return _replaced(word, wording, gender)


def _replaced(word: str, wording: Wording, table: str) -> tuple[str, ...]:
    return _remembered(word, wording.language, table)


@lru_cache(maxsize=_KEPT)
def _remembered(word: str, language: str, table: str) -> tuple[str, ...]:
    endings = of_language(language).endings.get(table)
    return tuple(endings.replaced(word)) if endings else ()


def _bare(word: str) -> str:
    return _POSSESSIVE.sub(lambda found: "s" if found.group().startswith("s") else "", word)
