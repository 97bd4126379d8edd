"""Frames: one row per event and place, tolls once per event, nothing made up."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Source
from articles.dates import DatedBy
from geodata.boundaries import Boundaries
from geodata.events import Match, event_of, event_of_record
from geodata.frames import COLUMNS, DTYPES, EVENT_TYPES, event_frame, totals
from geodata.records import EventRecord

DESIGN = (
    "event_id, place_id, place_name, place_kind, country, admin1, admin2, date_start, date_end, date_precision, "
    "event_type, weapons, weapon_counts, killed_low, killed_high, injured_low, injured_high, status, recency, "
    "geo_precision, radius_km, n_places, n_sources, sources, quotes, record_ids, notes"
)


ADDED = "confidence, raid_id, corroboration, n_independent, killed_told, injured_told, review_status, languages"


def missing(row):
    return {name for name in COLUMNS if pd.isna(row[name])}


def test_the_columns_are_those_of_the_design_in_its_order(tell):
    assert (*DESIGN.split(", "), *ADDED.split(", "), "geometry") == COLUMNS
    assert tuple(event_frame([event_of([tell()])]).columns) == COLUMNS


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_table_has_the_same_types_as_a_full_one(tell, count):
    frame = event_frame([event_of([tell()])] * count)
    assert {name: str(frame[name].dtype) for name in DTYPES} == dict(DTYPES)
    assert str(frame.geometry.dtype) == "geometry"
    assert frame.crs == "EPSG:4326"


def test_a_row_says_what_the_event_and_the_place_say(tell):
    wire = Source("Wire", licence="CC BY", notice="not a record")
    evidence = tell(weapons={"missile": 122, "drone": 36, "bomb": None}, killed=(30, None), source=wire)
    (row,) = event_frame([event_of([evidence])]).to_dict("records")
    told = {
        "place_id": "geonames:692194",
        "place_name": "Sumy",
        "place_kind": "settlement",
        "country": "UA",
        "admin1": "Sumy Oblast",
        "admin2": "Sumy Raion",
        "date_start": pd.Timestamp("2025-04-13"),
        "date_end": pd.Timestamp("2025-04-13"),
        "date_precision": "day",
        "event_type": "air_strike",
        "weapons": "missile; drone; bomb",
        "weapon_counts": "missile: 122; drone: 36",
        "killed_low": 30,
        "status": "reported",
        "recency": "news",
        "geo_precision": "settlement",
        "radius_km": 10.0,
        "n_places": 1,
        "n_sources": 1,
        "sources": "Wire",
        "quotes": "Wire: Two missiles struck Sumy.",
        "notes": "not a record; Wire: CC BY",
    }
    assert {name: row[name] for name in told} == told
    assert missing(row) == {
        "killed_high",
        "injured_low",
        "injured_high",
        "record_ids",
        "confidence",
        "raid_id",
        "injured_told",
    }


def test_an_event_is_as_sure_as_its_surest_claim(tell):
    one, other = tell("a/1", confidence=0.4), tell("b/1", confidence=0.7)
    assert list(event_frame([event_of([one, other])])["confidence"]) == [0.7]


def test_an_event_without_a_place_is_one_row_without_geometry(tell):
    (row,) = event_frame([event_of([tell(at=("Nowhere",))])]).to_dict("records")
    assert row["geo_precision"] == "none"
    assert {"place_id", "place_name", "place_kind", "country", "admin1", "radius_km", "geometry"} <= missing(row)
    assert row["n_places"] == 0


def test_a_wave_is_a_row_for_each_place_and_counts_its_toll_once(tell):
    wave = event_of([tell(at=("Kyiv", "Odesa", "Kharkiv"), killed=(30, None), injured=(141, 160))])
    unplaced = event_of([tell("b/1", at=(), killed=(2, 2))])
    frame = event_frame([wave, unplaced])
    assert frame["place_name"].dropna().tolist() == ["Kyiv", "Odesa", "Kharkiv"]
    assert frame["killed_low"].tolist() == [30, 30, 30, 2]
    summed = totals(frame)
    assert (summed.events, summed.rows, summed.unplaced, summed.sources) == (2, 4, 1, 1)
    assert (summed.killed_low, summed.killed_high, summed.injured_low, summed.injured_high) == (32, 32, 141, 160)
    assert totals(frame[frame["place_name"] == "Odesa"]).killed_low == 30


def test_totals_of_nothing_are_zero():
    assert set(vars_of(totals(event_frame([])))) == {0}


def vars_of(summed):
    return [getattr(summed, name) for name in summed.__slots__]


@pytest.mark.parametrize(
    ("on", "dated_by", "precision"),
    [
        ("2025-04-13", DatedBy.TEXT, "day"),
        (("2025-04-12", "2025-04-13"), DatedBy.TEXT, "night"),
        (("2025-04-12", "2025-04-13"), DatedBy.PUBLICATION, "span"),
        (("2025-04-07", "2025-04-13"), DatedBy.TEXT, "week"),
        (("2025-04-01", "2025-04-30"), DatedBy.TEXT, "month"),
        (("2025-01-01", "2025-04-30"), DatedBy.TEXT, "span"),
        ((None, "2025-04-30"), DatedBy.TEXT, "unknown_start"),
    ],
)
def test_how_exact_a_date_is_stands_beside_it(tell, on, dated_by, precision):
    (row,) = event_frame([event_of([tell(on=on, dated_by=dated_by)])]).to_dict("records")
    assert row["date_precision"] == precision
    assert pd.isna(row["date_start"]) is (precision == "unknown_start")


@pytest.mark.parametrize(
    ("weapon", "status", "event_type"),
    [
        ("drone", "reported", "air_strike"),
        ("drone", "intercepted", "interception"),
        ("artillery", "reported", "shelling"),
        ("mine", "claimed", "explosion"),
        ("naval", "denied", "naval"),
        ("small_arms", "reported", "ground_attack"),
        ("unknown", "reported", "attack"),
    ],
)
def test_the_type_follows_from_weapon_and_status(tell, weapon, status, event_type):
    (row,) = event_frame([event_of([tell(weapons={weapon: None}, status=status)])]).to_dict("records")
    assert row["event_type"] == event_type


def test_each_weapon_has_one_type():
    listed = [weapon for weapons in EVENT_TYPES.values() for weapon in weapons]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("place", "precision", "drawn"),
    [
        ("Port of Reni", "exact", "Point"),
        ("Reni", "settlement", "Point"),
        ("Kharkiv Oblast", "area", "Polygon"),
        ("Sea of Azov", "area", "Polygon"),
        ("Yunakivka", "vicinity", "Polygon"),
    ],
)
def test_areas_are_drawn_as_areas(tell, place, precision, drawn):
    for boundaries in (None, Boundaries.open()):
        frame = event_frame([event_of([tell(at=(place,))])], boundaries)
        assert frame["geo_precision"].tolist() == [precision]
        assert frame.geometry.iloc[0].geom_type.endswith(drawn)


def test_sources_and_quotes_of_all_claims_are_told_and_records_named(tell):
    evidence = [tell("a/1", quote="One."), tell("b/1", quote="Two.", source=Source("Paper"), published="2025-04-20")]
    record = EventRecord("7", "own", "Own list", "CC0", evidence[0].claim.period, None, {}, None, None, {})
    (row,) = event_frame([event_of(evidence, [Match(record)])]).to_dict("records")
    assert row["sources"] == "Wire; Paper; Own list"
    assert row["n_sources"] == 3
    assert row["quotes"] == "Wire: One.; Paper: Two."
    assert row["record_ids"] == "own:7"
    assert row["notes"] == "Own list: CC0"


def test_a_record_alone_is_a_row_that_names_it(tell):
    told = tell(killed=(3, 3))
    record = EventRecord("7", "own", "List", None, told.claim.period, told.places[0], {}, told.claim.killed, None, {})
    (row,) = event_frame([event_of_record(record)]).to_dict("records")
    assert (row["place_name"], row["killed_low"], row["sources"], row["record_ids"]) == ("Sumy", 3, "List", "own:7")
    assert {"quotes", "weapons"} <= missing(row)


@settings(max_examples=30)
@given(tolls=st.lists(st.none() | st.integers(0, 500), min_size=1, max_size=6), n_places=st.integers(0, 4))
def test_totals_are_the_sum_over_events_however_many_places_they_have(tell, tolls, n_places):
    at = ("Kyiv", "Odesa", "Kharkiv", "Sumy")[:n_places]
    counts = [None if toll is None else (toll, toll) for toll in tolls]
    events = [replace(event_of([tell(at=at, killed=count)]), id=str(n)) for n, count in enumerate(counts)]
    assert totals(event_frame(events)).killed_low == sum(filter(None, tolls))


def test_totals_never_add_the_toll_of_a_raid_to_those_of_its_parts(tell):
    at = {"on": "2025-04-13", "weapons": {"missile": None}}
    whole = event_of([tell("a/1", at=("Kyiv", "Odesa", "Kharkiv"), killed=(30, None), **at)])
    parts = [event_of([tell(f"{name}/1", at=(name,), killed=(n, n), **at)]) for name, n in (("Kyiv", 9), ("Odesa", 4))]
    elsewhere = event_of([tell("z/1", at=("Sumy",), killed=(2, 2), **at)])
    frame = event_frame([whole, *parts, elsewhere])
    assert dict(zip(frame["event_id"], frame["raid_id"], strict=True))[parts[0].id] == whole.id
    assert totals(frame).killed_low == 32
    assert totals(frame[frame["event_id"] != whole.id]).killed_low == 15
    more = event_of([tell("m/1", at=("Kharkiv",), killed=(25, None), **at)])
    assert totals(event_frame([whole, *parts, more])).killed_low == 38


def test_the_table_tells_who_told_which_toll_when(tell):
    event = event_of([tell("a/1", killed=(31, None)), tell("b/1", killed=(34, 34), published="2025-04-15")])
    row = event_frame([event]).iloc[0]
    assert row["killed_told"] == "2025-04-14 Wire: 31+; 2025-04-15 Wire: 34"
    assert row["injured_told"] is None or row["injured_told"] != row["injured_told"]
    assert (row["corroboration"], row["n_independent"]) == ("one_source", 1)
