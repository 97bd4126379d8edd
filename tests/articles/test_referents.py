"""Referents: what 'the city', 'there' and 'both towns' stand for."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames


@pytest.fixture
def told(article: Callable[..., Article], towns: PlaceNames) -> Callable[..., list[tuple[list[str], str]]]:
    def read(text: str, title: str = "News") -> list[tuple[list[str], str]]:
        claims = read_claims(article(text, "2023-12-30", title), towns).claims
        return [([place.name for place in claim.toponyms], claim.period.end.isoformat()) for claim in claims]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv buried its dead. On Friday two bombs had fallen on a market in the city.",
        "The market of Kharkiv was full. A missile hit the city on Friday.",
        "Харків ховає загиблих. У п'ятницю по місту вдарили дві ракети.",
        "Белгород хоронит погибших. В пятницу по городу ударили две ракеты, погибли пять человек.",
    ],
)
def test_a_common_noun_stands_for_the_place_named_before(
    told: Callable[..., list[tuple[list[str], str]]], text: str
) -> None:
    ((names, day),) = told(text)
    assert len(names) == 1
    assert names[0] in {"Kharkiv", "Харків", "Белгород"}
    assert day == "2023-12-29"


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday missiles hit Odesa and Kharkiv. On Friday drones attacked both cities.",
        "У четвер ракети влучили в Одесу та Харків. У п'ятницю дрони атакували обидва міста.",
        "В четверг ракеты попали в Белгород и Курск, погибли люди. В пятницу дроны атаковали оба города, ранены люди.",
    ],
)
def test_both_places_stand_for_the_last_two(told: Callable[..., list[tuple[list[str], str]]], text: str) -> None:
    thursday, friday = told(text)
    assert (thursday[1], friday[1]) == ("2023-12-28", "2023-12-29")
    assert len(friday[0]) == 2
    assert friday[0] == thursday[0]


def test_a_later_strike_without_a_place_is_at_the_place_told_last(
    told: Callable[..., list[tuple[list[str], str]]],
) -> None:
    text = "A missile hit Kharkiv on Monday. On Friday two bombs destroyed a printing house, killing seven people."
    assert told(text) == [(["Kharkiv"], "2023-12-25"), (["Kharkiv"], "2023-12-29")]


def test_a_strike_on_a_place_that_no_list_knows_is_at_no_other(
    told: Callable[..., list[tuple[list[str], str]]],
) -> None:
    text = (
        "A missile hit Kharkiv on Monday.\n\nOn Friday two bombs destroyed a school in Qoqtepa, killing seven people."
    )
    assert told(text) == [(["Kharkiv"], "2023-12-25")]


def test_the_noun_of_a_site_stands_for_the_site_of_that_noun(
    told: Callable[..., list[tuple[list[str], str]]],
) -> None:
    text = "В четверг дрон попал в Крымский мост. Ракета ударила по Белгороду. В пятницу катера взорвали опоры моста."
    assert told(text)[-1] == (["Крымский мост"], "2023-12-29")


def test_the_same_waters_are_those_where_a_ship_was_struck_before(
    told: Callable[..., list[tuple[list[str], str]]],
) -> None:
    water, again = told(
        "A missile hit a tanker in the Black Sea on Thursday, off Odesa. "
        "On Friday a drone struck a second tanker in the same waters and killed two sailors."
    )
    assert (water[0], again[0]) == (["Black Sea"], ["Black Sea"])
    assert (water[1], again[1]) == ("2023-12-28", "2023-12-29")


def test_the_same_base_is_the_one_struck_before(told: Callable[..., list[tuple[list[str], str]]]) -> None:
    new, old = told(
        "Fighters stormed the army base in Kramatorsk on Friday, killing nine soldiers. "
        "On 15 July 2022 ten fighters attacked the same base and shot eight men dead."
    )
    assert (new[0], old[0]) == (["Kramatorsk"], ["Kramatorsk"])
    assert old[1] == "2022-07-15"
