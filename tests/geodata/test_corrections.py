"""Corrections: they go to JSON lines and come back the same, and what is none is refused."""

import json
from datetime import UTC, date, datetime

import pytest

from articles.casualties import Count
from articles.dates import Period
from geodata.corrections import Correction, Subject, as_json, count_of, of_json
from geodata.errors import GeodataError

AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


def made(subject, value):
    return Correction("a/1", ("a/1", "b/1"), subject, value, "Ann", AT, "the mayor's list")


@pytest.mark.parametrize(
    ("subject", "value"),
    [
        (Subject.REVIEW, "rejected"),
        (Subject.DATE, Period(date(2025, 4, 12), date(2025, 4, 13))),
        (Subject.DATE, Period(None, date(2025, 4, 13))),
        (Subject.KILLED, Count(3, 5, "set by hand")),
        (Subject.INJURED, Count(30, None, "set by hand")),
        (Subject.NOTE, "Харків, “так”"),
    ],
)
def test_a_line_gives_the_correction_back(subject, value):
    one = made(subject, value)
    again = of_json(json.loads(json.dumps(as_json(one))))
    assert again == one
    assert again.id == one.id


def test_places_travel_whole(places):
    one = made(Subject.PLACES, (places["Sumy"], places["Sea of Azov"]))
    (sumy, azov) = of_json(json.loads(json.dumps(as_json(one)))).value
    assert (sumy, azov) == (places["Sumy"], places["Sea of Azov"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": "colour"},
        {"subject": "review", "value": "maybe"},
        {"subject": "date", "value": ["2025-04-14", "2025-04-13"]},
        {"subject": "killed", "value": [5, 3]},
        {"subject": "killed", "value": [None, None]},
        {"subject": "killed", "value": [-1, 3]},
        {"subject": "places", "value": [{"id": "x"}]},
        {"at": "2026-11-22T21:30:00"},
        {"at": "yesterday"},
        {"who": None},
    ],
)
def test_what_is_no_correction_is_refused_with_the_next_step(wrong):
    with pytest.raises(GeodataError, match="corrections export"):
        of_json(as_json(made(Subject.NOTE, "x")) | wrong)


@pytest.mark.parametrize("told", [None, [], "text", 3, {}])
def test_other_json_is_refused(told):
    with pytest.raises(GeodataError):
        of_json(told)


@pytest.mark.parametrize(
    ("text", "ends"), [("3", (3, 3)), ("3-5", (3, 5)), ("30+", (30, None)), ("-12", (None, 12)), ("0", (0, 0))]
)
def test_counts_are_written_as_in_exports(text, ends):
    count = count_of(text)
    assert (count.low, count.high) == ends


@pytest.mark.parametrize("text", ["", "many", "5-3", "+", "-", "3-x"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any value that cannot be read
        count_of(text)
