"""Tables of the store: what cannot be stored, and what goes with what is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from geodata import tables
from geodata.database import open_engine, writing
from geodata.store import Store

OF_AN_ARTICLE = ["toponym", "georeference", "rival", "claim", "claim_toponym", "event_claim"]


@pytest.fixture
def connection(tmp_path, read_of: Callable, tell: Callable) -> Iterator[Connection]:
    """A connection to a store of two articles that tell of different days."""
    path = tmp_path / "store.sqlite"
    with Store.open(path) as store:
        store.add(read_of("a"))
        store.add(read_of("b", on="2025-01-01", published="2025-01-02"))
        store.regather()
    engine = open_engine(str(path), create=False)
    with writing(engine) as opened:
        yield opened
    engine.dispose()


def count(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.METADATA.tables[name])).scalar_one()


def test_what_an_article_says_goes_with_it(connection):
    before = {name: count(connection, name) for name in OF_AN_ARTICLE}
    assert min(before.values()) == 2
    connection.execute(delete(tables.article).where(tables.article.c.id == "a"))
    assert {name: count(connection, name) for name in OF_AN_ARTICLE} == {
        name: rows // 2 for name, rows in before.items()
    }


def test_an_event_that_goes_leaves_what_was_read(connection):
    claims = count(connection, "claim")
    connection.execute(delete(tables.event))
    assert (count(connection, "event_claim"), count(connection, "claim")) == (0, claims)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("claim", {"article_id": "unknown"}),
        ("toponym", {"article_id": "unknown"}),
        ("georeference", {"toponym": 99}),
        ("georeference", {"place_id": "geonames:0"}),
        ("claim_toponym", {"toponym": 99}),
        ("event_claim", {"claim_id": "unknown"}),
        ("article", {"url": None}),
        ("claim", {"date_end": None}),
        ("place", {"longitude": None}),
    ],
)
def test_a_row_without_what_it_rests_on_is_refused(connection, table, row):
    with pytest.raises(IntegrityError):
        connection.execute(update(tables.METADATA.tables[table]).values(row))
