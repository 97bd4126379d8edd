"""Options of the command line: boxes and spans of days, as they are written and as they are refused."""

from __future__ import annotations

from datetime import date

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import options

_EAST = st.floats(-180, 180)
_NORTH = st.floats(-90, 90)


@given(_EAST, _EAST, _NORTH, _NORTH)
def test_a_box_is_read_as_it_is_written(west: float, east: float, one: float, other: float) -> None:
    south, north = sorted((one, other))
    assert options.bbox(f"{west!r},{south!r},{east!r},{north!r}") == (west, south, east, north)


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,0,1,1", "0,2,1,1", "0,-91,1,0", "181,0,182,1"]
)
def test_what_is_no_box_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(click.BadParameter, match="west,south,east,north: 22,44,41,53"):
        options.bbox(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023-12-01/2023-12-31", (date(2023, 12, 1), date(2023, 12, 31))),
        ("2023-12-01/..", (date(2023, 12, 1), None)),
        ("../2023-12-31", (None, date(2023, 12, 31))),
        ("/2023-12-31", (None, date(2023, 12, 31))),
        ("2023-12-29", (date(2023, 12, 29), date(2023, 12, 29))),
        ("../..", (None, None)),
    ],
)
def test_a_span_of_days_may_be_open(text: str, days: tuple[date | None, date | None]) -> None:
    assert options.interval(text) == days


@pytest.mark.parametrize("text", ["yesterday", "2023-02-30", "2023", "2023-12-01/soon", "2023-12-31/2023-12-01"])
def test_what_is_no_span_of_days_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match=f"^{text!r} "):
        options.interval(text)


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("250", 250)])
def test_a_limit_is_a_number_of_events(text: str, number: int) -> None:
    assert options.count(text) == number


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "many", "²", "٣"])
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="write 1 or more"):
        options.count(text)
