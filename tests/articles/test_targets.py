"""Targets: weapons that came to what they hit by a verb of any kind."""

import pytest

from articles.article import Span
from articles.languages import language_of
from articles.targets import aimed, arrived
from articles.weapons import find_weapons
from articles.wording import wording


def reached(text: str) -> list[str]:
    """Return what the weapons of a sentence came into, or were aimed at."""
    words, span = wording(language_of(text) or "ru"), Span(0, len(text))
    phrases, weapons = words.phrases(text), find_weapons(text, span, words)
    found = [*arrived(text, span, words, phrases, weapons), *aimed(text, span, phrases, weapons)]
    return [one.of(text) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Дрон залетів у двір у Сумах.", ["у двір"]),
        ("У дах дев'ятиповерхівки зайшла ракета.", ["У дах"]),
        ("Безпілотник увірвався у вікно квартири.", ["у вікно"]),
        ("Беспилотник юркнул в пятиэтажный жилой дом.", ["в пятиэтажный жилой"]),
        ("Во двор больницы нырнула авиабомба.", ["Во двор"]),
        ("Дроном по автобусу у Нікополі.", ["Дроном по"]),
        ("КАБ по школі в Запоріжжі.", ["КАБ по"]),
        ("КАБы по Волчанску легли вечером.", ["по", "КАБы по"]),
        ("Виставка дронів у будинку культури тривала тиждень.", []),
        ("Школярі зайшли у двір, а потім побачили дрон.", []),
        ("Росіяни застосували по Сумах дві авіабомби.", ["по"]),
        ("Окупанти жбурнули бомбу на Вовчанськ.", ["на"]),
        ("На Різдво дрони збирала вся країна.", []),
        ("Дроны по контракту поставили весной.", []),
    ],
)
def test_what_a_weapon_came_into(text: str, expected: list[str]) -> None:
    assert reached(text) == expected
