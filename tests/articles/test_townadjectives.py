"""Town adjectives: a town or a site that an adjective in small letters names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceKind, PlaceNames
from articles.toponyms import find_toponyms

SITE, TOWN = PlaceKind.SITE, PlaceKind.SETTLEMENT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ракета ударила по белгородскому рынку, двое погибли.", [("Белгород", TOWN)]),
        ("Снаряды попали в керченскую школу утром.", [("Керчь", TOWN)]),
        ("Дроны летели на курскую АЭС, их сбили.", [("Курская АЭС", SITE)]),
        ("Удар пришёлся по воронежскому заводу, сообщил он.", [("Воронеж", TOWN)]),
        ("Ракета влучила в одеський готель уночі.", [("Одеса", TOWN)]),
        ("Уламки впали біля харківської лікарні, є вибиті вікна.", [("Харків", TOWN)]),
        ("Вибух стався на запорізькому підприємстві вдень.", [("Запоріжжя", TOWN)]),
        ("Число погибших от удара по украинской столице выросло.", [("Киев", TOWN)]),
        ("Ракети впали на околиці сирійської столиці.", [("Дамаск", TOWN)]),
        ("Уламки впали на столицю, є поранені.", [("Київ", TOWN)]),
        ("Уламки впали поблизу обласної столиці, є поранені.", []),
        ("У столиці Каталонії пройшла хода.", []),
        ("Белгородский губернатор рассказал об обстреле по телефону.", []),
        ("Ракета попала в детскую больницу и городской рынок.", []),
        ("Про харківську авіацію говорили довго, але марно.", []),
    ],
)
def test_a_town_or_a_site_is_named_by_its_adjective(
    article: Callable[..., Article], towns: PlaceNames, text: str, found: list[tuple[str, PlaceKind]]
) -> None:
    assert [(place.name, place.kind) for place in find_toponyms(article(text), towns)] == found
