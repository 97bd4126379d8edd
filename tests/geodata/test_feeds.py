"""The store counts its articles by source, language and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from articles.article import Source
from articles.reading import read_text
from geodata import pipeline
from geodata.feeds import Feed
from geodata.gazetteer import Gazetteer
from geodata.store import Store

NEWS = ("date 2024-05-02 Shells hit Sumy\n\nShells hit Sumy.", "date 2024-05-02 All quiet\n\nNothing happened in Sumy.")


def test_a_feed_is_the_articles_of_a_source_and_day(tmp_path: Path) -> None:
    gazetteer = Gazetteer.open()
    with Store.open(tmp_path / "war.sqlite") as store:
        for number, text in enumerate(NEWS):
            store.add(pipeline.read_one(read_text(text, f"{number}.txt", Source("Herald")), gazetteer, None))
        assert store.feeds() == [Feed("Herald", "en", date(2024, 5, 2), 2)]
