"""Freshness: what is stored is known to be gathered and joined, or made so once."""

import pytest

from geodata import database, freshness
from geodata.store import Store


@pytest.fixture
def connection(tmp_path, read_of):
    path = str(tmp_path / "war.sqlite")
    with Store.open(path) as store:
        store.add(read_of("a"))
        store.events()
    engine = database.open_engine(path, create=False)
    with database.writing(engine) as opened:
        yield opened
    engine.dispose()


def test_a_store_whose_events_were_asked_for_is_fresh(connection):
    assert freshness.is_current(connection)


@pytest.mark.parametrize("what", [freshness.EVENTS, freshness.RECORDS])
def test_what_went_stale_is_brought_up(connection, what):
    database.mark_stale(connection, what)
    assert not freshness.is_current(connection)
    freshness.bring_up(connection)
    assert freshness.is_current(connection)


def test_joining_without_records_joins_none(connection):
    assert freshness.join(connection, None) == 0
