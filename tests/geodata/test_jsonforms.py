"""JSON forms: what is not known is null, and no number stands for it."""

from datetime import date

import pytest

from articles.casualties import Count
from articles.dates import Period
from geodata.jsonforms import count_json, days_json


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (Period(date(2024, 5, 2), date(2024, 5, 3)), {"date_start": "2024-05-02", "date_end": "2024-05-03"}),
        (Period(None, date(2024, 5, 3)), {"date_start": None, "date_end": "2024-05-03"}),
    ],
)
def test_a_period_is_its_first_and_last_day(period, told):
    assert days_json(period) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [(Count(3, 5, "three to five"), [3, 5]), (Count(30, None, "at least 30"), [30, None]), (None, None)],
)
def test_a_count_is_its_two_ends(count, told):
    assert count_json(count) == told
