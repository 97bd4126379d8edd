"""Directions: 'southern Lebanon' and 'юге Украины' are parts of countries."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.directions import with_direction
from articles.passages import Mention, Passage
from articles.placenames import NameFacts, PlaceKind
from articles.wording import wording


class Names:
    """A list of a whole and its part."""

    def __init__(self, kinds: dict[str, PlaceKind]) -> None:
        self._kinds = kinds

    def facts(self, name: str) -> NameFacts | None:
        kind = self._kinds.get(name)
        return NameFacts(frozenset({kind}), frozenset({"XX"}), 0) if kind else None


@pytest.mark.parametrize(
    ("language", "text", "place", "name", "part", "found"),
    [
        ("en", "Jets bombed southern Lebanon on Monday.", "Lebanon", "Lebanon", "southern Lebanon", True),
        ("en", "It was quiet in the north of Iraq.", "Iraq", "Iraq", "northern Iraq", True),
        (
            "en",
            "Three villages in north-eastern Nigeria were burnt.",
            "Nigeria",
            "Nigeria",
            "northeastern Nigeria",
            True,
        ),
        ("en", "The army of Lebanon said nothing.", "Lebanon", "Lebanon", "Lebanon", False),
        ("uk", "Збили над півднем України.", "України", "Україна", "південь України", True),
        ("uk", "Вибухи у східній Україні.", "Україні", "Україна", "східна Україна", True),
        ("uk", "Удар на північному сході Сирії.", "Сирії", "Сирія", "північний схід Сирії", True),
        ("ru", "Удар по южному Ливану.", "Ливану", "Ливан", "южный Ливан", True),
        ("ru", "Бои на юго-востоке Украины.", "Украины", "Украина", "юго-восток Украины", True),
    ],
)
def test_a_direction_makes_a_part_of_a_country(language, text, place, name, part, found):
    known = Names({part: PlaceKind.COUNTRY_PART} | {name: PlaceKind.COUNTRY})
    passage = Passage(text, 0, len(text), wording(language), known)
    start = text.index(place)
    mention = with_direction(passage, Mention(Span(start, start + len(place)), name, PlaceKind.COUNTRY, "names"))
    assert mention.name == part
    assert (mention.kind is PlaceKind.COUNTRY_PART) == found
