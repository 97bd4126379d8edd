"""Wholes: an area goes where the sentences behind it tell where in it the attack was."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind
from geodata.places import Place
from geodata.wholes import without_wholes

AREA = Place("a", "Sumy Oblast", PlaceKind.ADMIN1, 34.0, 51.0, "UA", "Sumy Oblast", None, 90.0)
TOWN = Place("t", "Shostka", PlaceKind.SETTLEMENT, 33.5, 51.9, "UA", "Sumy Oblast", None, 5.0)
OTHER = Place("o", "Odesa", PlaceKind.SETTLEMENT, 30.7, 46.5, "UA", "Odesa Oblast", None, 10.0)
NAMES = {"Sumy Oblast": AREA, "Shostka": TOWN, "Odesa": OTHER}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sumy Oblast was shelled again. In Shostka two were hurt.", ["Shostka"]),
        ("Sumy Oblast was hit:\n- Shostka, a school.", ["Shostka"]),
        ("Sumy Oblast was shelled again. In Odesa two were hurt.", ["Sumy Oblast", "Odesa"]),
        ("Shells fell on Sumy Oblast and Shostka.", ["Sumy Oblast", "Shostka"]),
        ("Odesa and Sumy Oblast were shelled. In Shostka two were hurt.", ["Odesa", "Sumy Oblast", "Shostka"]),
        ("Shostka was shelled. The rest of Sumy Oblast was too.", ["Shostka", "Sumy Oblast"]),
    ],
)
def test_an_area_told_in_detail_by_later_sentences_goes(text: str, kept: list[str]) -> None:
    placed = [(Span(at, at + len(name)), place) for name, place in NAMES.items() if (at := text.find(name)) >= 0]
    assert [place.name for place in without_wholes(text, sorted(placed))] == kept
