"""Grounds: a name is a place where something says so, and no place where it stands as something else."""

from __future__ import annotations

from datetime import date

import pytest

from articles.article import Article, Source, Span
from articles.claims import read_claims
from articles.grounds import NO_GROUND
from articles.placenames import NameFacts, PlaceKind
from articles.toponyms import Role

TOWNS = {
    "Bologna": {"IT"}, "Dijon": {"FR"}, "Kent": {"GB", "US"}, "Boston": {"US", "GB"}, "Memphis": {"US"},
    "Turin": {"IT"}, "Casablanca": {"MA", "CL"}, "Seville": {"ES"}, "Ankara": {"TR"}, "Manhattan": {"US"},
    "Geneva": {"CH"}, "Lowell": {"US"}, "Kharkiv": {"UA"}, "Utrecht": {"NL"}, "Moscow": {"RU", "US"},
    "Dongola": {"SD", "EG"},
}  # fmt: skip
COUNTRIES = {"France": "FR", "Jersey": "JE", "Georgia": "GE", "Sudan": "SD"}


class Names:
    def facts(self, name):
        if name in COUNTRIES:
            return NameFacts(frozenset({PlaceKind.COUNTRY}), frozenset({COUNTRIES[name]}), 0)
        if name in TOWNS:
            return NameFacts(frozenset({PlaceKind.SETTLEMENT}), frozenset(TOWNS[name]), 300_000)
        return None

    def __hash__(self):
        return 1


def places(text):
    header = "date 2024-05-03 News"
    article = Article(
        "a", Source("News"), "a.txt", date(2024, 5, 3), "en", "News", f"{header}\n\n{text}\n",
        Span(16, len(header)), len(header) + 2, header,
    )  # fmt: skip
    return [place.text for place in read_claims(article, Names()).toponyms if place.role is not Role.NAMESAKE]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A bakery in Bologna sells the same loaf.", ["Bologna"]),
        ("The Bologna process harmonised degrees.", []),
        ("Trains between Turin and Bologna were late.", ["Turin", "Bologna"]),
        ("A jar of Dijon mustard stood on the shelf.", []),
        ("A taste of Dijon was promised.", ["Dijon"]),
        ("The ferry Pride of Kent was late.", []),
        ("The mayor of Seville resigned.", ["Seville"]),
        ("The Barber of Seville was sung by a tenor.", []),
        ("Friends called him Memphis.", []),
        ("A crater named Lowell was photographed.", []),
        ("The town called Lowell has a mill.", ["Lowell"]),
        ("His wife, Geneva, survives him.", []),
        ("The play, “Casablanca”, closed early.", []),
        ("Boston police found the painting.", ["Boston"]),
        ("He was in Boston on Monday. Later Boston voted against it.", ["Boston", "Boston"]),
        ("Memphis, a design group, mixed laminate with marble.", []),
        ("He ordered a Manhattan and left.", []),
        ("She lost to Utrecht on penalties.", []),
        ("The roofs of Kharkiv are grey.", ["Kharkiv"]),
    ],
)
def test_a_town_is_one_where_something_puts_it_on_the_ground(text, named):
    assert places(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("France will hold a referendum.", ["France"]),
        ("The liner France was scrapped.", []),
        ("The drones France used were its own.", ["France"]),
        ("Air France cancelled its flights.", []),
        ("Georgia praised her mother for it.", []),
        ("Moscow denies it.", ["Moscow"]),
        ("Her Ankara prints sold out at the fair.", []),
        ("Ankara has recalled its ambassador.", ["Ankara"]),
        ("Two Moscow mules were poured.", []),
    ],
)
def test_countries_and_governments_are_named_bare(text, named):
    assert places(text) == named


def test_a_name_of_few_countries_is_a_place_where_one_of_them_is_spoken_of():
    assert places("Power cuts affected Dongola.") == []
    assert places("In Sudan, power cuts affected Dongola.") == ["Sudan", "Dongola"]


def test_what_is_no_place_says_why():
    header = "date 2024-05-03 News"
    text = f"{header}\n\nFriends called him Memphis.\n"
    article = Article(
        "a", Source("News"), "a.txt", date(2024, 5, 3), "en", "News", text, Span(16, len(header)), 22, header
    )
    assert [place.reason for place in read_claims(article, Names()).toponyms] == [NO_GROUND]
