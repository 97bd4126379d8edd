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
from geodata.formats import Credits, Exported


@dataclass(frozen=True, slots=True)
class Format:
    """A form of download: its name, the suffix of its files, their media type, and the layout of their columns."""

    name: str
    suffix: str
    media_type: str
    columns: str = "ours"


FORMATS = (
    Format("GeoJSON", ".geojson", "application/geo+json"),
    Format("CSV", ".csv", "text/csv"),
    Format("CSV, as ACLED", ".csv", "text/csv", "acled"),
    Format("CSV, as UCDP", ".csv", "text/csv", "ucdp"),
    Format("GeoPackage", ".gpkg", "application/geopackage+sqlite3"),
    Format("GeoParquet", ".parquet", "application/vnd.apache.parquet"),
    Format("FlatGeobuf, placed", ".fgb", "application/flatgeobuf"),
    Format("KML", ".kml", "application/vnd.google-earth.kml+xml"),
    Format("HTML (map)", standalone.SUFFIX, "text/html"),
)


def contents(
    rows: GeoDataFrame, form: Format, credit: Credits, details: Details, filters: Filters, location: str | None = None
) -> bytes:
    """Return the bytes of the file that `write` writes."""
    with TemporaryDirectory(prefix="strikemap-") as folder:
        path = Path(folder) / f"events{form.suffix}"
        write(path, rows, form, credit, details, filters, location)
        return path.read_bytes()


def write(
    path: Path,
    rows: GeoDataFrame,
    form: Format,
    credit: Credits,
    details: Details,
    filters: Filters,
    location: str | None = None,
) -> Exported:
    """Write the file that `strikemap export` writes of the same rows; raises ExportError if it cannot.

    `details` has what is told of each event, `filters` chose the rows; the claims come from the store at `location`,
    and so does what is told of many events, which are read from it at once.
    """
    told = partial(_events, location) if location and len(details) > DETAILED else lambda: map(details.event, details)
    others = {**formats.with_columns(form.columns), **standalone.with_map(told, permalink.query(filters))}
    if location is not None:
        others |= formats.with_claims(partial(_events, location), Boundaries.open())
    return formats.write(rows, path, credit.notices, credit.licences, others)


def file_name(filters: Filters, form: Format) -> str:
    """Return a file name that tells of the period: `strikemap_2022-02-24_2022-03-01.geojson`."""
    start = "" if filters.start is None else f"_{filters.start}" if filters.end else f"_from_{filters.start}"
    end = "" if filters.end is None else f"_{filters.end}" if filters.start else f"_to_{filters.end}"
    columns = "" if form.columns == "ours" else f"_{form.columns}"
    return f"strikemap{start}{end}{columns}{form.suffix}"


def _events(location: str) -> list[Event]:
    with access.opened(location) as store:
        return store.events()
