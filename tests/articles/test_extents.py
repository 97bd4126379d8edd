"""Extents: the nouns around a name say whether it is a town, an oblast, a raion or a site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceKind, PlaceNames
from articles.toponyms import find_toponyms

Made = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "covered", "kind"),
    [
        ("A drone crossed the Kherson region last night.", "Kherson region", PlaceKind.ADMIN1),
        ("Shells fell in Kharkiv Oblast, the governor said.", "Kharkiv Oblast", PlaceKind.ADMIN1),
        ("Guns fired in the Nikopol district again.", "Nikopol district", PlaceKind.DISTRICT),
        ("Smoke rose over the Saky air base all day.", "Saky air base", PlaceKind.SITE),
        ("They crossed the Dnipro River at night.", "Dnipro River", PlaceKind.WATER),
        ("The village of Orikhiv was quiet.", "Orikhiv", PlaceKind.SETTLEMENT),
        ("Вночі дрони летіли над Сумською областю, кажуть військові.", "Сумською областю", PlaceKind.ADMIN1),
        ("Обстріляли Нікопольський район, повідомив голова ОВА.", "Нікопольський район", PlaceKind.DISTRICT),
        ("Дрон упав на Запоріжжі, пишуть рятувальники.", "Запоріжжі", PlaceKind.ADMIN1),
        ("Дрон сбили над Белгородской областью, сообщил глава.", "Белгородской областью", PlaceKind.ADMIN1),
    ],
)
def test_the_noun_makes_the_kind_and_belongs_to_the_span(
    article: Made, towns: PlaceNames, text: str, covered: str, kind: PlaceKind
) -> None:
    found = {toponym.text: toponym.kind for toponym in find_toponyms(article(text), towns)}
    assert found.get(covered) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells fell in the Kherson and Mykolaiv regions.", PlaceKind.ADMIN1),
        ("Дроны сбили над Брянской, Тульской и Белгородской областями.", PlaceKind.ADMIN1),
        ("Мины разорвались в Ленинском и Куйбышевском районах.", PlaceKind.DISTRICT),
        ("Вибухи чули у Нікопольському, Синельниківському та Павлоградському районах.", PlaceKind.DISTRICT),
    ],
)
def test_a_noun_in_the_plural_holds_for_the_whole_list(
    article: Made, towns: PlaceNames, text: str, kind: PlaceKind
) -> None:
    made = article(text)
    kinds = {toponym.kind for toponym in find_toponyms(made, towns) if toponym.span.start >= made.body}
    assert kinds == {kind}


def test_an_adjective_alone_behind_na_is_a_street(article: Made, towns: PlaceNames) -> None:
    text = "Дрон сбили над Белгородской областью. Крыши снесло на Харьковской и Ленина."
    kinds = [toponym.kind for toponym in find_toponyms(article(text), towns)]
    assert kinds.count(PlaceKind.ADMIN1) == 1


def test_a_bare_name_is_left_open(article: Made, towns: PlaceNames) -> None:
    (found,) = [toponym for toponym in find_toponyms(article("Rockets hit Sumy."), towns) if toponym.name == "Sumy"]
    assert found.kind is None
