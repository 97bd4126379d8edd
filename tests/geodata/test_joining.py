"""Joining: which records tell of which events, and what stays on its own."""

from dataclasses import replace

import pytest

from articles.toponyms import PlaceKind
from geodata.gathering import gather
from geodata.joining import Joining, fit
from geodata.places import Place
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
def test_a_record_joins_the_event_it_tells_of(tell, record, event, other):
    (gathered,) = gather([tell(**event)])
    assert list(Joining([gathered]).matches(record(killed=(99, 99), **other))) == [gathered.id]


@pytest.mark.parametrize(("event", "other"), ALONE.values(), ids=ALONE)
def test_a_record_that_fits_no_event_stays_alone(tell, record, event, other):
    assert Joining(gather([tell(**event)])).matches(record(**other)) == {}


def test_a_record_joins_only_the_event_that_it_fits_best(tell, record):
    events = gather([tell("a/1", weapons={"bomb": 2}, killed=(18, 18)), tell("a/2", weapons={"missile": 1})])
    found = Joining(events).matches(record(weapons={"bomb": None}, killed=(19, 19)))
    assert [event.killed and event.killed.low for event in events if event.id in found] == [18]


def test_a_record_that_fits_two_events_equally_joins_both(tell, record):
    events = gather([tell("a/1"), tell("a/2")])
    assert set(Joining(events).matches(record())) == {event.id for event in events}


def test_a_toll_that_contradicts_weighs_against_an_event(tell, record):
    events = gather([tell("a/1", killed=(1, 1)), tell("a/2")])
    found = Joining(events).matches(record(killed=(20, 20)))
    assert [event.killed for event in events if event.id in found] == [None]


REASONS = [
    ({}, {}, 5, "same day; same place, Sumy; weapons agree"),
    ({}, {"on": "2025-04-14", "weapons": {"drone": None}}, 3, "a day apart; same place, Sumy"),
    ({"at": ("Reni",)}, {"at": ("Port of Reni",)}, 5, "same day; 8 km apart; weapons agree"),
    ({}, {"on": ("2025-04-10", "2025-04-20")}, 4, "within some days; same place, Sumy; weapons agree"),
    ({}, {"on": ("2025-04-01", "2025-04-30")}, 3.5, "within a month or longer; same place, Sumy; weapons agree"),
    ({"killed": (31, 31)}, {"killed": (33, 33)}, 7, "same day; same place, Sumy; weapons agree; numbers agree"),
    ({"killed": (1, 1)}, {"killed": (33, 33)}, 4, "same day; same place, Sumy; weapons agree; tolls differ"),
    (
        {"at": ("Kharkiv",)},
        {"at": ("Kharkiv Oblast",)},
        4,
        "same day; Kharkiv lies in Kharkiv Oblast; weapons agree",
    ),
]


@pytest.mark.parametrize(("event", "other", "score", "reason"), REASONS)
def test_the_fit_says_why(tell, record, event, other, score, reason):
    (gathered,) = gather([tell(**event)])
    found = fit(gathered, record(**other))
    assert (found.score, found.reason) == (score, reason)


COUNTRY = Place("iso:UA", "Ukraine", PlaceKind.COUNTRY, 30.5, 50.4, "UA", None, None, 438.0)
PART = Place("part:east", "East", PlaceKind.COUNTRY_PART, 36.0, 50.5, "UA", None, None, 150.0)
NEAR = Place("point:1", "Near Sumy", PlaceKind.SETTLEMENT, 35.1, 50.8, "UA", "Sumy Oblast", None, 25.0)
ACROSS = Place("point:2", "Elsewhere", PlaceKind.SETTLEMENT, 33.9, 50.92, "UA", "Sumy Oblast", None, 25.0)


@pytest.mark.parametrize(
    ("place", "told", "joins"),
    [
        (COUNTRY, {"killed": (31, 31)}, False),
        (PART, {}, True),
        (PART, {"weapons": {"unknown": None}}, False),
        (NEAR, {"weapons": {"unknown": None}}, True),
        (ACROSS, {}, False),
    ],
)
def test_a_record_joins_within_its_own_precision(tell, record, place, told, joins):
    events = gather([tell(killed=(31, 31))])
    told = replace(record(**told), place=place)
    assert bool(Joining(events).matches(told)) is joins
    assert bool(fit(events[0], told)) is joins


def test_what_is_near_holds_all_that_fits(tell, record):
    names = ("Sumy", "Kharkiv", "Kharkiv Oblast", "Sea of Azov", "Reni", "Port of Reni", "Odesa")
    spans = ("2025-04-12", "2025-04-14", ("2025-04-01", "2025-04-30"), (None, "2025-04-13"))
    events = [
        event for n, at in enumerate(names) for on in spans for event in gather([tell(f"a{n}/1", at=(at,), on=on)])
    ]
    events = [replace(event, id=str(number)) for number, event in enumerate(events)]
    joining = Joining(events)
    for name in names:
        for on in spans:
            told = record(at=(name,), on=on)
            near = {event.id for event in joining.near(told.period, told.place)}
            assert {event.id for event in events if fit(event, told)} <= near
