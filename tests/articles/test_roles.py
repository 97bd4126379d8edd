"""Roles: what part a place plays, told from the words around it."""

from collections.abc import Callable

import pytest

from articles.article import Article, Span
from articles.attacks import weigh
from articles.claims import read_claims
from articles.clauses import Sentence
from articles.placenames import PlaceNames
from articles.roles import with_roles
from articles.toponyms import Role, Toponym
from articles.wording import wording

ATTACKED = "A missile hit a house in Kramatorsk. "


def roles(article: Article, towns: PlaceNames) -> dict[str, Role]:
    return {
        place.name: place.role for place in read_claims(article, towns).toponyms if place.span.start >= article.body
    }


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("A missile hit a house in Kramatorsk.", "Kramatorsk", Role.ATTACKED),
        ("Damage was reported from Odesa after the drone attack.", "Odesa", Role.ATTACKED),
        ("Eight drones were shot down over Odesa.", "Odesa", Role.INTERCEPTED),
        ("Blasts were heard outside Odesa, on the Black Sea coast.", "Black Sea", Role.CONTEXT),
        ("Rockets hit the Black Sea port city of Odesa, Sumy and Kherson.", "Black Sea", Role.CONTEXT),
        ("Rockets hit the Black Sea port city of Odesa, Sumy and Kherson.", "Odesa", Role.ATTACKED),
        ("Rockets hit the Black Sea port city of Odesa, Sumy and Kherson.", "Sumy", Role.ATTACKED),
        ("Guns fired at Sumy in the Sumy region; Odesa, Kherson of the Kherson region.", "Odesa", Role.ATTACKED),
        ("Guns fired at Sumy in the Sumy region; Odesa is in the Kherson region.", "Odesa", Role.CONTEXT),
        ("The missiles that hit Sumy had been launched from Voronezh.", "Voronezh", Role.ORIGIN),
        ("A student from the north's Sumy region was killed by a shell in Odesa.", "Odesa", Role.ATTACKED),
        ("The missiles that hit Sumy had been launched from Voronezh.", "Sumy", Role.ATTACKED),
        ("Missiles from two ships in the Black Sea hit Odesa.", "Black Sea", Role.ORIGIN),
        ("Missiles from ships hit Odesa.", "Odesa", Role.ATTACKED),
        ("Ракети з бомбардувальників над Херсонщиною влучили в Одесу.", "Херсонщина", Role.ORIGIN),
        ("Корабль «Град Воронеж» ударил ракетами по Днепру.", "Воронеж", Role.NAMESAKE),
        ("Wai, who runs a relief group in Poltava, said a missile hit Sumy.", "Poltava", Role.CONTEXT),
        ("A drone hit the car of Brian Tokmak, and Tokmak was wounded.", "Tokmak", Role.NAMESAKE),
        ("Two people wounded in the strike were taken to Poltava.", "Poltava", Role.CARE),
        ("Ten people hurt in the strike on Sumy are receiving care in Poltava.", "Poltava", Role.CARE),
        ("A man hurt by shelling in Sumy was moved to a burns unit in Lviv.", "Lviv", Role.CARE),
        ("A trial in Kharkiv concerns a parcel bomb meant for an engineer.", "Kharkiv", Role.VENUE),
        ("Moscow denied that its missiles had hit the hospital.", "Moscow", Role.SPEAKER),
        ("Kyiv's military intelligence said that drones had hit the base.", "Kyiv", Role.SPEAKER),
        ("Kyiv was rocked by explosions, and a missile hit a house.", "Kyiv", Role.ATTACKED),
        ("Москва подверглась атаке беспилотников.", "Москва", Role.ATTACKED),
        ("Пять дронов сбиты над Воронежем, шесть — над Брянской областью.", "Брянская", Role.INTERCEPTED),
        ("The strike was condemned at a summit in Davos.", "Davos", Role.VENUE),
        ("Shells fell on Nikopol, 60 km from Dnipro, in the morning.", "Dnipro", Role.CONTEXT),
        ("A rocket hit the Nikopol to Kyiv train, and the town of Saky was quiet.", "Saky", Role.CONTEXT),
        ("A drone hit a flat in Odesa while Lviv was spared.", "Lviv", Role.CONTEXT),
        ("A car bomb exploded near the education ministry in Kyiv.", "Kyiv", Role.ATTACKED),
        ("Gunmen killed two police officers in Poltava.", "Poltava", Role.ATTACKED),
        ("Police in Poltava said a car bomb exploded, killing four.", "Poltava", Role.ATTACKED),
        ("The authorities in Poltava say rockets were fired at the town.", "Poltava", Role.ATTACKED),
        ("Twelve people from Poltava were killed when gunmen opened fire.", "Poltava", Role.ATTACKED),
        ("Rebels began an attack on army troops in Poltava.", "Poltava", Role.ATTACKED),
        ("Shells hit Sumy, in the occupied Syrian Tokmak, at noon.", "Tokmak", Role.CONTEXT),
        ("A councillor was shot at a campaign rally in Poltava.", "Poltava", Role.ATTACKED),
        ("Rebels (SLA) attacked a convoy near Sumy, striking the army's (UAF) base in Odesa.", "Odesa", Role.ATTACKED),
        ("Kyiv and Moscow both condemned the strikes on Sumy.", "Moscow", Role.SPEAKER),
        ("Moscow later condemned the drone strike, in which two people died.", "Moscow", Role.SPEAKER),
        ("Blasts were reported from Sumy after the drone strike.", "Sumy", Role.ATTACKED),
        ("Two died in the strike, and Smith reported from Kyiv.", "Kyiv", Role.VENUE),
        ("The strike was the worst since that on Odesa, in which ten people died.", "Odesa", Role.ATTACKED),
        ("Rockets landed in Kalosh and Sumy, killing three people.", "Sumy", Role.ATTACKED),
        ("A bus was bombed on the Poltava road, and two people died.", "Poltava", Role.NAMESAKE),
        ("The rebels said they had attacked command posts of the army in Kyiv.", "Kyiv", Role.ATTACKED),
        ("A drone struck the state broadcaster in the Ukrainian capital, killing two.", "Kyiv", Role.ATTACKED),
        ("Officials in Poltava said a kindergarten was hit by a drone.", "Poltava", Role.ATTACKED),
        ("A house in Sumy, her home since fleeing Tokmak, was hit by a drone.", "Tokmak", Role.CARE),
        ("Rebels attacked outposts in the Zherai district of Poltava.", "Poltava", Role.CONTEXT),
        ("Ten people marched in Lviv against the bombing of Sumy.", "Lviv", Role.VENUE),
        ("A missile hit a bus, officials in Poltava said.", "Poltava", Role.SPEAKER),
        ("Medics received the dead from Sumy, where a missile hit a bus.", "Sumy", Role.ATTACKED),
        (
            "A missile hit a bus in Sumy, and residents of Lviv, where the wounded were taken, gave blood.",
            "Lviv",
            Role.CARE,
        ),
        ("The rockets that hit Sumy were fired from Kesh and Voronezh.", "Voronezh", Role.ORIGIN),
        ("Дрони вдарили по Одесі, напрямків: Полтава (тот), мис Чауда, Херсонщина.", "Херсонщина", Role.ORIGIN),
        ("Drones from Belgorod (Russia), Voronezh hit Sumy.", "Voronezh", Role.ORIGIN),
        ("A drone hit a bus, and its driver died at the Mechnikov hospital in Dnipro.", "Dnipro", Role.CARE),
        ("The Saky air base was hit, in at least four spots.", "Saky air base", Role.ATTACKED),
        ("The tanker was hit by a drone and then steered for Odesa.", "Odesa", Role.CONTEXT),
        ("Ракеты ударили по Днепру, раненых отправили в Воронеж.", "Воронеж", Role.CARE),
        ("Ракеты ударили по Днепру, раненых отправили в Воронеж.", "Днепр", Role.ATTACKED),
        ("Дрони атакували Одесу, їх запускали з Херсонщини.", "Одеса", Role.ATTACKED),
        ("Дрони атакували Одесу, їх запускали з Херсонщини.", "Херсонщина", Role.ORIGIN),
        ("Росіяни вдарили по Харкову, постраждалих лікують у Полтаві.", "Полтава", Role.CARE),
        ("Kyiv, where a drone killed a couple in May, was quiet.", "Kyiv", Role.ATTACKED),
        ("Kyiv was jolted awake by explosions as drones came in.", "Kyiv", Role.ATTACKED),
        ("Banks in Sumy were hit by rockets; so were homes in Odesa.", "Odesa", Role.ATTACKED),
        ("The bombs that hit Sumy were let go by planes over Voronezh.", "Voronezh", Role.ORIGIN),
        ("Rockets fired from the coast near Odesa hit the cruiser.", "Odesa", Role.ORIGIN),
        (
            "They came from Sumy, chief town of the hills in the Odesa region, where shells hit a bus.",
            "Sumy",
            Role.ATTACKED,
        ),
        ("They spoke of Sumy, a town north-west of Odesa, where bombs cut two houses in half.", "Sumy", Role.ATTACKED),
        ("They spoke of Sumy, a town north-west of Odesa, where bombs cut two houses in half.", "Odesa", Role.CONTEXT),
        ("Poltava claims that its guns shelled the city of Sumy.", "Poltava", Role.SPEAKER),
        ("Poltava says that drones hit the city again.", "Poltava", Role.ATTACKED),
        (
            "The drones flew in from the directions of Voronezh, Belgorod and Saky and hit a depot.",
            "Belgorod",
            Role.ORIGIN,
        ),
        ("Bombs fell on Sumy in what was called revenge for Belgorod.", "Belgorod", Role.CONTEXT),
        ("Shells killed ten at a bridge under which families had taken shelter in Sumy.", "Sumy", Role.ATTACKED),
        ("Shells killed ten at a bridge, and families have taken shelter in Sumy.", "Sumy", Role.CARE),
        ("Poltava, which has been calm for a year, called the raid on Sumy a disgrace.", "Poltava", Role.SPEAKER),
        ("Bombs fell on Odesa the day after Sumy, killing two.", "Sumy", Role.CONTEXT),
        ("Fighters burst into a school in Kramatorsk before dawn.", "Kramatorsk", Role.ATTACKED),
        ("Odesa has been hit from the sea more than any other city.", "Odesa", Role.CONTEXT),
        ("The war on Odesa has killed more than 35,000 people.", "Odesa", Role.CONTEXT),
        ("On Thursday the depot in Sumy was still burning.", "Sumy", Role.CONTEXT),
        ("Rumours of drone strikes in Poltava proved to be unfounded.", "Poltava", Role.CONTEXT),
    ],
)
def test_role_of_a_place(
    article: Callable[..., Article], towns: PlaceNames, sentence: str, name: str, role: Role
) -> None:
    assert roles(article(sentence), towns)[name] is role


@pytest.mark.parametrize(
    ("sentence", "name", "reason"),
    [
        ("The missiles that hit Sumy had been launched from Voronezh.", "Voronezh", "after 'launched from'"),
        ("A missile hit Sumy, Moscow denied it.", "Moscow", "before 'denied'"),
        ("A missile hit a house in Sumy.", "Sumy", "with 'hit'"),
    ],
)
def test_the_reason_names_the_words(
    article: Callable[..., Article], towns: PlaceNames, sentence: str, name: str, reason: str
) -> None:
    reasons = {place.name: place.reason for place in read_claims(article(sentence), towns).toponyms}
    assert reasons[name] == reason


def test_an_area_around_a_town_that_was_hit_is_not_hit_itself(
    article: Callable[..., Article], towns: PlaceNames
) -> None:
    found = roles(article("A missile struck a café in Kramatorsk, a town in the Kherson region, on Friday."), towns)
    assert found == {"Kramatorsk": Role.ATTACKED, "Kherson": Role.CONTEXT}


def test_an_area_in_a_list_is_hit(article: Callable[..., Article], towns: PlaceNames) -> None:
    found = roles(article("Missiles hit Kyiv, Odesa and the Kherson region overnight."), towns)
    assert set(found.values()) == {Role.ATTACKED}


@pytest.mark.parametrize(
    "text",
    [
        "KYIV: Shells hit a bus.",
        "KYIV, Aug. 10 (Agency) – Shells hit a bus.",
        "KYIV, 18 January, 2022 (Agency) -- Shells hit a bus.",
        "January 14, 2025 (KYIV) – Shells hit a bus.",
        "KYIV, Oct 1 (PTI) Shells hit a bus.",
        "KYIV, 18 January 2022 (Xinhua) Shells hit a bus.",
    ],
)
def test_a_dateline_is_where_the_article_was_written(text: str) -> None:
    whole, words, start = Span(0, len(text)), wording("en"), text.index("KYIV")
    place = Toponym("", Span(start, start + 4), "KYIV", "Kyiv", "name")
    sentence = Sentence(text, whole, [place], weigh(text, whole, words), words, opens_body=True)
    found = with_roles(sentence, tells=True)
    assert [(one.role, one.reason) for one in found] == [(Role.VENUE, "the dateline")]
