"""Rejoining: joining around what changed gives the links that joining all anew gives, in whatever order all comes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.records import EventRecord
from geodata.recordshelf import RecordShelf
from geodata.store import Store

DAYS = ["2025-04-12", "2025-04-13", ("2025-04-12", "2025-04-15"), ("2025-04-01", "2025-04-30"), (None, "2025-04-30")]
GROUNDS = [("Sumy",), ("Kharkiv",), ("Kharkiv Oblast",), ("Reni",), ("Port of Reni",), ("Sea of Azov",)]
WEAPONS = [{"missile": 2}, {"drone": 40}, {"unknown": None}]
TOLLS = [None, (1, 1), (7, 7), (30, 30), (33, 33)]
TOLD = st.fixed_dictionaries(
    {
        "on": st.sampled_from(DAYS),
        "at": st.sampled_from([*GROUNDS, ("Sumy", "Kharkiv")]),
        "weapons": st.sampled_from(WEAPONS),
        "killed": st.sampled_from(TOLLS),
    }
)


@pytest.fixture
def record(tell):
    def make(record_id, **told):
        found = tell(**told)
        claim = found.claim
        return EventRecord(
            record_id,
            "own",
            "Own list",
            None,
            claim.period,
            found.places[0],
            claim.weapons,
            claim.killed,
            claim.injured,
            {},
        )

    return make


def joined(store):
    """The records of each event, best match first, with score and reason."""
    return {
        event.id: [(match.record.id, match.score, match.reason) for match in event.matches] for event in store.events()
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    articles=st.lists(TOLD, min_size=1, max_size=6),
    records=st.lists(TOLD, min_size=1, max_size=8),
    order=st.randoms(use_true_random=False),
)
def test_articles_that_come_and_go_leave_the_links_of_joining_all_anew(
    tmp_path_factory, read_of, record, articles, records, order
):
    reads = [read_of(f"article-{number}", **told) for number, told in enumerate(articles)]
    first = order.randrange(len(reads) + 1)
    with Store.open(tmp_path_factory.mktemp("rejoining") / "events.sqlite") as store:
        for read in reads[:first]:
            store.add(read)
        store.add_records(record(str(number), **told) for number, told in enumerate(records))
        joined(store)
        rest = [*reads[first:], *(read.article.id for read in reads[:first] if order.random() < 0.5)]
        for step in order.sample(rest, len(rest)):
            if isinstance(step, str):
                store.remove(step)
            else:
                store.add(step)
            if order.random() < 0.5:
                joined(store)
        around = joined(store)
        store.regather()
        assert around == joined(store)


def test_one_article_leaves_records_elsewhere_untouched(tmp_path, read_of, record, monkeypatch):
    with Store.open(tmp_path / "events.sqlite") as store:
        store.add(read_of("a"))
        store.add_records([record("1"), record("2", at=("Reni",)), record("3", on="2025-05-20")])
        store.events()
        looked_at = []
        around = RecordShelf.around

        def watched(shelf, period, places):
            found = around(shelf, period, places)
            looked_at.extend(key[1] for key in found)
            return found

        monkeypatch.setattr(RecordShelf, "around", watched)
        monkeypatch.setattr(RecordShelf, "join", None)
        store.add(read_of("b", at=("Reni",)))
        events = {event.records[0].id: len(event.evidence) for event in store.events() if event.matches}
        assert (events, looked_at) == ({"1": 1, "2": 1, "3": 0}, ["2"])


def test_a_record_whose_event_goes_falls_to_the_next_best(tmp_path, read_of, record):
    with Store.open(tmp_path / "events.sqlite") as store:
        store.add(read_of("near", weapons={"missile": 2}))
        store.add(read_of("later", on="2025-04-14", weapons={"missile": 2}))
        store.add_records([record("1", weapons={"missile": 2})])
        assert [match.score for event in store.events() for match in event.matches] == [5.0]
        store.remove("near")
        (event,) = store.events()
        assert (len(event.evidence), [match.score for match in event.matches]) == (1, [4.0])
