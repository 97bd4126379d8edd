"""What speaks for the bearers of a name before any article is read."""

from __future__ import annotations

import math

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import bearers
from geodata.gazetteer import Gazetteer
from geodata.standing import Part, standing_of


def parts(gazetteer: Gazetteer, name: str, kind: PlaceKind | None = None) -> dict[str, dict[str, Part]]:
    """Return what speaks for each bearer of a name, by the id of its place."""
    borne = bearers(Toponym("a", Span(0, len(name)), name, name, "names", kind), gazetteer)
    return {candidate.place.id: dict(own) for candidate, own in standing_of(borne, kind).bearers}


@pytest.mark.parametrize(("name", "foremost"), [("Авдіївка", True), ("Красногорівка", True), ("Катеринівка", False)])
def test_a_town_whose_namesakes_are_a_few_villages_is_foremost(gazetteer, name, foremost):
    told = [one["namesakes"] for one in parts(gazetteer, name).values()]
    assert any("by far the largest of this name" in reason for _, reason, _ in told) is foremost


def test_the_only_bearer_of_a_name_is_told_to_be(gazetteer):
    borne = bearers(Toponym("a", Span(0, 7), "Kharkiv", "Kharkiv", "names", PlaceKind.SETTLEMENT), gazetteer)
    standing = standing_of(borne, PlaceKind.SETTLEMENT)
    assert standing.only
    assert [own["namesakes"][1] for _, own in standing.bearers] == ["the only place of this name"]


def test_the_more_bearers_a_name_has_the_less_speaks_for_each(gazetteer):
    (few, *_), (many, *_) = parts(gazetteer, "Катеринівка").values(), parts(gazetteer, "Іванівка").values()
    assert many["namesakes"][0] < few["namesakes"][0] < 0


def test_a_city_is_known_further_than_its_people_alone_say(gazetteer):
    (city,) = parts(gazetteer, "Kharkiv", PlaceKind.SETTLEMENT).values()
    fame, reason, (people,) = city["fame"]
    assert reason == "{:,} people"
    assert fame > math.log10(people) + 1


def test_a_country_is_known_further_than_a_village(gazetteer):
    told = parts(gazetteer, "Georgia")
    fames = sorted((own["fame"][0], own["fame"][1]) for own in told.values())
    assert fames[-1][1] == "a country"


def test_one_wording_is_weighed_once(gazetteer):
    spans = [Span(0, 5), Span(90, 95)]
    one, other = (bearers(Toponym("a", span, "Lyman", "Lyman", "names"), gazetteer) for span in spans)
    assert one is other
    assert standing_of(one, None) is standing_of(other, None)
