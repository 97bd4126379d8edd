"""Peoples and armed groups: of which country an article speaks."""

from __future__ import annotations

import pytest

from dashboard.lookups import look_up
from geodata.gazetteer import Gazetteer
from geodata.peoples import People, countries_told_of, peoples


@pytest.mark.parametrize("people", peoples(), ids=lambda people: f"{people.country} {people.words[0]}")
def test_each_word_of_a_people_tells_of_its_country(gazetteer, people: People):
    assert gazetteer.place(f"iso:{people.country}") is not None
    assert 0 < people.weight <= 1
    for word in people.words:
        text = f"... {word.replace('*', '')} ..."
        assert people.country in countries_told_of(text), word


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two fighters of Hezbollah's Radwan Force died.", "LB"),
        ("Ліванські медики повідомили про поранених, армія Лівану мовчить.", "LB"),
        ("По словам сирийского наблюдателя, удар пришёлся на склад.", "SY"),
        ("The RSF shelled the market, Sudanese doctors said.", "SD"),
        ("A Tatmadaw jet dropped two bombs on the village.", "MM"),
        ("Єменські хусити заявили про атаку.", "YE"),
    ],
)
def test_the_country_that_a_sentence_tells_of(text, country):
    told = countries_told_of(text)
    assert max(told, key=lambda code: told[code]) == country
    assert sum(told.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "text", ["", "The mayor opened a new school.", "A Russian drone and an American missile.", "Российский удар."]
)
def test_no_country_is_told_of(text):
    assert countries_told_of(text) == {}


@pytest.mark.parametrize(
    ("name", "text", "country"),
    [
        ("Tripoli", "A drone killed a Hezbollah commander in Tripoli on Monday.", "LB"),
        ("Tripoli", "Libyan doctors said that shells had hit the port of Tripoli.", "LY"),
        ("Tripoli", "Shells hit the port of Tripoli.", "LY"),
        ("Tyre", "Lebanese rescuers pulled four bodies from a house in Tyre.", "LB"),
        ("Aden", "Houthi missiles struck Aden at dawn.", "YE"),
        ("Hama", "Syrian state media reported blasts in Hama.", "SY"),
    ],
)
def test_a_people_decides_between_namesakes(name, text, country):
    with Gazetteer.open() as gazetteer:
        place = look_up(name, gazetteer, context=text).place
    assert place is not None
    assert place.country == country
