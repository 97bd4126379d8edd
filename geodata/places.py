"""Places: where something can be on the map, and how exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass

from articles.toponyms import PlaceKind

AREAS = frozenset({PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.WATER, PlaceKind.COUNTRY})
_VAGUE_KM = 10.0
_BY_NAME = ("katottg:", "beside:")  # villages of the register, and those that stand beside what an article names
_EARTH_KM = 6371.0088  # mean radius of WGS 84 (IUGG)
DEGREE_KM = math.radians(_EARTH_KM)  # of latitude, and of longitude at the equator
_SLACK_KM = 0.001
_PEOPLE_PER_KM2 = 2500  # of a built-up area, so that a population gives a radius


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

    @property
    def is_vague(self) -> bool:
        """Whether nobody knows a settlement's point: it stands somewhere within its radius, that of its community."""
        return self.kind is PlaceKind.SETTLEMENT and self.id.startswith(_BY_NAME) and self.radius_km >= _VAGUE_KM

    def __hash__(self) -> int:
        """Return the hash of the id: places are looked up far too often to go through every field."""
        return hash(self.id)


def distance_km(one: Place, other: Place) -> float:
    """Return the great-circle distance between two places' points in kilometres."""
    return arc_km(one.longitude, one.latitude, other.longitude, other.latitude)


def within_km(one: Place, other: Place, reach: float) -> bool:
    """Tell whether two places' points lie at most so many kilometres apart."""
    apart = abs(one.latitude - other.latitude) * DEGREE_KM  # no two points are nearer than their parallels
    return apart <= reach + _SLACK_KM and distance_km(one, other) <= reach


def arc_km(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    """Return the great-circle distance between two points in kilometres (haversine formula); WGS 84 degrees."""
    phi, psi = math.radians(latitude), math.radians(other_latitude)
    span = math.radians(other_longitude - longitude)
    half_chord = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin(span / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def point_on_sphere(longitude: float, latitude: float) -> tuple[float, float, float]:
    """Return a point given in WGS 84 degrees as one on a sphere of radius 1."""
    along, up = math.radians(longitude), math.radians(latitude)
    return math.cos(up) * math.cos(along), math.cos(up) * math.sin(along), math.sin(up)


def chord_km(square: float) -> float:
    """Return the great-circle distance in kilometres of two points on a sphere of radius 1, by their chord's square."""
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(square) / 2))


def built_up_radius_km(population: int) -> float:
    """Return the radius of a settlement's built-up area as its population suggests, one kilometre at least."""
    return max(1.0, round(math.sqrt(population / _PEOPLE_PER_KM2 / math.pi), 1))
