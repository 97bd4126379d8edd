"""Full text: a search finds events by the words of their articles, in every language and on both kinds of store."""

import csv
import sqlite3
from contextlib import closing
from importlib import resources

import pytest
from sqlalchemy import create_engine

from geodata.fulltext import folded_words, phrases, stands_in
from geodata.store import Store

TOLD = {
    "en": "Sirens wailed. Two missiles hit Sumy, and the grid operator’s café near the glide-bomb crater burned.",
    "uk": "Дві ракети влучили в Суми. Мешканці Полтави й Куп’янська чули вибухи біля під'їзду.",
    "ru": "Две ракеты попали в Сумы. В Харькове, по словам Синегубова, горел ещё один за\u0301мок.",
}


@pytest.fixture(params=["file", "server"])
def location(request, tmp_path):
    return str(tmp_path / "war.sqlite") if request.param == "file" else request.getfixturevalue("postgresql")


@pytest.fixture
def store(location, read_of):
    """A store with one event an article: they lie a month apart."""
    with Store.open(location) as opened:
        for month, (language, quote) in enumerate(TOLD.items(), 1):
            opened.add(read_of(language, quote=quote, on=f"2025-0{month}-13", published=f"2025-0{month}-14"))
        yield opened


def test_events_are_found_by_words_anywhere_in_their_articles(store):
    found = {words: {one.split("/")[0] for one in store.events_told(words)} for words in WORDS}
    assert found == {words: set(expected.split()) for words, expected in WORDS.items()}


WORDS = {
    "sirens": "en",
    "SIREN": "en",
    "cafe": "en",
    "operators": "en",
    "operator's grid": "en",
    "glide-bomb": "en",
    "glide bomb": "en",
    '"glide bomb"': "en",
    '"bomb glide"': "",
    '"grid oper"': "",
    "sirens nowhere": "",
    "Полтава": "uk",
    "купянськ": "uk",
    "Куп'янську": "uk",
    "Купʼянськ": "uk",
    "під’їзд": "uk",
    "ракета": "uk ru",
    "РАКЕТАМИ": "uk ru",
    '"ракети"': "uk",
    "еще": "ru",
    "замок": "ru",
    "Харьков": "ru",
    "ракеты Синегубов": "ru",
    "": "",
    " «—» ": "",
    '"': "",
    "* OR NEAR( ^": "",
    "hit:* -Sumy": "en",
    "\x00": "",
}


def test_what_goes_out_of_the_store_is_found_no_more(store):
    assert store.events_told("sirens")
    store.remove("en")
    assert store.events_told("sirens") == set()
    assert {one.split("/")[0] for one in store.events_told("ракета")} == {"uk", "ru"}


def test_an_article_that_comes_again_is_found_again(store, read_of):
    store.remove("en")
    store.add(read_of("en", quote="Shells hit Sumy."))
    assert (store.events_told("sirens"), len(store.events_told("shells"))) == (set(), 1)


def test_a_file_of_schema_9_is_indexed_when_it_is_opened(tmp_path, read_of):
    path = tmp_path / "war.sqlite"
    with Store.open(path) as made:
        made.add(read_of("en", quote=TOLD["en"]))
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "DROP TABLE article_words; DROP TABLE article_number; UPDATE meta SET value = '9' WHERE key = 'schema'"
        )
    with Store.open(path, create=False) as opened:
        assert len(opened.events_told("sirens")) == 1
    assert path.with_name("war.schema-9.sqlite").exists()


def test_a_store_of_schema_9_on_a_server_is_indexed_when_it_is_opened(postgresql, read_of):
    with Store.open(postgresql) as made:
        made.add(read_of("en", quote=TOLD["en"]))
    engine = create_engine(postgresql.replace("://", "+pg8000://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE strikemap.article_words")
        connection.exec_driver_sql("UPDATE strikemap.meta SET value = '9' WHERE key = 'schema'")
    engine.dispose()
    with Store.open(postgresql, create=False) as opened:
        assert len(opened.events_told("sirens")) == 1


def test_words_of_a_table_are_compared_as_those_of_articles_are():
    assert stands_in("Куп'янську", "Удар по Куп’янськ")
    assert stands_in("strikes", "A strike on the port")
    assert not stands_in("rain", "A train was hit")
    assert not stands_in('"port hit"', "The port was hit")


def test_a_search_is_words_and_what_stands_in_quotes():
    assert phrases('oil "air raid" -- «depot» "open') == ["oil", '"air raid"', "«depot»", '"open']


def test_a_letter_keeps_the_mark_that_makes_it_another():
    assert folded_words("Їжак, ЙОД; ёлка — Ķiev_2") == "їжак йод елка kiev 2"


def ending_rows():
    text = resources.files("geodata").joinpath("data/search_endings.csv").read_text(encoding="utf-8")
    return [tuple(row.values()) for row in csv.DictReader(line for line in text.splitlines() if line[0] != "#")]


@pytest.mark.parametrize(("language", "ending"), ending_rows())
def test_a_word_with_an_ending_finds_the_word_without(language, ending):
    stem = {"uk": "ракет", "ru": "ракет", "en": "missile"}[language]
    assert stands_in(f"{stem}{ending}", f"a {stem} b")
    assert not stands_in(f'"{stem}{ending}"', f"a {stem} b")
