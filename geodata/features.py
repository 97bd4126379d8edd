"""Features: the sites, waters, islands and areas of added dumps of GeoNames, beside their settlements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import chain

from geodata.dumps import Feature
from geodata.entries import Entry, keyed
from geodata.layers import Layer
from geodata.names import english, name_key
from geodata.places import Place, distance_km
from geodata.placetables import PlaceType, place_rows, place_types

MOST = 50_000  # an index of 200 MB must hold all layers; those with the most names are the best known
_SAME_KM = 25.0
_OWN_TABLES = ("sites", "waters", "districts", "settlements")
_HOME = "UA"


def feature_entries(rows: Iterable[tuple[Layer, Feature]]) -> Iterator[Entry]:
    """Yield an entry for each feature of dumps that our own tables and Ukraine's register do not have.

    A feature whose name does not say what it is (the airfield 'Sumy') is found only beside a word of its type. Of more
    than `MOST` those with the most names are kept.
    """
    regions = {(row.place.country, row.code): row.place.admin1 for row in place_rows("regions") if row.code}
    known = _own_places()
    for layer, feature in nlargest(MOST, rows, key=lambda row: len(row[1].spellings)):
        region = regions.get((feature.country, feature.code))
        entry = _entry(layer, feature, region)
        near = known[entry.place.kind, name_key(entry.place.name)]
        if not _is_listed(feature, region) and all(distance_km(place, entry.place) > _SAME_KM for place in near):
            near.append(entry.place)
            yield entry


def _own_places() -> Mapping[tuple[str, str], list[Place]]:
    """Return the places of our own tables by kind and name."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for row in chain.from_iterable(place_rows(table) for table in _OWN_TABLES):
        for name in row.full_names():
            places[row.place.kind, name_key(name)].append(row.place)
    return places


def _is_listed(feature: Feature, region: str | None) -> bool:
    """Tell whether an area is one that our regions or the register have."""
    return (feature.sort == "ADM1" and region is not None) or (feature.sort == "ADM2" and feature.country == _HOME)


def _entry(layer: Layer, feature: Feature, region: str | None) -> Entry:
    kind = place_types()[feature.type]
    name = english(feature.name, feature.country)
    place = Place(
        id=f"geonames:{feature.id}",
        name=name,
        kind=kind.kind,
        longitude=feature.longitude,
        latitude=feature.latitude,
        country=feature.country or None,
        admin1=name if feature.sort == "ADM1" else region,
        admin2=None,
        radius_km=feature.radius_km,
        population=feature.population,
    )
    spellings = dict.fromkeys((name, feature.name, *feature.spellings))
    full = [spelling for spelling in spellings if _says_kind(spelling, kind)]
    bare = [spelling for spelling in spellings if spelling not in full]
    return Entry(place, layer.name, keyed(full[:1], full[1:], [], bare))


def _says_kind(name: str, kind: PlaceType) -> bool:
    """Tell whether a name has a word of its type: 'Hostomel Airport', 'Sea of Azov'."""
    small = name.casefold()
    before, after = (chain.from_iterable(words.values()) for words in (kind.before, kind.after))
    return any(small.startswith(f"{word.casefold()} ") for word in before) or any(
        small.endswith(f" {word.casefold()}") for word in after
    )
