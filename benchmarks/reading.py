"""Measure reading: articles of 300 words a second on one core, start-up with names, and memory.

    python benchmarks/reading.py

The articles are the sample articles of a language, joined and cut at the end of a sentence to some 300 words each. Each
figure stands beside the floor that the project holds itself to; the best of several rounds counts, as other work of the
machine only ever slows one down. Reading is from text to georeferenced claims.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from articles.article import Article, Source
from articles.errors import Problem
from articles.languages import languages
from articles.reading import read_articles, read_text
from geodata.gazetteer import Gazetteer
from geodata.pipeline import read_one

SAMPLES = Path(__file__).parents[1] / "articles" / "samples"
WORDS = 300
ROUNDS = 5
FLOOR_SPEED, FLOOR_START, FLOOR_MEMORY = 100, 1.0, 600
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
    """Print what was measured."""
    Gazetteer.open().close()
    starts = [float(subprocess.check_output([sys.executable, "-c", START], text=True)) for _ in range(ROUNDS)]
    print(f"start-up    {min(starts):6.2f} s to the first article read   (floor {FLOOR_START:g} s)")
    gazetteer = Gazetteer.open()
    samples = [read for read in read_articles([SAMPLES]) if not isinstance(read, Problem)]
    for code in languages():
        articles = list(joined([article for article in samples if article.language == code]))
        best = min(seconds(articles, gazetteer) for _ in range(ROUNDS))
        speed = len(articles) / best
        print(f"{code}          {speed:6.0f} articles a second, {1000 / speed:.1f} ms each   (floor {FLOOR_SPEED})")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE / 1e6
    print(f"memory      {memory:6.0f} MB at most   (floor {FLOOR_MEMORY} MB)")


def joined(articles: list[Article]) -> Iterator[Article]:
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
