"""Joining: which records tell of which events, and what stays on its own."""

import pytest

from geodata.gathering import gather
from geodata.joining import fit, join
from geodata.records import EventRecord


@pytest.fixture
def record(tell):
    def make(record_id="1", **told):
        told = tell(**told)
        place = told.places[0] if told.places else None
        claim = told.claim
        return EventRecord(
            record_id, "own", "Own list", None, claim.period, place, claim.weapons, claim.killed, claim.injured, {}
        )

    return make


JOINED = {
    "same place and day": ({}, {}),
    "the day after": ({}, {"on": "2025-04-14"}),
    "the day before": ({}, {"on": "2025-04-12"}),
    "a site in the town": ({"at": ("Reni",)}, {"at": ("Port of Reni",)}),
    "an oblast for its city": ({"at": ("Kharkiv",)}, {"at": ("Kharkiv Oblast",)}),
    "a city for its oblast": ({"at": ("Kharkiv Oblast",)}, {"at": ("Kharkiv",)}),
    "one city of a wave": ({"at": ("Kyiv", "Odesa", "Kharkiv")}, {"at": ("Odesa",)}),
    "no start": ({}, {"on": (None, "2025-05-01")}),
    "a month": ({}, {"on": ("2025-04-01", "2025-04-30")}),
}
ALONE = {
    "two days later": ({}, {"on": "2025-04-15"}),
    "elsewhere": ({}, {"at": ("Poltava",)}),
    "no place": ({}, {"at": ()}),
    "an oblast on the next day with another weapon": (
        {"at": ("Kharkiv",)},
        {"at": ("Kharkiv Oblast",), "on": "2025-04-14", "weapons": {"drone": None}},
    ),
}


@pytest.mark.parametrize(("event", "other"), JOINED.values(), ids=JOINED)
def test_a_record_joins_the_event_it_tells_of_and_leaves_its_values(tell, record, event, other):
    (gathered,) = gather([tell(**event)])
    (joined,) = join([gathered], [record(killed=(99, 99), **other)])
    assert joined.records == (record(killed=(99, 99), **other),)
    assert joined.killed is None
    assert joined.with_records(()) == gathered


@pytest.mark.parametrize(("event", "other"), ALONE.values(), ids=ALONE)
def test_a_record_that_fits_no_event_is_shown_on_its_own(tell, record, event, other):
    events = join(gather([tell(**event)]), [record(**other)])
    assert sorted(len(shown.evidence) for shown in events) == [0, 1]
    assert sorted(len(shown.records) for shown in events) == [0, 1]


def test_a_record_joins_only_the_event_that_it_fits_best(tell, record):
    events = gather([tell("a/1", weapons={"bomb": 2}, killed=(18, 18)), tell("a/2", weapons={"missile": 1})])
    joined = join(events, [record(weapons={"bomb": None}, killed=(19, 19))])
    assert {shown.killed and shown.killed.low: len(shown.records) for shown in joined} == {18: 1, None: 0}


def test_a_record_that_fits_two_events_equally_joins_both(tell, record):
    joined = join(gather([tell("a/1"), tell("a/2")]), [record()])
    assert [len(shown.records) for shown in joined] == [1, 1]


def test_a_toll_that_contradicts_weighs_against_an_event(tell, record):
    joined = join(gather([tell("a/1", killed=(1, 1)), tell("a/2")]), [record(killed=(20, 20))])
    assert {shown.killed and shown.killed.low: len(shown.records) for shown in joined} == {1: 0, None: 1}


def test_the_best_matching_record_comes_first(tell, record):
    near, exact = record("1", on="2025-04-14"), record("2")
    (event,) = join(gather([tell()]), [near, exact])
    assert event.records == (exact, near)
    assert fit(event, exact) > fit(event, near)


def test_the_order_of_records_changes_nothing(tell, record):
    events = gather([tell("a/1"), tell("b/1", on="2025-04-14", at=("Kharkiv",))])
    records = [record("1"), record("2", at=("Kharkiv",)), record("3", at=("Odesa",))]
    assert join(events, records) == join(reversed(events), reversed(records))
