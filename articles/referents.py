"""Referents: the places that 'the city', 'there' or 'both towns' stand for, and names of places that no list knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.article import Span
from articles.phrases import Phrases
from articles.statements import Statement
from articles.toponyms import HIT, PlaceKind, Role, Toponym

_MOST_STRUCK = 50  # places hit that a later word may stand for
_NAMED_NOWHERE = frozenset({Role.NAMESAKE, Role.ORIGIN, Role.CARE, Role.HOME, Role.SPEAKER})
_GROUND = frozenset({None, PlaceKind.SETTLEMENT, PlaceKind.SITE, PlaceKind.DISTRICT})
_STEM = 4  # letters that the cases of a noun share
_LOCATING = ("near", "where", "located")


@dataclass(slots=True)
class Referents:
    """The places that an article named and struck so far, as later sentences refer to them.

    `topic` is the place that the article is about, `named` the one named last, `struck` those struck last, `water` the
    sea or strait where a vessel was struck last.
    """

    topic: tuple[Toponym, ...] = ()
    named: tuple[Toponym, ...] = ()
    struck: list[Toponym] = field(default_factory=list)
    water: Toponym | None = None

    def of(self, text: str, statement: Statement, placed: Sequence[Toponym], phrases: Phrases) -> tuple[Toponym, ...]:
        """Return the places that a statement refers to without their names, none where it has no words for them."""
        start, end = statement.span.start, statement.span.end
        if pair := next(phrases.find("status.both_places", start, end), None):
            before = [*self.struck, *self._grounds(placed, pair.start)]
            return tuple(_struck(place) for place in before[-2:])
        if self.water and phrases.has("status.water_reference", start, end):
            return (_struck(self.water),)
        word = next(phrases.find("status.back_reference", start, end), None)
        if word is None:
            return ()
        site = phrases.is_one("status.site_reference", word)
        alike = self._alike(placed, word, word.of(text)) if site else None
        if alike:
            return (_struck(alike),)
        spoken = () if site else _where_they_spoke(placed, word.start)
        beside = self._grounds(placed, word.start) or list(spoken)
        found = beside[-1:] or self.struck[-1:] or list(self.named) or list(self.topic)
        return tuple(map(_struck, found))

    def note(self, placed: Sequence[Toponym], referred: Sequence[Toponym] = ()) -> None:
        """Keep the places of a statement in mind."""
        self.named = tuple(self._grounds(placed, None)[-1:]) or self.named
        self.water = next((place for place in placed if _is_water_hit(place)), self.water)
        for place in [*referred, *placed]:
            if place.role in HIT and place.kind in _GROUND:
                self.struck = [one for one in self.struck[-_MOST_STRUCK:] if one.name != place.name] + [place]

    def _alike(self, placed: Sequence[Toponym], word: Span, noun: str) -> Toponym | None:
        """Return the site named or struck last whose name has the noun that refers to it: 'the Crimean Bridge'."""
        stem = noun.lower().split()[-1][:_STEM]
        before = [*self.topic, *self.struck, *self._grounds(placed, word.start)]
        return next((place for place in reversed(before) if stem in place.text.lower()), None)

    @staticmethod
    def _grounds(placed: Sequence[Toponym], before: int | None) -> list[Toponym]:
        return [
            place
            for place in placed
            if place.kind in _GROUND
            and place.role not in _NAMED_NOWHERE
            and (before is None or place.span.end <= before)
        ]


def _is_water_hit(place: Toponym) -> bool:
    return place.kind is PlaceKind.WATER and place.role in HIT


def names_unknown(text: str, statement: Statement, phrases: Phrases) -> bool:
    """Tell whether a word of place stands before a capitalised name that is no place known: 'in Urum al-Kubra'."""
    known = [*(place.span for place in statement.places), *(date.span for date in (*statement.dates, *statement.said))]
    for located in _LOCATING:
        for word in phrases.find(located, statement.span.start, statement.span.end):
            filler = phrases.starting("fillers", word.end, statement.span.end) or word
            first = filler.end + 1
            if text[first : first + 1].isupper() and not any(span.start <= first < span.end for span in known):
                return True
    return False


def _where_they_spoke(placed: Sequence[Toponym], before: int) -> list[Toponym]:
    """Return the places of those who speak, no governments: 'the authorities in Sumy say the town was shelled'."""
    return [
        place
        for place in placed
        if place.role is Role.SPEAKER
        and "government" not in place.reason
        and place.kind in _GROUND
        and place.span.end <= before
    ]


def _struck(place: Toponym) -> Toponym:
    return place.meant("referred to by a common noun")
