"""Tolls: the figure that counts, why, and how it came about."""

from datetime import date

import pytest

from articles.casualties import Count
from geodata.tolls import Figure, Rule, preferred, toll_of


def figures(*counts):
    return [
        Figure(date(2025, 4, 13 + day), f"Paper {day}", f"{day}.txt", Count(*count, "as told"))
        for day, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("told", "chosen", "rule", "low", "high", "curve"),
    [
        ([(31, None)], (31, None), Rule.ONLY, 31, None, [(13, 31)]),
        ([(31, None), (34, 34), (35, 35)], (35, 35), Rule.LATEST, 31, 35, [(13, 31), (14, 34), (15, 35)]),
        ([(34, 34), (30, None)], (34, 34), Rule.EXACT, 30, 34, [(13, 34)]),
        ([(34, 34), (34, 34)], (34, 34), Rule.LATEST, 34, 34, [(13, 34)]),
        ([(20, 20), (18, 18)], (18, 18), Rule.LATEST, 18, 20, [(13, 20), (14, 18)]),
        ([(30, 30), (40, None)], (40, None), Rule.LATEST, 30, None, [(13, 30), (14, 40)]),
        ([(None, 12)], (None, 12), Rule.ONLY, None, 12, [(13, None)]),
    ],
)
def test_the_latest_figure_counts_with_its_rule_its_range_and_its_history(told, chosen, rule, low, high, curve):
    toll = toll_of(figures(*told))
    assert (toll.preferred.low, toll.preferred.high) == chosen
    assert (toll.rule, toll.low, toll.high) == (rule, low, high)
    assert [(day.day, count.low) for day, count in toll.revisions] == curve
    assert [figure.source for figure in toll.figures] == [f"Paper {day}" for day in range(len(told))]
    latest = preferred(figure.count for figure in toll.figures)
    assert (latest.low, latest.high) == chosen


def test_where_nobody_tells_a_figure_there_is_no_toll():
    assert toll_of([]) is None
    assert preferred([None, None]) is None
