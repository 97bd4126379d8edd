"""Dated spans: what the words of one date alone mean."""

from datetime import date

import pytest

from articles.article import Span
from articles.datedspans import falls_on, is_bare_night, resolved
from articles.dateforms import find_forms
from articles.periods import DateKind

SUNDAY = date(2021, 3, 21)


@pytest.mark.parametrize(
    ("text", "kind", "bare", "on_its_weekday"),
    [
        ("overnight", DateKind.NIGHT, True, False),
        ("last night", DateKind.NIGHT, False, False),
        ("Sunday, 14 March", DateKind.DAY, False, True),
        ("Sunday, 15 March", DateKind.DAY, False, False),
        ("yesterday", DateKind.DAY, False, False),
    ],
)
def test_a_date_alone(text: str, kind: DateKind, *, bare: bool, on_its_weekday: bool) -> None:
    (form,) = find_forms(text, Span(0, len(text)), "en")
    told = resolved(form, SUNDAY)
    assert told is not None
    assert (told.kind, is_bare_night(form), falls_on(told, form)) == (kind, bare, on_its_weekday)


def test_a_date_that_counts_from_another_is_not_resolved_alone() -> None:
    (form,) = find_forms("two days later", Span(0, 14), "en")
    assert resolved(form, SUNDAY) is None
