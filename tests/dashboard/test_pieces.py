"""A text in pieces is the text again, and each piece knows what it is part of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.article import Span
from articles.toponyms import Role
from dashboard.pieces import Note, Piece, passage, pieces

TEXT = "Header\n\nShells hit Sumy, the mayor of Sumy said in Kyiv. Nobody was hurt."
HIT, SAID = Note(Role.ATTACKED, "hit"), Note(Role.SPEAKER, "said")


def spans(length: int) -> st.SearchStrategy[Span]:
    ends = st.integers(0, length)
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


def test_places_and_sentences_are_cut_out():
    notes = {Span(19, 23): HIT, Span(38, 42): SAID}
    assert pieces(TEXT, Span(8, 51), notes, [Span(8, 24)]) == [
        Piece("Shells hit ", None, is_quoted=True),
        Piece("Sumy", HIT, is_quoted=True),
        Piece(",", None, is_quoted=True),
        Piece(" the mayor of "),
        Piece("Sumy", SAID),
        Piece(" said in "),
    ]


def test_of_places_that_overlap_the_first_is_marked():
    found = pieces(TEXT, Span(8, 43), {Span(19, 23): HIT, Span(21, 42): SAID})
    assert [piece.text for piece in found if piece.note] == ["Sumy"]


@given(st.dictionaries(spans(len(TEXT)), st.just(HIT), max_size=6), st.lists(spans(len(TEXT)), max_size=4), st.data())
def test_pieces_are_the_text_again(notes, quotes, data):
    within = data.draw(spans(len(TEXT)))
    found = pieces(TEXT, within, notes, quotes)
    assert "".join(piece.text for piece in found) == within.of(TEXT)


def test_a_passage_has_whole_words_around_the_quote_and_no_header():
    body = "one two three. " * 60
    text = f"header\n\n{body}"
    quote = Span(8 + 15 * 30, 8 + 15 * 31)
    shown = passage(text, quote, 8)
    assert shown.contains(quote)
    assert set(shown.of(text).replace(".", "").split()) == {"one", "two", "three"}
    assert passage(text, Span(8, 23), 8).start == 8


def test_a_passage_around_a_title_begins_with_it():
    assert passage("date 2025-01-01 Title here\n\nText", Span(16, 26), 28).start == 16
