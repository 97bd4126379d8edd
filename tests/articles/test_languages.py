"""Languages and their vocabulary."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import languages as known
from articles.claims import read_claims
from articles.errors import ArticleError
from articles.languages import foreign_share, language_of, languages, load, vocabulary

LANGUAGES = languages()
POLISH = """
[language]
name = "Polish"
alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
own_letters = "ąęłńśźż"
function_words = ["jak", "po", "przez", "rano", "się", "w", "z"]
"""
RAID = "Rosja wystrzeliła rakiety w kierunku Kharkiv, jak podało wojsko w niedzielę rano. Zginęły 2 osoby."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia fired 88 missiles at the dam, and the mayor said that power was out.", "en"),
        ("Missiles hit Kyiv.", "en"),
        ("Gunmen fought in Culiacán, and bombs went off in Jamundí, in Cajibío and near Popayán.", "en"),
        ("У ніч на п'ятницю війська запустили по Україні 214 дронів.", "uk"),
        ("У Харкові безпілотник упав на дах складу, обійшлося без потерпілих.", "uk"),
        ("В ночь на воскресенье дежурные средства ПВО сбили 51 беспилотник.", "ru"),
        ("Удары по Одессе. Погибли двое, сообщил мэр; «Дякую», — ответили в Киеве.", "ru"),
        ("Ракета попала в жилой дом в Белгороде, погиб мужчина.", "ru"),
        ("В Чугуеве прилет по двору. Один человек ранен, на месте работают медики, информация уточняется.", "ru"),
        ("Вибухи у Харкові", "uk"),
        ("Вибухи в Краматорську.", "uk"),
        ("Ракета впала в Бердянську.", "uk"),
        ("Ракета упала в Бердянске.", "ru"),
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


@pytest.mark.parametrize(
    ("text", "code", "share"),
    [("Missiles hit Kyiv, the mayor said.", "en", 0), ("The mayor: «Київ стоїть!»", "en", 0.5), ("12", "uk", 0)],
)
def test_a_share_of_a_text_is_in_another_script(text, code, share):
    assert foreign_share(text, code) == share


@pytest.fixture
def with_polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a language of its letters and a few words beside those that there are."""
    for file in known.FOLDER.iterdir():
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pl.toml").write_text(POLISH, encoding="utf-8")
    monkeypatch.setattr(known, "FOLDER", tmp_path)
    known._codes.cache_clear()
    yield
    known._codes.cache_clear()


def test_a_language_is_known_by_its_file(with_polish):
    assert languages() == ("en", "pl", "uk", "ru")
    assert language_of(RAID) == "pl"
    assert language_of("Russia fired missiles at the city in the night.") == "en"


def test_a_nearly_empty_language_reads_an_article_and_claims_nothing(with_polish, article, towns):
    told = article(f"{RAID}\n\nW 2023 r. w Kyiv 3 rakiety.", title="Rakiety w kierunku Kharkiv")
    assert told.language == "pl"
    reading = read_claims(told, towns)
    assert reading.claims == ()
    assert [place.text for place in reading.toponyms] == ["Kharkiv", "Kharkiv", "Kyiv"]


def test_without_its_file_the_language_is_not_recognised(article):
    with pytest.raises(ArticleError, match="strikemap reads English, Ukrainian and Russian"):
        article(RAID)
