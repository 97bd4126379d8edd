"""Catalogue entries: what stands beside an export, under the names of OGC API Records and STAC."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from dashboard import downloads
from geodata.attribution import attributions
from geodata.formats import KML_NAMES, Credits, Exported, whole_file
from geodata.frames import COLUMNS, totals
from geodata.layouts import layout

SUFFIX = ".collection.json"
_TITLE = "Attacks that the news tells of, and where they were"
# https://docs.ogc.org/is/17-069r4/17-069r4.html, section 7.13: longitude first, days of the Gregorian calendar.
_CRS = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_TRS = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_DECIMALS = 6


def entry(
    frame: GeoDataFrame,
    path: Path,
    written: Exported,
    credit: Credits,
    query: Mapping[str, Sequence[str]],
    columns: str = "ours",
    built: datetime | None = None,
) -> dict[str, Any]:
    """Return the collection of an export that was written: what it holds, of when and where, whose it is, its hash.

    `query` are the filters as the dashboard's address has them. The spatial extent is left out where nothing has a
    place; the time goes from the first day that is known to the end of the last.
    """
    created = (built or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")
    sums = totals(frame)
    return {
        "id": path.name,
        "type": "Collection",
        "title": _TITLE,
        "extent": _extent(frame),
        "notice": list(credit.notices),
        "licence": list(credit.licences),
        "attribution": list(attributions()),
        "citation": _citation(frame, created),
        "query": dict(query),
        "counts": {"events": sums.events, "rows": written.rows, "left_out": written.left_out, "sources": sums.sources},
        "created": created,
        "generator": {"name": "strikemap", "version": version("strikemap")},
        "columns": _columns(path.suffix.lower(), columns),
        "assets": {"data": _asset(path)},
    }


def write(told: Mapping[str, Any], path: Path) -> Path:
    """Write the collection of an export beside it, and return its path: `events.geojson.collection.json`."""
    beside = path.with_name(path.name + SUFFIX)
    with whole_file(beside) as unfinished:
        unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return beside


def _extent(frame: GeoDataFrame) -> dict[str, Any]:
    extent: dict[str, Any] = {}
    if frame.geometry.notna().any():
        bbox = [round(float(edge), _DECIMALS) for edge in frame.total_bounds]
        extent["spatial"] = {"bbox": [bbox], "crs": _CRS}
    if days := _days(frame):
        interval = [f"{days[0]}T00:00:00Z", f"{days[1]}T23:59:59Z"]
        extent["temporal"] = {"interval": [interval], "trs": _TRS}
    return extent


def _days(frame: GeoDataFrame) -> tuple[str, str] | None:
    days = pd.concat([frame["date_start"], frame["date_end"]]).dropna()
    return None if days.empty else (f"{days.min():%Y-%m-%d}", f"{days.max():%Y-%m-%d}")


def _citation(frame: GeoDataFrame, created: str) -> str:
    days = _days(frame)
    span = f", {days[0]} to {days[1]}" if days else ""
    return f"{_TITLE}{span}; read with strikemap {version('strikemap')} and exported on {created[:10]}"


def _columns(suffix: str, columns: str) -> list[dict[str, str]]:
    """Return what each column of a file tells; a stand-alone map has none."""
    if suffix == ".html":
        return []
    ours = layout("ours")
    names: list[str] = [*(COLUMNS if columns == "ours" else layout(columns))]
    if suffix == ".csv":
        names = [*names[:-1], "longitude", "latitude"] if columns == "ours" else names
        names.append("attribution")
    told = layout(columns)
    renamed = KML_NAMES if suffix == ".kml" else {}
    return [{"name": renamed.get(name, name), "description": (told.get(name) or ours[name]).meaning} for name in names]


def _asset(path: Path) -> dict[str, Any]:
    """Return the file itself: its name, media type, size in bytes and SHA-256."""
    media_type = next(form.media_type for form in downloads.FORMATS if form.suffix == path.suffix.lower())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"href": path.name, "type": media_type, "roles": ["data"], "size": path.stat().st_size, "sha256": digest}
