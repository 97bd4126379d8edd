"""How long gathering takes: claims from scratch, and one article more in a store that is full.

    python benchmarks/gathering.py [--scratch 10000] [--stored 1000000] [--articles 200] [--store FILE]

The claims are made up: four in five on one day, the rest on a night or recalled with a month; as many places as a war
of a thousand days has, a tenth of them drawing half of the attacks; a toll in two of three; one to three articles for
an attack, one in forty recalled years later. The full store is written in bulk and kept with `--store`.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from geodata import ledger, rows, tables
from geodata.database import insert_all
from geodata.deposits import insert_places
from geodata.events import Evidence, ReadArticle
from geodata.gathering import gather, groups, likenesses
from geodata.georeferencing import Georeference
from geodata.neighbours import locate
from geodata.places import Place
from geodata.store import Store

FIRST, DAYS = date(2022, 2, 24), 1000
REGIONS, PLACES_EACH = 25, 40
BUSY, WITH_TOLL, OF_A_MONTH, NIGHTS, RECALLED = 0.5, 0.66, 0.05, 0.2, 0.025
WEAPONS = (Weapon.DRONE, Weapon.MISSILE, Weapon.BOMB, Weapon.ARTILLERY, Weapon.ROCKET)
TEXT = "Two drones struck the town at night, the head of the region said. " * 4


def main() -> None:
    """Print what gathering from scratch takes, and what one more article does."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scratch", type=int, default=10_000)
    parser.add_argument("--stored", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    _from_scratch(options.scratch)
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "full.sqlite"
        with Store.open(path) as store:
            _one_more(store, options.stored, options.articles)


def _from_scratch(size: int) -> None:
    war = War(size // 10)
    reads = [read for day in range(DAYS) for read in war.day(day)][:size]
    evidence = [item for read in reads for item in read.evidence()]
    seconds, events = _timed(lambda: len(gather(evidence)))
    print(f"{len(evidence):>9,} claims in memory into {events:,} events: {seconds:.2f} s")
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "events.sqlite") as store:
        seconds, _ = _timed(lambda: [store.add_all(reads[start : start + 20]) for start in range(0, len(reads), 20)])
        print(f"{len(evidence):>9,} claims into an empty store, twenty articles at a time: {seconds:.2f} s")
        seconds, _ = _timed(store.regather)
        print(f"{len(evidence):>9,} claims of a store gathered anew: {seconds:.2f} s")


def _one_more(store: Store, stored: int, articles: int) -> None:
    war = War(stored // DAYS, seed=1)
    with store._reading() as connection:  # noqa: SLF001
        filled = connection.exec_driver_sql("SELECT count(*) FROM claim").scalar_one()
    if not filled:
        seconds, filled = _timed(lambda: sum(_fill(store, war.day(day)) for day in range(DAYS)))
        print(f"{filled:>9,} claims written in bulk: {seconds:.0f} s")
    new = War(1, seed=2)
    reads = [read for day in range(DAYS) for read in new.day(day)][:: max(1, DAYS // articles)][:articles]
    for read in reads:
        store.remove(read.article.id)  # a run that was stopped may have left it
    added = [_timed(lambda read=read: store.add(read))[0] * 1000 for read in reads]
    ids = [read.reading.claims[0].id for read in reads]
    asked = [_timed(lambda claim_id=claim_id: store.event(claim_id))[0] * 1000 for claim_id in ids]
    removed = [_timed(lambda read=read: store.remove(read.article.id))[0] * 1000 for read in reads]
    for what, taken in (("added", added), ("read as an event", asked), ("taken out", removed)):
        ordered = sorted(taken)
        print(
            f"{filled:>9,} claims, one article {what}: median {statistics.median(ordered):.1f} ms, "
            f"95 % {ordered[len(ordered) * 95 // 100]:.1f} ms, most {ordered[-1]:.1f} ms"
        )


class War:
    """A made-up war: so many claims a day on the places of a country."""

    def __init__(self, claims_a_day: int, seed: int = 0) -> None:
        """Set the stage; the same seed makes the same war."""
        self._seed, self._claims = seed, claims_a_day
        self._places = [_place(number) for number in range(REGIONS * PLACES_EACH)]

    def day(self, number: int) -> Iterator[ReadArticle]:
        """Yield the articles of a day, one claim each."""
        rng = random.Random(self._seed * 1_000_003 + number)
        told = 0
        while told < self._claims:
            attack = self._attack(rng, FIRST + timedelta(days=number))
            for _ in range(min(rng.choice((1, 1, 2, 3)), self._claims - told)):
                yield _article(f"{self._seed}-{number}-{told}", attack, rng)
                told += 1

    def _attack(self, rng: random.Random, day: date) -> tuple[Place, date, Weapon, int | None]:
        busy = rng.random() < BUSY
        place = self._places[rng.randrange(len(self._places) // 10) * 10 if busy else rng.randrange(len(self._places))]
        killed = int(rng.paretovariate(1.2)) if rng.random() < WITH_TOLL else None
        return place, day, rng.choice(WEAPONS), killed


def _place(number: int) -> Place:
    region, town = divmod(number, PLACES_EACH)
    at = 23 + region % 5 * 3 + town % 8 * 0.3, 45 + region // 5 * 1.3 + town // 8 * 0.25
    return Place(f"town:{number}", f"Town {number}", PlaceKind.SETTLEMENT, *at, "UA", f"Oblast {region}", None, 5.0)


def _article(name: str, attack: tuple[Place, date, Weapon, int | None], rng: random.Random) -> ReadArticle:
    place, day, weapon, killed = attack
    kind = rng.random()
    start, end = (day - timedelta(days=day.day - 1), day + timedelta(days=27)) if kind < OF_A_MONTH else (day, day)
    start = day - timedelta(days=1) if kind > 1 - NIGHTS else start
    published = day + timedelta(days=700 if rng.random() < RECALLED else 1)
    article = Article(
        name, Source(f"Paper {rng.randrange(50)}"), f"{name}.txt", published, "en", "Title", TEXT, Span(0, 5), 0, ""
    )
    toponym = Toponym(name, Span(0, 3), place.name, place.name, "gazetteer", role=Role.ATTACKED, reason="struck")
    told = None if killed is None else Count(killed, killed, str(killed))
    claim = Claim(
        f"{rng.getrandbits(64):016x}",
        name,
        Span(0, 60),
        Period(start, end),
        DatedBy.TEXT,
        (toponym,),
        {weapon: rng.choice((None, None, 1, 2, 12))},
        told,
        None,
        Status.REPORTED,
        Recency.NEWS,
        0.9,
    )
    found = {toponym: Georeference(toponym, place, "gazetteer", (), 0.9)}
    return ReadArticle(article.url, article, Reading((claim,), (toponym,)), found)


def _fill(store: Store, reads: Iterable[ReadArticle]) -> int:
    """Write a day's articles with their events, gathered among themselves."""
    read = list(reads)
    evidence = [item for one in read for item in one.evidence()]
    with store._writing() as connection:  # noqa: SLF001
        insert_places(connection, {place for item in evidence for place in item.places})
        for table, told in _rows_of(read).items():
            insert_all(connection, table, told)
        locate(connection, evidence)
        alike = likenesses(evidence)
        ledger.note(connection, alike)
        gathered = groups((item.claim.id for item in evidence), alike)
        insert_all(connection, tables.event, [{"id": group[0]} for group in gathered])
        links = [{"event_id": group[0], "claim_id": claim_id} for group in gathered for claim_id in group]
        insert_all(connection, tables.event_claim, links)
    return len(evidence)


def _rows_of(reads: list[ReadArticle]) -> dict[object, list[rows.Row]]:
    claims: list[tuple[ReadArticle, Evidence]] = [(read, item) for read in reads for item in read.evidence()]
    toponyms = [(read, toponym) for read in reads for toponym in read.reading.toponyms]
    link = {"number": 0, "toponym": 0}
    return {
        tables.article: [rows.article_row(read.article, read.path) for read in reads],
        tables.toponym: [rows.toponym_row(toponym, 0) for _, toponym in toponyms],
        tables.georeference: [rows.georeference_row(read.georeferences[toponym], 0) for read, toponym in toponyms],
        tables.claim: [rows.claim_row(item.claim, 0) for _, item in claims],
        tables.claim_toponym: [
            {"claim_id": item.claim.id, "article_id": read.article.id, **link} for read, item in claims
        ],
    }


def _timed(work):  # noqa: ANN001, ANN202
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


if __name__ == "__main__":
    main()
