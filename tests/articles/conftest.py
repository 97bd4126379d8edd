"""A list of place names as small as the sentences of these tests, and articles made of a sentence or two."""

from collections.abc import Callable

import pytest

from articles.article import Article, Source
from articles.incidents import Incident, gather
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.reading import read_text
from articles.tellings import find_tellings
from articles.toponyms import find_toponyms

SETTLEMENTS = {
    "Kyiv": 2900000,
    "Dnipro": 968000,
    "Lviv": 717000,
    "Odesa": 1015000,
    "Kharkiv": 1433000,
    "Bakhmut": 70000,
    "Moscow": 10000000,
    "Belgorod": 390000,
    "Kherson": 280000,
    "Davos": 10000,
    "Sumy": 256000,
    "Poltava": 280000,
    "Voronezh": 1000000,
    "Nikopol": 100000,
    "Mykolaiv": 470000,
    "Kramatorsk": 150000,
    "Saky": 20000,
    "Police": 30000,
    "Суми": 256000,
    "Київ": 2900000,
    "Харків": 1433000,
    "Одеса": 1015000,
    "Полтава": 280000,
    "Кривий Ріг": 600000,
    "Вовчанськ": 17000,
    "Роботине": 480,
    "Зарічне": 500,
    "Зарічний": 9000,
    "Зачепилівка": 3000,
    "Зелене": 900,
    "Нусейрат": 54000,
    "Батайск": 110000,
    "Туапсе": 64000,
    "Скадовск": 18000,
    "Запоріжжя": 710000,
    "Дніпро": 968000,
    "Москва": 10000000,
    "Белгород": 390000,
    "Воронеж": 1000000,
    "Днепр": 968000,
    "Никополь": 100000,
    "Курск": 440000,
    "Керчь": 150000,
    "Авдеевка": 30000,
    "Кривой Рог": 600000,
    "Липцы": 4000,
    "Orikhiv": 14000,
    "Tokmak": 30000,
    "Deir al-Balah": 50000,
    "al-Omar": 500,
    "Zelva": 500,
}
DISTRICTS = {"Конотопський"}
ADMIN1 = {"Харківська", "Сумська", "Харківщина", "Херсонщина", "Белгородская", "Брянская", "Тульская", "Crimea"}
SITES = {"Saky air base", "Курская АЭС"}
WATERS = {"Dnipro River", "Black Sea", "Чёрное море"}
COUNTRIES = {"Ukraine", "Russia", "Switzerland", "Canada", "Україна", "Россия"}


class Towns:
    """What the fixtures above say of a name."""

    def facts(self, name: str) -> NameFacts | None:
        kinds = {
            PlaceKind.SETTLEMENT: {town.casefold() for town in SETTLEMENTS},
            PlaceKind.DISTRICT: {area.casefold() for area in DISTRICTS},
            PlaceKind.ADMIN1: {area.casefold() for area in ADMIN1},
            PlaceKind.SITE: {site.casefold() for site in SITES},
            PlaceKind.WATER: {water.casefold() for water in WATERS},
            PlaceKind.COUNTRY: {country.casefold() for country in COUNTRIES},
        }
        found = frozenset(kind for kind, listed in kinds.items() if name.casefold() in listed)
        people = {town.casefold(): people for town, people in SETTLEMENTS.items()}
        return NameFacts(found, frozenset({"UA"}), people.get(name.casefold(), 1_000_000)) if found else None


@pytest.fixture
def towns() -> Towns:
    return Towns()


@pytest.fixture
def article() -> Callable[..., Article]:
    def made(text: str, published: str = "2023-12-30", title: str = "News") -> Article:
        return read_text(f" date {published} {title}\n\n{text}\n", "test.txt", Source("test"))

    return made


@pytest.fixture
def incidents(article: Callable[..., Article], towns: PlaceNames) -> Callable[[str], list[Incident]]:
    def gathered(text: str) -> list[Incident]:
        made = article(text)
        tellings, *_ = find_tellings(made, find_toponyms(made, towns))
        return gather(tellings, made.published)

    return gathered
