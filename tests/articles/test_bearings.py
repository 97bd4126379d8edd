"""Bearings: a distance at sea from a port stands for the water off it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import NameFacts, PlaceKind
from articles.toponyms import Role

PORTS = {"Aden", "Hodeidah", "Tuapse", "Mogadishu", "Zelva", "Salalah", "Marib"}
SEAS = {"Red Sea", "Gulf of Aden", "Black Sea", "Arabian Sea", "Indian Ocean"}


class Coast:
    """A list of ports and waters."""

    def facts(self, name: str) -> NameFacts | None:
        if name in SEAS:
            return NameFacts(frozenset({PlaceKind.WATER}), frozenset(), 0)
        return NameFacts(frozenset({PlaceKind.SETTLEMENT}), frozenset({"YE"}), 200_000) if name in PORTS else None


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A tanker was struck by a missile 97NM northwest of Hodeidah on Tuesday.", {"Red Sea"}),
        ("A vessel was hit by a drone 70 nautical miles south-east of Aden.", {"Gulf of Aden"}),
        ("An incident 61NM SW of Hodeidah. The ship was hit by two missiles.", {"Red Sea"}),
        (
            "Southern Red Sea, 66 NM SW of Hodeidah. The carrier was struck by a missile; a fire broke out.",
            {"Red Sea"},
        ),
        ("A freighter hit a sea mine about 20 miles off Tuapse, and exploded.", {"Black Sea"}),
        ("Gunmen opened fire on a dhow 200 nautical miles off the coast of Mogadishu.", {"Indian Ocean"}),
        ("The bulk carrier was hit by a missile 40 km off Zelva in the Arabian Sea.", {"Arabian Sea"}),
        ("The crew of a tanker in the Red Sea reported two explosions close to the vessel.", {"Red Sea"}),
        ("The captain reported a drone strike 30 NM from Zelva.", set()),
        ("A tanker left Aden. Missiles hit Marib, 100 miles east of it.", {"Marib"}),
    ],
)
def test_what_a_bearing_stands_for(article: Callable[..., Article], text: str, hit: set[str]) -> None:
    claims = read_claims(article(text), Coast()).claims
    assert {place.name for claim in claims for place in claim.toponyms} == hit


def test_a_port_on_land_is_none_of_the_sea(article: Callable[..., Article]) -> None:
    places = read_claims(article("Shells fell 20 km north of Hodeidah, and five people died."), Coast()).toponyms
    assert [(place.name, place.kind) for place in places if place.role is Role.CONTEXT] == [("Hodeidah", None)]
