"""Numbers in digits and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.numbers import find_numbers, value_of


def ranges(text: str, language: str) -> list[tuple[int | None, int | None]]:
    return [(number.low, number.high) for number in find_numbers(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("killing at least 30 people", "en", [(30, None)]),
        ("injuries exceeding 140, more than 140", "en", [(141, None), (141, None)]),
        ("up to 12 people", "en", [(None, 12)]),
        ("between eight and eleven people", "en", [(8, 11)]),
        ("8-11 people, two or three", "en", [(8, 11), (2, 3)]),
        ("about 120 drones", "en", [(120, 120)]),
        ("twenty-three of one hundred and ninety", "en", [(23, 23), (190, 190)]),
        ("9,500 men, 1,200,300 shells, 1.5 thousand", "en", [(9500, 9500), (1200300, 1200300), (1500, 1500)]),
        ("dozens, several, a couple, two dozen", "en", [(24, None), (3, None), (2, 2), (24, 24)]),
        ("half a dozen, no one, four hundred thousand", "en", [(6, 6), (0, 0), (400000, 400000)]),
        ("a 61-year-old in a five-storey block at 16:05, 2.1%", "en", []),
        ("понад 40, двадцять одна, п’ятеро, шістнадцятеро", "uk", [(41, None), (21, 21), (5, 5), (16, 16)]),
        (
            "вісімсот, близько ста, кілька, троє, 40 тисяч",
            "uk",
            [(800, 800), (100, 100), (3, None), (3, 3), (40000, 40000)],
        ),
        ("5,1 мільйона тонн, 1 200 осіб, 52-річний", "uk", [(5100000, 5100000), (1200, 1200)]),
        ("больше пятидесяти, двадцать три, полтысячи", "ru", [(51, None), (23, 23), (500, 500)]),
        ("двое-трое, пять-шесть", "ru", [(2, 3), (5, 6)]),
        ("два десятка, полутора десятков, более полусотни", "ru", [(20, 20), (15, 15), (51, None)]),
        ("двадцатью, семьюдесятью, тремястами", "ru", [(20, 20), (70, 70), (300, 300)]),
        ("двоє-троє, з десяток, близько десятка", "uk", [(2, 3), (10, 10), (10, 10)]),
        ("пару десятків, кількома, понад сотню", "uk", [(24, None), (3, None), (101, None)]),
        ("two-three, a few dozen, more than a dozen", "en", [(2, 3), (36, None), (13, None)]),
        ("двое, шестеро, тринадцать, восемнадцати, никто", "ru", [(2, 2), (6, 6), (13, 13), (18, 18), (0, 0)]),
    ],
)
def test_numbers(text, language, expected):
    assert ranges(text, language) == expected


def test_the_bare_figure_is_kept_beside_the_range():
    (number,) = find_numbers("more than 140 were hurt", Span(0, 23), "en")
    assert number.value == 140
    assert number.span.of("more than 140 were hurt") == "more than 140"


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_read_back(value):
    assert value_of(f"{value:,}", "en") == value


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_is_read_and_spans_lie_in_it_in_order(text, language):
    end = 0
    for number in find_numbers(text, Span(0, len(text)), language):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end
