"""Leads: the place and the date that sentences without an attack hand on to the one behind them that tells of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.dates import DatedSpan
from articles.placenames import PlaceKind
from articles.roles import NO_ATTACK
from articles.toponyms import LARGER, Role, Toponym, areas_apart


@dataclass(slots=True)
class Lead:
    """What the sentences of a paragraph that tell of no attack say of place and date before one that does."""

    paragraph: int = -1
    dates: tuple[DatedSpan, ...] = ()
    places: tuple[Toponym, ...] = ()

    def take(self, paragraph: int, dates: tuple[DatedSpan, ...], places: Sequence[Toponym]) -> None:
        """Keep what a sentence that tells of no attack says, beside what those before it in its paragraph said."""
        fresh = paragraph != self.paragraph
        named = tuple(place for place in places if _is_lead(place))
        self.dates = dates or (() if fresh else self.dates)
        self.places = named or (() if fresh else self.places)
        self.paragraph = paragraph

    def give(self, paragraph: int) -> tuple[tuple[DatedSpan, ...], tuple[Toponym, ...]]:
        """Hand place and date over to the telling that comes next, once."""
        given = (self.dates, self.places) if paragraph == self.paragraph else ((), ())
        self.dates, self.places = (), ()
        return given


def is_bare(place: Toponym) -> bool:
    """Tell whether nothing is said of a place but that its sentence tells of no attack."""
    return place.reason == NO_ATTACK


def finest(places: Sequence[Toponym]) -> Toponym:
    """Return the last of some places that is no area around another: 'the Aksai plant in the Rostov region'."""
    apart = areas_apart(places)
    fine = [place for place in apart if not _is_area(place)] or apart
    sites = [place for place in fine if place.kind is PlaceKind.SITE]
    return (sites or fine)[-1]


def _is_area(place: Toponym) -> bool:
    return place.kind in LARGER or (place.kind is None and place.known is not None and place.known.kinds <= LARGER)


def _is_lead(place: Toponym) -> bool:
    """Tell whether a place may be the one of the next sentence: 'Lorries reached Sumy', before 'Drones hit them'."""
    if is_bare(place):
        return place.kind is not PlaceKind.COUNTRY
    return place.role is Role.CONTEXT and place.kind not in LARGER and place.reason.startswith("after ")
