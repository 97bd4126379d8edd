"""Columns: an event table as typed arrays that a browser reads without parsing, sorted by day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from articles.claims import Recency, Status, Weapon

EPOCH = np.datetime64("1970-01-01", "D")
DEGREE = 100_000
AREA_DEGREE = 1000
POINT, NOWHERE = -1, -2
_USED = (
    "event_id",
    "raid_id",
    "place_id",
    "country",
    "admin1",
    "date_start",
    "date_end",
    "weapons",
    "killed_low",
    "injured_low",
)
_KINDS = ("status", "recency", "geo_precision")
PRECISIONS = ("exact", "settlement", "area", "none", "vicinity")  # the order that eventlayer.js knows them in
_MOST = 65_535


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of an event table, packed.

    `packed` is little-endian: the length of the header (4 bytes), the header (JSON: rows, and for each column its name,
    type, offset after the header and length), then the columns, each aligned to 8 bytes. `spot` is the number of the
    position: rows with the same one lie on each other; longitude and latitude are those of the spots, in 1e-5 degrees.
    Days count from 1970-01-01, `span` is the number of days after the first, `area` the number of the polygon, -1 for a
    point and -2 for a row without a geometry. An event whose beginning is not known counts from the table's first day
    on. `areas` is JSON: for each polygon its rings, each a flat list of longitudes and latitudes in 1e-3 degrees.
    `events`, in the order of their first rows, and `regions` (country, region), sorted, are what the numbers of these
    columns stand for; `order` has the position in the table of each row. `raids` has for each raid its number among
    the events and those of its parts.
    """

    packed: bytes
    areas: bytes
    events: Sequence[str]
    regions: tuple[tuple[str, str], ...]
    order: np.ndarray
    first: date | None
    last: date | None
    raids: list[list[int]]


def columns(frame: GeoDataFrame) -> bytes:
    """Return the rows of an event table as packed columns, sorted by their first day."""
    return pack(frame).packed


def pack(frame: GeoDataFrame) -> Columns:
    """Return the columns of an event table, with what is needed to read them."""
    rows, order = _in_order(frame)
    start, end = _days(rows)
    event, events = pd.factorize(rows["event_id"].fillna(""))
    region, regions = _regions(rows)
    points, area, shapes = _positions(rows)
    spot, longitude, latitude = _spots(points)
    arrays = {
        "longitude": longitude.astype("<i4"),
        "latitude": latitude.astype("<i4"),
        "start": (start - EPOCH).astype("<i4"),
        "event": event.astype("<u4"),
        "spot": spot.astype("<u4"),
        "area": area.astype("<i4"),
        "span": np.clip((end - start).astype("i8"), 0, _MOST).astype("<u2"),
        "weapons": _weapon_bits(rows["weapons"]).astype("<u2"),
        "killed": _people(rows["killed_low"]),
        "injured": _people(rows["injured_low"]),
        "region": region.astype("<u2"),
        "status": _codes(rows["status"], [*Status]),
        "recency": _codes(rows["recency"], [*Recency]),
        "precision": _codes(rows["geo_precision"], PRECISIONS),
    }
    first, last = (start.min().item(), end.max().item()) if len(rows) else (None, None)
    return Columns(
        _joined(arrays, len(rows)), _areas(shapes), events, regions, order, first, last, _raids(rows, events)
    )


def compact_json(value: object) -> bytes:
    """Return a value as JSON in UTF-8 without spaces; half a character, which UTF-8 cannot hold, becomes `?`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _in_order(frame: GeoDataFrame) -> tuple[GeoDataFrame, np.ndarray]:
    used = frame[[*_USED, *_KINDS, frame.geometry.name]]
    start, _ = _days(used)
    order = np.argsort(start, kind="stable")
    return used.iloc[order], order


def _days(frame: GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    start, end = (frame[name].to_numpy().astype("datetime64[D]") for name in ("date_start", "date_end"))
    known = start[~np.isnat(start)]
    first = min([*np.sort(known)[:1], *np.sort(end)[:1]], default=EPOCH)
    return np.where(np.isnat(start), first, start), end


def _regions(frame: GeoDataFrame) -> tuple[np.ndarray, tuple[tuple[str, str], ...]]:
    country, countries = pd.factorize(frame["country"].fillna(""), sort=True)
    admin1, names = pd.factorize(frame["admin1"].fillna(""), sort=True)
    pairs, codes = np.unique(country * max(1, len(names)) + admin1, return_inverse=True)
    named = (divmod(int(pair), len(names)) for pair in pairs)
    return codes, tuple((str(countries[one]), str(names[other])) for one, other in named)


def outlines(shapes: Sequence[shapely.Geometry | None]) -> bytes:
    """Return shapes as JSON: of each a point inside (`at`) and its `rings`, both in 1e-3 degrees; null for None."""
    return compact_json([None if shape is None else _outline(shape) for shape in shapes])


def _outline(shape: shapely.Geometry) -> dict[str, object]:
    return {"at": _ring(shapely.point_on_surface(shape)), "rings": [_ring(ring) for ring in _rings(shape)]}


def _raids(frame: GeoDataFrame, events: Sequence[str]) -> list[list[int]]:
    parts = frame.loc[frame["raid_id"].notna(), ["event_id", "raid_id"]].drop_duplicates()
    numbers = {event: number for number, event in enumerate(events)} if len(parts) else {}
    return [
        [numbers[raid], *(numbers[part] for part in group["event_id"])]
        for raid, group in parts.groupby("raid_id")
        if raid in numbers
    ]


def _positions(frame: GeoDataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a point for each row (an area's lies inside it), the number of its polygon, and the polygons."""
    geometry = frame.geometry.to_numpy()
    is_nowhere = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    is_point = ~is_nowhere & (shapely.get_type_id(geometry) == shapely.GeometryType.POINT)
    is_area = ~is_nowhere & ~is_point
    codes, ids = pd.factorize(frame["place_id"].fillna("")[is_area], sort=True)
    shapes = geometry[is_area][np.unique(codes, return_index=True)[1]] if len(ids) else geometry[:0]
    area = np.where(is_nowhere, NOWHERE, POINT)
    area[is_area] = codes
    points = np.zeros((len(frame), 2))
    points[is_point] = shapely.get_coordinates(geometry[is_point])
    points[is_area] = shapely.get_coordinates(shapely.point_on_surface(shapes))[codes]
    return points, area, shapes


def _spots(points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the number of each point's spot, and the longitudes and latitudes of the spots."""
    grid = np.rint(points * DEGREE).astype("i8")
    pole, world = 90 * DEGREE, 1000 * DEGREE
    spot, spots = pd.factorize(grid[:, 0] * world + grid[:, 1] + pole)
    longitude, latitude = np.divmod(spots, world)
    return spot, longitude, latitude - pole


def _areas(shapes: np.ndarray) -> bytes:
    return compact_json([[_ring(ring) for ring in _rings(shape)] for shape in shapes])


def _rings(shape: shapely.Geometry) -> list[shapely.LinearRing]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]


def _ring(ring: shapely.LinearRing) -> list[int]:
    numbers = np.rint(shapely.get_coordinates(ring) * AREA_DEGREE).astype(int)
    return [int(number) for number in numbers.ravel()]


def _weapon_bits(values: pd.Series) -> np.ndarray:
    codes, kinds = pd.factorize(values.fillna(""))
    bits = [sum(1 << at for at, weapon in enumerate(Weapon) if weapon in kind.split("; ")) for kind in kinds]
    return np.asarray(np.asarray(bits, dtype="i8")[codes])


def _codes(values: pd.Series, order: Sequence[str]) -> np.ndarray:
    return np.asarray(pd.Categorical(values.astype(object), categories=[*order]).codes.astype("u1"))


def _people(values: pd.Series) -> np.ndarray:
    people = values.astype("Float64").fillna(0).to_numpy(dtype="f8")
    return np.asarray(np.clip(people, 0, _MOST).astype("<u2"))


def _joined(arrays: Mapping[str, np.ndarray], rows: int) -> bytes:
    offset, listed, parts = 0, [], []
    for name, array in arrays.items():
        data = array.tobytes()
        listed.append([name, f"{array.dtype.kind}{array.dtype.itemsize}", offset, len(array)])
        parts.append(data + bytes(-len(data) % 8))
        offset += len(parts[-1])
    header = compact_json({"rows": rows, "columns": listed})
    header += b" " * (-(len(header) + 4) % 8)
    return len(header).to_bytes(4, "little") + header + b"".join(parts)
