"""Bearers of a toponym's name: the places that it could stand for, of the kind that the wording says."""

from __future__ import annotations

from dataclasses import dataclass

from articles.toponyms import PlaceKind, Toponym
from geodata.entries import Exactness
from geodata.gazetteer import Candidate, Gazetteer
from geodata.names import town_names
from geodata.placetables import place_types

# Where no place of the wording's kind bears the name: the kinds that it may be instead, in this order.
_INSTEAD = {
    PlaceKind.SITE: (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT),
    PlaceKind.DISTRICT: (PlaceKind.SETTLEMENT, PlaceKind.ADMIN1),
    PlaceKind.ADMIN1: (PlaceKind.COUNTRY_PART, PlaceKind.DISTRICT, PlaceKind.SETTLEMENT, PlaceKind.COUNTRY),
    PlaceKind.COUNTRY_PART: (PlaceKind.ADMIN1, PlaceKind.COUNTRY),
    PlaceKind.SETTLEMENT: (PlaceKind.DISTRICT, PlaceKind.SITE, PlaceKind.ADMIN1),
    PlaceKind.COUNTRY: (PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART),
    PlaceKind.WATER: (),
}


@dataclass(frozen=True, slots=True)
class Bearers:
    """The candidates for a toponym; `note` says where they are not of the kind that the wording asked for."""

    candidates: tuple[Candidate, ...]
    note: str = ""


def bearers(toponym: Toponym, gazetteer: Gazetteer) -> Bearers:
    """Return the places that a toponym could stand for, as its name and the kind in its wording have it.

    Where none is of that kind, a site or a district falls back to the town that it is named after, with a note.
    """
    named = gazetteer.candidates(toponym.name) or gazetteer.candidates(toponym.text)
    if toponym.kind is None:
        own = tuple(candidate for candidate in named if candidate.exactness is not Exactness.STEM)
        # 'Sheskharis' is a terminal only where the wording says so; 'Rakhine' is a state wherever it stands.
        return Bearers(own or tuple(candidate for candidate in named if candidate.place.kind is not PlaceKind.SITE))
    for kind in (toponym.kind, *_INSTEAD[toponym.kind]):
        fitting = tuple(candidate for candidate in named if candidate.place.kind is kind)
        if fitting:
            return Bearers(fitting, "" if kind is toponym.kind else _note(toponym.kind, kind))
    return _namesakes(toponym, gazetteer)


def _namesakes(toponym: Toponym, gazetteer: Gazetteer) -> Bearers:
    """Find the town in 'Ilsky refinery' or 'Ruzsky District', where neither has an entry of its own."""
    if toponym.kind is PlaceKind.SITE:
        names = _without_type(toponym.name)
    elif toponym.kind is PlaceKind.DISTRICT:
        bare = _without_type(toponym.name)
        names = [*bare, *(town for name in (toponym.name, *bare) for town in town_names(name))]
    else:
        return Bearers(())
    towns = [town for name in names for town in gazetteer.candidates(name) if town.place.kind is PlaceKind.SETTLEMENT]
    if toponym.kind is PlaceKind.DISTRICT:
        around = (candidate for town in towns for candidate in gazetteer.candidates(town.place.name))
        districts = tuple(dict.fromkeys(one for one in around if one.place.kind is PlaceKind.DISTRICT))
        if districts:
            return Bearers(districts)
    return Bearers(tuple(dict.fromkeys(towns)), _note(toponym.kind, PlaceKind.SETTLEMENT) if towns else "")


def _without_type(name: str) -> list[str]:
    """Return what is left of a name without the word of its type ('Port of Ust-Luga' leaves 'Ust-Luga')."""
    words = name.casefold()
    stems: set[str] = set()
    for kind in place_types().values():
        for listed in kind.before.values():
            stems |= {name[len(word) :].strip() for word in listed if words.startswith(f"{word.casefold()} ")}
        for listed in kind.after.values():
            stems |= {name[: -len(word)].strip() for word in listed if words.endswith(f" {word.casefold()}")}
    return sorted(stems, key=len)


def _note(asked: PlaceKind, instead: PlaceKind) -> str:
    return f"no {asked.replace('_', ' ')} of this name, so the {instead.replace('_', ' ')}"
