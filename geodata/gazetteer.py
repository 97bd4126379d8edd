"""The gazetteer: every place that we know, by name, by id and by position."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from articles.toponyms import NameFacts, PlaceKind
from geodata.compilation import Progress, cell_of, compile_index, index_path
from geodata.entries import Exactness
from geodata.keybits import KeyBits
from geodata.names import name_key
from geodata.places import Place, arc_km
from geodata.soundings import sound_keys

_REMEMBERED = 50_000
_MAPPED = 1 << 28  # bytes of the index that are read where the system keeps them, not copied page by page
_POINTS = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
_FIELDS = "id, name, kind, longitude, latitude, country, admin1, admin2, radius_km, population"
_BY_KEY = f"SELECT exactness, positioned, {_FIELDS} FROM name JOIN place ON place.number = name.place WHERE key = ?"  # noqa: S608
_BY_ID = f"SELECT {_FIELDS} FROM place WHERE id = ? AND positioned"  # noqa: S608
_BY_CELLS = f"SELECT {_FIELDS} FROM place WHERE cell BETWEEN ? AND ? AND positioned"  # noqa: S608
_KEY_BITS = "SELECT bits FROM key_bits"
_KINDS: dict[object, PlaceKind] = {kind.value: kind for kind in PlaceKind}
_EXACTNESS = tuple(Exactness)  # each at the place of its number
_WIDEST_SEARCH = 6  # degrees around a point in which the nearest places are looked for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name, and how exactly the name is its own.

    A place that is not `positioned` is in a register by name only: it can be meant, but it cannot be drawn.
    """

    place: Place
    exactness: Exactness
    positioned: bool = True


class Gazetteer:
    """Places by name, id and position, out of a compiled index; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open a compiled index for reading."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")  # an index is replaced whole, never written over
        self._names = KeyBits(*self._connection.execute(_KEY_BITS).fetchone())
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._facts = lru_cache(maxsize=_REMEMBERED)(self._facts_of)

    @classmethod
    def open(cls, path: Path | None = None, progress: Progress | None = None) -> Self:
        """Open the index, compiling it first where it is missing or its sources changed.

        `path` is an index file, None the one in the user's cache (the environment variable STRIKEMAP_CACHE names
        another folder). `progress` is called with places done and places in all while compiling. Raises GeodataError
        where the index cannot be written.
        """
        index = path or index_path()
        if not index.exists():
            compile_index(index, progress)
        return cls(index)

    def __enter__(self) -> Self:
        """Return the gazetteer itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the index."""
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._connection.close()

    def facts(self, name: str) -> NameFacts | None:
        """Return what is known of a name in its basic form: kinds, countries, largest population; None if unknown."""
        key = name_key(name)
        return self._facts(key) if key in self._names else None

    def find(self, name: str, kind: PlaceKind | None = None, country: str | None = None) -> list[Place]:
        """Return the places that bear a name, best first: exact names before former ones, then by population.

        `kind` and `country` (ISO 3166-1 alpha-2) keep only places of that kind and country.
        """
        places = [candidate.place for candidate in self.candidates(name) if candidate.positioned]
        if kind is not None:
            places = [place for place in places if place.kind is kind]
        return places if country is None else [place for place in places if place.country == country]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear a name with how exactly they do, in the order of `find`."""
        key = name_key(name)
        return self._remembered(key) if key in self._names else ()

    def sounding(self, name: str) -> Iterator[tuple[Candidate, ...]]:
        """Yield Ukraine's settlements whose name sounds like this one, those of the likeliest writing first."""
        for key in sound_keys(name):
            if key in self._names:
                yield self._remembered(key)

    def place(self, id: str) -> Place | None:  # noqa: A002
        """Return the place of an id ('geonames:703448'), None where there is none."""
        row = self._connection.execute(_BY_ID, (id,)).fetchone()
        return _place(row) if row else None

    def near(
        self, longitude: float, latitude: float, limit: int = 1, kinds: Sequence[PlaceKind] = _POINTS
    ) -> list[Place]:
        """Return the places nearest to a point, nearest first; none where nothing lies within some 600 km."""
        for reach in (1, 2, _WIDEST_SEARCH):
            found = [place for place in self._around(longitude, latitude, reach) if place.kind in kinds]
            near = [place for place in found if _km(place, longitude, latitude) <= _inner_km(latitude, reach)]
            if len(near) >= limit or reach == _WIDEST_SEARCH:
                return sorted(near, key=lambda place: _km(place, longitude, latitude))[:limit]
        return []

    def layers(self) -> dict[str, int]:
        """Return how many places each layer of the index holds."""
        return dict(self._connection.execute("SELECT name, places FROM layer ORDER BY name"))

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        rows = self._connection.execute(_BY_KEY, (key,)).fetchall()
        found = [Candidate(_place(row[2:]), _EXACTNESS[row[0]], bool(row[1])) for row in rows]
        return tuple(sorted(found, key=_by_exactness) if len(found) > 1 else found)

    def _facts_of(self, key: str) -> NameFacts | None:
        places = [candidate.place for candidate in self._remembered(key) if candidate.positioned]
        if not places:
            return None
        return NameFacts(
            kinds=frozenset(place.kind for place in places),
            countries=frozenset(place.country for place in places if place.country),
            population=max(place.population for place in places),
        )

    def _around(self, longitude: float, latitude: float, reach: int) -> list[Place]:
        rows: list[tuple[object, ...]] = []
        for step in range(-reach, reach + 1):
            if -90 <= latitude + step <= 90:  # noqa: PLR2004
                row = latitude + step
                first, last = cell_of(longitude - reach, row), cell_of(longitude + reach, row)
                # A span over the date line is two spans of cells.
                spans = [(first, last)] if first <= last else [(first, cell_of(179.5, row)), (cell_of(-180, row), last)]
                for span in spans:
                    rows += self._connection.execute(_BY_CELLS, span).fetchall()
        return [_place(row) for row in rows]


def _place(row: Sequence[object]) -> Place:
    return Place(row[0], row[1], _KINDS[row[2]], *row[3:])  # type: ignore[arg-type]


def _by_exactness(candidate: Candidate) -> tuple[int, bool, float, str]:
    place = candidate.place
    # A variant spelling ('Odessa') is as good as the name itself but for a tie with a place of half the size.
    tier = Exactness.OWN if candidate.exactness is Exactness.VARIANT else candidate.exactness
    people = place.population * (0.5 if candidate.exactness is Exactness.VARIANT else 1.0)
    return tier, place.kind is not PlaceKind.COUNTRY, -people, place.id


def _km(place: Place, longitude: float, latitude: float) -> float:
    return arc_km(longitude, latitude, place.longitude, place.latitude)


def _inner_km(latitude: float, reach: int) -> float:
    """How far a search of that many cells around a point is sure to be complete."""
    return arc_km(0, latitude, float(reach), latitude)
