"""The store on a PostgreSQL server: the same contents, the same events, and words where the server does not serve."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from articles.reading import article_files
from geodata import database, dossiers, pipeline
from geodata.corrections import Correction, Subject
from geodata.errors import StoreError
from geodata.gazetteer import Gazetteer
from geodata.pins import Pin, Reach, Target
from geodata.recordtables import read_records
from geodata.store import Store

SAMPLES = Path(__file__).parents[2] / "articles" / "samples"
RECORDS = Path(__file__).parents[2] / "geodata" / "data" / "sample_records.csv"


@pytest.fixture(scope="module")
def files():
    return article_files([SAMPLES])[::4]


def ingest(location, files):
    with Store.open(location) as store:
        return pipeline.ingest(files, store, Gazetteer.open())


def told(store):
    return [dossiers.as_json(event) for event in store.events()]


def on_server(address, statement):
    engine = create_engine(address.replace("://", "+pg8000://"))
    with engine.begin() as connection:
        rows = connection.exec_driver_sql(statement)
        found = [tuple(row) for row in rows] if rows.returns_rows else []
    engine.dispose()
    return found


def test_a_server_holds_what_a_file_holds(postgresql, tmp_path, files):
    file = tmp_path / "events.sqlite"
    for location in (postgresql, str(file)):
        report = ingest(location, files)
        assert (report.added, report.problems) == (len(files), ())
        with Store.open(location, create=False) as store:
            store.add_records(read_records(RECORDS, "csv", Gazetteer.open()))
    with Store.open(postgresql, create=False) as there, Store.open(file, create=False) as here:
        assert told(there) == told(here)
        assert there.articles() == here.articles()
        assert there.records() == here.records()
        assert there.agreement(["day", "region"]) == here.agreement(["day", "region"])
        assert (there.notices(), there.licences()) == (here.notices(), here.licences())


def test_what_people_set_by_hand_is_kept_on_a_server(postgresql, files):
    ingest(postgresql, files)
    with Store.open(postgresql, create=False) as store:
        event = next(event for event in store.events() if event.evidence and event.places)
        claims = tuple(item.claim.id for item in event.evidence)
        note = Correction(event.id, claims, Subject.NOTE, "seen", "Ann", datetime(2026, 1, 1, tzinfo=UTC), "")
        assert (store.correct([note]), store.correct([note])) == (1, 0)
        place = event.places[0]
        store.pin(Pin(Target("нигде", None, Reach.STORE, ""), place, "Ann", event.period.end))
        assert [pin.place for pin in store.pins()] == [place]
        assert [change.correction.value for change in store.event(event.id).changes] == ["seen"]
        assert store.remove(event.evidence[0].article.id)


def test_a_gis_finds_where_each_event_is(postgresql, files):
    ingest(postgresql, files)
    if not on_server(postgresql, "SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"):
        pytest.skip("NOT TESTED: the shapes of a store; install PostGIS: apt install postgresql-15-postgis-3")
    rows = on_server(postgresql, "SELECT event_id, place_id, public.ST_X(geometry) FROM strikemap.event_map")
    with Store.open(postgresql, create=False) as store:
        placed = {(event.id, place.id) for event in store.events() for item in event.evidence for place in item.places}
    assert placed <= {(event_id, place_id) for event_id, place_id, _ in rows}


def test_every_writing_is_noticed(postgresql, files):
    assert database.version(postgresql) == (0,)
    ingest(postgresql, files[:2])
    before = database.version(postgresql)
    with Store.open(postgresql, create=False) as store:
        store.events()
        assert database.version(postgresql) == before
        store.remove(store.articles()[0].id)
    assert database.version(postgresql) > before


def test_two_processes_may_ingest_at_once(postgresql, tmp_path, files):
    command = [sys.executable, "-m", "dashboard", "ingest", "--store", postgresql]
    halves = [subprocess.Popen([*command, *map(str, half)]) for half in (files[:12], files[6:18])]
    assert [process.wait() for process in halves] == [0, 0]
    ingest(str(tmp_path / "one.sqlite"), files[:18])
    with Store.open(postgresql, create=False) as there, Store.open(tmp_path / "one.sqlite", create=False) as here:
        assert told(there) == told(here)


def test_the_schema_of_another_program_is_left_alone(postgresql, files):
    on_server(postgresql, "CREATE TABLE article (id integer)")
    ingest(postgresql, files[:1])
    assert on_server(postgresql, "SELECT * FROM public.article") == []
    with Store.open(postgresql, create=False) as store:
        assert len(store.articles()) == 1


def test_a_newer_store_is_refused(postgresql, files):
    ingest(postgresql, files[:1])
    on_server(postgresql, "UPDATE strikemap.meta SET value = '999' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="was made by a newer strikemap; upgrade with"):
        Store.open(postgresql)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://me@host/db", "is no address of a store"),
        ("postgresql://me@host", "is no address of a store"),
        (
            "postgresql://tester:secret@127.0.0.1:1/db",
            r"127.0.0.1:1/db cannot be used: .*check that the server",
        ),
    ],
)
def test_an_address_without_a_server_is_told_in_words(address, said):
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(address)
    assert "secret" not in str(caught.value)


def test_a_missing_database_or_store_is_told_in_words(postgresql):
    with pytest.raises(StoreError, match="no such database; make it with createdb"):
        Store.open(f"{postgresql}_not_there")
    with pytest.raises(StoreError, match=r"There is no store in postgresql://.*; make it with: strikemap ingest"):
        Store.open(postgresql, create=False)
