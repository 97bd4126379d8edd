"""How long the export of the event table takes, format by format, beside what geopandas alone needs.

    python benchmarks/export.py [EVENTS ...]      (default: 10000 100000)

The events are made up: every tenth is an oblast, every twentieth has no place.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd

from articles.casualties import Count
from articles.claims import Recency, Status, Weapon
from articles.dates import Period
from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.events import Event
from geodata.formats import FORMATS, write
from geodata.frames import event_frame
from geodata.places import Place

DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".kml": "LIBKML"}
OBLASTS = ("Kharkiv", "Kherson", "Sumy", "Donetsk", "Odesa")


def main() -> None:
    """Print one line for each number of events and format."""
    print(f"{'events':>8} {'format':9} {'seconds':>8} {'geopandas':>10} {'ratio':>6} {'MB':>7}")
    for size in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        start = time.perf_counter()
        frame = event_frame(_events(size), Boundaries.open())
        print(f"{size:8} {'(table)':9} {time.perf_counter() - start:8.2f}")
        for suffix in FORMATS:
            _compare(frame, suffix, size)


def _compare(frame: gpd.GeoDataFrame, suffix: str, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / f"ours{suffix}", Path(folder) / f"plain{suffix}"
        seconds = _seconds(lambda: write(frame, ours))
        alone = _seconds(lambda: _plain(frame, plain, suffix))
        megabytes = ours.stat().st_size / 1e6
    print(f"{size:8} {suffix[1:]:9} {seconds:8.2f} {alone:10.2f} {seconds / alone:6.2f} {megabytes:7.1f}")


def _plain(frame: gpd.GeoDataFrame, path: Path, suffix: str) -> None:
    if suffix == ".parquet":
        frame.to_parquet(path)
    elif suffix == ".csv":
        frame.to_csv(path)
    else:
        placed = frame[frame.geometry.notna()] if suffix == ".fgb" else frame
        placed.to_file(path, driver=DRIVERS[suffix])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _events(size: int) -> Iterator[Event]:
    for number in range(size):
        day = date(2022, 2, 24) + timedelta(days=number % 1400)
        yield Event(
            id=f"{number:016x}",
            period=Period(day, day),
            places=() if number % 20 == 1 else (_place(number),),
            weapons={Weapon.MISSILE: number % 9 + 1, Weapon.DRONE: None},
            killed=Count(number % 5, number % 5, ""),
            injured=Count(number % 11, None, ""),
            status=Status.REPORTED,
            recency=Recency.NEWS,
            evidence=(),
        )


def _place(number: int) -> Place:
    if number % 10 == 0:
        name = OBLASTS[number // 10 % len(OBLASTS)]
        return Place(f"oblast:{name}", f"{name} Oblast", PlaceKind.ADMIN1, 36, 49, "UA", f"{name} Oblast", None, 100.0)
    longitude, latitude = 22 + number % 1800 / 100, 45 + number % 700 / 100
    name = f"Town {number % 5000}"
    return Place(f"town:{number % 5000}", name, PlaceKind.SETTLEMENT, longitude, latitude, "UA", None, None, 5.0)


if __name__ == "__main__":
    main()
