"""Vicinity: a place that only the wording tells of, put where the article has it: in its city, near its town."""

from __future__ import annotations

from dataclasses import replace

from articles.toponyms import PlaceKind, Toponym
from geodata.context import Context, larger_places, lies_in
from geodata.names import name_key
from geodata.places import Place

QUARTER_KM = 6.0  # how far the district of a city reaches, at least
_WORDING = "wording"
_CITY = 30_000
_QUARTER_WITHIN, _VILLAGE_WITHIN = 1_000, 60  # characters between the name and that of its city or town
_VILLAGE_KM, _DISTRICT_KM = 20.0, 25.0
_WIDEST_KM = 60.0  # of an area at whose middle an unknown village may stand
_FAR_KM = 120.0


def beside(toponym: Toponym, context: Context) -> Place | None:
    """Return a place for a name that the gazetteer lacks and the wording makes a quarter or a village.

    A quarter stands in the city that the article names it with, a village in the middle of the small area or by the
    town that the wording has beside it; the radius says how vague that is. None where nothing is named beside it.
    """
    if toponym.kind is PlaceKind.DISTRICT:
        city = _host(toponym, context, _QUARTER_WITHIN, _CITY)
        return _put(toponym, city, max(QUARTER_KM, city.radius_km)) if city else None
    if toponym.kind is not PlaceKind.SETTLEMENT or toponym.found_by != _WORDING:
        return None
    areas = [area for name in toponym.within for area in larger_places(name, context.gazetteer)[:1]]
    area = next((area for area in areas if area.radius_km <= _WIDEST_KM), None)
    town = _host(toponym, context, _VILLAGE_WITHIN, 0)
    host = area or (town if town and all(lies_in(town, area) for area in areas) else None)
    return _put(toponym, host, max(_VILLAGE_KM, host.radius_km)) if host else None


def around(toponym: Toponym, town: Place, context: Context) -> Place | None:
    """Return the district that bears the name of a town: around the town, or in the city spoken of where that is far.

    'Kangpokpi district' is around Kangpokpi; 'Дзержинский район' in an article on Volgograd is in Volgograd.
    """
    if is_far(toponym, town, context):
        return beside(toponym, context)
    return replace(
        town,
        id=f"{town.id}#district",
        name=f"{town.name} District",
        kind=PlaceKind.DISTRICT,
        radius_km=max(_DISTRICT_KM, town.radius_km),
        population=0,
    )


def is_far(toponym: Toponym, place: Place, context: Context) -> bool:
    """Tell whether a place lies far from all that the article surely names, and in no region that it names."""
    nearest = context.nearest(place, toponym.name)
    return nearest is not None and nearest[0] > _FAR_KM and context.region(place) is None


def _host(toponym: Toponym, context: Context, within: int, fewest: int) -> Place | None:
    """Return the settlement of enough people that is named nearest to a toponym, those before it first."""
    at = toponym.span.start
    near = [
        (abs(at - spot) + (spot > at) * within / 2, place)
        for place, spots in context.anchors.items()
        if place.kind is PlaceKind.SETTLEMENT and place.population >= fewest
        for spot in spots
        if abs(at - spot) <= within
    ]
    return min(near, key=lambda row: row[0], default=(0.0, None))[1]


def _put(toponym: Toponym, host: Place, radius_km: float) -> Place:
    kind = toponym.kind or PlaceKind.SETTLEMENT
    place_id = f"beside:{host.id}/{name_key(toponym.name)}"
    return replace(host, id=place_id, name=toponym.name, kind=kind, radius_km=radius_km, population=0)
