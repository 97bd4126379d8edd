"""Answers of geocoding services: each as a place of ours, however the service words it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from geopy.location import Location

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.places import Place, arc_km

# The words by which services tell what sort of place they found, GeoNames' classes and codes among them.
_SORTS = {
    PlaceKind.COUNTRY: {"country", "pcli", "nation"},
    PlaceKind.ADMIN1: {"state", "region", "province", "adm1", "administrative_area_level_1", "macroregion"},
    PlaceKind.DISTRICT: {
        "county",
        "district",
        "municipality",
        "state_district",
        "city_district",
        "borough",
        "adm2",
        "adm3",
    }
    | {"administrative_area_level_2", "administrative_area_level_3", "localadmin", "sublocality"},
    PlaceKind.SETTLEMENT: {"city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "locality", "p"}
    | {"isolated_dwelling", "place", "populatedplace", "_category_place"},
    PlaceKind.WATER: {
        "bay",
        "strait",
        "water",
        "river",
        "sea",
        "ocean",
        "reservoir",
        "lake",
        "canal",
        "marinearea",
        "h",
    },
}
_SORT_FIELDS = (
    "addresstype",
    "type",
    "_type",
    "layer",
    "osm_value",
    "fcode",
    "fcl",
    "place_type",
    "types",
    "resultType",
)
_ID_FIELDS = ("osm_id", "geonameId", "gid", "place_id", "id")
_REGION_FIELDS = ("state", "region", "adminName1", "province")
_DISTRICT_FIELDS = ("county", "district", "adminName2")
_COUNTRY_FIELDS = ("country_code", "countrycode", "countryCode")
_CODE = re.compile(r"[A-Za-z]{2}")
# How far a place reaches where the service does not tell its box.
_REACH_KM = {
    PlaceKind.COUNTRY: 300.0,
    PlaceKind.ADMIN1: 100.0,
    PlaceKind.DISTRICT: 25.0,
    PlaceKind.WATER: 30.0,
    PlaceKind.SETTLEMENT: 5.0,
    PlaceKind.SITE: 2.0,
}


def service_place(service_name: str, location: Location) -> Place:
    """Return an answer of a service as a place; its id is the service's own, its radius half its box's diagonal.

    Where the service does not tell the country or the region, they are those of the boundaries around the point.
    """
    told = _told(location.raw)
    longitude, latitude = location.longitude, location.latitude
    kind = _kind(told)
    around = _boundaries().region(longitude, latitude)
    code = _first(told, _COUNTRY_FIELDS)
    country = code.upper() if _CODE.fullmatch(code) else None
    return Place(
        id=f"{service_name}:{_first(told, _ID_FIELDS) or f'{latitude:.5f},{longitude:.5f}'}",
        name=_first(told, ("name",)) or location.address.split(",")[0],
        kind=kind,
        longitude=longitude,
        latitude=latitude,
        country=country or (around.country if around else None),
        admin1=_first(told, _REGION_FIELDS)
        or (around.admin1 if around and country in {None, around.country} else None),
        admin2=_first(told, _DISTRICT_FIELDS) or None,
        radius_km=_radius_km(told, kind),
    )


def _told(raw: object) -> dict[str, Any]:
    """Return what an answer tells, with what it tells inside it; the outer of two fields of one name counts."""
    told: dict[str, Any] = {}
    if isinstance(raw, Mapping):
        told |= raw
        for inner in ("properties", "address", "components", "item"):
            told = _told(raw.get(inner)) | told
    return told


def _first(told: Mapping[str, Any], fields: tuple[str, ...]) -> str:
    values = (told.get(field) for field in fields)
    return next((str(value) for value in values if isinstance(value, (str, int)) and str(value)), "")


def _kind(told: Mapping[str, Any]) -> PlaceKind:
    values = (told.get(field) for field in _SORT_FIELDS)
    words = {str(one).lower() for value in values for one in (value if isinstance(value, list) else [value])}
    return next((kind for kind, known in _SORTS.items() if words & known), PlaceKind.SITE)


def _radius_km(told: Mapping[str, Any], kind: PlaceKind) -> float:
    if told.get("boundingbox"):  # of Nominatim
        south, north, west, east = (float(edge) for edge in told["boundingbox"])
    elif told.get("extent"):  # of Photon
        west, north, east, south = (float(edge) for edge in told["extent"])
    else:
        return _REACH_KM[kind]
    return max(1.0, round(arc_km(west, south, east, north) / 2, 1))


@cache
def _boundaries() -> Boundaries:
    return Boundaries.open()
