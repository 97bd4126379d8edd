"""Wording: every row of the attack vocabularies is a phrase that finds itself."""

import re

import pytest

from articles.wording import wording

LANGUAGES = ("en", "uk", "ru")
ROWS = [(code, name, entry) for code in LANGUAGES for name, entries in wording(code).words.items() for entry in entries]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_row_finds_its_own_words(code: str) -> None:
    words = wording(code)
    lost = [
        (name, entry)
        for language, name, entry in ROWS
        if language == code and not words.pattern(name).search(entry.replace(" ... ", " x ").replace("*", "x"))
    ]
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


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_every_ending_leads_to_another_form(code: str) -> None:
    for name, rows in wording(code).endings.items():
        assert len(rows) == len(set(rows)), name
        assert all(re.fullmatch(r"[а-яіїєґё]*", part) for row in rows for part in row), name


@pytest.mark.parametrize(
    ("entry_text", "found"), [("shelling of", True), ("the Shelling of", True), ("marshelling of", False)]
)
def test_phrases_start_and_end_at_words(entry_text: str, *, found: bool) -> None:
    assert wording("en").ends_with("roles.attacked_before", entry_text + " ") is found


def test_punctuation_stands_right_behind_a_word() -> None:
    assert wording("en").starts_with("relative", ", where a house burned")


def test_fillers_stand_between_a_cue_and_its_place() -> None:
    assert wording("en").ends_with("roles.origin_before", "launched from the Russian town of ")


def test_a_language_without_a_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        wording("xx")


def test_a_list_that_a_language_lacks_finds_nothing() -> None:
    assert wording("en").pattern("no.such.list").search("anything") is None
