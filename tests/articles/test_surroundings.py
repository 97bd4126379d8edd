"""Surroundings: an area is hit itself only where it does not merely surround what was hit."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames
from articles.toponyms import Role

BESIDE = [
    ("A drone struck a bus outside Nikopol, 35 km (22 miles) southwest of Kherson, on Friday.", {"Nikopol"}),
    ("Shells fell on Nikopol, a small town south of Kherson, killing two.", {"Nikopol"}),
    ("Rockets hit Nikopol, 12km from the outskirts of Kherson, and two people died.", {"Nikopol"}),
    ("Shelling of Nikopol, on the edge of Kherson, killed a woman on Thursday.", {"Nikopol"}),
    ("Attacks were repelled near Nikopol, near Kherson and near Kramatorsk.", {"Nikopol", "Kherson", "Kramatorsk"}),
    ("Shells hit Nikopol, and a drone killed a man near Kherson.", {"Nikopol", "Kherson"}),
]
LED_TO = [
    ("Kherson: shells hit a house in Nikopol at dawn, killing two.", {"Nikopol"}),
    ("Kherson: shells hit a house, and in Nikopol two people died.", {"Kherson", "Nikopol"}),
    ("In a suburb of Kherson shells hit a house in Nikopol.", {"Nikopol"}),
]


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        *BESIDE,
        *LED_TO,
        ("It was the worst attack in the Kherson region since 5 June, when ten men were shot dead in Sumy.", {"Sumy"}),
        ("Kherson has seen no such attack since 5 June, when ten men were shot dead there.", {"Kherson"}),
        ("A missile hit a villa in the Nikopol quarter of Kherson on Friday.", {"Nikopol"}),
        ("A missile struck a café in Kramatorsk, a town in the Kherson region, on Friday.", {"Kramatorsk"}),
        ("In the Kherson region shells hit Nikopol.", {"Nikopol"}),
        ("In Kharkiv drones struck Saky air base, killing two.", {"Saky air base"}),
        ("In Nikopol, tank shells landed in the Zavod neighbourhood on Friday.", {"Zavod"}),
        ("In Nikopol, the old river port, two shells hit the Zavod district, killing two.", {"Zavod"}),
        ("In Nikopol shells hit a house, and two people died in the Zavod neighbourhood.", {"Nikopol", "Zavod"}),
        ("Raids on Nikopol on Friday, targeting the port and the Zavod neighbourhood, killed two.", {"Zavod"}),
        ("Raids on Nikopol, targeting the port, spread to the Zavod neighbourhood of Kyiv.", {"Nikopol", "Zavod"}),
        ("Rockets landed in Nikopol, in rural Kherson, on Friday.", {"Nikopol"}),
        ("A drone hit a market in Nikopol, western Kherson, killing three people.", {"Nikopol"}),
        ("Shells hit Nikopol in the south Kherson region on Friday.", {"Nikopol"}),
        ("Strikes were reported from the Kherson region: shells hit Nikopol.", {"Nikopol"}),
        ("Shells hit Nikopol, and a drone was shot down over the Kherson region.", {"Nikopol", "Kherson"}),
        ("Missiles hit Kyiv, Odesa and the Kherson region overnight.", {"Kyiv", "Odesa", "Kherson"}),
    ],
)
def test_hit_places(article: Callable[..., Article], towns: PlaceNames, sentence: str, hit: set[str]) -> None:
    places = read_claims(article(sentence), towns).toponyms
    assert {place.name for place in places if place.role in {Role.ATTACKED, Role.INTERCEPTED}} == hit


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("Обстреляны Липцы, пригород Белгорода, четверо раненых.", {"Липцы"}),
        ("Дрон ударил по селу Липцы, в пригороде Белгорода, погиб мужчина.", {"Липцы"}),
        ("В пригороде Белгорода дрон ударил по автобусу у села Липцы.", {"Липцы"}),
        ("Удары нанесены под Авдеевкой, у Никополя.", {"Авдеевка", "Никополь"}),
        ("Дрон скинув вибухівку на перехожого в Салтівському районі Харкова.", {"Салтівський"}),
        ("У Харкові дрон влучив у будинок в Салтівському районі, троє поранених.", {"Салтівський"}),
        ("У Харкові дрон поранив двох, у Салтівському районі снаряд убив жінку.", {"Харків", "Салтівський"}),
    ],
)
def test_hit_places_of_other_languages(
    article: Callable[..., Article], towns: PlaceNames, sentence: str, hit: set[str]
) -> None:
    places = read_claims(article(sentence), towns).toponyms
    assert {place.name for place in places if place.role in {Role.ATTACKED, Role.INTERCEPTED}} == hit
