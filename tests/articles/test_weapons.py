"""Weapons: types and numbers, as sentences name them."""

import pytest

from articles.article import Span
from articles.languages import language_of
from articles.weapons import Weapon, find_weapons, total_weapons
from articles.wording import wording


def weapons(text: str) -> dict[Weapon, int | None]:
    return total_weapons(find_weapons(text, Span(0, len(text)), wording(language_of(text) or "en")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 120 missiles and 90 drones were launched at the country.", {Weapon.MISSILE: 120, Weapon.DRONE: 90}),
        ("Yet another ballistic missile hit the house.", {Weapon.MISSILE: 1}),
        ("Two Iskander missiles fell on the street.", {Weapon.MISSILE: 2}),
        ("A missile strike left the town without power.", {Weapon.MISSILE: None}),
        ("S-300 missiles fell on the town.", {Weapon.MISSILE: None}),
        ("Russian forces shelled the village on Sunday.", {Weapon.ARTILLERY: None}),
        ("Shelling with Grad rockets went on all day.", {Weapon.ROCKET: None}),
        ("Four guided bombs fell on the town.", {Weapon.BOMB: 4}),
        ("Two people were killed by a mortar in the yard.", {Weapon.MORTAR: None}),
        ("An unmanned boat holed the tanker in the strait.", {Weapon.NAVAL: 1}),
        ("A suicide bomber blew himself up near a roadside bomb.", {Weapon.EXPLOSIVE: 1}),
        ("Росіяни випустили по місту дві балістичні ракети та 15 шахедів.", {Weapon.MISSILE: 2, Weapon.DRONE: 15}),
        ("Ворог ударив КАБами і з РСЗВ по селу, що на півночі.", {Weapon.BOMB: None, Weapon.ROCKET: None}),
        ("FPV-дрон влучив у машину на околиці села.", {Weapon.DRONE: 1}),
        ("Всего было выпущено 99 ракет и 35 беспилотников.", {Weapon.MISSILE: 99, Weapon.DRONE: 35}),
        ("Под обстрел из миномётов попало село на границе.", {Weapon.MORTAR: None}),
        ("В тот день никто не пострадал, сообщил он.", {}),
    ],
)
def test_types_and_counts(text: str, expected: dict[Weapon, int | None]) -> None:
    assert weapons(text) == expected


def test_numbers_of_dates_count_no_weapons() -> None:
    text = "29 ноября беспилотники атаковали порт"
    words = wording("ru")
    whole = Span(0, len(text))
    assert total_weapons(find_weapons(text, whole, words, [Span(0, 9)])) == {Weapon.DRONE: None}
