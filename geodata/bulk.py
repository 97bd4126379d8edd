"""Bulk: many rows at once, into a table and out of it, without what is done for each of them elsewhere."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.sql.dml import Insert

Row = Mapping[Any, Any]
Process = Callable[[Any], Any]


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects without a search for cycles among them every so often: a quarter of the time, or a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def insert_bulk(connection: Connection, table: Table, statement: Insert, new: Iterable[Row]) -> None:
    """Run an insert into every column of a table for many rows, which have a value for each of them.

    It does what `connection.execute` does, without going through each row's parameters again: a third of the time.
    """
    columns = [(column.name, _process(column.type, connection.dialect)) for column in table.columns]
    values = [tuple(row[name] if process is None else process(row[name]) for name, process in columns) for row in new]
    if values:
        connection.exec_driver_sql(str(statement.compile(dialect=connection.dialect)), values)


def _process(type_: Any, dialect: Dialect) -> Process | None:  # noqa: ANN401 - types of every kind
    """Return what makes a value of a column into one that the driver takes, None where nothing does."""
    made: Process | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return made
