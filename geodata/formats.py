"""Formats: the event table as files for GIS programs and spreadsheets."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from geodata.attribution import attributions
from geodata.boundaries import Boundaries
from geodata.characters import for_xml
from geodata.claimframes import claim_frame
from geodata.conversion import converted
from geodata.errors import ExportError
from geodata.events import Event
from geodata.geojson import geojson_lines, to_geojson
from geodata.geopackage import write_geopackage

__all__ = [
    "FORMATS",
    "KML_NAMES",
    "Credits",
    "Exported",
    "Writer",
    "to_csv",
    "to_geojson",
    "whole_file",
    "with_claims",
    "with_columns",
    "write",
]

_DATE = pd.ArrowDtype(pa.date32())
KML_NAMES: Mapping[str, str] = {"place_name": "Name", "date_start": "begin", "date_end": "end"}
_TO_THE_END_OF_THE_DAY = pd.Timedelta(hours=23, minutes=59, seconds=59)
_LAYER = "events"
# An apostrophe before a formula, ours or the text's own, is told apart by one more.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows a file took, and how many were left out because its format holds no row without a place."""

    rows: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Credits:
    """What every file says beside its rows: the notices of the sources, and their licences."""

    notices: Sequence[str] = ()
    licences: Sequence[str] = ()

    @property
    def text(self) -> str:
        """All of it in one line, with whose data the places are."""
        return "; ".join((*self.notices, *self.licences, *attributions()))


Writer = Callable[[gpd.GeoDataFrame, Path, Credits], Exported]
_NONE: Mapping[str, Writer] = {}


def write(
    frame: gpd.GeoDataFrame,
    path: Path | str,
    notices: Sequence[str] = (),
    licences: Sequence[str] = (),
    others: Mapping[str, Writer] = _NONE,
) -> Exported:
    """Write the event table in the format that the file name's suffix names; `-` is GeoJSON to standard output.

    The file appears when it is whole, and replaces one of its name. Notices, licences and the data's attribution go
    into every format. `others` are writers by suffix that go before ours. Raises ExportError for an unknown
    suffix and where the file cannot be written.
    """
    credit = Credits(notices, licences)
    if str(path) == "-":
        sys.stdout.buffer.writelines(geojson_lines(frame, notices, licences))
        return Exported(len(frame))
    path = Path(path)
    writers = {**FORMATS, **others}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        known = " ".join(writers)
        raise ExportError(f"{path} ends in no format that can be exported; give it one of: {known}")
    with whole_file(path) as unfinished:
        return writer(frame, unfinished, credit)


def with_claims(events: Callable[[], Iterable[Event]], boundaries: Boundaries | None = None) -> Mapping[str, Writer]:
    """Return the writers of formats that hold the claims, too, of those of the events that are in the table.

    `events` gives the events when they are needed.
    """

    def write_both(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
        wanted = {*frame["event_id"]}
        claims = claim_frame((event for event in events() if event.id in wanted), boundaries)
        write_geopackage(_with_dates(frame), path, credit.text, _with_dates(claims))
        return Exported(len(frame))

    return {".gpkg": write_both}


def with_columns(name: str) -> Mapping[str, Writer]:
    """Return the writers of the formats that can have the columns of a layout (`layouts.LAYOUTS`); of ours none."""
    if name == "ours":
        return {}

    def write_converted(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
        path.write_bytes(_spreadsheet(converted(frame, name), credit))
        return Exported(len(frame))

    return {".csv": write_converted}


def to_csv(frame: gpd.GeoDataFrame, notices: Sequence[str] = (), licences: Sequence[str] = ()) -> bytes:
    """Return the event table as CSV in UTF-8 with byte order mark, for spreadsheets.

    After the columns of the table: `longitude`, `latitude` of a point in the place, and `attribution`. A cell that
    a spreadsheet would take for a formula begins with an apostrophe.
    """
    points = frame.geometry.representative_point()
    table = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    table["longitude"], table["latitude"] = points.x.round(6), points.y.round(6)
    return _spreadsheet(table, Credits(notices, licences))


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give the name of a file beside `path` that takes its place once all of it is written.

    Raises ExportError where it cannot be.
    """
    unfinished = path.with_name(f".{path.stem}-{os.getpid()}-unfinished{path.suffix}")
    try:
        yield unfinished
        unfinished.replace(path)
    except (OSError, DataSourceError, DataLayerError, pa.ArrowException, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise ExportError(
            f"{path} cannot be written ({reason}); look at its folder and disk, or name another"
        ) from error
    finally:
        # Where the folder may not be entered there is nothing to take away, and the error above says so.
        with suppress(PermissionError):
            unfinished.unlink(missing_ok=True)


def _write_geojson(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    with path.open("wb") as file:
        file.writelines(geojson_lines(frame, credit.notices, credit.licences))
    return Exported(len(frame))


def _write_geopackage(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    write_geopackage(_with_dates(frame), path, credit.text)
    return Exported(len(frame))


def _write_flatgeobuf(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    """FlatGeobuf's spatial index holds no row without geometry."""
    placed = frame[frame.geometry.notna()]
    options = {"layer": _LAYER, "layer_options": {"DESCRIPTION": credit.text}}
    pyogrio.write_dataframe(_with_dates(placed), path, driver="FlatGeobuf", use_arrow=True, **options)
    return Exported(len(placed), len(frame) - len(placed))


def _write_parquet(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    said = frame.copy(deep=False)
    said.attrs = {"attribution": credit.text}
    said.to_parquet(path, index=False, schema_version="1.1.0", write_covering_bbox=True)
    return Exported(len(frame))


def _write_kml(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    """KML names its places, shows time spans through fields named begin and end, and its descriptions are HTML."""
    said = escape(credit.text)
    table = frame.rename(columns=KML_NAMES)
    table["end"] += _TO_THE_END_OF_THE_DAY
    table["Description"] = [f"{'' if pd.isna(quotes) else escape(quotes)}<br/>{said}" for quotes in frame["quotes"]]
    for name in table.select_dtypes(include="str").columns:
        table[name] = for_xml(table[name])
    # Through memory: the driver says nothing where the disk is full.
    written = BytesIO()
    pyogrio.write_dataframe(table, written, driver="LIBKML", layer=_LAYER, use_arrow=True)
    path.write_bytes(written.getbuffer())
    return Exported(len(frame))


def _spreadsheet(table: pd.DataFrame, credit: Credits) -> bytes:
    for name in table.select_dtypes(include="str").columns:
        table[name] = table[name].map(_guarded, na_action="ignore")
    table["attribution"] = _guarded(credit.text)
    return bytes(table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig"))


def _write_csv(frame: gpd.GeoDataFrame, path: Path, credit: Credits) -> Exported:
    path.write_bytes(to_csv(frame, credit.notices, credit.licences))
    return Exported(len(frame))


def _with_dates(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the frame with its days as dates, which GIS programs play; times of day would say more than is known."""
    days = frame.select_dtypes("datetime").columns
    return frame.assign(**{name: frame[name].astype(_DATE) for name in days})


def _guarded(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


FORMATS: Mapping[str, Writer] = {
    ".geojson": _write_geojson,
    ".gpkg": _write_geopackage,
    ".parquet": _write_parquet,
    ".fgb": _write_flatgeobuf,
    ".kml": _write_kml,
    ".csv": _write_csv,
}
