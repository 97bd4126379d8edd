"""Timings: which of several dates is the day of an attack."""

from collections.abc import Callable
from datetime import date

import pytest

from articles.article import Article
from articles.dates import Period
from articles.placenames import PlaceNames
from articles.tellings import find_tellings
from articles.timings import is_long, overlap, own_period
from articles.toponyms import find_toponyms


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("In December, drones hit Odesa on 27 December.", date(2023, 12, 27)),
        ("Two days after the truce, a missile hit Odesa on Friday.", date(2023, 12, 29)),
        ("On Thursday, drones hit Odesa.", date(2023, 12, 28)),
        ("The staff claimed on 26 December that a drone strike the day before set fire to Odesa.", date(2023, 12, 25)),
        ("Saturday 23: Two air strikes hit Odesa.", date(2023, 12, 23)),
        ("On Saturday the 23rd, two air strikes hit Odesa.", date(2023, 12, 23)),
        ("On Friday 23 drones hit Odesa.", date(2023, 12, 29)),
        ("Friday 12:40 - Drones hit Odesa.", date(2023, 12, 29)),
    ],
)
def test_the_closest_day_is_taken(article: Callable[..., Article], towns: PlaceNames, sentence: str, day: date) -> None:
    made = article(sentence)
    (telling,), *_ = find_tellings(made, find_toponyms(made, towns))
    period = own_period(telling, None)
    assert period is not None
    assert period.end == day


def test_a_day_that_a_clause_counts_from_publication_is_moved_by_no_other(
    article: Callable[..., Article], towns: PlaceNames
) -> None:
    made = article("He spoke a week after missiles hit Odesa.")
    (telling,), *_ = find_tellings(made, find_toponyms(made, towns))
    assert own_period(telling, Period(date(2023, 12, 23), date(2023, 12, 24))) == Period(*[date(2023, 12, 23)] * 2)


def test_periods_that_share_a_day_overlap() -> None:
    week, day = Period(date(2023, 12, 18), date(2023, 12, 24)), Period(date(2023, 12, 24), date(2023, 12, 24))
    assert overlap(week, day)
    assert overlap(Period(None, date(2023, 12, 24)), week)
    assert not overlap(week, Period(date(2023, 12, 25), date(2023, 12, 25)))


def test_a_season_is_long() -> None:
    assert is_long(Period(date(2022, 9, 1), date(2022, 11, 30)))
    assert is_long(Period(None, date(2022, 11, 30)))
    assert not is_long(Period(date(2022, 9, 1), date(2022, 9, 30)))
