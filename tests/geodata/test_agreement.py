"""Agreement: each source's attacks by day and region, each counted where it is told and no finer."""

from datetime import date

import pytest

from articles.dates import Period
from geodata.agreement import DAY, REGION, Tally, agreement
from geodata.events import Match
from geodata.gathering import gather
from geodata.records import EventRecord

SUMY = ("UA", "Sumy Oblast")


def tally(table, first, last, region, records, joined):
    return Tally(table, Period(date.fromisoformat(first), date.fromisoformat(last)), *region, records, joined)


@pytest.fixture
def events(tell):
    joined, lone, wave, month = (
        gather([tell(f"{name}/1", **told)])[0]
        for name, told in {
            "a": {},
            "b": {"weapons": {"drone": None}},
            "c": {"at": ("Kharkiv", "Odesa"), "on": ("2025-04-13", "2025-04-14")},
            "d": {"on": ("2025-04-01", "2025-04-30")},
        }.items()
    )
    record = EventRecord("1", "ucdp", "UCDP GED", None, joined.period, None, {}, None, None, {})
    return [joined.with_matches([Match(record, 4.0, "same day")]), lone, wave, month]


TALLIES = [
    tally("ucdp", "2025-04-13", "2025-04-13", SUMY, 3, 1),
    tally("ucdp", "2025-04-12", "2025-04-13", SUMY, 1, 0),
    tally("viina", "2025-04-13", "2025-04-13", ("UA", "Kherson Oblast"), 2, 0),
    tally("ucdp", "2025-01-01", "2025-12-31", ("UA", None), 1, 0),
]


def test_each_day_and_region_says_what_each_source_tells_and_which_alone(events):
    rows = {(row.day and row.day.isoformat(), row.admin1): row for row in agreement(events, TALLIES)}
    assert list(rows) == [
        ("2025-04-13", "Kherson Oblast"),
        ("2025-04-13", "Sumy Oblast"),
        ("2025-04-14", "Kharkiv Oblast"),
        ("2025-04-14", "Odesa Oblast"),
        (None, None),
        (None, "Sumy Oblast"),
    ]
    sumy = rows["2025-04-13", "Sumy Oblast"]
    assert (sumy.ours, sumy.ours_alone, sumy.theirs, sumy.theirs_alone) == (2, 1, {"ucdp": 4}, {"ucdp": 3})
    assert (sumy.ratio("ucdp"), sumy.ratio("viina")) == (2.0, 0.0)
    kherson = rows["2025-04-13", "Kherson Oblast"]
    assert (kherson.ours, kherson.theirs, kherson.ratio("viina")) == (0, {"viina": 2}, None)
    assert rows[None, "Sumy Oblast"].ours == 1  # a month is no day


def test_days_are_summed_up_over_regions_with_each_event_once(events):
    rows = {row.day and row.day.isoformat(): row for row in agreement(events, TALLIES, [DAY])}
    assert {day: row.ours for day, row in rows.items()} == {"2025-04-13": 2, "2025-04-14": 1, None: 1}
    assert {(row.country, row.admin1) for row in rows.values()} == {(None, None)}


def test_regions_are_summed_up_over_days(events):
    rows = {row.admin1: (row.ours, row.theirs.get("ucdp", 0)) for row in agreement(events, TALLIES, [REGION])}
    assert rows == {
        None: (0, 1),
        "Kharkiv Oblast": (1, 0),
        "Kherson Oblast": (0, 0),
        "Odesa Oblast": (1, 0),
        "Sumy Oblast": (3, 4),
    }


def test_nothing_agrees_with_nothing():
    assert agreement([], []) == []
