"""Geocoding as geopy has it: the gazetteer as a geocoder, and services to fall back on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from articles.article import Span
from articles.toponyms import Toponym
from geodata.bearers import bearers
from geodata.context import Context, Named
from geodata.gazetteer import Gazetteer
from geodata.places import Place
from geodata.services import ServiceGeocoder, service
from geodata.weighing import Weighed, rank

__all__ = ["GazetteerGeocoder", "ServiceGeocoder", "service"]

_MOST = 10


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """The gazetteer as a geopy geocoder: it asks no network, and stands wherever a geopy service does."""

    def __init__(self, gazetteer: Gazetteer | None = None, **options: object) -> None:
        """Take a gazetteer, None for the user's own; `options` are those of every geopy geocoder."""
        super().__init__(**{**options, "adapter_factory": _NoAdapter})
        self._gazetteer = gazetteer or Gazetteer.open()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        viewbox: Sequence[Point | str | tuple[float, float]] | None = None,
        bounded: bool = False,
        timeout: float | None = None,  # noqa: ARG002  every geopy geocoder takes it
    ) -> Location | list[Location] | None:
        """Return where a name is, best first: one location, a list (`exactly_one=False`), or None where it is unknown.

        Larger places may follow the name behind commas ('Davos, Switzerland'); a place outside them is no answer.
        `country_codes` (ISO 3166-1 alpha-2) keep only places there; places between the two corners of `viewbox` come
        first, and alone where it is `bounded`. Each location's `raw` is the place with its `id`, `kind` and `rivals`.
        Raises ValueError for a `limit` below 1, and for a `viewbox` of no two points.
        """
        most = _most(limit, exactly_one=exactly_one)
        name, *within = [part.strip() for part in query.split(",")]
        codes = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        toponym = Toponym("", Span(0, len(query)), query, name, "query", within=tuple(part for part in within if part))
        found = _viewed(self._ranked(toponym, {code.upper() for code in codes}), viewbox, bounded=bounded)
        locations = [_location(one.place, found[:_MOST]) for one in found[:most]]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> Location | list[Location] | None:
        """Return the places nearest to a point given as geopy has it, latitude first; None where none is in reach."""
        point = query if isinstance(query, Point) else Point(query)
        places = self._gazetteer.near(point.longitude, point.latitude, _most(limit, exactly_one=exactly_one))
        locations = [_location(place, ()) for place in places]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _ranked(self, toponym: Toponym, codes: set[str]) -> list[Weighed]:
        named = Named([toponym], bearers(toponym, self._gazetteer))
        context = Context.of([named], self._gazetteer)
        return [one for one in rank(named, context) if not one.misplaced and (not codes or one.place.country in codes)]


def _most(limit: int | None, *, exactly_one: bool) -> int:
    if limit is not None and limit < 1:
        raise ValueError("Limit cannot be less than 1")  # as Nominatim's geocoder says it
    return 1 if exactly_one else limit or _MOST


def _viewed(
    found: Sequence[Weighed], viewbox: Sequence[Point | str | tuple[float, float]] | None, *, bounded: bool
) -> list[Weighed]:
    """Return places with those in a view first, or those alone where it is bounded."""
    if not viewbox:
        return [*found]
    one, other = map(Point, viewbox)
    south, north = sorted((one.latitude, other.latitude))
    west, east = sorted((one.longitude, other.longitude))
    inside = [each for each in found if west <= each.place.longitude <= east and south <= each.place.latitude <= north]
    return inside if bounded else [*inside, *(each for each in found if each not in inside)]


def _location(place: Place, rivals: Sequence[Weighed]) -> Location:
    parts = (place.name, place.admin2, place.admin1, place.country)
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    others = [
        {"id": one.place.id, "name": one.place.name, "why": one.account()} for one in rivals if one.place != place
    ]
    raw: Mapping[str, Any] = {**asdict(place), "kind": place.kind.value, "rivals": others}
    return Location(address, (place.latitude, place.longitude), raw)


class _NoAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that cannot ask: the gazetteer lies on the disk."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> NoReturn:
        raise NotImplementedError

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> NoReturn:
        raise NotImplementedError
