"""Looks: how the map draws its events, and in which language it names places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Drawn(StrEnum):
    """What stands for the events: a mark each, a surface of heat, or regions in the colour of a class."""

    MARKS = "marks"
    HEAT = "heat"
    REGIONS = "regions"


class Weighed(StrEnum):
    """What makes a mark large, a place hot or a region dark."""

    EVENTS = "events"
    DEATHS = "deaths"


class Names(StrEnum):
    """The language of the base map's names, as ISO 639-1."""

    ENGLISH = "en"
    UKRAINIAN = "uk"


@dataclass(frozen=True, slots=True)
class Look:
    """A choice of each kind; the map's own control has the same ones."""

    drawn: Drawn = Drawn.MARKS
    by: Weighed = Weighed.EVENTS
    names: Names = Names.ENGLISH

    def options(self) -> dict[str, str]:
        """Return the choices as strikemap.js takes them."""
        return {field: str(value) for field, value in asdict(self).items()}

    def query(self) -> dict[str, list[str]]:
        """Return the keys and values of the address that stand for what is not as usual."""
        usual = Look().options()
        return {field: [value] for field, value in self.options().items() if value != usual[field]}


def read(told: Mapping[str, object]) -> Look:
    """Return the look that an address or a report of the map tells; what means nothing is as usual."""
    chosen: dict[str, Any] = {}
    for field, kind in _KINDS.items():
        value = told.get(field)
        first = value[0] if isinstance(value, list) and value else value
        if first in [*kind]:
            chosen[field] = kind(str(first))
    return Look(**chosen)


_KINDS: Mapping[str, type[StrEnum]] = {"drawn": Drawn, "by": Weighed, "names": Names}
