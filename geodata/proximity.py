"""Proximity: which places lie in which, and which are one."""

from __future__ import annotations

from articles.toponyms import PlaceKind
from geodata.places import AREAS, Place, distance_km, within_km

SITE_REACH_KM = 10.0
_SAME_SITE_KM = 2.0
_COARSENESS = {
    PlaceKind.SITE: 0,
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.DISTRICT: 2,
    PlaceKind.ADMIN1: 3,
    PlaceKind.WATER: 3,
    PlaceKind.COUNTRY_PART: 4,
    PlaceKind.COUNTRY: 5,
}


def within(place: Place, area: Place) -> bool:
    """Tell whether a place is a finer place inside another one.

    A town holds its quarters and the sites on its ground (`same_ground`), a region what bears its name as `admin1`, a
    district what bears its name as `admin2`, a country what bears its code; any other place what lies within its
    `radius_km`.
    """
    return is_quarter(place, area) or _in_coarser(place, area)


def is_quarter(place: Place, town: Place) -> bool:
    """Tell whether a place is a district of a town, no larger than it."""
    kinds = (place.kind, town.kind) == (PlaceKind.DISTRICT, PlaceKind.SETTLEMENT)
    return kinds and place.radius_km <= town.radius_km and within_km(place, town, town.radius_km)


def same_ground(place: Place, other: Place) -> bool:
    """Tell whether two places are one, told differently: a site and its town, or two points of a site.

    A site lies up to 10 km from its town's centre; two points of one site up to 2 km apart. An area is only itself.
    """
    if place.id == other.id:
        return True
    if place.kind in AREAS or other.kind in AREAS:
        return False
    kinds = {place.kind, other.kind}
    if kinds == {PlaceKind.SITE}:
        return distance_km(place, other) <= _SAME_SITE_KM
    return len(kinds) > 1 and distance_km(place, other) <= SITE_REACH_KM


def _in_coarser(place: Place, area: Place) -> bool:
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
    return distance_km(place, area) <= area.radius_km or same_ground(place, area)
