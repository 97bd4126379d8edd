"""Shapes: what a place looks like on the map."""

from __future__ import annotations

from dataclasses import replace

import shapely
from pyproj import Geod
from shapely.affinity import translate

from geodata.boundaries import Boundaries
from geodata.places import AREAS, DEGREE_KM, Place

_CIRCLE_CORNERS = 64
_GEOD = Geod(ellps="WGS84")
_POLE = 90.0


class Shapes:
    """The geometries of places, each made once: WGS 84 degrees, longitude first."""

    def __init__(self, boundaries: Boundaries | None) -> None:
        """Take the boundaries that areas are looked up in; without them every area is a circle."""
        self._boundaries = boundaries
        self._made: dict[str, shapely.Geometry] = {}

    def of(self, place: Place) -> shapely.Geometry:
        """Return a point for a settlement or site, for an area its boundary.

        A settlement of which no point is known, and an area whose boundary nobody has drawn, are as much of a circle of
        `radius_km` as lies in their region or country.
        """
        if place.id not in self._made:
            self._made[place.id] = self._make(place)
        return self._made[place.id]

    def _make(self, place: Place) -> shapely.Geometry:
        if place.kind not in AREAS and not place.is_vague:
            return shapely.Point(place.longitude, place.latitude)
        around = circle(place.longitude, place.latitude, place.radius_km)
        if self._boundaries is None:
            return around
        if place.is_vague:  # the outlines of raions are drawn too roughly to cut off where a village may stand
            return self._boundaries.confined(replace(place, admin2=None), around)
        outline = self._boundaries.polygon(place)
        return self._boundaries.confined(place, around) if outline is None else outline


def circle(longitude: float, latitude: float, radius_km: float) -> shapely.Geometry:
    """Return a geodesic circle of 64 corners, counter-clockwise, cut at the antimeridian (RFC 7946, section 3.1.9).

    A circle that holds a pole is the whole cap beyond its farthest parallel.
    """
    if abs(latitude) + radius_km / DEGREE_KM >= _POLE:
        return _cap(latitude, radius_km)
    n = _CIRCLE_CORNERS
    azimuths = [360.0 * (1 - corner / n) for corner in range(n)]
    ring = _GEOD.fwd([longitude] * n, [latitude] * n, azimuths, [radius_km * 1000] * n)
    # Longitudes are kept near the centre's, past 180 if need be, so that the ring is one until it is cut.
    near = [longitude + (east - longitude + 180) % 360 - 180 for east in ring[0]]
    return _cut(shapely.Polygon(zip(near, ring[1], strict=True)))


def _cap(latitude: float, radius_km: float) -> shapely.Geometry:
    if latitude > 0:
        return shapely.box(-180, latitude - radius_km / DEGREE_KM, 180, _POLE)
    return shapely.box(-180, -_POLE, 180, latitude + radius_km / DEGREE_KM)


def _cut(polygon: shapely.Polygon) -> shapely.Geometry:
    worlds = ((offset, shapely.box(offset - 180, -90, offset + 180, 90)) for offset in (-360, 0, 360))
    parts = [translate(polygon.intersection(world), -offset) for offset, world in worlds]
    kept = [shapely.geometry.polygon.orient(part) for part in parts if not part.is_empty]
    return kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept)
