"""Inflection: place names in any case go back to the form that a gazetteer lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.inflection import adjective_forms, basic_forms, basic_names


@pytest.mark.parametrize(
    ("language", "word", "basic"),
    [
        ("uk", "Харкові", "Харків"),
        ("uk", "Києва", "Київ"),
        ("uk", "Одесі", "Одеса"),
        ("uk", "Запоріжжі", "Запоріжжя"),
        ("uk", "Роботиного", "Роботине"),
        ("uk", "Сумах", "Суми"),
        ("uk", "Сум", "Суми"),
        ("uk", "Вовчанську", "Вовчанськ"),
        ("uk", "Костянтинівці", "Костянтинівка"),
        ("uk", "Тернополі", "Тернопіль"),
        ("uk", "Дніпра", "Дніпро"),
        ("uk", "Миколаєва", "Миколаїв"),
        ("uk", "Хмельницькому", "Хмельницький"),
        ("uk", "Орла", "Орел"),
        ("uk", "Гуляйполю", "Гуляйполе"),
        ("uk", "Новгорода-Сіверського", "Новгород-Сіверський"),
        ("ru", "Белгороде", "Белгород"),
        ("ru", "Авдеевки", "Авдеевка"),
        ("ru", "Керчью", "Керчь"),
        ("ru", "Липцов", "Липцы"),
        ("ru", "Мариуполе", "Мариуполь"),
        ("ru", "Шебекином", "Шебекино"),
        ("ru", "Новоэкономического", "Новоэкономическое"),
        ("ru", "Белгороде-Днестровском", "Белгород-Днестровский"),
        ("en", "Sumy’s", "Sumy"),
        ("en", "Kyiv's", "Kyiv"),
    ],
)
def test_cases_go_back_to_the_nominative(language: str, word: str, basic: str) -> None:
    assert basic in basic_forms(word, language)


@pytest.mark.parametrize(
    ("language", "words", "basic"),
    [
        ("uk", ["Кривому", "Розі"], "Кривий Ріг"),
        ("uk", ["Малій", "Токмачці"], "Мала Токмачка"),
        ("uk", ["Станиці", "Луганської"], "Станиця Луганська"),
        ("ru", ["Станицу", "Луганскую"], "Станица Луганская"),
        ("uk", ["Часового", "Яру"], "Часів Яр"),
        ("uk", ["Білій", "Церкві"], "Біла Церква"),
        ("ru", ["Кривого", "Рога"], "Кривой Рог"),
        ("ru", ["Нижнего", "Новгорода"], "Нижний Новгород"),
        ("ru", ["Старым", "Осколом"], "Старый Оскол"),
    ],
)
def test_every_word_of_a_name_is_inflected(language: str, words: list[str], basic: str) -> None:
    assert basic in basic_names(words, language)


@pytest.mark.parametrize(
    ("language", "word", "gender", "basic"),
    [
        ("uk", "Харківській", "feminine", "Харківська"),
        ("uk", "Донецьких", "feminine", "Донецька"),
        ("uk", "Нікопольському", "masculine", "Нікопольський"),
        ("ru", "Брянской", "feminine", "Брянская"),
        ("ru", "Кировского", "masculine", "Кировский"),
    ],
)
def test_adjectives_go_back_to_the_nominative(language: str, word: str, gender: str, basic: str) -> None:
    assert adjective_forms(word, language, gender) == (basic,)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщьюяіїє-", min_size=1, max_size=40))
def test_a_word_is_always_among_its_own_forms(word: str) -> None:
    forms = basic_forms(word, "uk")
    assert word in forms or "-" in word
    assert len(forms) <= 200
