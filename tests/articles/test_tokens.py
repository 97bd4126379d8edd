"""Tokens: the words of a text, and those of them with which some phrase can begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tokens import Openers, tokens

OPENERS = Openers(["kill", "in ", "п'ять", "7", "mid-m"])


def test_words_and_signs_stand_in_order_with_what_is_written_together():
    assert [(word, glued) for _, _, word, glued in tokens("Drones, at 97NM’s")] == [
        ("drones", False),
        (",", True),
        ("at", False),
        ("97", False),
        ("nm", True),
        ("'", True),
        ("s", True),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Killed in a raid", [0, 7]),
        ("an inn was hit", []),
        ("mid-May, midday", [0]),
        ("П’ять осіб, 70 хат", [0, 12]),
        ("flat7killers", [0]),
        ("", []),
    ],
)
def test_a_word_opens_a_phrase_by_its_first_letters_or_whole(text: str, starts: list[int]) -> None:
    assert OPENERS.starts(text) == starts


@given(st.text("kil7 in-'п", max_size=20))
def test_no_beginning_is_missed(text: str) -> None:
    assert {at for at in range(len(text)) if text.startswith("7", at) and text[at - 1 : at] in ("", " ")} <= set(
        OPENERS.starts(text)
    )


def test_where_anything_may_begin_a_phrase_every_word_opens_one() -> None:
    assert Openers(["", "kill"]).starts("an inn") == [0, 3]


def test_words_that_open_a_phrase_are_told_by_their_place_among_all() -> None:
    assert OPENERS.places("two killed, none injured") == [1]
