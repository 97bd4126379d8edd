"""Toponyms: which words are place names, and what the wording makes of them."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.toponyms import PlaceKind, Role, Toponym, find_toponyms

Made = Callable[..., Article]


def found(article: Made, towns: PlaceNames, text: str) -> list[Toponym]:
    made = article(text)
    return [toponym for toponym in find_toponyms(made, towns) if toponym.span.start >= made.body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone crossed the Kherson region last night.", [("Kherson", PlaceKind.ADMIN1)]),
        (
            "Shells fell in the Kherson and Mykolaiv regions.",
            [("Kherson", PlaceKind.ADMIN1), ("Mykolaiv", PlaceKind.ADMIN1)],
        ),
        ("Guns fired in the Nikopol district again.", [("Nikopol", PlaceKind.DISTRICT)]),
        ("They crossed the Dnipro River at night.", [("Dnipro River", PlaceKind.WATER)]),
        ("Missiles hit the Saky air base in the night.", [("Saky air base", PlaceKind.SITE)]),
        ("A refinery burned; the Belgorod oil refinery is closed.", [("Belgorod", PlaceKind.SITE)]),
        ("The town of Kramatorsk was quiet.", [("Kramatorsk", PlaceKind.SETTLEMENT)]),
        ("They met in Canada on that day.", [("Canada", PlaceKind.COUNTRY)]),
        ("У ніч на середу обстріляли Харківську область.", [("Харківська", PlaceKind.ADMIN1)]),
        ("Під ударом була вся Херсонщина, кажуть військові.", [("Херсонщина", PlaceKind.ADMIN1)]),
        ("Снаряди впали у Вовчанську, повідомили в поліції.", [("Вовчанськ", None)]),
        ("Дрони летіли на Кривий Ріг, а потім над Роботиним.", [("Кривий Ріг", None), ("Роботине", None)]),
        (
            "Дроны сбили над Брянской, Тульской и Белгородской областями.",
            [("Брянская", PlaceKind.ADMIN1), ("Тульская", PlaceKind.ADMIN1), ("Белгородская", PlaceKind.ADMIN1)],
        ),
        ("Дрон сбит у Курской АЭС, сообщил глава региона.", [("Курская АЭС", PlaceKind.SITE)]),
        ("Обломки упали в акваторию Чёрного моря, пострадавших нет.", [("Чёрное море", PlaceKind.WATER)]),
    ],
)  # fmt: skip
def test_name_and_kind(
    article: Made, towns: PlaceNames, text: str, expected: list[tuple[str, PlaceKind | None]]
) -> None:
    assert [(toponym.name, toponym.kind) for toponym in found(article, towns, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said that nobody was there.",
        "A man was hurt, said Artillery on Sunday.",
        "The group #Kyiv and the address kyiv@example.org were named.",
    ],
)
def test_common_words_are_no_places(article: Made, towns: PlaceNames, text: str) -> None:
    assert found(article, towns, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They walked along Kyiv Square until dawn.",
        "The match was won by Dynamo Kyiv in the end.",
        "He ordered a chicken Kyiv and some tea.",
        "It was filmed by a producer called Odesa Raevska in spring.",
        "Кондуктор їхав по вулиці Полтава до парку.",
        "Хозяин кофейни «Белгород» раздавал воду всем, кто был на улице.",
    ],
)
def test_namesakes_are_told_from_places(article: Made, towns: PlaceNames, text: str) -> None:
    (toponym,) = found(article, towns, text)
    assert toponym.role is Role.NAMESAKE
    assert toponym.reason


def test_larger_places_behind_a_name_say_where_it_is(article: Made, towns: PlaceNames) -> None:
    davos, _ = found(article, towns, "They met in Davos, Switzerland, for a week.")
    assert davos.within == ("Switzerland",)


def test_spans_count_in_the_whole_text(article: Made, towns: PlaceNames) -> None:
    made = article("Smoke rose over Odesa’s port.", title="Smoke over Kharkiv")
    assert [toponym.span.of(made.text) for toponym in find_toponyms(made, towns)] == ["Kharkiv", "Odesa’s port"]


def test_a_village_that_no_list_has_is_found_by_the_words_around(article: Made, towns: PlaceNames) -> None:
    (toponym,) = found(article, towns, "A shell fell in the village of Zahirne at noon.")
    assert (toponym.name, toponym.kind, toponym.found_by) == ("Zahirne", PlaceKind.SETTLEMENT, "wording")
