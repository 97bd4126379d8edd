"""Periods around the day of publication: what a reader means by a weekday, a week, a month or a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import periods
from articles.periods import Period

THURSDAY, LEAP_DAY, NEW_YEAR = date(2024, 7, 4), date(2024, 2, 29), date(2024, 1, 1)


def told(period: Period) -> tuple[str, str]:
    return str(period.start), str(period.end)


@pytest.mark.parametrize(
    ("number", "published", "found"),
    [
        (4, THURSDAY, "2024-07-04"),
        (5, THURSDAY, "2024-06-28"),
        (3, THURSDAY, "2024-07-03"),
        (7, NEW_YEAR, "2023-12-31"),
    ],
)
def test_a_weekday_is_the_latest_one_that_has_come(number, published, found):
    assert str(periods.weekday(number, published)) == found


@pytest.mark.parametrize(
    ("published", "offset", "start", "end"),
    [
        (THURSDAY, 0, "2024-07-01", "2024-07-04"),
        (THURSDAY, -1, "2024-06-24", "2024-06-30"),
        (NEW_YEAR, 0, "2024-01-01", "2024-01-01"),
        (NEW_YEAR, -1, "2023-12-25", "2023-12-31"),
    ],
)
def test_a_week_runs_from_monday(published, offset, start, end):
    assert told(periods.week(published, offset)) == (start, end)


@pytest.mark.parametrize(
    ("published", "start", "end"),
    [
        (THURSDAY, "2024-06-29", "2024-06-30"),
        (date(2024, 7, 6), "2024-07-06", "2024-07-06"),
        (date(2024, 7, 7), "2024-07-06", "2024-07-07"),
    ],
)
def test_a_weekend_is_the_latest_one_begun(published, start, end):
    assert told(periods.weekend(published)) == (start, end)


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [
        (None, "2024-02-01", "2024-02-29"),
        (110, "2024-02-01", "2024-02-10"),
        (1120, "2024-02-11", "2024-02-20"),
        (2131, "2024-02-21", "2024-02-29"),
        (-5, "2024-02-25", "2024-02-29"),
    ],
)
def test_a_part_of_a_month_has_its_days(part, start, end):
    assert told(periods.month(2024, 2, part)) == (start, end)


def test_early_mid_and_late_make_a_whole_year():
    thirds = [periods.year(2023, part) for part in (110, 1120, 2131)]
    assert (thirds[0].start, thirds[-1].end) == (periods.year(2023).start, periods.year(2023).end)
    assert [one.end + timedelta(1) for one in thirds[:-1]] == [one.start for one in thirds[1:]]


@pytest.mark.parametrize(
    ("published", "offset", "start", "end"),
    [
        (THURSDAY, 0, "2024-07-01", "2024-07-04"),
        (THURSDAY, -1, "2024-06-01", "2024-06-30"),
        (NEW_YEAR, -1, "2023-12-01", "2023-12-31"),
        (NEW_YEAR, -13, "2022-12-01", "2022-12-31"),
        (date(9999, 12, 5), 1, "9999-12-01", "9999-12-31"),
        (date(1, 1, 5), -1, "0001-01-01", "0001-01-31"),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(published, offset, start, end):
    assert told(periods.months_from(published, offset)) == (start, end)


@pytest.mark.parametrize(
    ("published", "month", "day", "of_year", "found"),
    [
        (THURSDAY, 7, 4, None, "2024-07-04"),
        (THURSDAY, 7, 5, None, "2023-07-05"),
        (THURSDAY, 7, 5, 2024, "2024-07-05"),
        (date(2024, 1, 3), 12, 28, None, "2023-12-28"),
        (date(2023, 5, 1), 2, 29, None, "2020-02-29"),
        (date(1904, 1, 1), 2, 29, None, "1896-02-29"),
        (THURSDAY, 2, 29, 2023, None),
        (THURSDAY, 4, 31, None, None),
        (THURSDAY, 1, 1, 12024, None),
    ],
)
def test_a_day_without_a_year_is_the_latest_that_has_come(published, month, day, of_year, found):
    day_found = periods.day_of_month(published, month, day, of_year)
    assert (day_found and str(day_found)) == found


def test_the_anniversary_of_a_leap_day_is_the_28th():
    assert periods.years_from(LEAP_DAY, -1) == date(2023, 2, 28)
    assert periods.years_from(LEAP_DAY, -4) == date(2020, 2, 29)


@given(st.dates(), st.integers(1, 7), st.integers(1, 12), st.integers(-40, 0))
def test_what_has_come_is_never_after_the_day_of_publication(published, weekday, month, back):
    assert periods.weekday(weekday, published) <= published
    assert periods.weekend(published).end <= published or published < date(1, 1, 7)
    assert periods.years_from(published, back) <= published
    assert date(periods.month_before(published, month), month, 1) <= published or published.year == 1
    for period in (periods.week(published, back), periods.months_from(published, back)):
        assert period.start <= period.end <= published or published < date(4, 6, 1)
