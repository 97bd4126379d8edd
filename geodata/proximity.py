"""Proximity: how far places lie from each other, and which lies in which."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from articles.toponyms import PlaceKind
from geodata.places import Place

_EARTH_RADIUS_KM = 6371.0088
_COARSENESS = {
    PlaceKind.SITE: 0,
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.DISTRICT: 2,
    PlaceKind.ADMIN1: 3,
    PlaceKind.WATER: 3,
    PlaceKind.COUNTRY_PART: 4,
    PlaceKind.COUNTRY: 5,
}


def distance_km(one: Place, other: Place) -> float:
    """Return the great-circle distance between the points of two places, in kilometres (haversine, mean radius)."""
    latitude, other_latitude = radians(one.latitude), radians(other.latitude)
    across = sin((other_latitude - latitude) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(across + cos(latitude) * cos(other_latitude) * along)))


def within(place: Place, area: Place) -> bool:
    """Tell whether a place is a finer place inside another one.

    A region holds what bears its name as `admin1`, a district what bears its name as `admin2`, a country what bears its
    code; any other place holds what lies within its `radius_km`.
    """
    if place.id == area.id or _COARSENESS[place.kind] >= _COARSENESS[area.kind]:
        return False
    if area.country and place.country and area.country != place.country:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country
    if area.kind is PlaceKind.ADMIN1 and place.admin1 and area.admin1:
        return place.admin1 == area.admin1
    if area.kind is PlaceKind.DISTRICT and place.admin2 and area.admin2:
        return place.admin2 == area.admin2
    return distance_km(place, area) <= area.radius_km
