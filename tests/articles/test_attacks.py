"""Attacks: which sentences tell of armed force that reached a place."""

import pytest

from articles.article import Span
from articles.attacks import Evidence, weigh
from articles.languages import language_of
from articles.wording import wording


def evidence(text: str) -> Evidence:
    return weigh(text, Span(0, len(text)), wording(language_of(text) or "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled the village on Sunday.",
        "A drone hit a warehouse in the port.",
        "Explosions were heard in the city before dawn.",
        "Air defences shot down all nine drones over the region.",
        "Two people were killed when a missile fell on their house.",
        "Assaults were repelled near three villages.",
        "The enemy again struck an energy facility in the district.",
        "Rebels raided two villages at dawn.",
        "A patrol was attacked by unidentified gunmen on Tuesday.",
        "Settlers set fire to olive trees and cars.",
        "A helicopter was brought down near the border, and its crew died.",
        "Вночі росіяни обстріляли місто з артилерії.",
        "Безпілотник упав на дах будинку, троє людей поранено.",
        "У місті пролунали вибухи, працює ППО.",
        "Ракета попала в жилой дом, погибли три человека, ещё двое ранены.",
        "Над областью сбиты 12 беспилотников.",
        "Под обстрел попало приграничное село.",
        "31 аппарат ликвидирован над областью, ещё 22 — над соседней.",
        "Над Калужской областью уничтожены семь аппаратов.",
        "Над Сумщиною за ніч знищено п'ять цілей.",
        "Над акваторией Азовского моря ликвидировано 12 целей.",
        "Дрон залетів у двір школи.",
        "Якби не ППО, ракета влучила б у лікарню: уламки поранили двох людей.",
    ],
)
def test_these_tell_of_an_attack(text: str) -> None:
    assert evidence(text).tells(in_context=False)


@pytest.mark.parametrize(
    "text",
    [
        "The fire brigade of the town bought two engines.",
        "The crew fired at targets, simulated a missile hit and carried mock casualties.",
        "The parties struck a deal, and the ceasefire held.",
        "Soldiers on hunger strikes wrote to the minister.",
        "An air-raid alert was declared, and the all-clear followed.",
        "The minister threatened to strike the capital.",
        "There were no strikes on the city, the governor said.",
        "The allies promised 20,000 artillery shells.",
        "The striker hit the post in the second half of the match.",
        "Grain prices exploded this week, traders said.",
        "В области объявлена опасность атаки БПЛА.",
        "У разі загрози удару йдіть в укриття.",
        "Тренер похвалил атаку: два гола за матч.",
        "Якби ракета впала на місто, загинули б сотні людей.",
        "Если бы дрон попал в цистерну, погибли бы все.",
        "Возгорание на складе в Туле ликвидировано, пострадавших нет.",
        "Over the past week the debt was eliminated.",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not evidence(text).tells(in_context=False)


@pytest.mark.parametrize(
    ("text", "intercepted", "damage"),
    [
        ("Air defences destroyed 12 drones over the sea.", True, False),
        ("All the drones were destroyed over the sea.", True, False),
        ("A missile destroyed a café in the village.", False, True),
        ("Сили оборони знищили дев'ять БпЛА за ніч.", True, False),
        ("Вибух знищив будинок культури в селі.", False, True),
        ("Ночью уничтожены 54 беспилотника.", True, False),
    ],
)
def test_destroyed_weapons_are_told_from_destroyed_buildings(text: str, *, intercepted: bool, damage: bool) -> None:
    found = evidence(text)
    assert (found.intercepted, found.damage) == (intercepted, damage)


def test_a_sentence_in_context_needs_less() -> None:
    found = evidence("In the old town a school was damaged.")
    assert not found.tells(in_context=False)
    assert found.tells(in_context=True)


def test_negated_words_do_not_count() -> None:
    assert evidence("Nothing was hit.").triggers == ()
