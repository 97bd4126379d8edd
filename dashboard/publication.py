"""Publication: an event table as files that the map fetches by address, named after what is in them."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path

import numpy as np
import platformdirs
from geopandas import GeoDataFrame

from dashboard.columns import compact_json, outlines, pack
from geodata.boundaries import Boundaries

SHARD_EVENTS = 256
DETAILED = 20_000
KEPT_DAYS = 30
_NONE: Mapping[str, Mapping[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published of an event table.

    `manifest` is the file name that the map starts from; `folder` holds it and the files that it names. `order` has the
    position in the table of each published row, `regions` (country, region) are what the region numbers of a selection
    count, sorted, and `events` the ids that the event numbers count. `first` and `last` are the days between which
    events lie, None where there is no event.
    """

    manifest: str
    folder: Path
    first: date | None
    last: date | None
    regions: tuple[tuple[str, str], ...]
    order: np.ndarray = field(repr=False, compare=False)
    events: Sequence[str] = field(repr=False, compare=False)


def publish(
    frame: GeoDataFrame,
    details: Mapping[str, Mapping[str, object]] = _NONE,
    notices: Iterable[str] = (),
    folder: Path | None = None,
    shard: int | None = None,
) -> Publication:
    """Return the publication of an event table, its files written into `folder` (the user's cache without one).

    `details` has, by event id, what a click shows, all of it plain text: `heading`, `facts` (pairs of label and value),
    `quotes` (mappings with text, source, title, date, url), `records` (text, source, licence, url) and `notices`. It
    is written in files of 256 events each; of more than 20,000 events nothing is written before the map asks for it, so
    that it may be lazy. With a `shard`, all of it is written, that many events a file. `notices` are shown on the map.
    The same input gives the same names; a file that is there is not written again, and files that nobody
    published for 30 days are removed.
    """
    folder = folder or published_folder()
    folder.mkdir(parents=True, exist_ok=True)
    _remove_old(folder)
    packed = pack(frame)
    asks = shard is None and len(details) > DETAILED
    size = shard or SHARD_EVENTS
    manifest = {
        "columns": _write_packed(folder, packed.packed),
        "areas": _write(folder, "areas", "json", packed.areas),
        "regions": _write(folder, "regions", "json", outlines([*map(_boundaries().outline, packed.regions)])),
        "raids": packed.raids,
        "details": _write_details(folder, details, packed.events, size) if details and not asks else None,
        "asks": asks,
        "shard": size,
        "first": _day(packed.first),
        "last": _day(packed.last),
        "notices": list(notices),
    }
    name = _write(folder, "map", "json", compact_json(manifest))
    return Publication(name, folder, packed.first, packed.last, packed.regions, packed.order, packed.events)


def publish_rows(publication: Publication, rows: np.ndarray) -> str:
    """Return the name of a file that marks rows of the published table, one bit a row, lowest bit first.

    `rows` is boolean and as long as the table: any filter at all can reach the map this way.
    """
    bits = np.packbits(np.asarray(rows, dtype=bool)[publication.order], bitorder="little")
    return _write(publication.folder, "rows", "bin", bits.tobytes())


def publish_details(
    publication: Publication, numbers: Iterable[int], details: Mapping[str, Mapping[str, object]]
) -> str:
    """Return the name of a file with the details of some events of a publication, in the order of their numbers."""
    known = (publication.events[number] for number in numbers if 0 <= number < len(publication.events))
    return _write(publication.folder, "asked", "json", _told(known, details))


def publish_script(text: str, folder: Path) -> str:
    """Return the name of a file of JavaScript, written into a folder."""
    return _write(folder, "strikemap", "js", text.encode())


def script_name(text: str) -> str:
    """Return the name under which a script is published."""
    return _name("strikemap", "js", text.encode())


def published_folder() -> Path:
    """Return the folder of published files in the user's cache."""
    return Path(platformdirs.user_cache_dir("strikemap", appauthor=False)) / "published"


@cache
def _boundaries() -> Boundaries:
    return Boundaries.open()


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - date(1970, 1, 1).toordinal()


def _write_details(folder: Path, details: Mapping[str, Mapping[str, object]], events: Sequence[str], size: int) -> str:
    """Write the details of so many events a file; return the beginning of the files' names."""
    shards = [_told(events[at : at + size], details) for at in range(0, len(events), size)]
    stem = f"details-{_digest(b''.join(shards))}"
    for number, shard in enumerate(shards):
        _write_once(folder / f"{stem}-{number}.json", partial(bytes, shard))
    return stem


def _told(events: Iterable[str], details: Mapping[str, Mapping[str, object]]) -> bytes:
    return compact_json([{"id": event, **details.get(event, {})} for event in events])


def _write_packed(folder: Path, data: bytes) -> str:
    """Write columns compressed once, so that no server does it anew for each reader."""
    name = _name("events", "bin.gz", data)
    _write_once(folder / name, lambda: gzip.compress(data, compresslevel=1, mtime=0))
    return name


def _write(folder: Path, stem: str, suffix: str, data: bytes) -> str:
    name = _name(stem, suffix, data)
    _write_once(folder / name, lambda: data)
    return name


def _name(stem: str, suffix: str, data: bytes) -> str:
    return f"{stem}-{_digest(data)}.{suffix}"


def _write_once(path: Path, contents: Callable[[], bytes]) -> None:
    if path.exists():
        path.touch()
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(contents())
    os.replace(file.name, path)  # noqa: PTH105 - another process may write the same file: both are whole


def _remove_old(folder: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]
