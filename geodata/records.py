"""Event records: rows of outside tables, kept beside what articles claim."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from articles.casualties import Count
from articles.claims import Weapon
from articles.dates import Period
from articles.errors import Problem
from articles.reading import EARLIEST, LATEST
from articles.toponyms import PlaceKind
from geodata.errors import RecordError
from geodata.places import Place
from geodata.recordforms import Extent
from geodata.recordplaces import RecordPlaces

_DATES = {"date", "date_start", "date_end"}
_COORDINATES = {"longitude", "latitude"}
_COUNT = re.compile(r"(\d{1,9})(?:(\+)|\s*[-–]\s*(\d{1,9}))?", re.ASCII)
_WEAPON = re.compile(r"([a-z_]+)\s*(?::\s*(\d{1,9}))?", re.ASCII)
_SEPARATORS = ",;\t"
_POINT = Extent(PlaceKind.SITE, 1.0)


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One row of an outside event table, with its source, licence and citation; `raw` is the row as it came."""

    id: str
    table: str
    source: str
    licence: str | None
    period: Period
    place: Place | None
    weapons: Mapping[Weapon, int | None]
    killed: Count | None
    injured: Count | None
    raw: Mapping[str, str] = field(compare=False)
    citation: str | None = None
    url: str | None = None

    @property
    def terms(self) -> str | None:
        """What the source wants said beside its rows."""
        return terms(self.licence, self.citation)


def read_csv_records(path: Path, places: RecordPlaces) -> Iterator[EventRecord | Problem]:
    """Yield the event record of each row of a CSV file, and a Problem, with its line, for each row that is none.

    Columns, in any order: `date`, or `date_start` and `date_end` (ISO 8601 days); `place` ('Hroza, Kharkiv Oblast') or
    `longitude` and `latitude` (WGS 84 degrees); and, where known, `id`, `killed` and `injured` ('30', '30+', '8-11'),
    `weapons` ('missile: 122; drone: 36'), `source`, `licence`. All other columns are kept in `raw`. The record's table
    is the file's stem; without an id it gets a hash of its row. Raises RecordError for a file that is no such table.
    """
    seen: set[str] = set()
    line = None
    for line, row in _rows(path):
        try:
            record = _record(row, path, places)
        except ValueError as error:
            yield Problem(str(path), line, str(error))
            continue
        if record.id in seen:
            yield Problem(str(path), line, f"the id {record.id} has come before; give each row its own")
        else:
            seen.add(record.id)
            yield record
    if line is None:
        raise RecordError(f"{path} has no row below its first line; write a record on each and import it again")


def terms(licence: str | None, citation: str | None) -> str | None:
    """Return what a source wants said beside its rows: its licence, and how to cite it."""
    cited = f"cite as: {citation}" if citation else None
    return "; ".join(filter(None, (licence, cited))) or None


def hash_of(row: Mapping[str, str]) -> str:
    """Return an id for a row that has none of its own, out of its cells."""
    return hashlib.sha256("\x1f".join(f"{name}={row[name]}" for name in sorted(row)).encode()).hexdigest()[:16]


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            separator = max(_SEPARATORS, key=header.count)
            columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=separator), [])]
            _check_columns(path, columns)
            reader = csv.reader(file, delimiter=separator, strict=True)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num + 1, dict(zip(columns, _fitting(cells, columns), strict=True))
    except OSError as error:
        raise RecordError(f"{path} cannot be read ({error.strerror}); name a file of event records") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RecordError(f"{path} is no CSV file in UTF-8 ({error}); save it as one and import it again") from error


def _check_columns(path: Path, columns: list[str]) -> None:
    if len(set(columns)) < len(columns):
        raise RecordError(f"{path} names a column twice in its first line; rename one and import it again")
    dated = not _DATES.isdisjoint(columns)
    placed = "place" in columns or set(columns) >= _COORDINATES
    if not dated or not placed:
        lacking = "a date (or date_start, date_end)" if placed else "a place (or longitude, latitude)"
        needed = lacking if dated or placed else "a date and a place (or longitude, latitude)"
        raise RecordError(f"{path} has no column for {needed}; name the columns in its first line and import it again")


def _fitting(cells: list[str], columns: list[str]) -> list[str]:
    """Return one cell for each column; cells beyond the header go into the last one, so that the row is kept whole."""
    width = len(columns)
    return (
        [*cells[: width - 1], " ".join(cells[width - 1 :])]
        if len(cells) > width
        else cells + [""] * (width - len(cells))
    )


def _record(row: Mapping[str, str], path: Path, places: RecordPlaces) -> EventRecord:
    told = {name: cell.strip() for name, cell in row.items()}
    return EventRecord(
        id=told.get("id") or hash_of(row),
        table=path.stem,
        source=told.get("source") or path.stem,
        licence=told.get("licence") or None,
        period=_period(told),
        place=_place(told, places),
        weapons=_weapons(told.get("weapons", "")),
        killed=_count(told.get("killed", "")),
        injured=_count(told.get("injured", "")),
        raw=dict(row),
        url=told.get("url") or None,
    )


def _period(told: Mapping[str, str]) -> Period:
    start, end = (_day(told.get(name) or told.get("date", "")) for name in ("date_start", "date_end"))
    last = end or start
    if last is None:
        raise ValueError("the row has no date; give it one as YYYY-MM-DD")
    if start is not None and start > last:
        raise ValueError(f"date_start {start} comes after date_end {last}")
    return Period(start, last)


def _day(cell: str) -> date | None:
    try:
        day = date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise ValueError(f"{cell!r} is no date; write it as YYYY-MM-DD") from error
    if day is not None and not EARLIEST <= day <= LATEST:
        raise ValueError(f"{cell} lies outside the years {EARLIEST.year} to {LATEST.year}; correct the date")
    return day


def _place(told: Mapping[str, str], places: RecordPlaces) -> Place:
    if told.get("longitude") or told.get("latitude"):
        return places.at(told.get("longitude", ""), told.get("latitude", ""), told.get("place", ""), _POINT)
    name = told.get("place")
    if not name:
        raise ValueError("the row has no place; give it a place, or longitude and latitude")
    return places.named(name)


def _weapons(cell: str) -> Mapping[Weapon, int | None]:
    parts = [part.strip().lower() for part in re.split("[;,]", cell) if part.strip()]
    matches = [_WEAPON.fullmatch(part) for part in parts]
    known = {weapon.value for weapon in Weapon}
    for part, match in zip(parts, matches, strict=True):
        if match is None or match[1] not in known:
            raise ValueError(f"{part!r} is no weapon; write one of {', '.join(sorted(known))}, with ': 3' for a number")
    told = {Weapon(match[1]): int(match[2]) if match[2] else None for match in matches if match}
    return told or {Weapon.UNKNOWN: None}


def _count(cell: str) -> Count | None:
    if not cell:
        return None
    match = _COUNT.fullmatch(cell)
    if match is None:
        raise ValueError(f"{cell!r} is no number of people; write it as 30, 30+ or 8-11")
    low = int(match[1])
    high = None if match[2] else int(match[3] or low)
    if high is not None and high < low:
        raise ValueError(f"{cell!r} ends below its beginning")
    return Count(low, high, cell)
