"""The days of Easter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.feasts import easter


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (1999, "1999-04-04", "1999-04-11"),
        (2014, "2014-04-20", "2014-04-20"),
        (2019, "2019-04-21", "2019-04-28"),
        (2022, "2022-04-17", "2022-04-24"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
    ],
)
def test_easter_of_both_churches(year: int, western: str, orthodox: str) -> None:
    assert str(easter(year, orthodox=False)) == western
    assert str(easter(year, orthodox=True)) == orthodox


@given(st.integers(1, 9998))
def test_any_year_has_an_easter(year: int) -> None:
    assert easter(year, orthodox=False).isoweekday() == easter(year, orthodox=True).isoweekday() == 7
