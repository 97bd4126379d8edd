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
    assert first == "Perth, Australia: Perth (settlement, AU)"
    assert position.startswith("  31.9")
    assert " S, 115.8" in position
    assert " E, within " in position
    assert rivals
    assert all(line.startswith("  not ") and ": " in line for line in rivals)
