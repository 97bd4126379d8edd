"""The settlements of postal files: points for what the register knows by name, and names that it has no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.dumps import Postal
from geodata.entries import Entry, keyed
from geodata.layers import Layer
from geodata.names import latin, name_key
from geodata.places import Place, distance_km
from geodata.placetables import place_rows
from geodata.register import Register

_RADIUS_KM = 2.0  # half of the rows that GeoNames calls sure lie within 0.4 km, some a village away
_SAME_KM = 10.0
_HOME = "UA"


def postal_entries(
    rows: Iterable[tuple[Layer, Postal]], register: Register, towns: Mapping[str, Place], placed: Sequence[Place]
) -> Iterator[Entry]:
    """Yield an entry for each settlement of postal files that no other layer has a point for.

    A village of Ukraine's register gets its point where its community lies around. Passed over is a village whose
    namesakes in the region all belong to communities elsewhere, and a point outside its region: the file confuses
    namesakes. `towns` holds places by the id of their unit in the register, `placed` all settlements with a point.
    """
    regions = {(row.place.country, row.code): row.place.admin1 for row in place_rows("regions") if row.code}
    known: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    for place in placed:
        known[place.admin1, name_key(place.name)].append(place)
    centers, taken, boundaries = register.centers(towns), set(towns), Boundaries.open()
    for layer, row in rows:
        place = _place(row, regions.get((row.country, row.code)))
        around = boundaries.region(place.longitude, place.latitude)
        if around is None or (around.country, around.admin1) != (place.country, place.admin1):
            continue
        near = known[place.admin1, name_key(place.name)]
        if any(distance_km(place, other) <= _SAME_KM for other in near):
            continue
        unit = register.settlement_near(place, row.name, centers, taken) if row.country == _HOME else None
        if unit is None and row.country == _HOME and register.settlement(place.admin1, place.name, [row.name]):
            continue
        if unit:
            taken.add(unit.id)
            place = register.place_of(unit, place)
        near.append(place)
        yield Entry(place, layer.name, keyed([place.name, row.name], [], [], []), unit.id if unit else None)


def _place(row: Postal, region: str | None) -> Place:
    name = latin(row.name, "uk" if row.country == _HOME else "ru")
    return Place(
        id=f"postal:{row.country}/{name_key(name)}/{row.latitude:.2f},{row.longitude:.2f}",
        name=name,
        kind=PlaceKind.SETTLEMENT,
        longitude=row.longitude,
        latitude=row.latitude,
        country=row.country,
        admin1=region,
        admin2=None,
        radius_km=_RADIUS_KM,
        population=0,
    )
