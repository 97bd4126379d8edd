"""How a toll grew, as a curve and in words."""

from __future__ import annotations

from datetime import date

import pytest

from articles.casualties import Count
from dashboard import tollcurves
from geodata.tolls import Figure, toll_of

TOLD = [
    Figure(date(2025, 4, 5), "Herald", "a.txt", Count(18, 18, "eighteen")),
    Figure(date(2025, 4, 6), "Wire", "b.txt", Count(20, None, "at least\n20")),
    Figure(date(2025, 4, 9), "Herald", "c.txt", Count(None, 25, "up to 25")),
]


def test_words_say_who_told_what_when_and_what_is_preferred():
    assert list(tollcurves.in_words(toll_of(TOLD))) == [
        "up to 25: latest figure; told from 18 to 25",
        "5 Apr 2025, Herald: 18, by “eighteen”",
        "6 Apr 2025, Wire: at least 20, by “at least 20”",
        "9 Apr 2025, Herald: up to 25, by “up to 25”",
    ]


def test_a_single_figure_has_no_range():
    first, second = tollcurves.in_words(toll_of(TOLD[:1]))
    assert first == "18: only figure told"
    assert second.startswith("5 Apr 2025")


def test_every_figure_is_a_point_and_an_open_end_none():
    table = tollcurves.figures(toll_of(TOLD))
    assert table[["low", "high"]].to_numpy().tolist() == [[18, 18], [20, 20], [25, 25]]
    assert table["source"].tolist() == ["Herald", "Wire", "Herald"]


def test_the_curve_goes_on_to_the_last_day_of_publication():
    vaguer = Figure(date(2025, 4, 12), "Wire", "d.txt", Count(15, None, "more than 15"))
    table = tollcurves.steps(toll_of([*TOLD[:1], vaguer]))
    assert table["when"].dt.day.tolist() == [5, 12]
    assert table["low"].tolist() == [18, 18]


@pytest.mark.parametrize("kind", ["killed", "injured"])
def test_the_chart_has_a_line_and_the_figures(kind):
    drawn = tollcurves.curve(kind, toll_of(TOLD)).to_dict()
    assert [layer["mark"]["type"] for layer in drawn["layer"]] == ["line", "rule", "point"]
