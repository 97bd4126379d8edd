"""Review: what a person says of an event lies over what was read, and stays when everything is read again."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from articles.casualties import Count
from articles.dates import Period
from geodata.corrections import Correction, ReviewStatus, Subject
from geodata.corroboration import Corroboration, corroboration
from geodata.dossiers import as_json
from geodata.events import tolls_of
from geodata.frames import event_frame
from geodata.review import in_view
from geodata.store import Store

AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path, read_of):
    with Store.open(tmp_path / "war.sqlite") as opened:
        opened.add(read_of("a", killed=(31, 31)))
        opened.add(read_of("b", killed=(31, 31)))
        yield opened


def correct(store, subject, value, minutes=0, event_id=None, why="seen on site"):
    (event,) = [one for one in store.events() if event_id in {None, one.id}]
    claim_ids = tuple(sorted(item.claim.id for item in event.evidence))
    at = AT + timedelta(minutes=minutes)
    return store.correct([Correction(event.id, claim_ids, subject, value, "Ann", at, why)])


def only(store):
    (event,) = store.events()
    assert store.event(event.id) == event
    return event


def test_each_value_is_laid_over_what_was_read_and_keeps_what_it_replaced(store, places):
    period, toll = Period(date(2025, 4, 12), date(2025, 4, 12)), Count(34, 35, "set by hand")
    before = only(store)
    correct(store, Subject.DATE, period)
    correct(store, Subject.PLACES, (places["Kharkiv"],))
    correct(store, Subject.KILLED, toll)
    after = only(store)
    assert (after.period, after.places, after.killed) == (period, (places["Kharkiv"],), toll)
    assert after.evidence == before.evidence
    assert {change.correction.subject: change.before for change in after.changes} == {
        "date": before.period,
        "places": before.places,
        "killed": before.killed,
    }
    told = as_json(after)
    assert told["review_status"] == "corrected"
    assert told["tolls"]["killed"]["rule"] == "set by hand"
    assert [figure["count"] for figure in told["tolls"]["killed"]["figures"]] == [[31, 31]] * 2
    by_subject = {one["subject"]: one for one in told["corrections"]}
    assert by_subject["killed"]["value"] == [34, 35]
    assert by_subject["killed"]["before"] == [31, 31]
    assert (by_subject["date"]["who"], by_subject["date"]["why"]) == ("Ann", "seen on site")
    (row,) = event_frame([after]).to_dict("records")
    assert (row["review_status"], row["place_name"], row["date_precision"]) == ("corrected", "Kharkiv", "day")


def test_a_toll_that_nobody_told_can_be_set(store):
    correct(store, Subject.INJURED, Count(7, None, "set by hand"))
    toll = tolls_of(only(store))["injured"]
    assert (toll.low, toll.high, toll.figures) == (7, None, ())


def test_a_later_correction_goes_before_an_earlier_one_and_both_stay(store):
    correct(store, Subject.REVIEW, "confirmed", minutes=5)
    correct(store, Subject.REVIEW, "rejected", minutes=2)
    event = only(store)
    assert event.review_status is ReviewStatus.CONFIRMED
    assert [change.before for change in event.changes] == ["unreviewed", "rejected"]
    assert corroboration(event) is Corroboration.REVIEWED


def test_a_note_changes_nothing_else(store):
    correct(store, Subject.NOTE, "see the photographs", why="")
    event = only(store)
    assert event.review_status is ReviewStatus.UNREVIEWED
    assert [change.correction.value for change in event.changes] == ["see the photographs"]


def test_a_rejected_event_is_out_of_view_unless_asked_for(store):
    correct(store, Subject.REVIEW, "rejected")
    events = store.events()
    assert in_view(events) == []
    assert in_view(events, [ReviewStatus.REJECTED]) == events
    assert store.agreement(["day"]) == []


def test_corrections_stay_when_all_is_gathered_or_read_again(store, read_of):
    correct(store, Subject.REVIEW, "rejected")
    store.regather()
    assert only(store).review_status is ReviewStatus.REJECTED
    store.remove("a")
    assert only(store).review_status is ReviewStatus.REJECTED
    store.remove("b")
    assert store.events() == []
    store.add(read_of("b", killed=(31, 31)))
    store.add(read_of("a", killed=(31, 31)))
    assert only(store).review_status is ReviewStatus.REJECTED


def test_a_correction_finds_its_event_by_a_claim_when_no_event_has_its_id(store):
    store.correct([Correction("gone", ("lost/1", "b/1"), Subject.REVIEW, "confirmed", "Ann", AT, "seen")])
    assert only(store).review_status is ReviewStatus.CONFIRMED


def test_a_correction_goes_on_with_the_event_that_its_own_has_gone_into(tmp_path, read_of):
    with Store.open(tmp_path / "merged.sqlite") as store:
        store.add(read_of("a", killed=(1, 1)))
        store.add(read_of("b", killed=(40, 40)))
        gone = max(event.id for event in store.events())
        assert len(store.events()) == 2
        correct(store, Subject.NOTE, "here", event_id=gone)
        for article_id in ("a", "b"):
            store.remove(article_id)
        store.add(read_of("a"))
        store.add(read_of("b"))
        assert [change.correction.value for change in only(store).changes] == ["here"]


def test_the_same_correction_comes_in_once_and_the_order_is_stable(store, tmp_path):
    correct(store, Subject.NOTE, "second", minutes=2)
    correct(store, Subject.NOTE, "first", minutes=1)
    assert correct(store, Subject.NOTE, "first", minutes=1) == 0
    told = store.corrections()
    assert [one.value for one in told] == ["first", "second"]
    with Store.open(tmp_path / "other.sqlite") as other:
        assert other.correct(reversed(told)) == 2
        assert other.corrections() == told
        assert other.correct(told) == 0


def older(path, schema, statements):
    with closing(sqlite3.connect(path)) as database:
        database.executescript(f"{statements}; UPDATE meta SET value = '{schema}' WHERE key = 'schema'")


def test_a_store_from_before_corrections_is_brought_up(tmp_path, read_of):
    path = tmp_path / "old.sqlite"
    with Store.open(path) as store:
        store.add(read_of("a"))
    older(path, 6, "DROP TABLE correction_name; DROP TABLE correction")
    with Store.open(path) as store:
        correct(store, Subject.REVIEW, "confirmed")
        assert only(store).review_status is ReviewStatus.CONFIRMED


def test_a_store_from_before_merges_keeps_its_corrections(store, tmp_path):
    correct(store, Subject.REVIEW, "confirmed")
    before = only(store)
    store.close()
    older(tmp_path / "war.sqlite", 8, "DROP TABLE correction_name")
    with Store.open(tmp_path / "war.sqlite") as again:
        assert only(again) == before
        again.remove("a")
        assert only(again).review_status is ReviewStatus.CONFIRMED
