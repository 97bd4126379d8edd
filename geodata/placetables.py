"""Our own tables of places: regions, waters, parts of countries, sites, settlements; and names of countries, cities."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain

from articles.languages import languages
from articles.toponyms import PlaceKind
from geodata.entries import Entry, keyed
from geodata.errors import GeodataError
from geodata.places import Place

LAYER = "strikemap"
TABLES = ("regions", "districts", "country_parts", "waters", "sites", "settlements")
_TABLE_OF = {"site": "sites", "settlement": "settlements"}
LANGUAGES = languages()
_STEM = "~"


@dataclass(frozen=True, slots=True)
class PlaceType:
    """A type of place ('air_base'), its kind, and the words that stand before or after a name, by language."""

    name: str
    kind: PlaceKind
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    def forms(self, stem: str, language: str) -> Iterator[str]:
        """Yield the full names that the type's words make of a stem ('Engels' gives 'Engels air base')."""
        yield from (f"{word} {stem}" for word in self.before[language])
        yield from (f"{stem} {word}" for word in self.after[language])


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of one of our own tables.

    `names` are full names; `stems` are names that stand for the place only beside a word of its type, or where the
    wording says its kind; both by language. `code` is the GeoNames code of a first-level region. `accuracy_km` is how
    far the point may be off, `source` where it is from; None in tables of areas.
    """

    place: Place
    type: PlaceType
    names: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    code: str | None
    accuracy_km: float | None = None
    source: str | None = None

    def full_names(self) -> list[str]:
        """Return every name that is the place's own, the forms of its stems included."""
        forms = (self.type.forms(stem, language) for language, stems in self.stems.items() for stem in stems)
        return [self.place.name, *chain.from_iterable(self.names.values()), *chain.from_iterable(forms)]

    def entry(self) -> Entry:
        """Return the gazetteer's entry of the row."""
        return Entry(
            self.place, LAYER, keyed(self.full_names(), [], [], list(chain.from_iterable(self.stems.values())))
        )


@cache
def place_types() -> Mapping[str, PlaceType]:
    """Return the types of places by name, as `data/place_types.csv` has them."""
    return {
        row["type"]: PlaceType(
            row["type"],
            PlaceKind(row["kind"]),
            {language: _listed(row.get(f"{language}_before", "")) for language in LANGUAGES},
            {language: _listed(row.get(f"{language}_after", "")) for language in LANGUAGES},
        )
        for row in _rows("place_types")
    }


@cache
def place_rows(table: str) -> tuple[PlaceRow, ...]:
    """Return the rows of one of `TABLES`; raises GeodataError where a row cannot be read."""
    return tuple(_place_row(table, row) for row in _rows(table))


def own_row(place_id: str) -> PlaceRow | None:
    """Return the row of our own tables of sites and settlements that a place is, None where it is from elsewhere."""
    table = _TABLE_OF.get(place_id.partition(":")[0])
    return next((row for row in place_rows(table) if row.place.id == place_id), None) if table else None


@cache
def country_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of countries beside those of GeoNames, ours first, by ISO 3166-1 alpha-2 code."""
    return {
        row["iso"]: tuple(chain.from_iterable(_listed(row.get(lang, "")) for lang in LANGUAGES))
        for row in _rows("countries")
    }


@cache
def city_names() -> Mapping[int, tuple[str, tuple[str, ...]]]:
    """Return the English names that we prefer to a rule's, with further spellings, by GeoNames id."""
    return {int(row["geonameid"]): (row["name"], _listed(row["spellings"])) for row in _rows("city_names")}


def _rows(table: str) -> list[dict[str, str]]:
    text = resources.files("geodata").joinpath(f"data/{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def _place_row(table: str, row: Mapping[str, str]) -> PlaceRow:
    try:
        kind = place_types()[row["type"]]
        listed = {language: _listed(row.get(language, "")) for language in LANGUAGES}
        return PlaceRow(
            _place(row, kind.kind),
            kind,
            {
                language: tuple(name for name in names if not name.startswith(_STEM))
                for language, names in listed.items()
            },
            {
                language: tuple(name[1:] for name in names if name.startswith(_STEM))
                for language, names in listed.items()
            },
            row.get("code") or None,
            float(row["accuracy_km"]) if "accuracy_km" in row else None,
            row.get("source"),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise GeodataError(f"data/{table}.csv: row {row.get('id')} cannot be read ({error}); mend the row.") from error


def _place(row: Mapping[str, str], kind: PlaceKind) -> Place:
    return Place(
        id=row["id"],
        name=row["name"],
        kind=kind,
        longitude=float(row["longitude"]),
        latitude=float(row["latitude"]),
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        admin2=None,
        radius_km=float(row["radius_km"]),
        population=int(row["population"] or 0),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in cell.split(";")) if name)
