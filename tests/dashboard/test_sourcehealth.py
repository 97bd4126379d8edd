"""A day without an article of a source is a gap, and shown as one."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.sourcehealth import by_source, by_time, feed_frame, health_chart, of_period
from geodata.feeds import Feed

FIRST, LAST = date(2024, 1, 1), date(2024, 1, 10)
FEEDS = feed_frame(
    [
        Feed("Herald", "en", date(2024, 1, 1), 3),
        Feed("Herald", "uk", date(2024, 1, 1), 1),
        Feed("Herald", "en", date(2024, 1, 6), 2),
        Feed("Wire", "en", date(2024, 1, 10), 9),
    ]
)


def test_a_source_has_its_articles_and_its_gaps() -> None:
    wire, herald = by_source(FEEDS, LAST).to_dict("records")
    assert (wire["source"], wire["articles"], wire["silent"], wire["longest"]) == ("Wire", 9, 0, 0)
    assert (herald["source"], herald["articles"], herald["silent"], herald["longest"]) == ("Herald", 6, 8, 4)
    assert herald["last"].date() == date(2024, 1, 6)


def test_every_day_since_the_first_article_is_there_and_none_before() -> None:
    table = by_time(FEEDS, FIRST, LAST)
    assert [*table[table["source"] == "Herald"]["articles"]] == [4, 0, 0, 0, 0, 2, 0, 0, 0, 0]
    assert [*table[table["source"] == "Wire"]["articles"]] == [9]


def test_a_long_time_is_shown_by_month() -> None:
    table = by_time(FEEDS, FIRST, date(2024, 6, 30))
    assert [*table[table["source"] == "Herald"]["articles"]] == [6, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        (Filters(), 15),
        (Filters(sources=frozenset({"Herald"})), 6),
        (Filters(languages=frozenset({"uk"})), 1),
        (Filters(start=date(2024, 1, 2), end=date(2024, 1, 9)), 2),
        (Filters(countries=frozenset({"RU"})), 15),
    ],
)
def test_articles_follow_the_filters_that_are_about_articles(filters: Filters, articles: int) -> None:
    assert of_period(FEEDS, filters)["articles"].sum() == articles


def test_the_chart_stands_under_the_same_days_as_that_of_events() -> None:
    chart = health_chart(by_time(FEEDS, FIRST, LAST), FIRST, LAST).to_dict()
    begin, end = chart["encoding"]["x"]["scale"]["domain"]
    assert (begin["date"], end["date"]) == (1, 11)
    assert health_chart(by_time(FEEDS[:0], FIRST, LAST), FIRST, LAST).to_dict()
