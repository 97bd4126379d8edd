"""The ledger: what is gathered article by article is what is gathered at once, whatever the order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as database_event

from articles.casualties import Count
from geodata.bonds import bonds_of
from geodata.corrections import Correction, Subject, as_json, of_json
from geodata.gathering import gather
from geodata.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as opened:
        yield opened


def told(events):
    """What events say, whatever they are called."""
    return sorted(
        (sorted(item.claim.id for item in one.evidence), one.period, one.killed, one.injured, one.weapons, one.status)
        for one in events
    )


ARTICLES = st.tuples(
    st.sampled_from(
        ["2025-04-12", "2025-04-13", ("2025-04-12", "2025-04-13"), ("2025-04-01", "2025-04-30"), (None, "2025-04-30")]
    ),
    st.sampled_from(
        [("Sumy",), ("Kharkiv",), ("Kharkiv Oblast",), ("Sumy", "Kharkiv"), ("Sumy", "Kharkiv", "Kyiv", "Reni")]
    ),
    st.sampled_from([{"missile": 2}, {"drone": 40}, {"unknown": None}]),
    st.sampled_from([None, (1, 1), (7, 7), (7, None), (30, 30), (33, 33)]),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(ARTICLES, min_size=1, max_size=7), order=st.randoms(use_true_random=False))
def test_articles_that_come_and_go_in_any_order_leave_the_events_of_those_that_stay(
    tmp_path_factory, read_of, articles, order
):
    reads = [
        read_of(f"article-{number}", on=on, at=at, weapons=weapons, killed=killed)
        for number, (on, at, weapons, killed) in enumerate(articles)
    ]
    gone = {read.article.id for read in reads if order.random() < 0.3}
    with Store.open(tmp_path_factory.mktemp("ledger") / "events.sqlite") as store:
        arriving = order.sample(reads, len(reads))
        while arriving:
            at_once = order.randint(1, len(arriving))
            assert store.add_all(arriving[:at_once]) == at_once
            del arriving[:at_once]
        ids = {event.id for event in store.events()}
        for article_id in gone:
            assert store.remove(article_id)
        stay = [item for read in reads if read.article.id not in gone for item in read.evidence()]
        assert told(store.events()) == told(gather(stay))
        before = store.events()
        store.regather()
        assert store.events() == before
        assert all(store.event(event.id) == event for event in store.events())
        if not gone:
            assert {event.id for event in store.events()} == ids


def claims_of(events):
    return sorted(sorted(item.claim.id for item in one.evidence) for one in events)


def corrected(store, order, minutes):
    """Correct a stored event in some way, where there is one."""
    events = [one for one in store.events() if one.evidence]
    made = order.sample(store.corrections(), len(store.corrections()))
    if not events:
        return
    event, other = order.choice(events), order.choice(events)
    own, others = ([item.claim.id for item in one.evidence] for one in (event, other))
    choices = [(Subject.KILLED, Count(minutes, minutes, "set by hand")), *((Subject.UNDO, one.id) for one in made[:1])]
    choices += [(Subject.MERGE, tuple(others))] * 2 * (event != other)
    choices += [(Subject.SPLIT, tuple(order.sample(own, len(own) // 2)))] * 2 * (len(own) > 1)
    subject, value = order.choice(choices)
    at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(minutes=minutes)
    assert store.correct([Correction(event.id, tuple(own), subject, value, "Ann", at, "seen on site")]) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=st.lists(ARTICLES, min_size=2, max_size=6), order=st.randoms(use_true_random=False))
def test_corrections_hold_while_articles_come_and_go_in_any_order(tmp_path_factory, read_of, articles, order):
    reads = {
        f"article-{number}": read_of(f"article-{number}", on=on, at=at, weapons=weapons, killed=killed)
        for number, (on, at, weapons, killed) in enumerate(articles)
    }
    folder, there, kept = tmp_path_factory.mktemp("ledger"), set(), 0
    with Store.open(folder / "events.sqlite") as store, Store.open(folder / "other.sqlite") as other:
        for minutes in range(2 * len(reads) + 6):
            article_id = order.choice([*reads])
            if order.random() < 0.5:
                corrected(store, order, minutes)
            elif article_id in there:
                store.remove(article_id)
                there.remove(article_id)
            else:
                store.add(reads[article_id])
                there.add(article_id)
            kept = max(kept, len(store.corrections()))
        told = store.corrections()
        assert len(told) == kept
        stay = [item for article_id in there for item in reads[article_id].evidence()]
        before = store.events()
        assert claims_of(before) == claims_of(gather(stay, bonds_of(told)))
        assert all(store.event(event.id) == event for event in before)
        assert {change.correction.id for event in before for change in event.changes} <= {one.id for one in told}
        store.regather()
        assert store.events() == before
        steps = order.sample([*there, *map(as_json, told)], len(there) + len(told))
        for step in steps:
            _ = other.add(reads[step]) if isinstance(step, str) else other.correct([of_json(step)])
        assert claims_of(other.events()) == claims_of(before)


def test_an_event_merged_by_hand_answers_to_both_ids_and_comes_back_under_its_own(store, read_of):
    for name in ("z", "b", "a"):
        store.add(read_of(name, on="2025-05-01"))
    store.add(read_of("y"))
    one, other = sorted(store.events(), key=lambda event: len(event.evidence))
    assert other.id == "z/1"
    at, claims = datetime(2026, 11, 22, tzinfo=UTC), tuple(item.claim.id for item in other.evidence)
    made = Correction(one.id, ("y/1",), Subject.MERGE, claims, "Ann", at, "same")
    store.correct([made])
    (merged,) = store.events()
    assert store.event(one.id) == store.event(other.id) == merged
    assert [(change.correction, change.before) for change in merged.changes] == [(made, ("y/1",))]
    store.remove("z")
    (shrunk,) = store.events()
    store.add(read_of("z", on="2025-05-01"))
    assert store.event(one.id).id == store.event(other.id).id == shrunk.id
    store.correct([Correction(shrunk.id, claims, Subject.UNDO, made.id, "Bob", at + timedelta(1), "not the same")])
    assert {event.id for event in store.events()} == {one.id, other.id}
    assert store.event(one.id).changes[0].undone_by.who == "Bob"


def test_an_event_keeps_its_id_when_articles_come_and_go(store, read_of):
    store.add(read_of("m"))
    (first,) = store.events()
    store.add(read_of("a"))
    store.add(read_of("z"))
    (grown,) = store.events()
    assert (grown.id, len(grown.evidence)) == (first.id, 3)
    store.remove("m")
    (shrunk,) = store.events()
    assert (shrunk.id, len(shrunk.evidence)) == (first.id, 2)
    assert not store.remove("m")
    store.remove("a")
    store.remove("z")
    assert store.events() == []
    assert store.event(first.id) is None


def test_an_event_that_has_gone_into_another_still_answers(store, read_of):
    store.add(read_of("a", killed=(1, 1), injured=(61, 61)))
    store.add(read_of("b", killed=(20, 20)))
    names = [event.id for event in store.events()]
    assert len(names) == 2
    store.add(read_of("c", killed=(20, 20), injured=(64, 64)))
    (merged,) = store.events()
    assert [store.event(name) for name in names] == [merged, merged]
    store.regather()
    assert [store.event(name) for name in names] == [merged, merged]
    store.remove("c")
    assert {event.id for event in store.events()} == set(names)


def test_an_event_answers_to_the_id_that_another_store_has_named_it_by(store, read_of):
    store.add(read_of("b"))
    store.add(read_of("a"))
    (event,) = store.events()
    assert {store.event(item.claim.id).id for item in event.evidence} == {event.id}


def test_one_more_article_and_one_event_go_through_no_whole_table(store, read_of):
    for number in range(3):
        store.add(read_of(f"article-{number}", on=f"2024-05-{1 + number:02}"))
    (event, *_) = store.events()
    asked = []
    database_event.listen(store._engine, "after_cursor_execute", lambda *told: asked.append(told[2]))
    store.add(read_of("new"))
    store.event(event.id)
    whole = [one for one in asked if one.startswith("SELECT") and "WHERE" not in one and "LIMIT" not in one]
    assert asked
    made_by_hand = ("FROM pin", "FROM correction")  # as few as a person makes
    assert [one for one in whole if not any(table in one for table in made_by_hand)] == []
