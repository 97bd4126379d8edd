"""Databases: opening the store, a file or a schema of a server, its transactions, and what is said when they fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Row,
    Table,
    bindparam,
    inspect,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql as postgresql_dialect
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from articles.dates import Period
from geodata import fulltext, postgresql, sqlitefile, tables
from geodata.addresses import called, is_address
from geodata.errors import StoreError
from geodata.sqlitefile import APPLICATION, NEWER, SCHEMA

_NEW = {"events": "fresh", "records": "fresh", "writes": "0"}
IDS: BindParameter[str] = bindparam("ids", expanding=True)
_NOTED = select(tables.meta.c.value).where(tables.meta.c.key == bindparam("key"))
_AT_ONCE = 500
_BEHIND = (
    "The store {} is open for reading only and not up to date;"
    " wait for the program that fills it, or open it once without --read-only"
)
_DAY = timedelta(days=1)


def open_engine(location: str, *, create: bool, read_only: bool = False) -> Engine:
    """Return an engine on a store, with the tables made where it is new: a file, or the address of a PostgreSQL server.

    An older store is brought up to this schema. Raises StoreError where it is missing and `create` does not say
    otherwise, and for what is no store, or one of a newer schema.
    """
    opening = postgresql.open_engine if is_address(location) else sqlitefile.open_engine
    with errors_named(location):
        engine = opening(location, create=create and not read_only, read_only=read_only)
        try:
            if not _is_current(engine):
                with writing(engine) as connection:
                    _prepare(connection, location)
        except BaseException:
            engine.dispose()
            raise
    return engine


def version(location: str) -> tuple[int, ...]:
    """Return what changes whenever a store does; empty where there is none."""
    if is_address(location):
        return (postgresql.writes(location),)
    found = [path.stat() for path in (Path(location), Path(f"{location}-wal")) if path.exists()]
    return tuple(figure for stat in found if stat.st_size for figure in (stat.st_mtime_ns, stat.st_size))


def _is_current(engine: Engine) -> bool:
    with engine.begin() as connection:
        there = inspect(connection).has_table(tables.meta.name)
        return there and _schema_of(connection) == SCHEMA


def _schema_of(connection: Connection) -> int:
    noted = connection.execute(_NOTED, {"key": "schema"}).scalar()
    return int(noted or 0)


def _prepare(connection: Connection, location: str) -> None:
    """Make the tables of a new store, and bring those of an older one up to this schema."""
    new = not inspect(connection).has_table(tables.meta.name)
    if not new:
        _upgrade(connection, location)
    tables.METADATA.create_all(connection)
    if new and connection.dialect.name == "postgresql":
        postgresql.add_shapes(connection)
    fulltext.prepare(connection)
    for key, value in {"application": APPLICATION, "schema": str(SCHEMA), **_NEW}.items():
        row = insert_or(connection, tables.meta).values(key=key, value=value)
        connection.execute(row.on_conflict_do_nothing())


def _upgrade(connection: Connection, location: str) -> None:
    noted = _schema_of(connection)
    if noted > SCHEMA:
        raise StoreError(NEWER.format(called(location)))
    if noted < SCHEMA:
        if not is_address(location):  # a store on a server is of schema 9 at least, since which no table has changed
            sqlitefile.upgrade(connection, Path(location), noted)
        _note(connection, "schema", str(SCHEMA))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that holds the right to write from its start; all of it is kept, or none.

    Raises StoreError for an engine that only reads.
    """
    if location := engine.get_execution_options().get("read_only"):
        raise StoreError(_BEHIND.format(called(location)))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def errors_named(name: str) -> Iterator[None]:
    """Turn what a database raises into a StoreError that names the store and the next step."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        met = error.orig if isinstance(error, DBAPIError) else error
        step = postgresql.next_step(met) if is_address(name) else sqlitefile.next_step(met)
        raise StoreError(f"The store {called(name)} cannot be used: {step}") from error


def insert_or(connection: Connection, table: Table) -> sqlite.Insert | postgresql_dialect.Insert:
    """Return an insert into a table that can say what is done where a row is there already."""
    return postgresql_dialect.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert_all(connection: Connection, table: Table, new: Sequence[Mapping[Any, Any]]) -> None:
    """Insert rows into a table; none is right, too."""
    if new:
        connection.execute(table.insert(), list(new))


def of_ids(connection: Connection, statement: Executable, ids: Iterable[str]) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield the rows that a statement gives of ids, for which IDS stands in it, as many at once as it can list.

    A statement that is made once takes a fifth of the time of one that is made for each run.
    """
    for some in portions(ids):
        yield from connection.execute(statement, {IDS.key: some})


def change_ids(connection: Connection, statement: Executable, ids: Iterable[str]) -> None:
    """Run a statement that changes the rows of ids, for which IDS stands in it."""
    for some in portions(ids):
        connection.execute(statement, {IDS.key: some})


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids, sorted, in portions that a query can list."""
    ordered = sorted(ids)
    yield from (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def days_beside(
    date_start: ColumnElement[date | None], date_end: ColumnElement[date], period: Period
) -> Iterator[ColumnElement[bool]]:
    """Yield what holds for rows whose days meet a period or are next to it."""
    yield or_(date_start.is_(None), date_start <= period.end + _DAY)
    if period.start is not None:
        yield date_end >= period.start - _DAY


def is_fresh(connection: Connection, what: str) -> bool:
    """Tell whether the `events` follow from all that is stored, or the `records` have been joined to them."""
    return connection.execute(_NOTED, {"key": what}).scalar() == "fresh"


def mark_fresh(connection: Connection, what: str) -> None:
    """Note that the events follow from all that is stored, or that the records have been joined to them."""
    _note(connection, what, "fresh")


def mark_stale(connection: Connection, what: str) -> None:
    """Note that the events have to be derived again, or the records joined to them."""
    _note(connection, what, "stale")


def _note(connection: Connection, key: str, value: str) -> None:
    row = {"key": key, "value": value}
    new = insert_or(connection, tables.meta).values(row)
    connection.execute(new.on_conflict_do_update(index_elements=["key"], set_=row))
