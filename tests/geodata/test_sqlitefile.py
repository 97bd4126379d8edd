"""The store's file: only a store of this program is opened, and no other file is touched."""

import hashlib
import sqlite3
from contextlib import closing

import pytest

from geodata.errors import StoreError
from geodata.store import Store


def foreign_database(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (name TEXT)")
        database.commit()


def other_application(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        database.execute("INSERT INTO meta VALUES ('application', 'another')")
        database.commit()


def newer_store(path):
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        database.commit()


def store_without_schema(path):
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM meta WHERE key = 'schema'")
        database.commit()


def text(path):
    path.write_text("date 2024-01-01 Not a database\n")


def broken_database(path):
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (foreign_database, "is not a strikemap store; name another file with --store"),
        (other_application, "is not a strikemap store; name another file with --store"),
        (newer_store, "made by a newer strikemap; upgrade"),
        (store_without_schema, "is not a strikemap store"),
        (text, "is not a strikemap store"),
        (broken_database, "is not a strikemap store"),
    ],
)
def test_a_file_that_is_not_ours_is_named_and_left_as_it_is(tmp_path, make, told):
    path = tmp_path / "other.sqlite"
    make(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(StoreError) as raised:
        Store.open(path)
    assert str(path) in str(raised.value)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.sqlite"]


OLD_RECORDS = """
CREATE TABLE record ("table" VARCHAR, id VARCHAR, source VARCHAR NOT NULL, licence VARCHAR, date_start DATE,
    date_end DATE NOT NULL, place_id VARCHAR REFERENCES place (id), weapons JSON NOT NULL, killed JSON, injured JSON,
    raw JSON NOT NULL, PRIMARY KEY ("table", id));
CREATE TABLE event_record (event_id VARCHAR REFERENCES event (id) ON DELETE CASCADE, number INTEGER,
    "table" VARCHAR NOT NULL, record_id VARCHAR NOT NULL, PRIMARY KEY (event_id, number),
    FOREIGN KEY ("table", record_id) REFERENCES record ("table", id) ON DELETE CASCADE);
INSERT INTO record VALUES ('own', '1', 'List', 'CC0', '2025-04-13', '2025-04-13', 'geonames:692194',
    '{"missile": null}', NULL, NULL, '{"url": "https://a.example"}');
INSERT INTO record VALUES ('own', '2', 'Other', NULL, '2025-06-13', '2025-06-13', NULL, '{}', NULL, NULL, '{}');
"""


def test_an_older_store_is_brought_up_and_keeps_what_it_holds(tmp_path, read_of, older_store):
    path = tmp_path / "old.sqlite"
    with closing(Store.open(path)) as store:
        store.add(read_of("a"))
        (named,) = [event.id for event in store.events()]
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"{older_store};"
            "ALTER TABLE claim DROP COLUMN confidence; ALTER TABLE toponym DROP COLUMN likelihood;"
            "ALTER TABLE georeference DROP COLUMN confidence;"
            f"DROP TABLE event_record; DROP TABLE record; DROP TABLE dataset; {OLD_RECORDS}"
            "UPDATE meta SET value = '1' WHERE key = 'schema'"
        )
    with closing(Store.open(path)) as store:
        event, _ = store.events()
        assert event.id == named
        assert event.evidence[0].claim.confidence is None
        assert {found.confidence for found in store.article("a").georeferences.values()} == {None}
        assert [(match.record.source, match.reason is None) for match in event.matches] == [("List", False)]
        told = {record.id: (record.source, record.licence, record.url) for record in store.records()}
        assert told == {"1": ("List", "CC0", "https://a.example"), "2": ("Other", None, None)}
        store.add(read_of("b"))
    with closing(Store.open(path, create=False)) as store:
        assert {article.id for article in store.articles()} == {"a", "b"}


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="is not a strikemap store"):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    text(tmp_path / "file")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "file" / "events.sqlite")


def test_a_missing_store_is_made_only_where_that_is_wanted(tmp_path):
    path = tmp_path / "new" / "events.sqlite"
    with pytest.raises(StoreError, match=r"There is no store .*; make it with: strikemap ingest"):
        Store.open(path, create=False)
    assert not path.parent.exists()
    with Store.open(path) as store:
        assert store.events() == []


def test_a_store_cut_short_while_being_made_is_made_again(tmp_path):
    path = tmp_path / "events.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    for begun in (path, tmp_path / "empty"):
        begun.touch()
        with Store.open(begun) as store:
            assert store.articles() == []


def test_a_store_is_in_wal_mode_and_checks_its_references(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as store, store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
