"""How large the stand-alone map is, what takes the room in it, and how long it takes to write and to open.

    python benchmarks/standalone.py [EVENTS ...] [--sentences event_location.json]      (default: 10000)

The events are made up of what a real store has: towns of the gazetteer, every tenth an oblast, every twentieth without
a place; ten events are told of in four articles, each with a title and an address of its own; every fifth event is told
twice. Each claim has a sentence of its own: of the file (a list of objects with a `text`; where they run out, the
halves of two), else words drawn from the sample articles as often as they stand there, which repeat less than a
language does.

`opened` is from the address to the first frame with events in Chromium, its network away, `table` until the table is
filled, too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from dashboard import standalone
from dashboard.jobs import SAMPLES
from dashboard.popups import Details
from geodata.boundaries import Boundaries
from geodata.events import Event, Evidence, event_of
from geodata.formats import Credits
from geodata.frames import event_frame
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference
from geodata.places import Place

SOURCES = ("Suspilne", "Ukrainska Pravda", "Reuters", "UNIAN", "Hromadske", "BBC News", "Regional administration")
WEAPONS = (Weapon.DRONE, Weapon.MISSILE, Weapon.ARTILLERY, Weapon.BOMB, Weapon.UNKNOWN)
OBLASTS = ("Kharkiv Oblast", "Kherson Oblast", "Sumy Oblast", "Donetsk Oblast", "Odesa Oblast")
CENTRES, TOWNS = 80, 30
FIRST, DAYS = date(2022, 2, 24), 1_400
BUILT = datetime(2026, 1, 1, tzinfo=UTC)
BUDGET = 1_500_000  # bytes of a page of 10,000 events
SHOWN = "#listing h2:not(:empty)"
FILLED = "#listing tbody tr"


class War:
    """Made-up articles and the events that they tell of."""

    def __init__(self, sentences: Sequence[str]) -> None:
        """Take the sentences to tell them in, and find the towns."""
        self._rng = random.Random(7)
        self._sentences = sentences
        self._told = -1
        with Gazetteer.open() as gazetteer:
            points = [(self._rng.uniform(24, 39), self._rng.uniform(46, 51.5)) for _ in range(CENTRES)]
            near = [gazetteer.near(*point, TOWNS, (PlaceKind.SETTLEMENT,)) for point in points]
            self._oblasts = [gazetteer.find(name, PlaceKind.ADMIN1, "UA")[0] for name in OBLASTS]
        self._towns = list({place.id: place for places in near for place in places}.values())

    def events(self, count: int) -> list[Event]:
        """Return so many events, each of its own day and place, told of in one article or two."""
        articles = [self._article(number) for number in range(count * 4 // 10 + 2)]
        events = []
        for number in range(count):
            at = number * 4 // 10
            told = articles[at : at + 2] if number % 5 == 0 else articles[at : at + 1]
            place = self._place(number)
            day = told[0].published - timedelta(days=self._rng.randrange(2))
            events.append(event_of([self._evidence(article, place, day) for article in told]))
        return events

    def _place(self, number: int) -> Place | None:
        if number % 20 == 1:
            return None
        return self._rng.choice(self._oblasts if number % 10 == 0 else self._towns)

    def _article(self, number: int) -> Article:
        published = FIRST + timedelta(days=number * DAYS // 4_000 % DAYS)
        source = self._rng.choice(SOURCES)
        title = self._rng.choice(self._sentences)[:70]
        slug = re.sub(r"\W+", "-", title[:40].lower()).strip("-")
        host = source.lower().replace(" ", "")
        url = f"https://{host}.example/{published:%Y/%m/%d}/{slug}-{self._rng.randrange(10**6)}"
        return Article(str(number), Source(source), url, published, "en", title, title, Span(0, 1), 0, "")

    def _evidence(self, article: Article, place: Place | None, day: date) -> Evidence:
        """Return a claim of a sentence of its own, which stands for the whole text of the article."""
        sentence = self._sentence()
        toponym = Toponym(article.id, Span(0, 1), "", "", "gazetteer", PlaceKind.SETTLEMENT, role=Role.ATTACKED)
        claim = Claim(
            id=f"{self._rng.getrandbits(64):016x}",
            article_id=article.id,
            quote=Span(0, len(sentence)),
            period=Period(day, day),
            dated_by=DatedBy.TEXT,
            toponyms=(toponym,) if place else (),
            weapons={self._rng.choice(WEAPONS): self._rng.choice((None, None, 1, 2, 5))},
            killed=self._toll(6),
            injured=self._toll(20),
            status=Status.REPORTED,
            recency=Recency.NEWS,
            confidence=self._rng.choice((0.97, 0.93, 0.88, 0.7)),
        )
        found = Georeference(toponym, place, "the only one of its name", confidence=self._rng.choice((0.99, 0.95, 0.8)))
        places = (place,) if place else ()
        return Evidence(claim, replace(article, text=sentence), places, (found,) if place else ())

    def _sentence(self) -> str:
        """Return a sentence that none was told in before: where they run out, the half of one and of another."""
        self._told += 1
        turn, at = divmod(self._told, len(self._sentences))
        one, other = (self._sentences[(at * step) % len(self._sentences)] for step in (1, turn + 1))
        return one if turn == 0 else f"{one[: len(one) // 2]}{other[len(other) // 2 :]}"

    def _toll(self, most: int) -> Count | None:
        people = self._rng.choice((None, None, self._rng.randrange(most)))
        return None if people is None else Count(people, people, "")


def main() -> None:
    """Print one line for each number of events, and below it what takes the room."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=int, default=[10_000])
    parser.add_argument("--sentences", type=Path, metavar="FILE")
    asked = parser.parse_args()
    war = War(sentences(asked.sentences, max(asked.events)))
    print(f"{'events':>8} {'bytes':>11} {'each':>5} {'of 1.5 MB':>10} {'written s':>10} {'opened s':>9} {'table s':>8}")
    for count in asked.events:
        measure(war.events(count))


def sentences(file: Path | None, count: int) -> list[str]:
    """Return the sentences of a file, else so many made up of the words of the sample articles; each once."""
    if file is not None:
        return list(dict.fromkeys(told["text"] for told in json.loads(file.read_text(encoding="utf-8"))))
    rng = random.Random(11)
    texts = (path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.txt")))
    counted = Counter(word for text in texts if text.isascii() for word in text.split())
    words, weights = list(counted), list(counted.values())
    return [f"{' '.join(rng.choices(words, weights, k=rng.randrange(14, 36)))}." for _ in range(count)]


def measure(events: Sequence[Event]) -> None:
    """Print the size and the times of the page of events."""
    frame, details = event_frame(events, Boundaries.open()), Details({event.id: event for event in events})
    start = time.perf_counter()
    html = standalone.document(frame, details, Credits(), built=BUILT)
    written, size = time.perf_counter() - start, len(html.encode())
    opened, filled = open_page(html)
    sizes = f"{len(events):8} {size:11,} {size / len(events):5.0f} {size / BUDGET:10.0%}"
    print(f"{sizes} {written:10.1f} {opened:9.1f} {filled:8.1f}")
    for name, length in sorted(parts(html).items(), key=lambda part: -part[1]):
        print(f"{'':8} {length:11,} {name}")


def parts(html: str) -> dict[str, int]:
    """Return how many bytes each enclosed file takes, and the rest of the page."""
    found = re.findall(r'<script type="text/plain" id="([a-z]+)[^>]*>([^<]*)<', html)
    sizes = {name: sum(len(text) for other, text in found if other == name) for name, _ in found}
    return {**sizes, "(the rest)": len(html.encode()) - sum(sizes.values())}


def open_page(html: str) -> tuple[float, float]:
    """Return in how many seconds a browser without a network shows the events, and the table of them."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "map.html"
        file.write_text(html, encoding="utf-8")
        found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.locator(SHOWN).wait_for()
        opened = time.perf_counter() - start
        page.locator(FILLED).first.wait_for()
        filled = time.perf_counter() - start
        browser.close()
    return opened, filled


if __name__ == "__main__":
    main()
