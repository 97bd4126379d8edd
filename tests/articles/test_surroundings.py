"""Surroundings: an area is hit itself only where it does not merely surround what was hit."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames
from articles.toponyms import Role


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("A missile struck a café in Kramatorsk, a town in the Kherson region, on Friday.", {"Kramatorsk"}),
        ("In the Kherson region shells hit Nikopol.", {"Nikopol"}),
        ("Strikes were reported from the Kherson region: shells hit Nikopol.", {"Nikopol"}),
        ("Shells hit Nikopol, and a drone was shot down over the Kherson region.", {"Nikopol", "Kherson"}),
        ("Missiles hit Kyiv, Odesa and the Kherson region overnight.", {"Kyiv", "Odesa", "Kherson"}),
    ],
)
def test_hit_places(article: Callable[..., Article], towns: PlaceNames, sentence: str, hit: set[str]) -> None:
    places = read_claims(article(sentence), towns).toponyms
    assert {place.name for place in places if place.role in {Role.ATTACKED, Role.INTERCEPTED}} == hit
