"""Wording: every row of the attack vocabularies is a phrase that finds itself."""

import pytest

from articles.languages import languages
from articles.wording import WHOLE, Wording, wording

LANGUAGES = languages()
ROWS = [(code, name, entry) for code in LANGUAGES for name, entries in wording(code).words.items() for entry in entries]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_finds_its_own_words(code: str) -> None:
    words = wording(code)
    rows = [(name, entry) for language, name, entry in ROWS if language == code and name not in WHOLE]
    lost = [row for row in rows if not _finds(words, row[0], row[1].replace(" ... ", " x ").replace("*", "x"))]
    assert lost == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_row_stands_twice_in_a_list(code: str) -> None:
    twice = [
        (name, entry)
        for name, entries in wording(code).words.items()
        for entry in set(entries)
        if entries.count(entry) > 1
    ]
    assert twice == []


def _finds(words: Wording, name: str, text: str) -> bool:
    return words.phrases(text).has(name, 0, len(text))
