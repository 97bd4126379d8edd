"""Bulk: rows handed to the driver arrive as SQLAlchemy would have stored them."""

from datetime import date

from sqlalchemy import JSON, Column, Date, Float, MetaData, String, Table, create_engine, insert, select

from geodata.bulk import insert_bulk

TABLE = Table(
    "kept",
    MetaData(),
    Column("id", String, primary_key=True),
    Column("day", Date),
    Column("toll", JSON(none_as_null=True)),
    Column("score", Float),
)
ROWS = [
    {"id": "a'b", "day": date(2023, 12, 29), "toll": {"low": 30, "high": None}, "score": 0.5},
    {"id": "“Одеса”", "day": None, "toll": None, "score": None},
]


def test_what_is_stored_in_bulk_comes_back_as_it_was():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        TABLE.create(connection)
        insert_bulk(connection, TABLE, insert(TABLE), [])
        insert_bulk(connection, TABLE, insert(TABLE), ROWS)
        assert [dict(row) for row in connection.execute(select(TABLE)).mappings()] == ROWS
        assert connection.execute(select(TABLE.c.id).where(TABLE.c.toll.is_(None))).scalars().all() == ["“Одеса”"]
    engine.dispose()
