"""GeoPackage: the event table in one file, with layers by how exactly a place is known, styled and timed for QGIS."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from importlib import resources
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

EVENTS = "events"
CLAIMS = "claims"
# What QGIS draws as points, as rings around what is known, and as areas: views of the layer `events`.
LAYERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "areas": ("MULTIPOLYGON", ("area",)),
    "rings": ("MULTIPOLYGON", ("vicinity",)),
    "points": ("POINT", ("exact", "settlement")),
}
# Their styles play days as text, from the first second of date_start to the last of date_end: SQLite compares that with
# the ends of a frame itself. Dates alone fall on the wrong side of midnight; QGIS takes seconds for its own functions.
# https://www.geopackage.org/spec131/ sections 1.1.3 and 2.1.5; the table of styles is QGIS's own.
_TABLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
    f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
    owner TEXT, ui TEXT, update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes', 'layer_styles');
"""
_CONTENTS = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
SELECT ?1, 'features', ?1, ?2, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents WHERE table_name = 'events'
"""
_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
    styleSLD, useAsDefault, description, owner)
VALUES ('', '', ?1, 'geom', ?1, ?2, '', 1, ?1, '')
"""


def write_geopackage(
    frame: gpd.GeoDataFrame, path: Path, attribution: str, claims: gpd.GeoDataFrame | None = None
) -> None:
    """Write an event table as the layer `events`, with the views `points`, `rings` and `areas` beside it.

    QGIS finds a style for each view and plays it at once: `date_start` and `date_end` are its time. Areas are
    multipolygons, as one layer has one kind of geometry. `claims`, a table of theirs, is a layer of its own. The
    attribution is metadata of file and layer.
    """
    said = {"attribution": attribution}
    options = {"layer": EVENTS, "dataset_metadata": said, "layer_metadata": said}
    whole = frame.set_geometry([_multiple(shape) for shape in frame.geometry], crs=frame.crs)
    pyogrio.write_dataframe(whole, path, driver="GPKG", use_arrow=True, **options)
    if claims is not None:
        of_claims = {"layer": CLAIMS, "layer_metadata": said, "layer_options": {"DESCRIPTION": attribution}}
        pyogrio.write_dataframe(claims, path, driver="GPKG", use_arrow=True, append=True, **of_claims)
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_TABLES)
        for name, (kind, precisions) in LAYERS.items():
            _add_view(database, name, kind, precisions, attribution)


def _multiple(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    return shapely.MultiPolygon([shape]) if isinstance(shape, shapely.Polygon) else shape


def _add_view(
    database: sqlite3.Connection, name: str, kind: str, precisions: tuple[str, ...], attribution: str
) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({EVENTS})") if row[1] != "fid"]
    told = ", ".join(f'"{column}"' for column in columns)
    named = ", ".join(f"'{precision}'" for precision in precisions)
    # GDAL knows the rows of a view by a column of this name.
    database.execute(
        f"CREATE VIEW {name} AS SELECT fid AS OGC_FID, {told} FROM {EVENTS} WHERE geo_precision IN ({named})"  # noqa: S608
    )
    database.execute(_CONTENTS, (name, attribution))
    database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)", (name, kind))
    style = resources.files("geodata").joinpath(f"data/qgis/{name}.qml").read_text(encoding="utf-8")
    database.execute(_STYLE, (name, style))
