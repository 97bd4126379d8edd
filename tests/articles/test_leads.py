"""Leads: what a sentence without an attack hands on to the one behind it."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lorries with aid reached Sumy. Drones hit the column, killing a driver.", "Sumy"),
        ("Odesa was asleep. Two missiles hit a hotel, killing three people.", "Odesa"),
        ("Вантажівки дісталися до Сум. Дрони вдарили по колоні, загинув водій.", "Суми"),
    ],
)
def test_a_strike_is_at_the_place_named_just_before(
    article: Callable[..., Article], towns: PlaceNames, text: str, name: str
) -> None:
    (claim,) = read_claims(article(text), towns).claims
    assert [place.name for place in claim.toponyms] == [name]


def test_the_place_of_another_paragraph_is_not_handed_on(article: Callable[..., Article], towns: PlaceNames) -> None:
    text = "Odesa was asleep.\n\nTwo missiles hit a hotel, killing three people."
    assert read_claims(article(text), towns).claims == ()
