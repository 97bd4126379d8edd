"""Places of records: points as precise as their table says, areas and names as the gazetteer has them."""

from __future__ import annotations

import math
from functools import lru_cache

from articles.article import Span
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.boundaries import Boundaries
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import georeference
from geodata.places import AREAS, Place
from geodata.recordforms import Extent

_REMEMBERED = 200_000


class RecordPlaces:
    """What the rows of outside tables mean by their places; each is looked up once."""

    def __init__(self, gazetteer: Gazetteer, boundaries: Boundaries | None = None) -> None:
        """Take the gazetteer that names are looked up in and the boundaries that tell a point's region."""
        self._gazetteer = gazetteer
        self._boundaries = boundaries or Boundaries.open()
        self.named = lru_cache(_REMEMBERED)(self._named)
        self._region = lru_cache(_REMEMBERED)(self._boundaries.region)
        self._country = lru_cache(_REMEMBERED)(self._country_of)
        self._area = lru_cache(_REMEMBERED)(self._area_of)

    def at(self, longitude: str, latitude: str, name: str, extent: Extent, area: str = "", country: str = "") -> Place:
        """Return the place of a point: itself with its reach, or the area of a name that it stands for.

        An area that the gazetteer lacks is a circle of the extent's radius around the point. Raises ValueError where
        the cells are no degrees.
        """
        east, north = _degrees(longitude, latitude)
        region = self._region(east, north)
        code = self._country(country) or (region.country if region else None)
        admin1 = region.admin1 if region else None
        if extent.kind in AREAS:
            found = self._area(area, extent.kind, code, admin1)
            if found is not None:
                return found
        at_sea = extent.kind is PlaceKind.WATER
        return Place(
            id=f"point:{east:.5f},{north:.5f}{_suffix(extent, name)}",
            name=name or f"{east:.5f}, {north:.5f}",
            kind=extent.kind,
            longitude=east,
            latitude=north,
            country=None if at_sea else code,
            admin1=None if at_sea or extent.kind in _ABOVE else admin1,
            admin2=None,
            radius_km=extent.radius_km,
        )

    def _named(self, name: str) -> Place:
        """Return the place of a name, found as an article's toponyms are; larger places may follow it after commas."""
        first, *within = (part.strip() for part in name.split(","))
        toponym = Toponym(name, Span(0, len(first)), first, first, "record", within=tuple(within), role=Role.ATTACKED)
        place = georeference([toponym], self._gazetteer)[toponym].place
        if place is not None:
            return place
        bearers = self._gazetteer.find(first)
        if len(bearers) != 1:
            why = "several places of the gazetteer" if bearers else "no place of the gazetteer"
            raise ValueError(f"{name!r} is the name of {why}; give its region after a comma, or longitude and latitude")
        return bearers[0]

    def _country_of(self, name: str) -> str | None:
        found = self._gazetteer.find(name, PlaceKind.COUNTRY) if name else []
        return found[0].country if found else None

    def _area_of(self, name: str, kind: PlaceKind, country: str | None, admin1: str | None) -> Place | None:
        if kind is PlaceKind.COUNTRY:
            return self._gazetteer.place(f"iso:{country}") if country else None
        name = name.split(",", maxsplit=1)[0].strip()
        tried = [name, admin1] if kind is PlaceKind.ADMIN1 else [name]
        if kind in _FUZZY:
            tried.append(" ".join(name.split()[:-1]))  # 'Donets Basin Area' is the Donets Basin
        home = None if kind is PlaceKind.WATER else country
        found = (self._gazetteer.find(one, kind, home) for one in tried if one)
        return next((place for places in found for place in places), None)


_ABOVE = frozenset({PlaceKind.COUNTRY, PlaceKind.COUNTRY_PART})
_FUZZY = frozenset({PlaceKind.COUNTRY_PART, PlaceKind.WATER})


def _suffix(extent: Extent, name: str) -> str:
    """Keep apart what stands at one point under another name or with another reach."""
    return f":{extent.kind}:{extent.radius_km:g}:{name}"


def _degrees(longitude: str, latitude: str) -> tuple[float, float]:
    try:
        east, north = float(longitude), float(latitude)
    except ValueError as error:
        raise ValueError(f"{longitude!r}, {latitude!r} are no degrees of longitude and latitude") from error
    if not (math.isfinite(east) and abs(east) <= 180 and abs(north) <= 90):  # noqa: PLR2004
        raise ValueError(f"longitude {longitude}, latitude {latitude} lie outside -180 to 180, -90 to 90")
    return east, north
