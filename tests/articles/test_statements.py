"""Statements: sentences of the body, cut where one tells of two attacks, with dates of attack and of telling apart."""

from collections.abc import Callable
from datetime import date

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.statements import Statement, find_statements
from articles.toponyms import find_toponyms
from articles.wording import wording


def statements(article: Article, towns: PlaceNames) -> list[Statement]:
    return list(find_statements(article, find_toponyms(article, towns), wording(article.language)))


def test_a_sentence_that_dates_two_attacks_is_cut_between_them(
    article: Callable[..., Article], towns: PlaceNames
) -> None:
    made = article("On Thursday two people died in Odesa, and on Friday a missile hit Kharkiv.")
    first, second = statements(made, towns)
    assert [place.name for place in first.places] == ["Odesa"]
    assert [place.name for place in second.places] == ["Kharkiv"]
    assert [dated.period.end for dated in (*first.dates, *second.dates)] == [date(2023, 12, 28), date(2023, 12, 29)]


@pytest.mark.parametrize(
    ("text", "dates", "said"),
    [
        ("A missile hit Odesa on Friday.", 1, 0),
        ("A missile hit Odesa, the governor said on Friday.", 0, 1),
        ("The plant has been idle since spring.", 0, 0),
    ],
)
def test_dates_of_telling_are_no_dates_of_attack(
    article: Callable[..., Article], towns: PlaceNames, text: str, dates: int, said: int
) -> None:
    (statement,) = statements(article(text), towns)
    assert (len(statement.dates), len(statement.said)) == (dates, said)


def test_bullets_headings_and_paragraphs_are_known(article: Callable[..., Article], towns: PlaceNames) -> None:
    made = article("What was hit\n\n- A missile hit Odesa.\n- A drone hit Kharkiv.")
    heading, first, second = statements(made, towns)
    assert (heading.heading, first.heading) == (True, False)
    assert (heading.bullet, first.bullet, second.bullet) == (False, True, True)
    assert len({heading.paragraph, first.paragraph, second.paragraph}) == 3


def test_short_lines_below_each_other_are_a_list(article: Callable[..., Article], towns: PlaceNames) -> None:
    lines = "A missile hit Odesa. It fell in a yard.\nA drone hit Kharkiv.\nShells fell on Sumy."
    bullets = [each.bullet for each in statements(article(f"The night was loud.\n\n{lines}\n\nMore follows."), towns)]
    assert bullets == [False, True, False, True, True, False]
    assert not any(each.bullet for each in statements(article(lines), towns))
