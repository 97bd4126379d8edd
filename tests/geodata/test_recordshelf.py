"""The shelf: records in bulk, joined with score and reason, and visible where they fit nothing."""

import sqlite3
from contextlib import closing

import pytest

from geodata import recordshelf
from geodata.records import EventRecord
from geodata.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as opened:
        yield opened


@pytest.fixture
def record(tell):
    def make(record_id, licence="CC0", citation=None, **told):
        told = tell(**told)
        claim = told.claim
        place = told.places[0] if told.places else None
        return EventRecord(
            record_id,
            "own",
            "Own list",
            licence,
            claim.period,
            place,
            claim.weapons,
            claim.killed,
            claim.injured,
            {"note": f"of {record_id}"},
            citation,
            f"https://a.example/{record_id}",
        )

    return make


def test_records_come_back_as_they_were_with_the_row_as_it_came(store, record):
    records = [record(str(number), killed=(number, None)) for number in range(5)] + [
        record("5", None, "Us (2025)", at=())
    ]
    assert store.add_records(records) == 6
    assert store.records() == records
    assert [found.raw for found in store.records()] == [told.raw for told in records]


def test_more_records_than_one_portion_are_all_kept(store, record):
    days = [f"2025-0{month}-{day:02}" for month in (3, 4, 5) for day in range(1, 29)]
    steps = []
    records = (record(f"{number:05}", on=days[number % len(days)]) for number in range(6_000))
    assert store.add_records(records) == 6_000
    assert store.regather(lambda done, total: steps.append((done, total))) == 0
    assert (len(store.records()), len(store.events())) == (6_000, 6_000)
    assert steps == []  # nothing to join to


def test_a_large_import_keeps_the_index_of_days_that_an_article_is_joined_by(store, record, read_of, monkeypatch):
    monkeypatch.setattr(recordshelf, "_PORTION", 5)
    monkeypatch.setattr(recordshelf, "_MANY", 2)
    again = record("03", killed=(40, 40))
    assert store.add_records([*(record(f"{number:02}", killed=(20, 20)) for number in range(28)), again]) == 28
    assert [found.killed.low for found in store.records() if found.id == "03"] == [40]
    store.add(read_of("a", killed=(40, 40)))
    (event,) = store.events()
    assert (len(event.matches), event.matches[0].record.id) == (28, "03")
    with closing(sqlite3.connect(store.name)) as database:
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'ix_record_days'").fetchone() == (1,)


def test_a_record_that_comes_again_in_one_import_takes_its_events_with_it(store, record, read_of, monkeypatch):
    monkeypatch.setattr(recordshelf, "_PORTION", 1)
    store.add_all([read_of("a", on="2025-03-01"), read_of("b", on="2025-05-01")])
    store.add_records([record("1", on="2025-03-01"), record("1", on="2025-05-01")])
    assert [len(event.matches) for event in store.events()] == [0, 1]


def test_a_record_that_comes_again_replaces_the_first(store, record):
    store.add_records([record("1", killed=(1, 1)), record("2")])
    assert store.add_records([record("1", killed=(2, 2)), record("3")]) == 1
    assert [told.killed and told.killed.low for told in store.records()] == [2, None, None]


def test_an_event_shows_how_well_its_records_fit_and_why(store, read_of, record):
    store.add(read_of("a"))
    store.add_records([record("1", on="2025-04-14"), record("2")])
    steps = []
    assert store.regather(lambda done, total: steps.append((done, total))) == 2
    (event,) = store.events()
    assert [(match.record.id, match.score, match.reason) for match in event.matches] == [
        ("2", 5.0, "same day; same place, Sumy; weapons agree"),
        ("1", 4.0, "a day apart; same place, Sumy; weapons agree"),
    ]
    assert steps == [(0, 2), (2, 2)]


def test_one_record_joins_as_many_events_as_it_fits_equally(store, read_of, record):
    store.add(read_of("a", at=("Kharkiv",), killed=(1, 1)))
    store.add(read_of("b", at=("Kharkiv",), killed=(90, 90)))
    store.add(read_of("c", at=("Odesa",)))
    store.add_records([record("1", at=("Kharkiv Oblast",))])
    assert store.regather() == 1
    assert sorted(len(event.matches) for event in store.events()) == [0, 1, 1]


def test_what_fits_nothing_stays_visible_on_either_side(store, read_of, record):
    store.add(read_of("a"))
    store.add_records([record("1", at=("Odesa",)), record("2", at=())])
    events = store.events()
    assert sorted((len(event.evidence), [match.score for match in event.matches]) for event in events) == [
        (0, [None]),
        (0, [None]),
        (1, []),
    ]


def test_an_article_that_comes_later_takes_the_record_over(store, read_of, record):
    store.add_records([record("1")])
    (alone,) = store.events()
    assert alone.evidence == ()
    store.add(read_of("a"))
    (event,) = store.events()
    assert (len(event.evidence), event.records[0].id) == (1, "1")


def test_licence_and_citation_of_each_data_set_are_told_once(store, record):
    store.add_records([record("1"), record("2"), record("3", "CC BY 4.0", "Us (2025)"), record("4", None)])
    assert store.licences() == ["Own list: CC BY 4.0; cite as: Us (2025)", "Own list: CC0"]
