"""Files of records: the rows of a CSV, TSV or JSON file, packed or not, each with its line, one at a time."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, cast

from articles.errors import Problem
from geodata.errors import RecordError
from geodata.jsonlists import json_rows
from geodata.recordforms import Form

Progress = Callable[[int, int], None]
Row = Mapping[str, str]

_EVERY = 5_000  # rows between two looks at how far the file is read
_SEPARATORS = ",;\t"


def read_rows(
    path: Path, form: Form, progress: Progress | None = None, key: str | None = None
) -> Iterator[tuple[int, Row] | Problem]:
    """Yield the rows of a file by column, with their lines; `.gz` and `.zip` (its first file) are unpacked on the way.

    The columns are those of the header or, without one, of the form's columns of the same number; a second row of HXL
    tags is passed over. A row of another width, or with broken UTF-8, is a Problem. `progress` is called with bytes
    read and bytes in all. Raises RecordError for a file that lacks the form's columns, or the `key` that is asked for.
    """
    with _opened(path) as (text, packed):
        rows = json_rows(path, text) if form.file == "json" else _table_rows(_Table(path, text, form, key))
        size = path.stat().st_size
        for number, row in enumerate(rows):
            if progress is not None and number % _EVERY == 0:
                progress(packed.tell(), size)
            yield row
        if progress is not None:
            progress(size, size)


def header_of(path: Path, form: Form) -> Sequence[str]:
    """Return the columns of a table; raises RecordError where it is not the form's."""
    with _opened(path) as (text, _):
        return _Table(path, text, form).columns


def _table_rows(table: _Table) -> Iterator[tuple[int, Row] | Problem]:
    path, columns, width = table.path, table.columns, len(table.columns)
    for line, cells in table.rows():
        if isinstance(cells, str):
            yield Problem(str(path), line, cells)
        elif len(cells) != width:
            yield Problem(str(path), line, f"the row has {len(cells)} cells, the table {width} columns")
        elif _is_broken(cells):
            yield Problem(str(path), line, "broken UTF-8; save the file as UTF-8")
        else:
            yield line, dict(zip(columns, cells, strict=True))


@dataclass
class _Table:
    """A table of cells, its columns found first."""

    path: Path
    text: IO[str]
    form: Form
    key: str | None = None

    def __post_init__(self) -> None:
        first = self.text.readline()
        separator = "\t" if self.form.file == "tsv" else max(_SEPARATORS, key=first.count)
        lines = chain([first], self.text)
        if self.form.file == "tsv":
            self._reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
        else:
            self._reader = csv.reader(lines, delimiter=separator)
        self._first = next(self._reader, [])
        self.columns = self._columns()

    def rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield the rows under the header with the line on which each begins, or what is wrong with one."""
        if self._first:
            yield 1, self._first
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, str(error)
                continue
            if any(cells) and not (line == 2 and _is_hxl(cells)):  # noqa: PLR2004
                yield line, cells

    def _columns(self) -> Sequence[str]:
        named = [name.strip() for name in self._first]
        lacking = [names for names in _needed(self.form, self.key) if not set(names) & set(named)]
        if self.form.header and not lacking:
            self._first = []
            if len(set(named)) < len(named):
                raise RecordError(f"{self.path} names a column twice in its first line; rename one and import it again")
            return named
        for columns in self.form.columns:
            if len(columns) == len(named):
                return columns
        widths = " or ".join(str(len(columns)) for columns in self.form.columns)
        known = f" {self.form.name} has {widths} columns, the file {len(named)};" if widths else ""
        told = f"no column {' or '.join(lacking[0])}" if lacking and self.form.header else "other columns"
        raise RecordError(f"{self.path} has {told};{known} give the file as it was published, or a --mapping for it")


def _needed(form: Form, key: str | None) -> list[tuple[str, ...]]:
    if key is not None:
        return [(key,)]
    place = form.placing
    return [form.dating.start, tuple(name for name in (place.longitude or place.name,) if name)]


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[str], IO[bytes]]]:
    with ExitStack() as closing:
        try:
            packed = closing.enter_context(path.open("rb"))
            plain = closing.enter_context(_unpacked(path, packed))
        except (OSError, zipfile.BadZipFile, StopIteration) as error:
            why = getattr(error, "strerror", None) or error
            raise RecordError(f"{path} cannot be read ({why}); name a file of event records") from error
        text = io.TextIOWrapper(plain, encoding="utf-8-sig", errors="surrogateescape", newline="")
        try:
            yield closing.enter_context(text), packed
        except (EOFError, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            raise RecordError(f"{path} is cut short or damaged ({error}); fetch it again") from error


def _unpacked(path: Path, packed: IO[bytes]) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))
    if path.suffix == ".zip":
        archive = zipfile.ZipFile(packed)
        return archive.open(next(name for name in archive.namelist() if not name.endswith("/")))
    return packed


def _is_hxl(cells: Sequence[str]) -> bool:
    return all(cell.startswith("#") for cell in cells if cell)


def _is_broken(cells: Sequence[str]) -> bool:
    joined = "".join(cells)
    if joined.isascii():
        return False
    try:
        joined.encode()
    except UnicodeEncodeError:
        return True
    return False
