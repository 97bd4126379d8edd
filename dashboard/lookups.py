"""Look-ups: what the gazetteer makes of a name that someone types, with its rivals and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geopy.geocoders.base import Geocoder

from articles.article import Article, Source, Span
from articles.bearings import BEARING
from articles.languages import language_of, languages
from articles.toponyms import Role, Toponym, find_toponyms
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, georeference
from geodata.peoples import countries_told_of
from geodata.pins import is_pinned
from geodata.places import Place
from geodata.placetables import own_row


def look_up(
    query: str,
    gazetteer: Gazetteer,
    countries: Sequence[str] = (),
    fallback: Geocoder | None = None,
    context: str = "",
) -> Georeference:
    """Return what a name is taken for; 'Pokrovsk, Donetsk Oblast' says what larger places it lies in.

    `context` is a text around the name, whose places weigh as those of an article do. `countries` (ISO 3166-1 alpha-2)
    keep only places of theirs. `fallback` is asked for names that the gazetteer lacks. Raises GeodataError for a code
    that is no country's.
    """
    name, *within = (part.strip() for part in query.split(","))
    named = [_country(code, gazetteer) for code in countries]
    read, others = _read(name, context, gazetteer)
    toponym = replace(read, text=query, within=(*read.within, *within, *named))
    found = georeference([toponym, *others], gazetteer, fallback, countries_told_of(context))[toponym]
    return _only(found, {code.upper() for code in countries}) if countries else found


def read_name(name: str, gazetteer: Gazetteer) -> Toponym:
    """Return what a name's own wording makes of it: 'Kharkiv region' is Kharkiv with the kind of a region."""
    return _read(name, name, gazetteer)[0]


def as_json(found: Georeference) -> dict[str, object]:
    """Return a look-up as a JSON object; what is not known of the place is null.

    `accuracy_km` and `source` tell of a row of our own tables how far its point may be off, and where it is from.
    """
    place = found.place
    row = own_row(place.id) if place else None
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
        "accuracy_km": row and row.accuracy_km,
        "source": row and row.source,
        "confidence": found.confidence,
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
        yield f"  {grounds(found)}"
    for rival in found.rivals:
        yield f"  not {described(rival.place)}: {rival.reason}"


def grounds(found: Georeference) -> str:
    """Return in words how a place was chosen, and how sure that is."""
    weighed = found.confidence is not None and not is_pinned(found)
    return f"{found.method}; {found.confidence:.0%} sure" if weighed else found.method


def described(place: Place) -> str:
    """Return a place in words: its name, with its kind and the larger places around it in brackets."""
    larger = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
    return f"{place.name} ({place.kind.value.replace('_', ' ')}{', ' * bool(larger)}{larger})"


def _country(code: str, gazetteer: Gazetteer) -> str:
    country = gazetteer.place(f"iso:{code.upper()}")
    if country is None:
        raise GeodataError(f"{code} is no country code; give two letters of ISO 3166-1, such as UA.")
    return country.name


def _read(name: str, context: str, gazetteer: Gazetteer) -> tuple[Toponym, list[Toponym]]:
    """Return the toponym of a name as it stands in a text, and the other toponyms of the text."""
    text = _joined(name, context)
    span = Span(text.index(name), text.index(name) + len(name))
    plain = Toponym("", span, name, name, "look-up")
    if not context:
        return plain, []
    mentions = find_toponyms(_article(text), gazetteer)
    # 'off Aden' is told of a water there, and the name that is asked for is still the town's.
    own = [one for one in mentions if one.text == name and one.role is not Role.NAMESAKE and one.found_by != BEARING]
    told = max(own, key=lambda one: len(one.within), default=plain)  # of several, the one that the wording places
    return told, [one for one in mentions if one is not told and not one.span.overlaps(told.span)]


def _joined(name: str, context: str) -> str:
    """Return a text with a name in it: the context that names it, else the name with its context behind it."""
    if name in context:
        return context
    return f"{name} {context}" if context[:1].islower() else f"{name}. {context}"


def _article(text: str) -> Article:
    language = language_of(text) or languages()[0]
    return Article("", Source("look-up"), "", date.min, language, "", text, Span(0, 0), 0, "")


def _only(found: Georeference, countries: set[str]) -> Georeference:
    rivals = tuple(rival for rival in found.rivals if rival.place.country in countries)
    if found.place is None or found.place.country in countries:
        return replace(found, rivals=rivals)
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
