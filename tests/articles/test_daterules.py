"""The days that forms of date stand for, against the day of publication."""

import tomllib
from datetime import date
from importlib import resources

import pytest

from articles.article import Span
from articles.dateforms import find_forms
from articles.daterules import RULES

MIDSUMMER = "2024-07-04"  # a Thursday


def days(text: str, published: str, language: str = "en") -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published)
    told = [RULES[form.means](form, day) for form in find_forms(text, Span(0, len(text)), language)]
    return [(str(period.start), str(period.end), kind.value) for period, kind in filter(None, told)]


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_each_form_of_the_vocabularies_has_a_rule(language):
    path = resources.files("articles") / "vocabulary" / f"{language}.toml"
    forms = tomllib.loads(path.read_text(encoding="utf-8"))["dates"]["forms"]
    assert {form["means"] for form in forms} - RULES.keys() <= {"relative", "days_after"}


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("between Saturday and Tuesday", "2024-06-29", "2024-07-02", "range"),
        ("from 30 December to 2 January", "2023-12-30", "2024-01-02", "range"),
        ("from June 28 to July 2, 2024", "2024-06-28", "2024-07-02", "range"),
        ("3-5 July", "2023-07-03", "2023-07-05", "range"),
        ("over the weekend", "2024-06-29", "2024-06-30", "range"),
        ("in the past 48 hours", "2024-07-02", "2024-07-04", "range"),
        ("over the past 12 hours", "2024-07-03", "2024-07-04", "hours"),
        ("in the last three weeks", "2024-06-13", "2024-07-04", "range"),
        ("late on the night of 1 July", "2024-07-01", "2024-07-02", "night"),
        ("overnight into Thursday", "2024-07-03", "2024-07-04", "night"),
        ("last night", "2024-07-03", "2024-07-04", "night"),
        ("in the night of June 29-30", "2024-06-29", "2024-06-30", "night"),
        ("Friday last week", "2024-06-28", "2024-06-28", "day"),
        ("last Thursday", "2024-06-27", "2024-06-27", "day"),
        ("next Friday", "2024-07-05", "2024-07-05", "day"),
        ("two weeks ago", "2024-06-17", "2024-06-23", "week"),
        ("a month ago", "2024-06-01", "2024-06-30", "month"),
        ("two years ago", "2022-07-04", "2022-07-04", "anniversary"),
        ("the second anniversary", "2022-07-02", "2022-07-04", "anniversary"),
        ("since September", "2023-09-01", "2024-07-04", "since"),
        ("since 5 July", "2023-07-05", "2024-07-04", "since"),
        ("since spring", "2024-03-01", "2024-07-04", "since"),
        ("on New Year's Eve", "2023-12-31", "2023-12-31", "day"),
        ("in 2022", "2022-01-01", "2022-12-31", "year"),
        ("late 2023", "2023-09-01", "2023-12-31", "year"),
        ("the summer of 2023", "2023-06-01", "2023-08-31", "range"),
        ("in winter 2023", "2022-12-01", "2023-02-28", "range"),
        ("in August", "2023-08-01", "2023-08-31", "month"),
        ("in July 2025", "2025-07-01", "2025-07-31", "month"),
    ],
)
def test_days_told_in_midsummer(text, start, end, kind):
    assert days(text, MIDSUMMER) == [(start, end, kind)]


@pytest.mark.parametrize(
    "text", ["in July", "this month", "this week", "this year", "this summer", "in 2024", "in July 2024", "early July"]
)
def test_what_still_goes_on_ends_with_the_day_of_publication(text):
    ((start, end, _),) = days(text, MIDSUMMER)
    assert start < end == MIDSUMMER


@pytest.mark.parametrize(
    ("text", "language", "published", "start", "end"),
    [
        ("this winter", "en", "2024-12-15", "2024-12-01", "2024-12-15"),
        ("this winter", "en", "2024-02-15", "2023-12-01", "2024-02-15"),
        ("цієї зими", "uk", "2023-12-20", "2023-12-01", "2023-12-20"),
        ("минулої зими", "uk", "2024-03-02", "2023-12-01", "2024-02-29"),
        ("минулої зими", "uk", "2024-12-15", "2023-12-01", "2024-02-29"),
        ("минулої весни", "uk", "2024-07-04", "2024-03-01", "2024-05-31"),
        ("прошлой зимой", "ru", "2024-07-04", "2023-12-01", "2024-02-29"),
        ("прошлым летом", "ru", "2024-07-04", "2023-06-01", "2023-08-31"),
        ("прошлой осенью", "ru", "2024-01-10", "2023-09-01", "2023-11-30"),
    ],
)
def test_a_winter_lies_in_two_years(text, language, published, start, end):
    assert days(text, published, language) == [(start, end, "range")]


@pytest.mark.parametrize("text", ["on 31 April", "29 February 2023", "on 2024-02-30", "from 30 to 31 June"])
def test_a_day_that_no_calendar_has_is_left_out(text):
    assert days(text, MIDSUMMER) == []


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("У ніч із 30 червня на 1 липня.", "uk", "2024-06-30", "2024-07-01"),
        ("У ніч з 30 на 1 липня.", "uk", "2024-06-30", "2024-07-01"),
        ("У ніч з 31 грудня на 1 січня.", "uk", "2023-12-31", "2024-01-01"),
        ("У ніч на 29-30 червня.", "uk", "2024-06-29", "2024-06-30"),
        ("В ночь с 29 на 30 июня.", "ru", "2024-06-29", "2024-06-30"),
        ("В ночь с 31 мая на 1 июня.", "ru", "2024-05-31", "2024-06-01"),
        ("В ночь с 28 на 29 февраля.", "ru", "2024-02-28", "2024-02-29"),
        ("В ночь с 31 на 1 января 2023 года.", "ru", "2022-12-31", "2023-01-01"),
        ("On the night of 29 February to 1 March 2024.", "en", "2024-02-29", "2024-03-01"),
        ("On the nights of June 2 to 5.", "en", "2024-06-02", "2024-06-05"),
    ],
)
def test_a_night_between_two_days_may_end_a_month(text, language, start, end):
    assert days(text, MIDSUMMER, language) == [(start, end, "night")]


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("С 28 по 2 июля.", "ru", "2024-06-28", "2024-07-02"),
        ("З 1 до 30 червня.", "uk", "2024-06-01", "2024-06-30"),
        ("from 28 to 2 January", "en", "2023-12-28", "2024-01-02"),
    ],
)
def test_a_range_may_begin_in_a_month_that_is_not_told(text, language, start, end):
    assert days(text, MIDSUMMER, language) == [(start, end, "range")]


@pytest.mark.parametrize("text", ["between 9 and 7 May", "from 31 to 7 May"])
def test_a_first_day_that_makes_no_sense_is_left_out(text):
    assert days(text, MIDSUMMER) == [("2024-05-07", "2024-05-07", "day")]
