"""Forms of date in running text: where they begin and end, what stands in them, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.dateforms import DateForm, find_forms


def forms(text: str, language: str) -> list[DateForm]:
    return [*find_forms(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("text", "language", "worded", "slots"),
    [
        (
            "On Friday, 29 December 2023, Kyiv.",
            "en",
            "Friday, 29 December 2023",
            {"day": 29, "month": 12, "year": 2023},
        ),
        ("Hit on the\n3rd of\nMay.", "en", "the\n3rd of\nMay", {"day": 3, "month": 5}),
        ("Hit on Jan. 14, 2022.", "en", "Jan. 14, 2022", {"day": 14, "month": 1, "year": 2022}),
        ("Closed 09.05.2024 at 16:05.", "en", "09.05.2024", {"day": 9, "monthnumber": 5, "year": 2024}),
        ("A plant burned in mid-October.", "en", "mid-October", {"month": 10, "part": 1120}),
        ("On 17 November last year it fell.", "en", "17 November last year", {"day": 17, "month": 11, "year": -1}),
        ("A second blast came two days later.", "en", "two days later", {"n": 2, "unit": 1}),
        (
            "It has come since early March 2022.",
            "en",
            "since early March 2022",
            {"part": 110, "month": 3, "year": 2022},
        ),
        ("Удар у ніч на п’ятницю, 21 березня.", "uk", "у ніч на п’ятницю, 21 березня", {"weekday": 5, "day": 21}),
        ("Удар у ніч на п'ятницю, 21 березня.", "uk", "у ніч на п'ятницю, 21 березня", {"weekday": 5, "month": 3}),
        ("Двадцять четвертого лютого 2022 року.", "uk", "Двадцять четвертого лютого 2022", {"day": 24, "month": 2}),
        ("Двадцать четвёртого февраля.", "ru", "Двадцать четвёртого февраля", {"day": 24, "month": 2}),
        ("В прошлый четверг упал дрон.", "ru", "В прошлый четверг", {"weekday": 4}),
        ("В новогоднюю ночь 2024 года.", "ru", "В новогоднюю ночь 2024", {"year": 2024}),
    ],
)
def test_a_form_spans_all_its_words(text, language, worded, slots):
    (form,) = forms(text, language)
    assert form.span.of(text) == worded
    assert slots.items() <= dict(form.slots).items()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They met on May 9 Square.", "en"),
        ("It may march on, and the fall was long.", "en"),
        ("Article 5 May apply; 24/7 and 9/11.", "en"),
        ("An 18:30 train, 3.5 km, 500-kg bombs, version 2.14.", "en"),
        ("На вулиці 8 Березня, на площі 1905 року.", "uk"),
        ("На улице 9 Мая, проспект 40-летия Октября.", "ru"),
    ],
)
def test_streets_and_figures_are_no_dates(text, language):
    assert forms(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "overnight"),
    [
        ("Drones came overnight.", "en", [True]),
        ("Drones came overnight on Tuesday.", "en", [True]),
        ("Drones came on Tuesday.", "en", [False]),
        ("Дрони летіли вночі, а вдень 3 травня стихло.", "uk", [True, False]),
    ],
)
def test_a_night_is_told_apart(text, language, overnight):
    assert [form.overnight for form in forms(text, language)] == overnight


def test_only_the_span_is_looked_at():
    text = "On 3 May it burned. On 5 May it burned again."
    (form,) = find_forms(text, Span(20, len(text)), "en")
    assert form.span.of(text) == "5 May"
    assert [*find_forms(text, Span(0, 4), "en")] == []


def test_a_word_earlier_and_one_later_count_in_opposite_directions():
    earlier, later = forms("two days earlier, three days later", "en")
    assert (earlier.sign * earlier.slots["n"], later.sign * later.slots["n"]) == (-2, 3)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["1", "31", "May", "last", "night", "of", "to", "-", "2024", "Friday", "overnight"])))
def test_forms_come_in_order_and_do_not_overlap(words):
    found = forms(" ".join(words), "en")
    assert all(one.span.end <= following.span.start for one, following in pairwise(found))
