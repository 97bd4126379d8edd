"""Backups: a store is copied beside itself before its tables change, and the reader is told where."""

import sqlite3
from contextlib import closing

import pytest

from geodata.backups import back_up
from geodata.errors import StoreError
from geodata.store import Store


def schema_of(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]


@pytest.fixture
def old(tmp_path, read_of, older_store):
    """A store of schema 4 with an article."""
    path = tmp_path / "war.sqlite"
    with Store.open(path) as store:
        store.add(read_of("a"))
    with closing(sqlite3.connect(path)) as database:
        database.executescript(older_store)
    return path


def test_an_older_store_is_copied_before_it_is_brought_up(old, caplog):
    Store.open(old).close()
    copy = old.with_name("war.schema-4.sqlite")
    (message,) = caplog.messages
    assert message == f"The store {old} is brought up to this strikemap; as it was it is kept in {copy}."
    assert (schema_of(copy), int(schema_of(old)) > 4) == ("4", True)
    with Store.open(old) as store:
        assert [article.id for article in store.articles()] == ["a"]
    assert {one.name for one in old.parent.iterdir()} == {"war.sqlite", "war.schema-4.sqlite"}


def test_a_copy_that_is_there_stays_as_it_is(old):
    first = back_up(old, 4)
    before = first.read_bytes()
    assert back_up(old, 4).name == "war.schema-4-2.sqlite"
    assert first.read_bytes() == before


def test_a_store_that_cannot_be_copied_is_left_as_it_is(old, monkeypatch):
    def fail(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("geodata.sqlitefile.back_up", fail)
    with pytest.raises(StoreError, match=r"cannot be used: .*disk is full"):
        Store.open(old)
    assert schema_of(old) == "4"
    assert [one.name for one in old.parent.iterdir()] == ["war.sqlite"]


def test_a_copy_that_was_cut_short_is_made_again(old):
    old.with_name("war.schema-4.sqlite.part").write_bytes(b"half")
    assert schema_of(back_up(old, 4)) == "4"
    assert not old.with_name("war.schema-4.sqlite.part").exists()
