"""Pins: places that somebody has set for a name by hand, over whatever the gazetteer makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from articles.article import Article
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.georeferencing import Georeference, Rival
from geodata.names import name_key
from geodata.places import Place

_CERTAIN = 1.0
_PINNED = "pinned by"


class Reach(StrEnum):
    """Where a pin holds, the narrowest first: that is the order in which pins go before each other."""

    ARTICLE = "article"
    SOURCE = "source"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Target:
    """What a pin is for: a name as the wording has it, with its kind, in an article, a source or the whole store.

    `key` is the name's key, `kind` what the wording makes of it, None where that is left open; `within` is the id of
    the article or the name of the source, empty for the whole store.
    """

    key: str
    kind: PlaceKind | None
    reach: Reach
    within: str

    @classmethod
    def of(cls, toponym: Toponym, reach: Reach = Reach.STORE, within: str = "") -> Target:
        """Return the target of a pin for a toponym's name."""
        return cls(name_key(toponym.name), toponym.kind, reach, within)


@dataclass(frozen=True, slots=True)
class Pin:
    """The place set for a target: by whom, and on which day."""

    target: Target
    place: Place
    who: str
    day: date


class Pins:
    """All pins of a store, and what they make of georeferences."""

    def __init__(self, pins: Iterable[Pin]) -> None:
        """Take pins, one a target."""
        self._pins = {pin.target: pin for pin in pins}

    def applied(self, article: Article, found: Mapping[Toponym, Georeference]) -> Mapping[Toponym, Georeference]:
        """Return an article's georeferences with the pinned places in them, the choices before them as rivals."""
        if not self._pins:
            return found
        pins = {toponym: self.of(toponym, article) for toponym in found}
        return {toponym: _pinned(one, pin) if (pin := pins[toponym]) else one for toponym, one in found.items()}

    def of(self, toponym: Toponym, article: Article) -> Pin | None:
        """Return the pin that holds for a toponym, the narrowest of several; None where none does."""
        if toponym.role is Role.NAMESAKE:
            return None
        key = name_key(toponym.name)
        for reach, within in ((Reach.ARTICLE, article.id), (Reach.SOURCE, article.source.name), (Reach.STORE, "")):
            own = self._pins.get(Target(key, toponym.kind, reach, within))
            pin = own or self._pins.get(Target(key, None, reach, within))
            # A pin for the bare name is for the wording with a kind, too, where its place is of that kind.
            if pin is not None and (pin is own or pin.place.kind is toponym.kind):
                return pin
        return None


def is_pinned(found: Georeference) -> bool:
    """Tell whether a place was set by hand."""
    return found.place is not None and found.method.startswith(_PINNED)


def _pinned(found: Georeference, pin: Pin) -> Georeference:
    before = found.place
    rivals = tuple(rival for rival in found.rivals if rival.place.id != pin.place.id)
    if before is not None and before.id != pin.place.id:
        rivals = (Rival(before, f"the choice before: {found.method}"), *rivals)
    return replace(
        found, place=pin.place, method=f"{_PINNED} {pin.who} on {pin.day}", rivals=rivals, confidence=_CERTAIN
    )
