"""How long a search takes over the whole text of stored articles, beside a scan of the text with LIKE.

    python benchmarks/search.py [ARTICLES] [STORE]      (default: 100000, and a new file)

STORE is the address of an empty PostgreSQL database. The articles are made up of the words of the sample articles, as
often as they stand there, about 2,500 characters each; one event an article. A search gives ids of events.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, text

from articles.reading import article_files, read_article
from geodata import database, fulltext, tables
from geodata.store import Store

GOAL = 0.2
TIMES = 7
WORDS = 380
SAMPLES = Path(__file__).parents[1] / "articles" / "samples"
SEARCHES = ("depot", "Полтава", "missile", "ракета", "the", "missile depot", '"air raid"', "nowhereatall")
_LIKE = """
    SELECT DISTINCT event_claim.event_id FROM article JOIN claim ON claim.article_id = article.id
    JOIN event_claim ON event_claim.claim_id = claim.id WHERE article.text LIKE :words
"""


def main() -> None:
    """Print one line for each search: hits, seconds of ours and of the scan, and whether the goal is met."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        location = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "search.sqlite")  # noqa: PLR2004
        _fill(location, size)
        engine = database.open_engine(location, create=False)
        with Store.open(location) as store:
            print(f"{size:,} articles; goal {GOAL * 1000:.0f} ms")
            print(f"{'search':16} {'events':>8} {'ms':>8} {'LIKE, ms':>9}")
            for words in SEARCHES:
                found = store.events_told(words)
                seconds = _seconds(lambda words=words: store.events_told(words))  # type: ignore[misc]
                with engine.connect() as connection:
                    scan = _seconds(lambda words=words: _scan(connection, words), 1)  # type: ignore[misc]
                verdict = "ok" if seconds <= GOAL else "MISSED"
                print(f"{words:16} {len(found):8,} {seconds * 1000:8.1f} {scan * 1000:9.1f}  {verdict}")
        engine.dispose()


def _scan(connection: Connection, words: str) -> set[str]:
    return {*connection.execute(text(_LIKE), {"words": f"%{words.replace(chr(34), '')}%"}).scalars()}


def _seconds(work: Callable[[], object], times: int = TIMES) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _fill(location: str, size: int) -> None:
    start = time.perf_counter()
    spoken = _vocabulary()
    engine = database.open_engine(location, create=True)
    chance = random.Random(7)
    with database.writing(engine) as connection:
        for first in range(0, size, 1_000):
            _enter(connection, range(first, min(first + 1_000, size)), spoken, chance)
    engine.dispose()
    seconds = time.perf_counter() - start
    print(f"{seconds:.0f} s to fill the store, {seconds / size * 1000:.1f} ms an article")


def _enter(connection: Connection, numbers: range, spoken: dict[str, list[str]], chance: random.Random) -> None:
    told = {f"{at:016x}": " ".join(chance.choices(spoken[("en", "uk", "ru")[at % 3]], k=WORDS)) for at in numbers}
    days = {key: date(2022, 2, 24) + timedelta(days=int(key, 16) % 1400) for key in told}
    articles = [_article(key, words, days[key]) for key, words in told.items()]
    database.insert_all(connection, tables.article, articles)
    fulltext.enter(connection, told)
    database.insert_all(connection, tables.claim, [_claim(key, days[key]) for key in told])
    database.insert_all(connection, tables.event, [{"id": key} for key in told])
    database.insert_all(connection, tables.event_claim, [{"event_id": key, "claim_id": key} for key in told])


def _vocabulary() -> dict[str, list[str]]:
    read = [read_article(file) for file in article_files([SAMPLES])]
    return {code: [word for each in read if each.language == code for word in each.text.split()] for code in LANGUAGES}


LANGUAGES = ("en", "uk", "ru")


def _article(key: str, words: str, day: date) -> dict[str, object]:
    named = {"source_name": "Herald", "source_url": None, "source_licence": None, "source_notice": None, "url": key}
    spans = {"title_start": 0, "title_end": 5, "body": 0, "raw_header": ""}
    return {"id": key, "path": key, "published": day, "language": "en", "title": "Title", "text": words} | named | spans


def _claim(key: str, day: date) -> dict[str, object]:
    told = {"killed": None, "injured": None, "status": "reported", "recency": "news", "confidence": 0.9}
    place = {"id": key, "article_id": key, "number": 0, "quote_start": 0, "quote_end": 5}
    return place | {"date_start": day, "date_end": day, "dated_by": "text", "weapons": {"drone": None}} | told


if __name__ == "__main__":
    main()
