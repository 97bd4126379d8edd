"""The store: what is read comes back the same, whole or not at all."""

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from articles.article import Source
from geodata.errors import StoreError
from geodata.records import EventRecord
from geodata.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as opened:
        yield opened


def record(record_id, tell, **told):
    evidence = tell(**told)
    claim = evidence.claim
    return EventRecord(
        record_id,
        "own",
        "Own list",
        "CC0",
        claim.period,
        evidence.places[0],
        claim.weapons,
        claim.killed,
        claim.injured,
        {"note": "kept"},
    )


def unnamed(events):
    """Events without their ids, which tell what came first."""
    return [replace(event, id="") for event in events]


def test_an_article_comes_back_as_it_was_read(store, read_of):
    read = read_of(
        "a", killed=(31, None), injured=(84, 84), weapons={"missile": 2, "drone": None}, at=("Sumy", "Kharkiv")
    )
    assert store.add(read)
    assert store.article("a") == read
    assert store.articles() == [read.article]
    assert store.article("b") is None


def test_a_claim_whose_place_is_unknown_is_an_event_without_a_place(store, read_of):
    read = read_of("a", at=("Nowhere",))
    store.add(read)
    assert store.article("a") == read
    (event,) = store.events()
    assert event.places == ()


def test_the_same_article_twice_changes_nothing(store, read_of):
    assert store.add(read_of("a"))
    before = store.events()
    assert not store.add(read_of("a"))
    assert store.events() == before


def test_an_event_leads_to_its_sentences(store, read_of):
    store.add(read_of("a", quote="Two missiles struck\nSumy."))
    store.add(read_of("b", quote="Missiles hit Sumy."))
    (event,) = store.events()
    assert [place.name for place in event.places] == ["Sumy"]
    assert [item.quote for item in event.evidence] == ["Two missiles struck Sumy.", "Missiles hit Sumy."]
    assert store.event(event.id) == event
    assert store.event("no such id") is None


def test_events_do_not_depend_on_the_order_of_arrival(tmp_path, read_of):
    days = ("2025-04-11", "2025-04-12", "2025-04-13")
    reads = [read_of(f"{day}-{n}", on=day, killed=(n, n)) for day in days for n in (4, 5, 6)]
    with Store.open(tmp_path / "forward") as forward, Store.open(tmp_path / "backward") as backward:
        for read in reads:
            forward.add(read)
            forward.events()
        for read in reversed(reads):
            backward.add(read)
        told = forward.events()
        forward.regather()
        assert forward.events() == told
        assert unnamed(told) == unnamed(backward.events())
        assert len(forward.events()) == len(days)


def test_records_join_events_and_stay_visible_where_they_fit_none(store, read_of, tell):
    store.add(read_of("a"))
    fitting, other = record("1", tell), record("2", tell, at=("Odesa",))
    assert store.add_records([fitting, other]) == 2
    assert store.add_records([fitting]) == 0
    alone, joined = sorted(store.events(), key=lambda event: len(event.evidence))
    assert joined.records == (fitting,)
    assert (alone.records, alone.places, alone.evidence) == ((other,), (other.place,), ())
    assert store.records() == [fitting, other]


def test_notices_of_sources_are_told_once(store, read_of):
    for article_id in "ab":
        store.add(read_of(article_id, source=Source("Samples", notice="not a record")))
    store.add(read_of("c"))
    assert store.notices() == ["not a record"]


def test_licences_of_articles_and_records_are_told_once(store, read_of, tell):
    for article_id in "ab":
        store.add(read_of(article_id, source=Source("Paper", licence="CC BY")))
    store.add(read_of("c"))
    store.add_records([record("1", tell)])
    assert store.licences() == ["Own list: CC0", "Paper: CC BY"]


def test_what_is_stored_is_there_when_opened_again(tmp_path, read_of):
    with Store.open(tmp_path / "events.sqlite") as first:
        first.add(read_of("a"))
    with Store.open(tmp_path / "events.sqlite", create=False) as again:
        assert again.article("a") == read_of("a")
        assert len(again.events()) == 1


def test_an_article_that_fails_midway_leaves_nothing(store, read_of, tmp_path):
    store.add(read_of("a"))
    with sqlite3.connect(tmp_path / "events.sqlite") as database:
        database.execute("CREATE TRIGGER stop BEFORE INSERT ON claim BEGIN SELECT RAISE(ABORT, 'no'); END")
    database.close()
    with pytest.raises(StoreError, match="cannot be used"):
        store.add(read_of("b"))
    assert [article.id for article in store.articles()] == ["a"]


INGEST = """
import dataclasses, importlib.util, sys
spec = importlib.util.spec_from_file_location("told", sys.argv[1])
told = importlib.util.module_from_spec(spec)
spec.loader.exec_module(told)
from geodata.store import Store
store = Store.open(sys.argv[2])
print("open", flush=True)
for number in range(120):
    day = f"2025-04-{1 + number % 28:02}"
    store.add(told._read_of(f"article-{number:03}", on=day, at=("Sumy", "Kharkiv")[: 1 + number % 2]))
print(len(store.events()), flush=True)
"""


def ingest(path, **options):
    command = [sys.executable, "-c", INGEST, str(Path(__file__).with_name("conftest.py")), str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def test_a_killed_ingest_leaves_whole_articles_and_can_be_finished(tmp_path):
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    ingest(undisturbed).communicate()
    moments = random.Random(2).choices(range(5, 400), k=4)
    for milliseconds in moments:
        process = ingest(killed)
        process.stdout.readline()
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Store.open(killed) as left:
            reads = [left.article(article.id) for article in left.articles()]
            assert all(read.reading.claims and read.reading.toponyms and read.georeferences for read in reads)
            assert sum(len(event.evidence) for event in left.events()) == len(reads)
    out, _ = ingest(killed).communicate()
    assert out.splitlines()[0] == "open"
    with Store.open(killed) as finished, Store.open(undisturbed) as whole:
        assert len(whole.articles()) == 120
        assert finished.events() == whole.events()
    with sqlite3.connect(killed) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_two_processes_may_ingest_at_once(tmp_path):
    both = [ingest(tmp_path / "both"), ingest(tmp_path / "both")]
    assert [process.communicate()[1] for process in both] == ["", ""]
    with Store.open(tmp_path / "both") as store:
        assert len(store.articles()) == 120


def test_a_full_disk_is_told_in_one_sentence_and_loses_nothing_committed(tmp_path):
    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (800_000, 800_000))

    process = ingest(tmp_path / "full", preexec_fn=small)
    _, told = process.communicate()
    assert process.returncode == 1
    (sentence,) = [line for line in told.splitlines() if line.startswith("geodata.errors.StoreError")]
    assert str(tmp_path / "full") in sentence
    assert "disk" in sentence
    with Store.open(tmp_path / "full") as store:
        assert 0 < len(store.articles()) < 120
        assert sum(len(event.evidence) for event in store.events()) == len(store.articles())
