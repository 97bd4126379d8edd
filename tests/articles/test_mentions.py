"""Mentions: the longest names win, and a common word needs evidence to be a place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.article import Article
from articles.mentions import find_mentions
from articles.passages import Passage
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.toponyms import find_toponyms
from articles.wording import wording

Made = Callable[..., Article]


def names_in(made: Article, towns: PlaceNames) -> list[str]:
    return [toponym.name for toponym in find_toponyms(made, towns) if toponym.span.start >= made.body]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Missiles hit Kyiv, Lviv and Odesa.", ["Kyiv", "Lviv", "Odesa"]),
        ("Вибухи чули у Харкові та Полтаві, пише влада.", ["Харків", "Полтава"]),
        ("Взрывы были в Воронеже и под Курском, пишут жители.", ["Воронеж", "Курск"]),
        ("Ракета впала у Кривому Розі, повідомили рятувальники.", ["Кривий Ріг"]),
        ("Shells hit Deir al-Balah and the al-Omar oilfield.", ["Deir al-Balah", "al-Omar"]),
        ("Zelva was shelled at dawn.", ["Zelva"]),
        ("Бої точилися біля Зарічного, пише штаб.", ["Зарічне"]),
        ("Сумщина вночі здригалася: на Конотопщині влучання.", ["Конотопський"]),
        ("Из миномёта обстреляли Сеньково Климовского района.", ["Сеньково", "Климовский"]),
        ("Ворог ударив по Зачепилівці, там горить ферма.", ["Зачепилівка"]),
        ("Ракета упала под Скадовском, сообщили жители.", ["Скадовск"]),
        ("Авіація вдарила по ан-Нусейрату.", ["Нусейрат"]),
        ("Дрон упав у Батайську.", ["Батайск"]),
        ("Зелена вулиця тиха. Під обстрілом Зелене. Зелене горить.", ["Зелене", "Зелене"]),
        ("The village of Qwa Tor was burnt.", ["Qwa Tor"]),
        ("Shells hit Zelva and Zelva el-Tineh.", ["Zelva"]),
        ("The bridge to Odesa was hit.", ["Odesa"]),
        ("Two people died in an army-held district; one was from the RSF-run Zelva.", ["Zelva"]),
        ("Police said that nobody was there.", []),
        ("He wrote to kyiv@example.org and #Odesa.", []),
    ],
)
def test_names_are_found_in_their_basic_form(article: Made, towns: PlaceNames, text: str, names: list[str]) -> None:
    assert names_in(article(text), towns) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Gyumri: two barrel bombs fell on the market.", ["Gyumri"]),
        ("Gyumri, to the north, was struck the same day.", ["Gyumri"]),
        ("Gyumri reported casualties as well.", ["Gyumri"]),
        ("1. Gyumri: two lorries came with bread.", []),
        ("Gyumri sells bread.", []),
    ],
)
def test_a_small_town_opens_a_sentence_only_where_it_is_struck(article: Made, text: str, names: list[str]) -> None:
    assert names_in(article(text), Caucasus()) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Армения и Азербайджан молчат. Утром Гюмри проснулся под разрывы.", ["Армения", "Азербайджан", "Гюмри"]),
        ("Ракеты летели всю ночь. Утром Гюмри проснулся под разрывы.", []),
    ],
)
def test_a_small_town_of_a_country_that_is_named_needs_no_word_of_place(
    article: Made, text: str, names: list[str]
) -> None:
    assert names_in(article(text), Caucasus()) == names


class Caucasus:
    def facts(self, name: str) -> NameFacts | None:
        if name in {"Армения", "Азербайджан"}:
            return NameFacts(frozenset({PlaceKind.COUNTRY}), frozenset({"AM"}), 3_000_000)
        return (
            NameFacts(frozenset({PlaceKind.SETTLEMENT}), frozenset({"AM"}), 900)
            if name in {"Гюмри", "Gyumri"}
            else None
        )


def test_a_longer_name_hides_the_shorter_one_inside_it(article: Made, towns: PlaceNames) -> None:
    assert names_in(article("Missiles hit the Saky air base at night."), towns) == ["Saky air base"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("У Донецьку пролунали вибухи, є поранені.", "Донецьк"),
        ("По Донецьку вдарили ракетами, кажуть у місті.", "Донецьк"),
        ("Над Донецькою областю збито дрон, кажуть військові.", "Донецька"),
    ],
)
def test_a_town_is_no_adjective_of_its_oblast(article: Made, text: str, name: str) -> None:
    class Donetsk:
        def facts(self, name: str) -> NameFacts | None:
            kinds = {"Донецьк": PlaceKind.SETTLEMENT, "Донецька": PlaceKind.ADMIN1}
            return NameFacts(frozenset({kinds[name]}), frozenset({"UA"}), 900_000) if name in kinds else None

    assert names_in(article(text), Donetsk()) == [name]


@given(some.text(max_size=200))
def test_mentions_lie_in_the_text_and_never_overlap(text: str) -> None:
    class Everything:
        def facts(self, name: str) -> None:
            return None

    passage = Passage(text, 0, len(text), wording("en"), Everything())
    spans = [mention.span for mention in find_mentions(passage)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))
