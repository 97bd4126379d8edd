"""Folding: small letters, every offset as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.folding import folded


@pytest.mark.parametrize(
    ("text", "small"),
    [("Kyiv", "kyiv"), ("Куп’янськ", "куп'янськ"), ("Grad’S", "grad's"), ("İzmir", "İzmir"), ("Налёт", "налет")],
)
def test_letters_become_small(text: str, small: str) -> None:
    assert folded(text) == small


@given(st.text())
def test_a_folded_text_is_as_long_as_it_was(text: str) -> None:
    assert len(folded(text)) == len(text)
