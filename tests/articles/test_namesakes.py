"""Namesakes: a street, a club, a person that bears a place's name is no place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.toponyms import Role, find_toponyms

Made = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The café stands in Odesa Street, near the market.", "Odesa"),
        ("They gathered on Kyiv Square before noon.", "Kyiv"),
        ("He played for Dynamo Kyiv until he enlisted.", "Kyiv"),
        ("The Battle of Bakhmut had taught them patience.", "Bakhmut"),
        ("Troops hold the Kherson direction with few men.", "Kherson"),
        ("There was no change on the Kherson and Kyiv directions.", "Kherson"),
        ("It was a quiet day in the Kharkiv, Kyiv and Kherson sectors.", "Kherson"),
        ("A tanker (QUEEN OF ODESA) was hit on the port side.", "Odesa"),
        ("Men of the 20th Rifle Division (Kherson) struck the dam.", "Kherson"),
        ("Drones damaged two ships, the Sumy and the Odesa, at the pier.", "Sumy"),
        ("Drones damaged two ships, the Sumy and the Odesa, at the pier.", "Odesa"),
        ("The producer Odesa Raeburn came with a camera.", "Odesa"),
        ("На вулиці Харківській відкрили аптеку, каже мер.", "Харків"),
        ("Осколками посекло окна на Харьковской и соседней улице.", "Харьков"),
        ("Суд отправил под стражу 31-летнего Курска, водителя такси.", "Курск"),
        ("Следствие называет Белгорода К. исполнителем взрыва.", "Белгород"),
        ("Священник служил в Белгородском храме сорок лет.", "Белгород"),
        ("Снаряды разорвались у кинотеатра за рынком «Никополь», стёкол нет.", "Никополь"),
        ("Удар прийшовся по складу «Полтава», каже власник.", "Полтава"),
        ("Они живут на улице Белгородской много лет, говорит сосед.", "Белгород"),
        ("Пострадали дома на улицах Мира и Белгородской, говорит сосед.", "Белгород"),
        ("Пошкоджено дахи по вулицях Шкільній та Харківській, каже староста.", "Харків"),
        ("Корпус Харківського національного університету зруйновано.", "Харків"),
    ],
)
def test_what_bears_a_place_s_name_is_never_a_place(article: Made, towns: PlaceNames, text: str, name: str) -> None:
    found = [toponym for toponym in find_toponyms(article(text), towns) if toponym.name.startswith(name[:4])]
    assert all(toponym.role is Role.NAMESAKE and toponym.reason for toponym in found)


@pytest.mark.parametrize(
    "text",
    [
        "Missiles struck Odesa on Friday night.",
        "The front ran through the Crown Region’s Odesa before the war.",
        "In Kyiv, Mayor Klitschko spoke to the press.",
        "Снаряди впали у Вовчанську, повідомили в поліції.",
    ],
)
def test_a_place_stays_one(article: Made, towns: PlaceNames, text: str) -> None:
    made = article(text)
    roles = [toponym.role for toponym in find_toponyms(made, towns) if toponym.span.start >= made.body]
    assert roles
    assert Role.NAMESAKE not in roles
