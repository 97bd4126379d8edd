"""Quietness: articles full of the words of attacks that tell of none."""

import pytest

from articles.article import Span
from articles.attacks import weigh
from articles.languages import language_of
from articles.quietness import tells_of_none
from articles.wording import wording


def quiet(*sentences: str) -> bool:
    text = " ".join(sentences)
    words, end = wording(language_of(text) or "en"), 0
    evidence = []
    for sentence in sentences:
        start = text.index(sentence, end)
        end = start + len(sentence)
        evidence.append(weigh(text, Span(start, end), words))
    return tells_of_none(text, evidence, evidence[0], words)


def test_prices_that_exploded_are_no_attack() -> None:
    told = "Ціни на зерно вибухнули в Одесі: 300 гривень за центнер.", "За тонну дають 3000 гривень, або 200 тонн."
    assert quiet(*told)


@pytest.mark.parametrize(
    "sentences",
    [
        ("В доме в Туле прогремел взрыв, погиб мужчина.", "Причина — утечка газа.", "Это газ, сказал мэр, а не дрон."),
        ("У під'їзді в Луцьку стався вибух, двоє поранених.", "Вибухнув газ.", "Приліт поліція виключила: це газ."),
        ("A blast tore through a block in Sumy, two died.", "A gas leak is suspected.", "Gas explosions are common."),
    ],
)
def test_gas_that_blew_up_at_home_is_no_attack(sentences: tuple[str, ...]) -> None:
    assert quiet(*sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Ракета попала в дом в Сумах, погиб мужчина.", "Произошла утечка газа.", "Взрыв газа обрушил подъезд."),
        ("A missile hit a house in Sumy, two died.", "A gas leak followed.", "A gas explosion wrecked the stairs."),
    ],
)
def test_gas_that_a_weapon_set_free_is_one(sentences: tuple[str, ...]) -> None:
    assert not quiet(*sentences)


EXERCISE = (
    "Marines stormed a mock village in an exercise at Sumy.",
    "The drills ended with a simulated missile strike.",
)


def test_an_exercise_is_no_attack() -> None:
    assert quiet(*EXERCISE)


def test_an_attack_during_an_exercise_is_one() -> None:
    assert not quiet(*EXERCISE, "At noon a rocket hit the real Sumy and killed a cook.")
