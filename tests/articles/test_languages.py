"""Languages and their vocabulary."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.languages import LANGUAGES, language_of, load, vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia fired 88 missiles at the dam, and the mayor said that power was out.", "en"),
        ("Missiles hit Kyiv.", "en"),
        ("У ніч на п'ятницю війська запустили по Україні 214 дронів.", "uk"),
        ("У Харкові безпілотник упав на дах складу, обійшлося без потерпілих.", "uk"),
        ("В ночь на воскресенье дежурные средства ПВО сбили 51 беспилотник.", "ru"),
        ("Удары по Одессе. Погибли двое, сообщил мэр; «Дякую», — ответили в Киеве.", "ru"),
        ("Ракета попала в жилой дом в Белгороде, погиб мужчина.", "ru"),
        ("Вибухи у Харкові", "uk"),
        ("Rosja wystrzeliła rakiety w kierunku Kijowa, jak podało wojsko w niedzielę rano.", None),
        ("Die russische Armee hat in der Nacht Raketen auf Kiew abgefeuert, sagte der Bürgermeister.", None),
        ("Руските сили нападнаха град Одеса през нощта, като това беше третият удар в града тази седмица.", None),
        ("Расейскія войскі абстралялі горад уначы, паведаміў мэр, у горадзе няма святла ў дамах.", None),
        ("روسيا أطلقت صواريخ على كييف", None),
        ("12345 67 !", None),
        ("", None),
    ],
)
def test_language_of(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_table(language):
    assert {"language", "sentences", "numbers", "dates", "casualties"} <= vocabulary(language).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_vocabulary_compiles(language):
    table = vocabulary(language)
    for entries in table["casualties"].values():
        for entry in entries:
            re.compile(entry)
    for names in ("months", "weekdays", "units", "seasons", "parts", "counts"):
        assert all(re.compile(form) for forms in table["dates"][names].values() for form in forms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_weekdays_are_whole(language):
    dates = vocabulary(language)["dates"]
    assert [int(month) for month in dates["months"]] == list(range(1, 13))
    assert [int(day) for day in dates["weekdays"]] == list(range(1, 8))


def test_a_vocabulary_file_is_read_once():
    assert load("en") is load("en")


@settings(deadline=None)
@given(st.text())
def test_any_text_has_a_language_or_none(text):
    assert language_of(text) in {*LANGUAGES, None}
