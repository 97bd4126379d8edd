"""Which bearer of a name an article speaks of, and how that is said in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import bearers
from geodata.context import Context, Named
from geodata.gazetteer import Gazetteer
from geodata.weighing import Weighed, rank

Weigh = Callable[..., list[Weighed]]


@pytest.fixture
def weigh(gazetteer: Gazetteer) -> Weigh:
    """Weigh the bearers of a name at the start of an article whose other names stand 100 characters apart."""

    def weighed(name: str, context: Sequence[str] = (), *within: str, kind: PlaceKind | None = None) -> list[Weighed]:
        first = Toponym("a", Span(0, len(name)), name, name, "names", kind, within)
        others = [Toponym("a", Span(100 * i, 100 * i + 5), one, one, "names") for i, one in enumerate(context, 1)]
        named = [Named([one], bearers(one, gazetteer)) for one in [first, *others]]
        return rank(named[0], Context.of(named, gazetteer))

    return weighed


@pytest.mark.parametrize(
    ("name", "context", "country", "admin1", "reason"),
    [
        ("Pokrovsk", ["Donetsk Oblast"], "UA", "Donetsk Oblast", "in Donetsk Oblast, which the article names"),
        ("Pokrovsk", ["Yakutsk", "Sakha"], "RU", "Sakha", "in Sakha, which the article names"),
        ("Tripoli", ["Lebanon"], "LB", "North Governorate", "in LB, of which the article speaks"),
        ("Tripoli", ["Libya"], "LY", "Tripoli", "in LY, of which the article speaks"),
        ("Odessa", ["Texas", "Houston"], "US", "Texas", "in Texas, which the article names"),
        ("Odessa", ["Kyiv"], "UA", "Odesa Oblast", "in UA, of which the article speaks"),
    ],
)
def test_the_likeliest_place_comes_first_with_its_reason(weigh, name, context, country, admin1, reason):
    first, second, *_ = weigh(name, context)
    assert (first.place.country, first.place.admin1) == (country, admin1)
    assert first.reason_for(second) == reason


def test_the_wording_outweighs_people(weigh):
    ranked = weigh("Pokrovsk", (), "Sakha")
    assert (ranked[0].place.admin1, ranked[0].misplaced) == ("Sakha", False)
    assert ranked[0].place.population < ranked[1].place.population
    assert all(one.misplaced for one in ranked[1:])
    assert ranked[-1].reason_against(ranked[0]) == "not in Sakha, as the wording says"


def test_a_place_that_is_not_where_the_wording_has_it_is_told(weigh):
    (kharkiv,) = weigh("Kharkiv", (), "Texas", kind=PlaceKind.SETTLEMENT)
    assert kharkiv.misplaced
    assert "not in Texas, as the wording says" in kharkiv.account()


def test_a_place_in_the_same_passage_speaks_for_its_neighbour(weigh):
    near, alone = weigh("Lyman", ["Kramatorsk"])[0], weigh("Lyman", ["Sumy"])[0]
    assert near.place.admin1 == "Donetsk Oblast"
    assert "km from Kramatorsk, named in the same passage" in near.account()
    assert near.weight > alone.weight


def test_people_that_nobody_counted_are_not_said_to_be_none(weigh):
    least = weigh("Kyiv", ["Ukraine"])[-1]
    assert least.place.population == 0
    assert "how many people is not known" in least.account()


def test_a_former_name_speaks_less_than_an_own_one(weigh):
    ranked = weigh("Pokrovsk", ["Russia"])
    engels = next(one for one in ranked if one.place.name == "Engels")
    assert engels.place.population > ranked[0].place.population
    assert "a former or other name" in engels.account()


@pytest.mark.parametrize("name", ["Pokrovsk", "Lyman", "Odessa", "Kherson", "Georgia"])
def test_an_account_leaves_out_what_says_nothing(weigh, name):
    for one in weigh(name):
        assert "names no" not in one.account()
        assert one.reason_for(one)


def test_no_bearer_is_no_rank(weigh):
    assert weigh("Nosuchplace", ["Kyiv"]) == []


@pytest.mark.parametrize("name", ["Czasiw Jar", "Tschassiw Jar"])
def test_a_town_is_found_by_the_sound_of_a_name_that_no_place_is_written_with(weigh, name):
    assert weigh(name)[0].place.name == "Chasiv Yar"
