"""Sides: a town from which a side is told is not hit itself where a finer place follows."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames
from articles.toponyms import Role


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("Russian forces attacked east of Kherson near Nikopol on Friday.", {"Nikopol"}),
        (
            "Assaults were repelled north of Kharkiv near Sumy and south-west of Kherson near Nikopol.",
            {"Sumy", "Nikopol"},
        ),
        ("Troops attacked southeast of Kramatorsk close to Nikopol, killing two.", {"Nikopol"}),
        ("Shells fell south of Kherson on Friday.", {"Kherson"}),
        (
            "Troops raided Kherson; east of Kherson near Nikopol; and south of Kherson near Kramatorsk on May 5",
            {"Kherson", "Nikopol", "Kramatorsk"},
        ),
        ("Russian forces attacked near Odesa itself; northwest of Odesa near Nikopol.", {"Odesa", "Nikopol"}),
        ("Rebels shelled Kherson; west of Sumy near Nikopol and in Kramatorsk.", {"Kherson", "Nikopol", "Kramatorsk"}),
        ("Shells hit Kherson, killing two; in Odesa a concert was held.", {"Kherson"}),
    ],
)
def test_hit_places(article: Callable[..., Article], towns: PlaceNames, sentence: str, hit: set[str]) -> None:
    places = read_claims(article(sentence), towns).toponyms
    assert {place.name for place in places if place.role in {Role.ATTACKED, Role.INTERCEPTED}} == hit
