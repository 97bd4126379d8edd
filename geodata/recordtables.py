"""Tables of records: a file of a known form, row by row, each row taken, ignored by name or counted as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from articles.errors import Problem
from geodata.errors import RecordError
from geodata.gazetteer import Gazetteer
from geodata.mappings import form, mapping
from geodata.recordcoding import TRUE, Coder, Ignored
from geodata.recordfiles import Progress, Row, header_of, read_rows
from geodata.recordforms import Form
from geodata.recordplaces import RecordPlaces
from geodata.records import EventRecord, read_csv_records

Coded = EventRecord | Ignored | Problem


def read_records(
    path: Path, form_name: str, gazetteer: Gazetteer, mapping_file: Path | None = None, progress: Progress | None = None
) -> Iterator[Coded]:
    """Yield what each row of a file is, read as a form of `mappings.FORMS`, or as `csv` with our columns or a mapping.

    Raises RecordError for a file, or a mapping, that is not what it is said to be.
    """
    places = RecordPlaces(gazetteer)
    if mapping_file is not None:
        return read_table(path, mapping(mapping_file), path.stem, places, progress)
    if form_name == "csv":
        return read_csv_records(path, places)
    return read_table(path, form(form_name), form_name, places, progress)


def read_table(
    path: Path, described: Form, table: str, places: RecordPlaces, progress: Progress | None = None
) -> Iterator[Coded]:
    """Yield what each row of a file of a form is: a record, a row ignored by name, or a Problem with its line.

    `table` names the records' table. Raises RecordError for a file that is not of the described.
    """
    columns = None if described.file == "json" else header_of(path, described)
    companion = _Companion.of(path, described, columns or ())
    coder = Coder(described, table, places, None if columns is None else {*columns, *companion.columns})
    seen: set[str] = set()
    item = None
    for item in read_rows(path, described, progress):
        yield item if isinstance(item, Problem) else _coded(path, item, coder, companion, seen)
    if item is None:
        raise RecordError(f"{path} has no row of records; give a file that has some")


def _coded(path: Path, item: tuple[int, Row], coder: Coder, companion: _Companion, seen: set[str]) -> Coded:
    line, row = item
    try:
        coded = coder.record(companion.joined(row))
    except ValueError as error:
        return Problem(str(path), line, str(error))
    if isinstance(coded, EventRecord):
        if coded.id in seen:
            return Problem(str(path), line, f"the id {coded.id} has come before")
        seen.add(coded.id)
    return coded


@dataclass
class _Companion:
    """The second file of a table: for each key the columns that hold 1."""

    key: str = ""
    columns: Sequence[str] = ()
    set_for: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, described: Form, columns: Sequence[str]) -> _Companion:
        told = described.companion
        typed = any(not set(typing.columns).isdisjoint(columns) for typing in described.types)
        if told is None or typed or told.name not in path.name:
            return cls()
        other = path.with_name(path.name.replace(told.name, told.other))
        if not other.exists():
            raise RecordError(f"{path} does not tell which rows are attacks; put {other.name} beside it")
        codes = sorted({code for typing in described.types if typing.labels for code in typing.columns})
        return cls(told.key, codes, dict(_labels(other, described, told.key, codes)))

    def joined(self, row: Row) -> Row:
        """Return a row with the columns of the second file that hold 1 for it."""
        labels = self.set_for.get(row.get(self.key, ""), ()) if self.key else ()
        return {**row, **dict.fromkeys(labels, "1")} if labels else row


def _labels(path: Path, described: Form, key: str, codes: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in read_rows(path, described, key=key):
        if not isinstance(item, Problem):
            _, row = item
            yield row[key], tuple(code for code in codes if row.get(code) in TRUE)
