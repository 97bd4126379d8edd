"""Bundles: a download of the page together with the collection that says what it holds and whose it is."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from geopandas import GeoDataFrame

from dashboard import catalogue, downloads, permalink
from dashboard.downloads import Format
from dashboard.filters import Filters
from dashboard.popups import Details
from geodata.formats import Credits

MEDIA_TYPE = "application/zip"


def contents(
    rows: GeoDataFrame, form: Format, credit: Credits, details: Details, filters: Filters, location: str | None = None
) -> bytes:
    """Return a ZIP archive of the file of a download and of its collection, as `strikemap export` writes both.

    Raises ExportError where the file cannot be written.
    """
    packed = io.BytesIO()
    with TemporaryDirectory(prefix="strikemap-") as folder, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        path = Path(folder) / downloads.file_name(filters, form)
        written = downloads.write(path, rows, form, credit, details, filters, location)
        told = catalogue.entry(rows, path, written, credit, permalink.query(filters), form.columns)
        for file in (path, catalogue.write(told, path)):
            archive.write(file, file.name)
    return packed.getvalue()


def file_name(filters: Filters, form: Format) -> str:
    """Return the name of the archive: `strikemap_2022-02-24_2022-03-01.geojson.zip`."""
    return f"{downloads.file_name(filters, form)}.zip"
