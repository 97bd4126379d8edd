"""Phrases: word lists found in a text, in front of a place and behind it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.phrasebook import Phrasebook
from articles.phrases import Phrases

BOOK = Phrasebook(
    {
        "struck": ["hit", "came under * fire", "shell*", "air-strike*", "opened ... on", "S-300", "катер*-камікадзе"],
        "cue": ["shelling of", "in", "near", "launched from", "hospital* «"],
        "fillers": ["the", "town of", "Russian"],
        "relative": [", where", "'s mayor"],
    }
)


def before(text: str) -> Span | None:
    """Return the cue at the end of a text."""
    return BOOK.read(text).ending("cue", len(text))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("shelling of", "shelling of"),
        ("the Shelling of ", "Shelling of"),
        ("marshelling of ", None),
        ("launched from the Russian town of ", "launched from the Russian town of"),
        ("in “", "in"),
        ("a hospital «", "hospital"),
        ("in a ", None),
        ("near the", "near the"),
    ],
)
def test_a_cue_stands_before_a_place_with_fillers_between(text: str, cue: str | None) -> None:
    span = before(text)
    assert (span and span.of(text)) == cue


def test_a_cue_before_the_window_is_not_seen() -> None:
    assert BOOK.read("in the town of ").ending("cue", 15, start=3) is None


@pytest.mark.parametrize(("text", "position"), [("Lviv, where it", 4), ("«Lviv», where it", 5), ("Lviv’s mayor", 4)])
def test_a_cue_stands_behind_a_place(text: str, position: int) -> None:
    span = BOOK.read(text).starting("relative", position, len(text))
    assert span is not None
    assert BOOK.read(text).starting("relative", position, position + 2) is None


def test_a_list_that_is_not_there_finds_nothing() -> None:
    phrases = BOOK.read("anything")
    assert not phrases.has("none", 0, 8)
    assert phrases.starting("none", 0, 8) is None
    assert phrases.ending("none", 8) is None
    assert not phrases.is_one("none", Span(0, 8))


def test_a_span_is_a_phrase_only_as_a_whole() -> None:
    assert BOOK.read("hit hard").is_one("struck", Span(0, 3))
    assert not BOOK.read("hit hard").is_one("struck", Span(0, 8))


WORDS = st.sampled_from(["hit", "shells", "came", "under", "heavy", "fire", "in", "the", ",", "’s", "S-300", "."])


@given(st.lists(WORDS, max_size=12))
def test_found_phrases_are_in_order_apart_and_within(words: list[str]) -> None:
    text = " ".join(words)
    spans = list(BOOK.read(text).find("struck", 2, len(text) - 2))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(2 <= span.start < span.end <= len(text) - 2 for span in spans)
    assert isinstance(BOOK.read(text), Phrases)


def test_the_lists_of_a_stretch_are_named_by_what_begins_in_it() -> None:
    phrases = BOOK.read("Shells hit a depot near the town")
    assert phrases.lists_within(0, 15) == {"struck"}
    assert phrases.lists_within(13, 27) == {"cue", "fillers"}
    assert phrases.lists_of(Span(7, 10)) == {"struck"}
    assert phrases.lists_of(Span(7, 12)) == frozenset()
