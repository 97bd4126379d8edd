"""Measure reading: articles of 300 words a second on one core, georeferencing, start-up with names, and memory.

    python benchmarks/reading.py

The articles are the sample articles of a language, joined and cut at the end of a sentence to some 300 words each. They
are read again and again, so that what the reader remembers of words and names helps it; as an archive is mostly new
text, articles by others (tests/gold/others) are read once, too, each in a process that has read the samples alone. Each
figure stands beside the floor that the project holds itself to; the best of several rounds counts, as other work of the
machine only ever slows one down. Reading is from text to georeferenced claims; the first line says whether the reader
is compiled (`make fast`).
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles import claims
from articles.article import Article, Source
from articles.claims import read_claims
from articles.errors import Problem
from articles.languages import languages
from articles.reading import read_articles, read_text
from geodata.garbage import uncollected
from geodata.gazetteer import Gazetteer
from geodata.pipeline import places_of, read_one

ROOT = Path(__file__).parents[1]
SAMPLES, OTHERS = ROOT / "articles" / "samples", ROOT / "tests" / "gold" / "others"
WORDS = 300
ROUNDS = 5
FLOOR_SPEED, FLOOR_PLACES, FLOOR_START, FLOOR_MEMORY = 100, 2.0, 1.0, 600
SENTENCE = re.compile(r"[^.!?]+[.!?]+\s*")
KIBIBYTE = 1024
START = """
import time
began = time.perf_counter()
from articles.article import Source
from articles.reading import read_text
from geodata.gazetteer import Gazetteer
from geodata.pipeline import read_one
article = read_text("date 2024-05-10 Drones hit Kharkiv\\n\\nThree drones hit Kharkiv on Thursday.\\n", "", Source(""))
read_one(article, Gazetteer.open())
print(time.perf_counter() - began)
"""


def main() -> None:
    """Print what was measured; `unread CODE` prints the two figures of one process that reads new text."""
    if sys.argv[1:2] == ["unread"]:
        print(*unread(sys.argv[2]))
        return
    print(f"the reader is {'run from its sources' if claims.__file__.endswith('.py') else 'compiled'}")
    Gazetteer.open().close()
    starts = [float(subprocess.check_output([sys.executable, "-c", START], text=True)) for _ in range(ROUNDS)]
    print(f"start-up    {min(starts):6.2f} s to the first article read   (floor {FLOOR_START:g} s)")
    gazetteer = Gazetteer.open()
    for code in languages():
        articles = joined_of(SAMPLES, code)
        best = min(seconds(articles, gazetteer) for _ in range(ROUNDS))
        print_speed(f"{code} again", best / len(articles))
        rounds = [unread_elsewhere(code) for _ in range(ROUNDS)]
        print_speed(f"{code} unread", min(both for both, _ in rounds))
        places = 1000 * min(places for _, places in rounds)
        print(f"{code} places   {places:6.2f} ms to place the names of an unread article   (floor {FLOOR_PLACES:g} ms)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE / 1e6
    print(f"memory      {memory:6.0f} MB at most   (floor {FLOOR_MEMORY} MB)")


def print_speed(name: str, each: float) -> None:
    """Print how many articles a second are read, by the seconds of each."""
    print(f"{name:<11} {1 / each:6.0f} articles a second, {1000 * each:.1f} ms each   (floor {FLOOR_SPEED})")


def unread_elsewhere(code: str) -> list[float]:
    """Return what `unread` does, measured in a process of its own."""
    told = subprocess.check_output([sys.executable, __file__, "unread", code], text=True)
    return [float(figure) for figure in told.split()]


def unread(code: str) -> tuple[float, float]:
    """Return the seconds that an article never read before takes, and those of them that its georeferencing takes."""
    gazetteer = Gazetteer.open()
    seconds(joined_of(SAMPLES, code), gazetteer)
    articles = joined_of(OTHERS, code)
    reading = places = 0.0
    for article in articles:
        with uncollected():  # as `read_one` has it
            began = time.process_time()
            read = read_claims(article, gazetteer)
            told = time.process_time()
            places_of(article, read, gazetteer)
            reading, places = reading + told - began, places + time.process_time() - told
    return (reading + places) / len(articles), places / len(articles)


def joined_of(folder: Path, code: str) -> list[Article]:
    """Return articles of some 300 words made of those of a folder in one language."""
    read = read_articles([folder])
    return list(joined(article for article in read if not isinstance(article, Problem) and article.language == code))


def joined(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield articles of some 300 words made of the sentences of others, one after another."""
    kept: list[str] = []
    count = 0
    for article in articles:
        for paragraph in re.split(r"\n\s*\n", article.text[article.body :]):
            for sentence in SENTENCE.findall(paragraph):
                kept.append(sentence)
                count += len(sentence.split())
                if count >= WORDS:
                    text = "".join(kept)
                    yield read_text(f"date {article.published} {article.title}\n\n{text}", "joined", Source("joined"))
                    kept, count = [], 0
            kept.append("\n\n")


def seconds(articles: list[Article], gazetteer: Gazetteer) -> float:
    """Return how long reading takes, in seconds of a processor."""
    began = time.process_time()
    for article in articles:
        read_one(article, gazetteer)
    return time.process_time() - began


if __name__ == "__main__":
    main()
