"""Look-ups: a name alone, with what else it could be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard import lookups
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "name", "kind", "country"),
    [
        ("Kharkiv", "Kharkiv", "settlement", "UA"),
        ("Харьков", "Kharkiv", "settlement", "UA"),
        ("Kherson Oblast", "Kherson Oblast", "admin1", "UA"),
        ("Pokrovsk, Donetsk Oblast", "Pokrovsk", "settlement", "UA"),
        ("Perth, Australia", "Perth", "settlement", "AU"),
        ("Odessa, United States", "Odessa", "settlement", "US"),
    ],
)
def test_a_name_finds_its_place(query: str, name: str, kind: str, country: str, gazetteer: Gazetteer) -> None:
    found = lookups.as_json(lookups.look_up(query, gazetteer))
    assert (found["query"], found["name"], found["kind"], found["country"]) == (query, name, kind, country)


def test_a_country_keeps_its_own_places_alone(gazetteer: Gazetteer) -> None:
    found = lookups.look_up("Pokrovsk", gazetteer, ["ru"])
    assert found.place
    assert {found.place.country, *(rival.place.country for rival in found.rivals)} == {"RU"}
    assert lookups.look_up("Kharkiv", gazetteer, ["US"]).place is None


def test_a_code_that_is_no_country_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(GeodataError, match="XQ is no country code"):
        lookups.look_up("Kharkiv", gazetteer, ["XQ"])


def test_an_unknown_name_has_no_place_and_no_zeros(gazetteer: Gazetteer) -> None:
    found = lookups.look_up("Nowhereville", gazetteer)
    known = {"query": "Nowhereville", "method": found.method, "rivals": []}
    assert lookups.as_json(found) == dict.fromkeys(lookups.as_json(found)) | known
    assert list(lookups.as_lines(found)) == [f"Nowhereville: no place; {found.method}"]


def test_a_look_up_in_words_gives_position_method_and_reasons(gazetteer: Gazetteer) -> None:
    first, position, _method, *rivals = lookups.as_lines(lookups.look_up("Perth, Australia", gazetteer))
    assert first == "Perth, Australia: Perth (settlement, Western Australia, AU)"
    assert position.startswith("  31.9")
    assert " S, 115.8" in position
    assert " E, within " in position
    assert rivals
    assert all(line.startswith("  not ") and ": " in line for line in rivals)


@pytest.mark.parametrize(
    ("name", "context", "place", "country", "admin1"),
    [
        ("Pokrovsk", "in the Donetsk region", "Pokrovsk", "UA", "Donetsk Oblast"),
        ("Pokrovsk", "on the Lena, south of Yakutsk in Yakutia", "Pokrovsk", "RU", "Sakha"),
        ("Lyman", "Shells hit Lyman, near Kramatorsk and Sloviansk.", "Lyman", "UA", "Donetsk Oblast"),
        ("Lyman", "Snow fell on Lyman. Schools were shut in Lyman, South Carolina.", "Lyman", "US", "South Carolina"),
        ("Tripoli", "Lebanese troops moved north from Beirut.", "Tripoli", "LB", "North Governorate"),
        ("Покровськ", "у Донецькій області", "Pokrovsk", "UA", "Donetsk Oblast"),
        ("Боровая", "в Харьковской области", "Borova", "UA", "Kharkiv Oblast"),
        ("Nyala", "", "Nyala", "SD", "South Darfur"),
        ("Aden", "A tanker was hit by a drone off Aden, the Houthis said.", "Aden", "YE", "Aden Governorate"),
    ],
)
def test_a_text_around_the_name_decides(
    name: str, context: str, place: str, country: str, admin1: str, gazetteer: Gazetteer
) -> None:
    found = lookups.look_up(name, gazetteer, context=context).place
    assert found
    assert (found.name, found.country, found.admin1) == (place, country, admin1)


def test_a_context_makes_surer(gazetteer: Gazetteer) -> None:
    alone, told = (lookups.look_up("Pokrovsk", gazetteer, context=text) for text in ("", "in the Donetsk region"))
    assert alone.confidence
    assert told.confidence
    assert alone.confidence < told.confidence


def test_a_look_up_as_json_has_its_fields_in_order(gazetteer: Gazetteer) -> None:
    fields = "query, place_id, name, kind, country, admin1, lat, lon, radius_km, accuracy_km, source, confidence"
    for name in ("Kharkiv", "Nowhereville"):
        assert ", ".join(lookups.as_json(lookups.look_up(name, gazetteer))) == f"{fields}, method, rivals"


@pytest.mark.parametrize(
    ("name", "accuracy_km", "source"),
    [("Engels Air Base", 1.5, "general knowledge"), ("Sumy", None, None), ("nowhere at all", None, None)],
)
def test_a_row_of_our_own_tells_how_far_off_its_point_may_be(
    gazetteer: Gazetteer, name: str, accuracy_km: float | None, source: str | None
) -> None:
    told = lookups.as_json(lookups.look_up(name, gazetteer))
    assert (told["accuracy_km"], told["source"]) == (accuracy_km, source)
