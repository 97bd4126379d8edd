"""Occasions: dates of an attack, of its telling, and of other things in the same sentence."""

from datetime import date

import pytest

from articles.article import Span
from articles.dates import find_periods
from articles.occasions import by_occasion
from articles.wording import wording


@pytest.mark.parametrize(
    ("text", "language", "ours", "said"),
    [
        ("A missile hit the port, the mayor of the city said on Friday.", "en", [], ["29"]),
        ("On Friday the governor said a missile hit the port on Monday.", "en", ["25"], ["29"]),
        ("The governor said that on Friday a missile hit the port.", "en", ["29"], []),
        ("The governor said the missile hit the port on Friday.", "en", ["29"], []),
        ("A missile hit the theatre, opened in 1960.", "en", [], []),
        ("GAZA, Dec 30 (Agency) - A missile that hit the port killed two.", "en", [], ["30"]),
        ("Kherson, 22 June - A missile hit the port.", "en", ["22"], []),
        ("ЛУГАНСК, 30 дек – Агентство. Порт обстреляли.", "ru", [], ["30"]),
        ("The last case dates from 8 December, when a missile hit the port.", "en", ["08"], []),
        ("The station has been idle since spring.", "en", [], []),
        ("У п'ятницю мер повідомив, що порт обстріляли в понеділок.", "uk", ["25"], ["29"]),
        ("Порт, збудований у 1960 році, обстріляли в понеділок.", "uk", ["25"], []),
        ("В пятницу мэр рассказал, что порт обстреляли в понедельник.", "ru", ["25"], ["29"]),
        ("Порт обстреляли, сообщил в пятницу мэр.", "ru", [], ["29"]),
        ("Forty people were hurt by Friday's strikes on the port.", "en", ["29"], []),
        ("Сильнейший с начала недели обстрел порта случился в пятницу.", "ru", ["29"], []),
        ("У п'ятницю порт пережив наймасованішу від 3 грудня атаку.", "uk", ["29"], []),
    ],
)
def test_dates_are_told_apart_by_their_occasion(text: str, language: str, ours: list[str], said: list[str]) -> None:
    span = Span(0, len(text))
    dated = find_periods(text, span, date(2023, 12, 30), language)
    found = by_occasion(text, span, dated, wording(language), date(2023, 12, 30))
    assert [[f"{one.period.end:%d}" for one in some] for some in found] == [ours, said]
