"""Inflection: the basic forms that a place name in any case can go back to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from articles.endings import endings

_POSSESSIVE = re.compile(r"(?:['’ʼ]s|s['’ʼ]|['’ʼ])$")
_MOST_FORMS = 160
_KEPT, _NAMES_KEPT = 50_000, 10_000


@lru_cache(maxsize=_NAMES_KEPT)
def basic_forms(word: str, language: str) -> tuple[str, ...]:
    """Return the forms in which a gazetteer may list a word, the word as it stands first.

    The rows of `endings.noun` and `endings.adjective` in the vocabulary file say which ending goes back to which.
    """
    if "-" in word and endings(language):
        first, _, rest = word.partition("-")
        heads = basic_forms(first, language)
        tails = [rest, *_replaced(rest, language, "adjective"), *_replaced(rest, language, "noun")]
        return tuple([f"{head}-{tail}" for tail in tails for head in heads][:_MOST_FORMS])
    forms = dict.fromkeys([_bare(word)])
    for table in ("noun", "adjective"):
        forms.update(dict.fromkeys(_replaced(word, language, table)))
    return tuple(forms)


def basic_names(words: list[str], language: str) -> tuple[str, ...]:
    """Return the basic forms of a name of several words: adjectives before, a noun or adjective at the end."""
    if len(words) == 1:
        return basic_forms(words[0], language)
    heads = [list(dict.fromkeys([_bare(word), *_replaced(word, language, "adjective")])) for word in words[:-1]]
    if len(words) == 2 and _replaced(words[1], language, "adjective"):  # noqa: PLR2004
        heads[0] += [form for form in basic_forms(words[0], language) if form not in heads[0]]  # 'Станиці Луганської'
    whole = " ".join([*words[:-1], _bare(words[-1])])
    names = [" ".join(parts) for parts in product(*heads, basic_forms(words[-1], language))]
    return tuple(dict.fromkeys([whole, *names]))[:_MOST_FORMS]


def adjective_forms(word: str, language: str, gender: str) -> tuple[str, ...]:
    """Return an adjective in the nominative of a gender ('feminine', 'masculine'), by the table of that name."""
    return _replaced(word, language, gender)


@lru_cache(maxsize=_KEPT)
def _replaced(word: str, language: str, table: str) -> tuple[str, ...]:
    rows = endings(language).get(table)
    return tuple(rows.replaced(word)) if rows else ()


def _bare(word: str) -> str:
    return _POSSESSIVE.sub(lambda found: "s" if found.group().startswith("s") else "", word)
