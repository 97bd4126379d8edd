"""Openings: with which letters a pattern can begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.openings import any_of, beginnings


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("killed", "k"),
        ("(?:at least )?ten", "at"),
        ("(?:no|without)(?: any)? harm", "nw"),
        ("(?<!un)hurt", "h"),
        ("k(?:x|y)[|)]z\\|w|hurt", "kh"),
        ("(?!no)one", "o"),
        ("[1-3]\\d", "123"),
        ("\\d{1,3} dead", "0123456789"),
        ("(?i:May)|june", "mj"),
        ("a?b*c+", "abc"),
        ("(?P<day>x{0,2}y)", "xy"),
        ("['’ʼ]s", "'’ʼ"),
    ],
)
def test_the_first_letters_of_a_pattern(pattern: str, letters: str) -> None:
    assert beginnings(pattern, 1) == frozenset(letters)


@pytest.mark.parametrize("pattern", ["\\w+ killed", "[^a]b", ".", "(?:\\w+ )?dead"])
def test_a_pattern_that_any_letter_may_open(pattern: str) -> None:
    assert "" in beginnings(pattern, 1)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("late[\\s+-](?:in\\s+)?may", {"late ", "late-", "late+"}),
        ("(?:in\\s+)?may", {"in ma", "may"}),
        ("in\\s+\\d\\d", {f"in {figure}" for figure in range(10)}),
        ("a\\S{1,9}z", {"a"}),
        ("(?:x|yz)+q", {"x", "yz"}),
    ],
)
def test_the_beginnings_of_a_pattern(pattern: str, letters: set[str]) -> None:
    assert beginnings(pattern, 5) == letters


ATOMS = st.sampled_from(["a", "b", "(?:a|bc)", "(?:b)?", "[ab]", "a?", "b*", "(?!c)a", "c{1,2}"])


@given(st.lists(ATOMS, min_size=1, max_size=4), st.text("abc", min_size=1, max_size=6))
def test_whatever_matches_begins_with_an_opening(atoms: list[str], text: str) -> None:
    pattern = "".join([*atoms, "c"])
    letters = beginnings(pattern, 1)
    if re.match(pattern, text):
        assert text[0] in letters


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (["September", "Sept", "Sep"], "Sept 5", "Sept"),
        (["липня", "лип\\.?", "лютого", "лют\\."], "лют. 2024", "лют."),
        (["days?", "d?usk", "dawn"], "usk", "usk"),
        (["no|none", "nought"], "none", "no"),
        (["перш(?:ий|ого) день", "п'ятого"], "першого день", "першого день"),
        ([], "", None),
    ],
)
def test_of_forms_that_begin_alike_the_first_that_fits_is_found(forms: list[str], text: str, found: str | None) -> None:
    match = re.match(any_of(forms), text)
    assert (match and match[0]) == found


@given(st.lists(st.text("абв", min_size=1), min_size=1), st.text("абвг"))
def test_forms_joined_find_what_they_find_apart(forms: list[str], text: str) -> None:
    joined, apart = re.match(any_of(forms), text), re.match("|".join(forms), text)
    assert (joined and joined[0]) == (apart and apart[0])
