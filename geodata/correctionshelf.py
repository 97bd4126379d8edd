"""The shelf of corrections: those of a store, put in and read back, found by the events and claims that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from geodata import tables
from geodata.corrections import Correction, as_json, in_time, of_json
from geodata.database import IDS, insert_all, insert_or, of_ids

_name = tables.correction_name.c
_OF = select(tables.correction).where(tables.correction.c.id.in_(IDS))
_NAMING = select(tables.correction).where(
    tables.correction.c.id.in_(select(_name.correction_id).where(_name.name.in_(IDS)))
)


class CorrectionShelf:
    """The corrections of a store within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection

    def add(self, corrections: Iterable[Correction]) -> list[Correction]:
        """Store corrections and return those that are new."""
        insert = insert_or(self._connection, tables.correction).on_conflict_do_nothing()
        told = {one.id: one for one in corrections}
        new = [one for one in told.values() if self._connection.execute(insert, as_json(one) | {"id": one.id}).rowcount]
        enter_names(self._connection, new)
        return new

    def all(self) -> list[Correction]:
        """Return every correction, by event, the oldest first."""
        found = self._connection.execute(select(tables.correction)).mappings()
        return sorted(map(of_json, found), key=lambda one: (one.event_id, one.at, one.id))

    def about(self, names: Collection[str]) -> list[Correction]:
        """Return the corrections that name some events or claims, the oldest first.

        With them come those that take them back, and those that they take back.
        """
        found: dict[str, Correction] = {}
        ahead = {*names}
        while ahead:
            told = self._read(_NAMING, ahead)
            new = {one.id: one for one in (*told, *self.undone_by(told)) if one.id not in found}
            found |= new
            ahead = {*new}
        return in_time(found.values())

    def undone_by(self, corrections: Iterable[Correction]) -> list[Correction]:
        """Return the corrections that some take back, and those that these take back in their turn."""
        ids = {one.undone for one in corrections if one.undone is not None}
        found = self._read(_OF, ids)
        return [*found, *self.undone_by(found)] if found else []

    def _read(self, statement: Select[Any], names: Iterable[str]) -> list[Correction]:
        return [of_json(row._mapping) for row in of_ids(self._connection, statement, names)]  # noqa: SLF001


def enter_names(connection: Connection, corrections: Iterable[Correction]) -> None:
    """Note by which names corrections are found."""
    named = [{"correction_id": one.id, "name": name} for one in corrections for name in sorted(one.names)]
    insert_all(connection, tables.correction_name, named)
