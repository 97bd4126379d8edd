"""Tellings: which sentences tell of an attack, of which places, and from when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.tellings import Telling, find_tellings
from articles.toponyms import Role, find_toponyms

Made = Callable[..., Article]


def told(made: Article, towns: PlaceNames) -> list[Telling]:
    tellings, *_ = find_tellings(made, find_toponyms(made, towns))
    return [telling for telling in tellings if telling.span.start >= made.body]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Missiles hit Kyiv and Lviv on Friday, killing three people.", ["Kyiv", "Lviv"]),
        ("Дрони вдарили по Одесі, є поранені.", ["Одеса"]),
        ("Ракета попала в жилой дом в Белгороде, погиб мужчина.", ["Белгород"]),
    ],
)
def test_an_attack_is_told_with_its_places(article: Made, towns: PlaceNames, text: str, places: list[str]) -> None:
    (telling,) = told(article(text), towns)
    assert telling.attack
    assert [place.name for place in telling.places] == places


@pytest.mark.parametrize(
    "text",
    [
        "Leaders met in Davos to talk about grain.",
        "The air-raid alert in Kyiv lasted an hour; nothing happened.",
        "Тиждень тому на полігоні під Полтавою пройшли маневри, там знищували дрони.",
        "Белгород: ночью было тихо, рейсовые автобусы ходят.",
        "Украина и Канада подписали соглашение, сообщили в Москве.",
    ],
)
def test_no_attack_is_told_where_none_happened(article: Made, towns: PlaceNames, text: str) -> None:
    assert not any(telling.attack and telling.places for telling in told(article(text), towns))


def test_every_toponym_comes_back_with_a_role(article: Made, towns: PlaceNames) -> None:
    made = article("Missiles launched from Voronezh hit Sumy, officials in Kyiv said.")
    _, toponyms, _ = find_tellings(made, find_toponyms(made, towns))
    roles = {toponym.name: toponym.role for toponym in toponyms}
    assert roles["Sumy"] is Role.ATTACKED
    assert roles["Voronezh"] is Role.ORIGIN
    assert roles["Kyiv"] is not Role.ATTACKED


def test_the_sentence_after_adds_its_toll(article: Made, towns: PlaceNames) -> None:
    first, second = told(article("A missile hit Sumy on Friday. Eleven people were killed."), towns)
    assert first.attack
    assert [toll.count.low for toll in second.tolls] == [11]


def test_a_heading_of_an_entry_tells_of_no_attack_by_itself(article: Made, towns: PlaceNames) -> None:
    made = article("— м. Бахмут. Внаслідок обстрілу поранено двох.\n\n— м. Полтава. Горіла суха трава.")
    assert not any(place.name == "Полтава" for telling in told(made, towns) for place in telling.places)
