"""Wholes: an area goes where the sentences behind it tell where in it the attack was."""

from __future__ import annotations

from datetime import date

import pytest

from articles.article import Span
from articles.casualties import Count
from articles.claims import Claim, Recency, Status
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind
from geodata.places import Place
from geodata.wholes import without_sums, without_wholes

AREA = Place("a", "Sumy Oblast", PlaceKind.ADMIN1, 34.0, 51.0, "UA", "Sumy Oblast", None, 90.0)
TOWN = Place("t", "Shostka", PlaceKind.SETTLEMENT, 33.5, 51.9, "UA", "Sumy Oblast", None, 5.0)
SEAT = Place("s", "Ghazni", PlaceKind.SETTLEMENT, 68.4, 33.6, "AF", "Ghazni Province", None, 5.0)
PART = Place("p", "Andar", PlaceKind.DISTRICT, 68.4, 33.3, "AF", "Ghazni Province", None, 15.0)
WARD = Place("w", "Svobody", PlaceKind.DISTRICT, 33.51, 51.9, "UA", "Sumy Oblast", None, 2.0)
OTHER = Place("o", "Odesa", PlaceKind.SETTLEMENT, 30.7, 46.5, "UA", "Odesa Oblast", None, 10.0)
NAMES = {"Sumy Oblast": AREA, "Shostka": TOWN, "Odesa": OTHER, "Ghazni": SEAT, "Andar": PART}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sumy Oblast was shelled again. In Shostka two were hurt.", ["Shostka"]),
        ("Sumy Oblast was hit:\n- Shostka, a school.", ["Shostka"]),
        ("In Sumy Oblast, a mine blew up a bus late on Sunday near Shostka.", ["Shostka"]),
        ("In Sumy Oblast, a mine blew up a bus, and in Shostka a man died.", ["Sumy Oblast", "Shostka"]),
        ("In Sumy Oblast, a mine blew up a bus near Odesa.", ["Sumy Oblast", "Odesa"]),
        ("In Ghazni, rebels stormed a police post in the Andar district.", ["Andar"]),
        ("In Ghazni, a bomb went off, and in Andar a post was stormed.", ["Ghazni", "Andar"]),
        ("In Sumy Oblast, Shostka was hit.", ["Sumy Oblast", "Shostka"]),
        ("Sumy Oblast was shelled again. In Odesa two were hurt.", ["Sumy Oblast", "Odesa"]),
        ("Shells fell on Sumy Oblast and Shostka.", ["Sumy Oblast", "Shostka"]),
        ("Odesa and Sumy Oblast were shelled. In Shostka two were hurt.", ["Odesa", "Sumy Oblast", "Shostka"]),
        ("Shostka was shelled. The rest of Sumy Oblast was too.", ["Shostka", "Sumy Oblast"]),
    ],
)
def test_an_area_told_in_detail_by_later_sentences_goes(text: str, kept: list[str]) -> None:
    placed = [(Span(at, at + len(name)), place) for name, place in NAMES.items() if (at := text.find(name)) >= 0]
    assert [place.name for place in without_wholes(text, sorted(placed))] == kept


def claim(first: int, last: int, killed: Count | None = None) -> Claim:
    period = Period(date(2024, 6, first), date(2024, 6, last))
    told = (Status.REPORTED, Recency.NEWS)
    return Claim("c", "a", Span(0, 0), period, DatedBy.TEXT, (), {}, killed, None, *told)


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        ([(claim(22, 23), [AREA]), (claim(22, 22), [TOWN])], [False, True]),
        ([(claim(22, 23), [AREA, OTHER]), (claim(22, 22), [TOWN]), (claim(23, 23), [OTHER])], [False, True, True]),
        ([(claim(22, 23), [AREA, OTHER]), (claim(22, 22), [TOWN])], [True, True]),
        ([(claim(22, 23), [AREA]), (claim(20, 20), [TOWN])], [True, True]),
        ([(claim(22, 23, Count(2, 2, "two")), [AREA]), (claim(22, 22), [TOWN])], [True, True]),
        ([(claim(22, 23, Count(2, 2, "two")), [AREA]), (claim(22, 22, Count(1, 1, "one")), [TOWN])], [False, True]),
        ([(claim(22, 23, Count(2, 2, "two")), [AREA]), (claim(22, 22, Count(9, 9, "nine")), [TOWN])], [True, True]),
        ([(claim(22, 22), [TOWN]), (claim(22, 23), [AREA])], [True, True]),
        ([(claim(22, 23), [TOWN]), (claim(22, 22), [WARD])], [False, True]),
        ([(claim(22, 23), [OTHER]), (claim(22, 22), [WARD])], [True, True]),
        ([(claim(22, 23), [TOWN]), (claim(22, 22), [TOWN])], [True, True]),
    ],
)
def test_a_sum_whose_areas_later_claims_tell_in_detail_goes(
    told: list[tuple[Claim, list[Place]]], stays: list[bool]
) -> None:
    assert without_sums(told) == stays
