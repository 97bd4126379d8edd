"""Downloads: the selected rows of the event table as files, made when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from geopandas import GeoDataFrame

from dashboard import access, permalink, standalone
from dashboard.filters import Filters
from dashboard.popups import Details
from dashboard.publication import DETAILED
from geodata import formats
from geodata.boundaries import Boundaries
from geodata.events import Event
from geodata.formats import Credits


@dataclass(frozen=True, slots=True)
class Format:
    """A form of download: its name, the suffix of its files and their media type."""

    name: str
    suffix: str
    media_type: str


FORMATS = (
    Format("GeoJSON", ".geojson", "application/geo+json"),
    Format("CSV", ".csv", "text/csv"),
    Format("GeoPackage", ".gpkg", "application/geopackage+sqlite3"),
    Format("GeoParquet", ".parquet", "application/vnd.apache.parquet"),
    Format("FlatGeobuf, placed", ".fgb", "application/flatgeobuf"),
    Format("KML", ".kml", "application/vnd.google-earth.kml+xml"),
    Format("HTML (map)", standalone.SUFFIX, "text/html"),
)


def contents(
    rows: GeoDataFrame, form: Format, credit: Credits, details: Details, filters: Filters, location: str | None = None
) -> bytes:
    """Return the bytes of the file that `strikemap export` writes of the same rows; raises ExportError if it cannot.

    `details` has what is told of each event, `filters` chose the rows; the claims come from the store at `location`,
    and so does what is told of many events, which are read from it at once.
    """
    told = partial(_events, location) if location and len(details) > DETAILED else lambda: map(details.event, details)
    others = {**standalone.with_map(told, permalink.query(filters))}
    if location is not None:
        others |= formats.with_claims(partial(_events, location), Boundaries.open())
    with TemporaryDirectory(prefix="strikemap-") as folder:
        path = Path(folder) / f"events{form.suffix}"
        formats.write(rows, path, credit.notices, credit.licences, others)
        return path.read_bytes()


def file_name(filters: Filters, form: Format) -> str:
    """Return a file name that tells of the period: `strikemap_2022-02-24_2022-03-01.geojson`."""
    start = "" if filters.start is None else f"_{filters.start}" if filters.end else f"_from_{filters.start}"
    end = "" if filters.end is None else f"_{filters.end}" if filters.start else f"_to_{filters.end}"
    return f"strikemap{start}{end}{form.suffix}"


def _events(location: str) -> list[Event]:
    with access.opened(location) as store:
        return store.events()
