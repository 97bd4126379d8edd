"""Places: where something can be on the map, and how exactly."""

from __future__ import annotations

from dataclasses import dataclass

from articles.toponyms import PlaceKind

AREAS = frozenset({PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.WATER, PlaceKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a gazetteer.

    `name` is the gazetteer's English name; `longitude`, `latitude` are WGS 84 degrees, for an area its main city or
    centre; `country` is ISO 3166-1 alpha-2, None at sea; `admin1`, `admin2` are English names of the region and the
    district; `radius_km` is how far from the point the place reaches.
    """

    id: str
    name: str
    kind: PlaceKind
    longitude: float
    latitude: float
    country: str | None
    admin1: str | None
    admin2: str | None
    radius_km: float
    population: int = 0
