"""Garbage: the search for cycles waits, and goes on as it was."""

import gc

from articles.article import Source
from articles.reading import read_text
from geodata.garbage import uncollected
from geodata.pipeline import read_one


def test_the_search_for_cycles_goes_on_after_the_work():
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_article_makes_no_cycles(gazetteer):
    article = read_text("date 2024-05-10 Drones hit Kharkiv\n\nThree drones hit Kharkiv on Thursday.\n", "", Source(""))
    read_one(article, gazetteer)
    gc.collect()
    with uncollected():
        read_one(article, gazetteer)
        assert gc.collect() == 0
