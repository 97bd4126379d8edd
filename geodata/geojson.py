"""GeoJSON: the event table as RFC 7946 has it, feature by feature."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.attribution import attributions

_DECIMALS = 6


def to_geojson(frame: gpd.GeoDataFrame, notices: Sequence[str] = (), licences: Sequence[str] = ()) -> bytes:
    """Return the event table as an RFC 7946 FeatureCollection in UTF-8, one feature a line.

    Ids are the event's id and, after a colon, the place's. Days are ISO 8601, missing values null; coordinates have six
    decimals, longitude first; rings follow the right-hand rule; `bbox` is left out where nothing is placed. Notices,
    licences and the attribution of the data stand in members of their own.
    """
    return b"".join(geojson_lines(frame, notices, licences))


def geojson_lines(
    frame: gpd.GeoDataFrame, notices: Sequence[str] = (), licences: Sequence[str] = ()
) -> Iterator[bytes]:
    """Yield the lines of `to_geojson` one by one, so that a large table never stands in memory twice."""
    members: dict[str, Any] = {"type": "FeatureCollection"}
    said = {"notice": list(notices), "licence": list(licences), "attribution": list(attributions())}
    members |= {name: lines for name, lines in said.items() if lines}
    if not frame.geometry.isna().all():
        members["bbox"] = [round(float(edge), _DECIMALS) for edge in frame.total_bounds]
    yield _encoded(members)[:-1] + b', "features": ['
    gap = b"\n"
    for feature in _features(frame):
        yield gap + feature
        gap = b",\n"
    yield b"\n]}\n"


def _features(frame: gpd.GeoDataFrame) -> Iterator[bytes]:
    table = frame.drop(columns=frame.geometry.name)
    names = list(table.columns)
    geometries = _geometries(frame.geometry)
    for geometry, values in zip(geometries, zip(*(_plain(table[name]) for name in names), strict=True), strict=True):
        properties = dict(zip(names, values, strict=True))
        feature_id = ":".join(filter(None, (properties["event_id"], properties["place_id"])))
        head = _encoded({"type": "Feature", "id": feature_id})[:-1]
        yield head + b', "geometry": ' + geometry + b', "properties": ' + _encoded(properties) + b"}"


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    values = column.astype(object)
    return list(values.where(column.notna(), None))


def _geometries(geometries: Iterable[shapely.Geometry | None]) -> Iterator[bytes]:
    """Yield each geometry as JSON; one that comes again, as the outline of a region does, is written out only once."""
    written: dict[int, bytes] = {id(None): b"null"}
    for geometry in geometries:
        if isinstance(geometry, shapely.Point):
            yield b'{"type": "Point", "coordinates": [%s, %s]}' % (_degrees(geometry.x), _degrees(geometry.y))
            continue
        if id(geometry) not in written:
            rounded = shapely.transform(shapely.orient_polygons(geometry), lambda degrees: np.round(degrees, _DECIMALS))
            written[id(geometry)] = shapely.to_geojson(rounded).encode()
        yield written[id(geometry)]


def _degrees(value: float) -> bytes:
    return repr(round(value, _DECIMALS)).encode()


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
