"""Bearers of a toponym's name: the places that it could stand for, of the kind that the wording says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from articles.inflection import basic_names
from articles.toponyms import PlaceKind, Toponym
from geodata.entries import Exactness
from geodata.gazetteer import Candidate, Gazetteer
from geodata.names import town_names
from geodata.places import Place
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
_INFLECTING = ("uk", "ru")
_TOWN = 10_000
_AROUND = (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Bearers:
    """The candidates for a toponym; `note` says where they are not of the kind that the wording asked for."""

    candidates: tuple[Candidate, ...]
    note: str = ""

    def __hash__(self) -> int:
        """Return a hash of the first alone: some names have a hundred bearers."""
        return hash((len(self.candidates), self.candidates[0].place if self.candidates else None))


class _Worded(NamedTuple):
    """What of a toponym says which places it could stand for."""

    name: str
    text: str
    kind: PlaceKind | None
    within: tuple[str, ...]
    found_by: str


def bearers(toponym: Toponym, gazetteer: Gazetteer) -> Bearers:
    """Return the places that a toponym could stand for, as its name and the kind in its wording have it.

    Where none is of that kind, a site or a district falls back to the town that it is named after, with a note. Those
    of one wording are the same object.
    """
    worded = _Worded(toponym.name, toponym.text, toponym.kind, toponym.within, toponym.found_by)
    return _bearers(worded, gazetteer)


@lru_cache(maxsize=_REMEMBERED)
def _bearers(toponym: _Worded, gazetteer: Gazetteer) -> Bearers:
    named = _named(toponym, gazetteer) or _in_a_case(toponym, gazetteer)
    if toponym.kind is None and not named:
        heard = _sounding(toponym, (), gazetteer) if toponym.within else _only_sounding(toponym, gazetteer)
        return _typed(toponym, gazetteer) or heard or Bearers(())
    if (
        toponym.kind in (None, PlaceKind.SETTLEMENT)
        and toponym.within
        and (heard := _sounding(toponym, named, gazetteer))
    ):
        return heard
    if toponym.kind is None:
        own = tuple(candidate for candidate in named if candidate.exactness is not Exactness.STEM)
        # 'Sheskharis' is a terminal only where the wording says so; 'Rakhine' is a state wherever it stands.
        return Bearers(own or tuple(candidate for candidate in named if candidate.place.kind is not PlaceKind.SITE))
    for kind in (toponym.kind, *_INSTEAD[toponym.kind]):
        fitting = tuple(candidate for candidate in named if candidate.place.kind is kind)
        if fitting:
            return Bearers(fitting, "" if kind is toponym.kind else _note(toponym.kind, kind))
    return _namesakes(toponym, gazetteer)


def _named(toponym: _Worded, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the places of a name, or of the word as it stands where only these lie in what the wording says.

    'Гори в Грузии' is Gori, not a case of the name Гора.
    """
    basic, own = gazetteer.candidates(toponym.name), gazetteer.candidates(toponym.text)
    if not basic or not own or toponym.name == toponym.text:
        return basic or own
    areas = _areas(toponym, gazetteer)
    there = any(_holds(area, one.place) for area in areas for one in own)
    return own if there and not any(_holds(area, one.place) for area in areas for one in basic) else basic


def _areas(toponym: _Worded, gazetteer: Gazetteer) -> list[Place]:
    return [one.place for name in toponym.within for one in gazetteer.candidates(name) if one.place.kind in _AROUND]


def _in_a_case(toponym: _Worded, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the settlements of which the wording has a case that no list of the reader has: 'під Зеленопіллям'."""
    if toponym.found_by != "wording":
        return ()
    for language in _INFLECTING:
        forms = basic_names(toponym.name.split(), language)
        found = (candidate for form in forms for candidate in gazetteer.candidates(form))
        towns = {one.place.id: one for one in found if one.place.kind is PlaceKind.SETTLEMENT}
        if towns:
            return tuple(towns.values())
    return ()


def _typed(toponym: _Worded, gazetteer: Gazetteer) -> Bearers | None:
    """Find 'Pisky village' and 'Luhansk International Airport', where the word of the type is taken for the name's."""
    for stem, kind in _stems(toponym.name).items():
        found = _bearers(toponym._replace(text=stem, name=stem, kind=kind), gazetteer)
        if found.candidates:
            return found
    return None


def _sounding(toponym: _Worded, named: Sequence[Candidate], gazetteer: Gazetteer) -> Bearers | None:
    """Find a village of Ukraine by the Russian form of its name, or another transliteration of it.

    Names that sound alike are many, so only where the wording has a larger place that holds it and none of the name.
    """
    areas = _areas(toponym, gazetteer)
    if not areas or any(_holds(area, one.place) for area in areas for one in named):
        return None
    for alike in gazetteer.sounding(toponym.name):
        if found := tuple(one for one in alike if any(_holds(area, one.place) for area in areas)):
            return Bearers(found, "by the sound of its name")
    return None


def _only_sounding(toponym: _Worded, gazetteer: Gazetteer) -> Bearers | None:
    """Find a town of Ukraine by the sound of a name that no place is written with: 'Czasiw Jar', 'Tschassiw Jar'."""
    for alike in gazetteer.sounding(toponym.name):
        if found := tuple(one for one in alike if one.place.population >= _TOWN):
            return Bearers(found, "by the sound of its name")
    return None


def _holds(area: Place, place: Place) -> bool:
    return area.country == place.country and (area.kind is PlaceKind.COUNTRY or area.admin1 == place.admin1)


def _near(area: Place, place: Place) -> bool:
    return area.country == place.country and area.admin1 in {None, place.admin1}


def _namesakes(toponym: _Worded, gazetteer: Gazetteer) -> Bearers:
    """Find the town in 'Ilsky refinery' or 'Ruzsky District', where neither has an entry of its own."""
    if toponym.kind is PlaceKind.SITE:
        names = _without_type(toponym.name)
    elif toponym.kind is PlaceKind.DISTRICT:
        bare = _without_type(toponym.name)
        names = [*bare, *(town for name in (toponym.name, *bare) for town in town_names(name))]
    else:
        return Bearers(())
    towns = [town for name in names for town in gazetteer.candidates(name) if town.place.kind is PlaceKind.SETTLEMENT]
    areas = [one.place for name in toponym.within for one in gazetteer.candidates(name)]
    if areas and not any(_near(area, town.place) for area in areas for town in towns):
        return Bearers(())  # 'Budyonnovsky District of Donetsk' is not Budyonnovsk's
    if toponym.kind is PlaceKind.DISTRICT:
        around = (candidate for town in towns for candidate in gazetteer.candidates(town.place.name))
        districts = tuple(dict.fromkeys(one for one in around if one.place.kind is PlaceKind.DISTRICT))
        if districts:
            return Bearers(districts)
    return Bearers(tuple(dict.fromkeys(towns)), _note(toponym.kind, PlaceKind.SETTLEMENT) if towns else "")


def _without_type(name: str) -> list[str]:
    """Return what is left of a name without the word of its type ('Port of Ust-Luga' leaves 'Ust-Luga')."""
    return list(_stems(name))


def _stems(name: str) -> dict[str, PlaceKind]:
    """Return a name without each word of a type that it begins or ends with, and the kind; the barest first."""
    words = name.casefold()
    stems: dict[str, PlaceKind] = {}
    for kind in place_types().values():
        for word in chain.from_iterable(kind.before.values()):
            if words.startswith(f"{word.casefold()} "):
                stems.setdefault(name[len(word) :].strip(), kind.kind)
        for word in chain.from_iterable(kind.after.values()):
            if words.endswith(f" {word.casefold()}"):
                stems.setdefault(name[: -len(word)].strip(), kind.kind)
    return dict(sorted(stems.items(), key=lambda item: len(item[0])))


def _note(asked: PlaceKind, instead: PlaceKind) -> str:
    return f"no {asked.replace('_', ' ')} of this name, so the {instead.replace('_', ' ')}"
