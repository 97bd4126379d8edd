"""Places that could bear a name, of the kind that the wording asks for."""

from __future__ import annotations

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata.bearers import Bearers, bearers
from geodata.entries import Exactness
from geodata.gazetteer import Gazetteer

ADMIN1, DISTRICT, SITE, SETTLEMENT = PlaceKind.ADMIN1, PlaceKind.DISTRICT, PlaceKind.SITE, PlaceKind.SETTLEMENT


def borne(gazetteer: Gazetteer, name: str, kind: PlaceKind | None) -> Bearers:
    return bearers(Toponym("a", Span(0, len(name)), name, name, "names", kind), gazetteer)


@pytest.mark.parametrize(
    ("name", "kind", "first", "of_kind"),
    [
        ("Kherson", SETTLEMENT, "Kherson", SETTLEMENT),
        ("Kherson", ADMIN1, "Kherson Oblast", ADMIN1),
        ("Kupiansk", DISTRICT, "Kupiansk Raion", DISTRICT),
        ("Dnipro", SETTLEMENT, "Dnipro", SETTLEMENT),
        ("Dnipro", PlaceKind.WATER, "Dnipro River", PlaceKind.WATER),
        ("Georgia", PlaceKind.COUNTRY, "Georgia", PlaceKind.COUNTRY),
        ("Georgia", ADMIN1, "Georgia", ADMIN1),
        ("Ізмаїльський порт", SITE, "Port of Izmail", SITE),
        ("Millerovo airfield", SITE, "Millerovo Air Base", SITE),
    ],
)
def test_the_wording_says_which_of_its_bearers_a_name_means(gazetteer, name, kind, first, of_kind):
    found = borne(gazetteer, name, kind)
    assert found.candidates[0].place.name == first
    assert {candidate.place.kind for candidate in found.candidates} == {of_kind}
    assert found.note == ""


def test_a_bare_name_is_not_read_as_part_of_another(gazetteer):
    found = borne(gazetteer, "Kherson", None)
    assert "Kherson" in {candidate.place.name for candidate in found.candidates}
    assert Exactness.STEM not in {candidate.exactness for candidate in found.candidates}


@pytest.mark.parametrize(
    ("name", "kind", "instead", "note"),
    [
        ("Myrhorod chemical plant", SITE, "Myrhorod", "no site of this name, so the settlement"),
        ("Poltava oil depot", SITE, "Poltava", "no site of this name, so the settlement"),
        ("нафтобаза Полтава", SITE, "Poltava", "no site of this name, so the settlement"),
        ("Donbas", ADMIN1, "Donbas", "no admin1 of this name, so the country part"),
        ("Crimea", PlaceKind.COUNTRY, "Crimea", "no country of this name, so the admin1"),
    ],
)
def test_a_place_of_another_kind_is_taken_with_a_note(gazetteer, name, kind, instead, note):
    found = borne(gazetteer, name, kind)
    assert (found.candidates[0].place.name, found.note) == (instead, note)


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Никопольский район", "Nikopol Raion"),
        ("Сумский район", "Sumy Raion"),
        ("Сумский", "Sumy Raion"),
        ("Покровский район", "Pokrovsk Raion"),
        ("Шосткинский район", "Shostka Raion"),
        ("Рузский район", "Ruzsky District"),
        ("Куп'янський район", "Kupiansk Raion"),
    ],
)
def test_a_district_is_found_by_the_adjective_of_its_town(gazetteer, name, district):
    found = borne(gazetteer, name, DISTRICT)
    assert district in {candidate.place.name for candidate in found.candidates}
    assert found.note == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nosuchplace", None),
        ("Nosuchplace refinery", SITE),
        ("Nosuchskyi District", DISTRICT),
        ("Kharkiv", PlaceKind.WATER),
    ],
)
def test_a_name_that_nothing_bears_has_no_candidate_and_no_note(gazetteer, name, kind):
    assert borne(gazetteer, name, kind) == Bearers(())
