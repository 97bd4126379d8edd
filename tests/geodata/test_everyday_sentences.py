"""Everyday sentences: news of no war, full of words, people and brands that bear the names of places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from articles.article import Article, Source, Span
from geodata.gazetteer import Gazetteer
from geodata.pipeline import read_one

TABLE = Path(__file__).parent / "data" / "everyday_sentences.tsv"
HEADER = "date 2024-05-03 News"


def rows() -> list[tuple[str, dict[str, str]]]:
    """Return each sentence with the wordings that are places in it, and the country of each."""
    lines = (line.partition("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return [(line, dict(each.strip().split("=") for each in places.split(";") if each)) for line, _, places in lines]


def article(sentence: str) -> Article:
    title = Span(HEADER.index("News"), len(HEADER))
    text = f"{HEADER}\n\n{sentence}\n"
    return Article("a", Source("News"), "a.txt", date(2024, 5, 3), "en", "News", text, title, len(HEADER) + 2, HEADER)


def false_places(sentence: str, places: dict[str, str], gazetteer: Gazetteer) -> list[str]:
    """Return the words that were put on the map though they are no place, and places put into another country."""
    read = read_one(article(sentence), gazetteer)
    placed = ((toponym.text, found.place) for toponym, found in read.georeferences.items() if found.place)
    return [f"{text}: {place.id}" for text, place in placed if places.get(text) != (place.country or "-")]


@pytest.mark.parametrize(("sentence", "places"), rows())
def test_common_words_people_and_brands_are_no_places(sentence, places, gazetteer):
    assert false_places(sentence, places, gazetteer) == []


def test_there_are_five_hundred_sentences_each_once():
    sentences = [sentence for sentence, _ in rows()]
    assert len(sentences) >= 500
    assert len(set(sentences)) == len(sentences)
