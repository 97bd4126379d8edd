"""Countings: dates told by how far they lie from the day of publication."""

from datetime import date

import pytest

from articles import countings
from articles.article import Span
from articles.dateforms import DateForm

DAY, WEEK, FORTNIGHT, MONTH, YEAR = 1, 7, 14, 30, 365


def form(offset: int = 0, **slots: int) -> DateForm:
    return DateForm(Span(0, 1), "", slots, offset, sign=1, overnight=False)


@pytest.mark.parametrize(
    ("rule", "told", "start", "end"),
    [
        (countings.day, form(offset=-1), "2024-07-03", "2024-07-03"),
        (countings.ago, form(n=3, unit=DAY), "2024-07-01", "2024-07-01"),
        (countings.ago, form(unit=FORTNIGHT), "2024-06-17", "2024-06-23"),
        (countings.ago, form(n=2, unit=MONTH), "2024-05-01", "2024-05-31"),
        (countings.ago, form(n=2, unit=YEAR), "2022-07-04", "2022-07-04"),
        (countings.ago_vaguely, form(), "2024-06-30", "2024-07-03"),
        (countings.ago_vaguely, form(unit=0), "2024-07-03", "2024-07-04"),
        (countings.ago_vaguely, form(unit=WEEK), "2024-05-23", "2024-06-27"),
        (countings.to_the_day, form(n=1, unit=WEEK), "2024-06-27", "2024-06-27"),
        (countings.to_the_day, form(n=5, unit=MONTH), "2024-02-04", "2024-02-04"),
        (countings.to_the_day, form(), "2023-07-04", "2023-07-04"),
        (countings.weekday_weeks_ago, form(n=1, weekday=2), "2024-06-25", "2024-06-25"),
        (countings.span_back, form(n=48, unit=0), "2024-07-02", "2024-07-04"),
        (countings.anniversary, form(n=10), "2014-07-02", "2014-07-04"),
    ],
)
def test_days_counted_back_from_a_thursday(rule, told, start, end):
    period, _ = rule(told, date(2024, 7, 4))
    assert (str(period.start), str(period.end)) == (start, end)
