"""Backups: a copy of a store beside it, before its tables are changed."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

_LOG = logging.getLogger(__name__)


def back_up(path: Path, schema: int) -> Path:
    """Copy a store as it was last committed, whole or not at all; say so, and return where the copy is.

    Raises sqlite3.Error or OSError where it cannot be written.
    """
    copy = next(one for one in _names(path, schema) if not one.exists())
    begun = copy.with_name(f"{copy.name}.part")
    begun.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as store, closing(sqlite3.connect(begun)) as other:
            store.backup(other)
        begun.replace(copy)
    finally:
        begun.unlink(missing_ok=True)
    _LOG.warning("The store %s is brought up to this strikemap; as it was it is kept in %s.", path, copy)
    return copy


def _names(path: Path, schema: int) -> Iterator[Path]:
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.stem}.schema-{schema}{again}{path.suffix}")
