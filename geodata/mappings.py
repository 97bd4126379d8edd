"""Mappings: the forms of records, written down in TOML files, our own and the user's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from articles.toponyms import PlaceKind
from articles.weapons import Weapon
from geodata.errors import RecordError
from geodata.recordforms import Companion, Dating, Extent, Form, Meaning, Placing, Spread, Toll, Typing

FORMS = ("acled", "ucdp", "viina", "gdelt", "timemap")
_FILES = ("csv", "tsv", "json")
_WHOLES = ("month", "year")


@cache
def form(name: str) -> Form:
    """Return the form of a name in `FORMS`."""
    text = resources.files("geodata").joinpath(f"data/recordforms/{name}.toml").read_text(encoding="utf-8")
    return _form(_Table(tomllib.loads(text), f"{name}.toml"))


def mapping(path: Path) -> Form:
    """Return the form that a user's own mapping file describes; raises RecordError where it describes none."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecordError(f"{path} cannot be read ({error.strerror}); name a mapping file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{path} is no TOML file ({error}); mend it and import again") from error
    return _form(_Table(values, str(path)))


class _Table:
    """A table of a TOML file, taken key by key, so that what nobody knows is told."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self._left = dict(values)
        self._where = where

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:  # noqa: ANN401
        value = self._left.pop(key, default)
        if value is not default and not isinstance(value, kind):
            raise self.wrong(f"{key} = {value!r} is not what stands there")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.take(key, (str, list), [])
        return (value,) if isinstance(value, str) else tuple(map(str, value))

    def table(self, key: str) -> _Table:
        return self.inner(f"[{key}]", self.take(key, dict, {}))

    def inner(self, name: str, values: Mapping[str, Any]) -> _Table:
        return _Table(values, f"{self._where}, {name}")

    def rows(self) -> Mapping[str, Any]:
        rows, self._left = self._left, {}
        return rows

    def end(self) -> None:
        if self._left:
            raise self.wrong(f"nothing is known of the key {next(iter(self._left))!r}")

    def wrong(self, what: str) -> RecordError:
        return RecordError(f"{self._where}: {what}; mend the mapping and import again")


def _form(table: _Table) -> Form:
    file = table.take("file", str, "csv")
    if file not in _FILES:
        raise table.wrong(f"file = {file!r} is none of {', '.join(_FILES)}")
    toll = table.table("toll")
    made = Form(
        name=table.take("name", str, ""),
        licence=table.take("licence", str),
        citation=table.take("citation", str),
        file=file,
        header=table.take("header", bool, default=True),
        columns=tuple(map(tuple, table.take("columns", list, []))),
        id=table.names("id"),
        url=table.names("url"),
        dating=_dating(table.table("date")),
        placing=_placing(table.table("place")),
        types=tuple(_typing(table.inner("[[types]]", row)) for row in table.take("types", list, [])),
        killed=_toll(toll, "killed"),
        injured=_toll(toll, "injured"),
        companion=_companion(table.table("companion")),
    )
    if not made.name:
        raise table.wrong("it has no name; tell whose records they are")
    toll.end()
    table.end()
    return made


def _dating(table: _Table) -> Dating:
    codes = {code: _spread(table.inner("[date.codes]", row)) for code, row in table.table("codes").rows().items()}
    made = Dating(
        start=table.names("start"),
        end=table.names("end"),
        formats=table.names("formats") or ("%Y-%m-%d",),
        precision=table.take("precision", str),
        codes=codes,
        spread=Spread(table.take("before", int, 0), table.take("after", int, 0)),
    )
    if not made.start:
        raise table.wrong("it has no start; name the column of the day")
    table.end()
    return made


def _spread(table: _Table) -> Spread:
    whole = table.take("whole", str)
    if whole not in (None, *_WHOLES):
        raise table.wrong(f"whole = {whole!r} is none of {', '.join(_WHOLES)}")
    spread = Spread(table.take("before", int, 0), table.take("after", int, 0), whole)
    table.end()
    return spread


def _placing(table: _Table) -> Placing:
    codes = table.table("codes").rows()
    made = Placing(
        longitude=table.take("longitude", str),
        latitude=table.take("latitude", str),
        name=table.take("name", str),
        country=table.take("country", str),
        precision=table.take("precision", str),
        codes={
            code: row if isinstance(row, str) else _extent(table.inner("[place.codes]", row))
            for code, row in codes.items()
        },
        extent=_extent(table),
    )
    if not made.name and not (made.longitude and made.latitude):
        raise table.wrong("it has neither longitude and latitude nor name; name their columns")
    return made


def _extent(table: _Table) -> Extent:
    kind = table.take("kind", str, PlaceKind.SITE.value)
    if kind not in set(PlaceKind):
        raise table.wrong(f"kind = {kind!r} is none of {', '.join(PlaceKind)}")
    extent = Extent(PlaceKind(kind), float(table.take("radius_km", (int, float), 1.0)), table.take("named", str))
    table.end()
    return extent


def _typing(table: _Table) -> Typing:
    labels, others = table.table("labels").rows(), table.take("others", (list, str, bool))
    codes = labels or table.table("codes").rows()
    made = Typing(
        columns=tuple(labels) or table.names("column"),
        codes={code: _meaning(code, meaning, table) for code, meaning in codes.items()},
        labels=bool(labels),
        separator=table.take("separator", str),
        lower=table.take("lower", bool, default=False),
        prefix=table.take("prefix", bool, default=False),
        others=None if others is None else _meaning("other", others, table),
    )
    table.end()
    return made


def _meaning(code: str, meaning: object, table: _Table) -> Meaning:
    if isinstance(meaning, str):
        return meaning
    if meaning is False:
        return code
    known = set(Weapon)
    if isinstance(meaning, list) and all(weapon in known for weapon in meaning):
        return tuple(map(Weapon, meaning))
    raise table.wrong(
        f"{code!r} = {meaning!r} is no list of weapons ({', '.join(sorted(known))}), no name and not false"
    )


def _toll(table: _Table, key: str) -> Toll | None:
    value = table.take(key, (str, dict))
    if value is None or isinstance(value, str):
        return None if value is None else Toll(value, None, None, zero_is_untold=False, is_open=False)
    row = table.inner(key, value)
    made = Toll(
        row.take("low", str, ""),
        row.take("high", str),
        row.take("worded", str),
        zero_is_untold=row.take("zero", str) == "untold",
        is_open=row.take("open", bool, default=False),
    )
    row.end()
    return made


def _companion(table: _Table) -> Companion | None:
    name, other, key = (table.take(part, str) for part in ("of", "is", "key"))
    table.end()
    return None if name is None else Companion(name, other, key)
