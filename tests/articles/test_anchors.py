"""Anchors: what the dates told before settle about a date."""

from datetime import date

import pytest

from articles.article import Span
from articles.dates import find_periods


@pytest.mark.parametrize(
    ("before", "text", "language", "expected"),
    [
        ("The siege was in its third month on 3 February.\n\n", "On the 12th, a shell fell.", "en", "2024-02-12"),
        ("On 2 March shells fell. ", "Overnight, drones followed.", "en", "2024-03-03"),
        ("On 13 March shells fell. ", "Overnight, drones followed.", "en", "2024-03-14"),
        ("A truce began on 22 February. ", "That Friday a mine went off.", "en", "2024-02-23"),
        ("9 March - Kherson. ", "A mine went off in the night to Saturday.", "en", "2024-03-09"),
        ("2 March - Kherson. ", "A mine went off in the night to Saturday.", "en", "2024-03-02"),
        (
            "A jet was shot down on 17 July 2014.\n\n",
            "Three days before that flight, on 14 July, one fell.",
            "en",
            "2014-07-14",
        ),
        ("On 24 December 2022 shops were full. ", "Then, on Christmas Eve, rockets hit a market.", "en", "2022-12-24"),
        ("It began on 5 May 2021.\n\n", "On 17 August of the same year rockets came.", "en", "2021-08-17"),
        ("Delegations will meet on March 20. ", "A drone hit a plant the same night.", "en", "2024-03-14"),
        ("2 березня обстріляли вокзал. ", "У той четвер загинув водій.", "uk", "2024-02-29"),
        ("Война началась 5 мая 2021 года.\n\n", "17 августа того же года прилетели ракеты.", "ru", "2021-08-17"),
        ("Місто обстріляли 24 січня 2015 року.\n\n", "А 10 лютого «Смерчі» били по штабу.", "uk", "2015-02-10"),
        ("Город обстреляли 1 августа 2013 года.\n\n", "5 июня взорвали автобус.", "ru", "2013-06-05"),
        ("Последний пожар был 8 ноября 2022 года.\n\n", "24 июля упал дрон.", "ru", "2023-07-24"),
        ("Останню ракету збили 8 листопада 2022 року.\n\n", "5 березня впав дрон.", "uk", "2024-03-05"),
        (
            "24 січня 2015 року обстріляли ринок.\n\n",
            "За одинадцять днів до ринку, 13 січня, впав снаряд.",
            "uk",
            "2015-01-13",
        ),
        (
            "24 января 2015 года обстреляли рынок.\n\n",
            "За десять дней до рынка, 14 января, упал снаряд.",
            "ru",
            "2015-01-14",
        ),
        ("22 січня влучили у вокзал. ", "За три дні ракета влучила в порт.", "uk", "2024-01-25"),
        ("13 березня влучили у вокзал. ", "За три дні зруйновано порт.", "uk", "2024-03-14"),
        ("2 марта обстреляли вокзал. ", "В то утро субботы погиб водитель.", "ru", "2024-03-02"),
    ],
)
def test_a_date_is_settled_by_those_before(before: str, text: str, language: str, expected: str) -> None:
    span = Span(len(before), len(before + text))
    (told,) = find_periods(before + text, span, date(2024, 3, 14), language)
    assert str(told.period.end) == expected


def test_a_weekday_beside_its_date_says_nothing_new() -> None:
    text = "On 21 March 2021, a Sunday, gunmen came."
    (told,) = find_periods(text, Span(0, len(text)), date(2024, 3, 14), "en")
    assert told.span.of(text) == "21 March 2021, a Sunday"
