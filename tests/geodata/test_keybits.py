"""Bits of keys: what was taken in is always found, and few other words are."""

from __future__ import annotations

from geodata.keybits import KeyBits, written


def test_every_key_taken_in_is_found() -> None:
    """No name of the gazetteer is ever denied, in any script."""
    keys = ["kharkiv", "харків", "new york", "غزة", *(f"village {number}" for number in range(5_000))]
    bits = KeyBits(written(keys))
    assert all(key in bits for key in keys)


def test_other_words_are_denied_but_for_a_few() -> None:
    """A word that is no name is seldom looked up."""
    bits = KeyBits(written(f"village {number}" for number in range(5_000)))
    assert sum(f"word {number}" in bits for number in range(5_000)) < 100


def test_no_key_is_in_the_bits_of_none() -> None:
    """An empty gazetteer has no names."""
    assert "kyiv" not in KeyBits(written([]))
