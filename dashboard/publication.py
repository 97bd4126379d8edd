"""Publication: an event table as files that the map fetches by address, named after what is in them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import platformdirs
import shapely
from geopandas import GeoDataFrame

from articles.claims import Recency, Status, Weapon

EPOCH = np.datetime64("1970-01-01", "D")
SHARD_EVENTS = 256
_DEGREE = 1e5
_AREA_DEGREE = 1e3
_NONE: Mapping[str, Mapping[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published of an event table.

    `manifest` is the file name that the map starts from; `folder` holds it and the files that it names. `order` has the
    position in the table of each published row (rows without a geometry are not published); `events`, `places` and
    `regions` (country, region) are what the numbers in the columns count, sorted. `first` and `last` are the days
    between which events lie, None where no event has a place.
    """

    manifest: str
    folder: Path
    first: date | None
    last: date | None
    events: tuple[str, ...]
    places: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    order: np.ndarray = field(repr=False)


def publish(
    frame: GeoDataFrame,
    details: Mapping[str, Mapping[str, object]] = _NONE,
    notices: Iterable[str] = (),
    folder: Path | None = None,
) -> Publication:
    """Return the publication of an event table, its files written into `folder` (the user's cache without one).

    `details` has, by event id, what a click shows, all of it plain text: `heading`, `facts` (pairs of label and value),
    `quotes` (mappings with text, source, title, date, url), `records` (text, source, licence, url) and `notices`. It
    is written in files of 256 events each, and looked up once an event, so that it may be lazy. `notices` are shown
    with the map's attribution. The same input gives the same names; a file that is there is not written again.
    """
    folder = folder or published_folder()
    folder.mkdir(parents=True, exist_ok=True)
    drawn, order = _drawn(frame)
    events, places, regions = _ids(drawn["event_id"]), _ids(drawn["place_id"]), _regions(drawn)
    first, last = _range(drawn)
    manifest = {
        "columns": _write(folder, "events", "bin", columns(frame)),
        "areas": _write(folder, "areas", "json", _areas(drawn)),
        "details": _write_details(folder, details, events) if details else None,
        "shard": SHARD_EVENTS,
        "first": _day(first),
        "last": _day(last),
        "notices": list(notices),
    }
    name = _write(folder, "map", "json", _json(manifest))
    return Publication(name, folder, first, last, events, places, regions, order)


def publish_rows(publication: Publication, rows: np.ndarray) -> str:
    """Return the name of a file that marks rows of the published table, one bit a row, lowest bit first.

    `rows` is boolean and as long as the table: any filter at all can reach the map this way.
    """
    bits = np.packbits(np.asarray(rows, dtype=bool)[publication.order], bitorder="little")
    return _write(publication.folder, "rows", "bin", bits.tobytes())


def columns(frame: GeoDataFrame) -> bytes:
    """Return the rows of an event table that have a geometry as packed columns, sorted by their first day.

    Little-endian: the length of the header (4 bytes), the header (JSON: rows, and for each column its name, type and
    offset after the header), then the columns, each aligned to 8 bytes. Longitude and latitude are 1e-5 degrees, days
    count from 1970-01-01, `span` is the number of days after the first, `area` the number of the polygon or -1, `spot`
    the number of the position: rows with the same one lie on each other. An event whose beginning is not known counts
    from the table's first day on.
    """
    drawn, _ = _drawn(frame)
    start, end = _days(drawn)
    span = end - start
    points, area = _positions(drawn)
    return _packed(
        {
            "longitude": np.rint(points[:, 0] * _DEGREE).astype("<i4"),
            "latitude": np.rint(points[:, 1] * _DEGREE).astype("<i4"),
            "start": (start - EPOCH).astype("<i4"),
            "event": _codes(drawn["event_id"]).astype("<u4"),
            "spot": _spots(points).astype("<u4"),
            "area": area.astype("<i4"),
            "span": np.clip(span.astype("i8"), 0, 65535).astype("<u2"),
            "weapons": _weapon_bits(drawn["weapons"]).astype("<u2"),
            "killed": _people(drawn["killed_low"]),
            "injured": _people(drawn["injured_low"]),
            "region": _region_codes(drawn).astype("<u2"),
            "status": _positions_in(drawn["status"], [*Status]),
            "recency": _positions_in(drawn["recency"], [*Recency]),
            "precision": _positions_in(drawn["geo_precision"], ["exact", "settlement", "area"]),
        }
    )


def published_folder() -> Path:
    """Return the folder of published files in the user's cache."""
    return Path(platformdirs.user_cache_dir("strikemap", appauthor=False)) / "published"


def _drawn(frame: GeoDataFrame) -> tuple[GeoDataFrame, np.ndarray]:
    geometry = frame.geometry
    kept = np.flatnonzero((geometry.notna() & ~geometry.is_empty).to_numpy())
    placed = frame.iloc[kept]
    order = np.argsort(_days(placed)[0], kind="stable")
    return placed.iloc[order], kept[order]


def _days(frame: GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    start, end = (frame[name].to_numpy().astype("datetime64[D]") for name in ("date_start", "date_end"))
    told = start[~np.isnat(start)]
    first = min([*np.sort(told)[:1], *np.sort(end)[:1]], default=EPOCH)
    return np.where(np.isnat(start), first, start), end


def _ids(values: pd.Series) -> tuple[str, ...]:
    return tuple(np.unique(values.fillna("").to_numpy(dtype=object)).tolist())


def _codes(values: pd.Series) -> np.ndarray:
    return np.asarray(pd.factorize(values.fillna(""), sort=True)[0])


def _region_names(frame: GeoDataFrame) -> pd.Series:
    return frame["country"].fillna("").astype(object) + "\t" + frame["admin1"].fillna("").astype(object)


def _regions(frame: GeoDataFrame) -> tuple[tuple[str, str], ...]:
    pairs = (name.split("\t") for name in _ids(_region_names(frame)))
    return tuple((country, admin1) for country, admin1 in pairs)


def _region_codes(frame: GeoDataFrame) -> np.ndarray:
    return _codes(_region_names(frame))


def _range(frame: GeoDataFrame) -> tuple[date | None, date | None]:
    if frame.empty:
        return None, None
    start, end = _days(frame)
    return start.min().item(), end.max().item()


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - date(1970, 1, 1).toordinal()


def _is_area(frame: GeoDataFrame) -> np.ndarray:
    return np.asarray(shapely.get_type_id(frame.geometry.to_numpy()) != shapely.GeometryType.POINT)


def _positions(frame: GeoDataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return a point for each row (an area's lies inside it) and the number of its polygon, -1 for points."""
    geometry, is_area = frame.geometry.to_numpy(), _is_area(frame)
    area = np.full(len(frame), -1)
    area[is_area] = _codes(frame["place_id"][is_area])
    points = np.full((len(frame), 2), np.nan)
    points[~is_area] = shapely.get_coordinates(geometry[~is_area])
    inside = shapely.get_coordinates(shapely.point_on_surface(_area_shapes(frame)))
    points[is_area] = inside[area[is_area]]
    return points, area


def _spots(points: np.ndarray) -> np.ndarray:
    grid = np.rint(points * _DEGREE).astype("i8")
    return np.asarray(pd.factorize(grid[:, 0] * 100_000_000 + grid[:, 1])[0])


def _area_shapes(frame: GeoDataFrame) -> np.ndarray:
    areas = frame[_is_area(frame)]
    first = areas["place_id"].fillna("").drop_duplicates().sort_values().index
    return np.asarray(areas.geometry.loc[first].to_numpy())


def _areas(frame: GeoDataFrame) -> bytes:
    """Return areas as JSON: for each its rings, each a flat list of longitudes and latitudes in 1e-3 degrees."""
    return _json([[_ring(ring) for ring in _rings(shape)] for shape in _area_shapes(frame)])


def _rings(shape: shapely.Geometry) -> list[shapely.LinearRing]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]


def _ring(ring: shapely.LinearRing) -> list[int]:
    numbers = np.rint(shapely.get_coordinates(ring) * _AREA_DEGREE).astype(int)
    return [int(number) for number in numbers.ravel()]


def _weapon_bits(values: pd.Series) -> np.ndarray:
    codes, kinds = pd.factorize(values.fillna(""))
    bits = [sum(1 << place for place, weapon in enumerate(Weapon) if weapon in kind.split("; ")) for kind in kinds]
    return np.asarray(np.asarray(bits, dtype="i8")[codes])


def _positions_in(values: pd.Series, order: Sequence[str]) -> np.ndarray:
    return np.asarray(pd.Categorical(values.astype(object), categories=[*order]).codes.astype("u1"))


def _people(values: pd.Series) -> np.ndarray:
    people = values.astype("Float64").fillna(0).to_numpy(dtype="f8")
    return np.asarray(np.clip(people, 0, 65535).astype("<u2"))


def _packed(arrays: Mapping[str, np.ndarray]) -> bytes:
    offset, listed, parts = 0, [], []
    for name, array in arrays.items():
        data = array.tobytes()
        listed.append([name, f"{array.dtype.kind}{array.dtype.itemsize}", offset])
        parts.append(data + bytes(-len(data) % 8))
        offset += len(parts[-1])
    rows = len(next(iter(arrays.values())))
    header = _json({"rows": rows, "columns": listed})
    header += b" " * (-(len(header) + 4) % 8)
    return len(header).to_bytes(4, "little") + header + b"".join(parts)


def _write_details(folder: Path, details: Mapping[str, Mapping[str, object]], events: Sequence[str]) -> str:
    """Write the details of events in files of SHARD_EVENTS each; return the beginning of their names."""
    starts = range(0, len(events), SHARD_EVENTS)
    shards = [
        _json([{"id": event, **details.get(event, {})} for event in events[at : at + SHARD_EVENTS]]) for at in starts
    ]
    stem = f"details-{_digest(b''.join(shards))}"
    for number, shard in enumerate(shards):
        _write_once(folder / f"{stem}-{number}.json", shard)
    return stem


def _write(folder: Path, stem: str, suffix: str, data: bytes) -> str:
    name = f"{stem}-{_digest(data)}.{suffix}"
    _write_once(folder / name, data)
    return name


def _write_once(path: Path, data: bytes) -> None:
    if path.exists():
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, path)  # noqa: PTH105 - another process may write the same file: last one wins, both are whole


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
