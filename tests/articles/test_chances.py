"""Chances: attacks that may come, or that might have been."""

import pytest

from articles.article import Span
from articles.chances import conditional, foreseen
from articles.wording import wording


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Якби ракета влучила в завод, загинули б сотні.", "uk", True),
        ("Якби не ППО, ракета влучила б у завод.", "uk", False),
        ("Если бы дрон попал в цистерну, погибли бы все.", "ru", True),
        ("Если бы не дождь, сгорел бы весь цех.", "ru", False),
        ("Ракета влучила в завод.", "uk", False),
    ],
)
def test_what_might_have_been(text: str, language: str, *, expected: bool) -> None:
    assert conditional(text, Span(0, len(text)), wording(language).phrases(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ворог може вдарити по порту.", True), ("Ворог може заперечувати, але вдарив по порту.", False)],
)
def test_what_may_come(text: str, *, expected: bool) -> None:
    start = text.index("вдари")
    told = foreseen(Span(0, len(text)), [Span(start, start + 6)], wording("uk").phrases(text))
    assert told is expected
