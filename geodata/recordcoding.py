"""Coding: what a row of an outside table says, in our own terms of days, places, weapons and tolls."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import cast

from articles.casualties import Count
from articles.claims import Weapon
from articles.dates import Period
from articles.reading import EARLIEST, LATEST
from geodata.errors import RecordError
from geodata.places import Place
from geodata.recordforms import Extent, Form, Meaning, Spread, Toll, Typing
from geodata.recordplaces import RecordPlaces
from geodata.records import EventRecord, hash_of

TRUE = frozenset({"1", "1.0", "TRUE", "True", "true"})

Cells = tuple[str | None, ...]

_REMEMBERED = 200_000
_NO_TYPE = Typing((), {})
_NO_LABEL = "no label of an attack"


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row that is no attack, or has no place, and the name under which such rows are ignored."""

    name: str


class Coder:
    """Turns the rows of one table into event records; what many rows share is worked out once."""

    def __init__(self, form: Form, table: str, places: RecordPlaces, columns: Collection[str] | None = None) -> None:
        """Take the form, the table's name, and the columns that it has; None where each row has its own."""
        self._form, self._table, self._places = form, table, places
        self._typing = _typing(form, columns)
        dating, placing = form.dating, form.placing
        self._days = (*dating.start, *dating.end, dating.precision)
        self._where = (placing.precision, placing.longitude, placing.latitude, placing.name, placing.country)
        self._period = lru_cache(_REMEMBERED)(self._period_of)
        self._extent = lru_cache(_REMEMBERED)(self._extent_of)
        self._place = lru_cache(_REMEMBERED)(self._place_of)
        self._meaning = lru_cache(_REMEMBERED)(self._meaning_of)
        self._killed, self._injured = _counting(form.killed), _counting(form.injured)

    def record(self, row: Mapping[str, str]) -> EventRecord | Ignored:
        """Return the record of a row, or the name that it is ignored by; raises ValueError where it is neither."""
        form, weapons = self._form, self._meaning(self._told(row))
        where = _cells(row, self._where)
        extent = weapons if isinstance(weapons, str) else self._extent(where[0])
        if isinstance(weapons, str) or isinstance(extent, str):
            return Ignored(str(extent))
        return EventRecord(
            id=_first(row, form.id) or hash_of(row),
            table=self._table,
            source=form.name,
            licence=form.licence,
            period=self._period(_cells(row, self._days)),
            place=self._place(where, row.get(extent.named) if extent.named else None),
            weapons=weapons,
            killed=self._killed(row),
            injured=self._injured(row),
            raw={column: cell for column, cell in row.items() if cell},
            citation=form.citation,
            url=_first(row, form.url).split(";")[0].split("|")[0] or None,
        )

    def _told(self, row: Mapping[str, str]) -> str | tuple[str, ...]:
        if self._typing.labels:
            return tuple(label for label in self._typing.columns if row.get(label) in TRUE)
        return _first(row, self._typing.columns)

    def _meaning_of(self, told: str | tuple[str, ...]) -> Mapping[Weapon, int | None] | str:
        typing = self._typing
        if typing is _NO_TYPE:
            return {Weapon.UNKNOWN: None}
        meanings = [_meaning(code, typing) for code in (_codes(told, typing) if isinstance(told, str) else told)]
        attacks = [meaning for meaning in meanings if not isinstance(meaning, str)]
        if not attacks:
            return next((meaning for meaning in meanings if isinstance(meaning, str)), _NO_LABEL)
        return {weapon: None for weapons in attacks for weapon in weapons} or {Weapon.UNKNOWN: None}

    def _extent_of(self, precision: str | None) -> Extent | str:
        placing, code = self._form.placing, _stripped(precision)
        if not placing.codes:
            return placing.extent
        if code not in placing.codes:
            known = ", ".join(filter(None, placing.codes))
            raise ValueError(f"{placing.precision} {code!r} is none of {known}")
        return placing.codes[code]

    def _place_of(self, where: Cells, named: str | None) -> Place:
        extent = self._extent(where[0])
        longitude, latitude, name, country = map(_stripped, where[1:])
        if longitude or latitude:
            return self._places.at(longitude, latitude, name, cast("Extent", extent), _stripped(named), country)
        if not name:
            raise ValueError("the row has no place, neither longitude and latitude nor a name")
        return self._places.named(name)

    def _period_of(self, days: Cells) -> Period:
        dating = self._form.dating
        told = [_stripped(cell) for cell in days]
        first, last = (
            next(filter(None, cells), "") for cells in (told[: len(dating.start)], told[len(dating.start) : -1])
        )
        start = _day(first, dating.formats)
        end = _day(last, dating.formats) if last else start
        if dating.codes and told[-1] not in dating.codes:
            raise ValueError(f"{dating.precision} {told[-1]!r} is none of {', '.join(dating.codes)}")
        if start > end:
            raise ValueError(f"the first day, {start}, comes after the last, {end}")
        return _spread(start, end, dating.codes.get(told[-1], dating.spread))


def _typing(form: Form, columns: Collection[str] | None) -> Typing:
    if not form.types:
        return _NO_TYPE
    found = (typing for typing in form.types if columns is None or not set(typing.columns).isdisjoint(columns))
    if (typing := next(found, None)) is None:
        lacking = " or ".join(typing.columns[0] for typing in form.types)
        raise RecordError(f"The table has no column that tells an attack ({lacking}); give the file that has it")
    return typing


def _cells(row: Mapping[str, str], columns: Iterable[str | None]) -> Cells:
    """Return the cells of columns as they stand, None for a column that there is not."""
    return tuple(map(row.get, columns))  # type: ignore[arg-type]


def _stripped(cell: str | None) -> str:
    return "" if cell is None else cell.strip()


def _first(row: Mapping[str, str], columns: Sequence[str]) -> str:
    """Return the first cell of these columns that is not empty."""
    for column in columns:
        if cell := row.get(column, "").strip():
            return cell
    return ""


def _codes(cell: str, typing: Typing) -> Sequence[str]:
    cell = cell.lower() if typing.lower else cell
    return [part.strip() for part in cell.split(typing.separator)] if typing.separator else [cell]


def _meaning(code: str, typing: Typing) -> Meaning:
    tried = (code[:end] for end in range(len(code), 0, -1)) if typing.prefix and code else (code,)
    found = next((typing.codes[one] for one in tried if one in typing.codes), typing.others)
    if found is None:
        raise ValueError(f"nothing is known of {' or '.join(typing.columns[:1])} {code!r}")
    return found


def _spread(start: date, end: date, spread: Spread) -> Period:
    """Return the days that a precision allows; a span of its own is told already."""
    if start != end:
        return Period(start, end)
    if spread.whole == "year":
        return Period(start.replace(month=1, day=1), start.replace(month=12, day=31))
    if spread.whole == "month":
        last = calendar.monthrange(start.year, start.month)[1]
        return Period(start.replace(day=1), start.replace(day=last))
    return Period(start - timedelta(days=spread.before), end + timedelta(days=spread.after))


def _day(cell: str, formats: Sequence[str]) -> date:
    """Return the day of a cell, whatever time of day follows it."""
    for form in formats:
        for written in (cell, cell.partition(" ")[0], cell.partition("T")[0]):
            try:
                day = datetime.strptime(written, form).date()  # noqa: DTZ007
            except ValueError:
                continue
            if EARLIEST <= day <= LATEST:
                return day
            raise ValueError(f"{cell} lies outside the years {EARLIEST.year} to {LATEST.year}")
    raise ValueError(f"{cell!r} is no date written as {' or '.join(formats)}" if cell else "the row has no date")


def _counting(toll: Toll | None) -> Callable[[Mapping[str, str]], Count | None]:
    """Return what reads a toll out of a row."""
    if toll is None:
        return lambda _: None
    columns = (toll.low, toll.high, toll.worded)
    count = lru_cache(_REMEMBERED)(lambda cells: _count(cells, toll))
    return lambda row: count(_cells(row, columns))


def _count(cells: Cells, toll: Toll) -> Count | None:
    low, high, worded = map(_stripped, cells)
    numbers = [_number(cell) for cell in (low, high)]
    least, most = numbers[0], numbers[1] if toll.high else numbers[0]
    if least is None and most is None:
        return None
    if least is not None and most is not None and most < least:
        raise ValueError(f"the toll ends at {most}, below its beginning, {least}")
    if toll.zero_is_untold and not least:
        return None
    return Count(least, None if toll.is_open else most, worded or low or high)


def _number(cell: str) -> int | None:
    if not cell:
        return None
    try:
        number = int(float(cell))
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{cell!r} is no number of people") from error
    if number < 0:
        raise ValueError(f"{cell!r} is no number of people")
    return number
