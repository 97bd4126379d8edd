"""Look-ups: what the gazetteer makes of a name that someone types, with its rivals and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geopy.geocoders.base import Geocoder

from articles.article import Span
from articles.toponyms import Toponym
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, georeference
from geodata.places import Place


def look_up(
    query: str, gazetteer: Gazetteer, countries: Sequence[str] = (), fallback: Geocoder | None = None
) -> Georeference:
    """Return what a name alone is taken for; 'Pokrovsk, Donetsk Oblast' says what larger places it lies in.

    `countries` (ISO 3166-1 alpha-2) keeps only places of theirs. `fallback` is asked for names that the gazetteer
    lacks. Raises GeodataError for a code that is no country's.
    """
    name, *within = (part.strip() for part in query.split(","))
    named = [_country(code, gazetteer) for code in countries]
    toponym = Toponym("", Span(0, len(query)), query, name, "look-up", within=tuple(within + named))
    found = georeference([toponym], gazetteer, fallback)[toponym]
    return _only(found, {code.upper() for code in countries}) if countries else found


def as_json(found: Georeference) -> dict[str, object]:
    """Return a look-up as a JSON object; what is known of the place is null where there is none."""
    place = found.place
    return {
        "query": found.toponym.text,
        "place_id": place and place.id,
        "name": place and place.name,
        "kind": place and place.kind.value,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "lat": place and place.latitude,
        "lon": place and place.longitude,
        "radius_km": place and place.radius_km,
        "method": found.method,
        "rivals": [_brief(rival.place) | {"reason": rival.reason} for rival in found.rivals],
    }


def as_lines(found: Georeference) -> Iterator[str]:
    """Yield a look-up in words: the place and how it was chosen, then each rival and why it was not."""
    place = found.place
    if place is None:
        yield f"{found.toponym.text}: no place; {found.method}"
    else:
        yield f"{found.toponym.text}: {described(place)}"
        yield f"  {_position(place)}, within {place.radius_km:g} km, {place.id}"
        yield f"  {found.method}"
    for rival in found.rivals:
        yield f"  not {described(rival.place)}: {rival.reason}"


def described(place: Place) -> str:
    """Return a place in words: its name, with its kind and the larger places around it in brackets."""
    larger = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
    return f"{place.name} ({place.kind.value.replace('_', ' ')}{', ' * bool(larger)}{larger})"


def _country(code: str, gazetteer: Gazetteer) -> str:
    country = gazetteer.place(f"iso:{code.upper()}")
    if country is None:
        raise GeodataError(f"{code} is no country code; give two letters of ISO 3166-1, such as UA.")
    return country.name


def _only(found: Georeference, countries: set[str]) -> Georeference:
    rivals = tuple(rival for rival in found.rivals if rival.place.country in countries)
    if found.place is None or found.place.country in countries:
        return Georeference(found.toponym, found.place, found.method, rivals)
    return Georeference(found.toponym, None, f"no place of this name in {', '.join(sorted(countries))}", rivals)


def _position(place: Place) -> str:
    north, east = "NS"[place.latitude < 0], "EW"[place.longitude < 0]
    return f"{abs(place.latitude):.4f} {north}, {abs(place.longitude):.4f} {east}"


def _brief(place: Place) -> dict[str, object]:
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.latitude,
        "lon": place.longitude,
    }
