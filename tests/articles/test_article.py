"""Spans and articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_gives_its_characters():
    assert Span(4, 8).of("The Kyiv post") == "Kyiv"


def test_spans_sort_by_where_they_begin():
    assert sorted([Span(4, 8), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 8)]


@settings(deadline=None)
@given(SPANS, SPANS)
def test_overlap_is_mutual_and_containment_implies_it(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other) and other.start < other.end:
        assert one.overlaps(other)
