"""Entries of the gazetteer: a place with all its names, and how exactly each name is its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from geodata.names import name_key
from geodata.places import Place

_SHORTEST = 3


class Exactness(IntEnum):
    """How exactly a name is a place's own: the lower, the better."""

    OWN = 0
    VARIANT = 1
    OTHER = 2
    STEM = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names, by `geodata.names.name_key`.

    `layer` is the source that it comes from, `unit` its id in Ukraine's register of settlements where it has one; an
    entry that is not `positioned` is known by its name only, and its place says no more than the region and district.
    """

    place: Place
    layer: str
    names: dict[str, Exactness]
    unit: str | None = None
    positioned: bool = True

    def with_population(self, population: int) -> Entry:
        """Return the entry with its place's population set."""
        return replace(self, place=replace(self.place, population=population))


def keyed(own: list[str], variants: list[str], other: list[str], stems: list[str]) -> dict[str, Exactness]:
    """Return names by key, each with the best exactness it has; keys too short to tell a place are left out."""
    names: dict[str, Exactness] = {}
    for exactness, spellings in zip(Exactness, (own, variants, other, stems), strict=True):
        for spelling in spellings:
            key = name_key(spelling)
            if len(key) >= _SHORTEST:
                names.setdefault(key, exactness)
    return names
