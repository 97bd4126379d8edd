"""Measure places in headlines: how many headlines have a place read where their row puts the event.

    python benchmarks/headlines.py viina_2022.csv viina_2023.csv [--examples 10]

The files are of VIINA 2.0 (Yuri Zhukov and Natalie Ayers, ODbL 1.0): a row for each event and place, with the headline
as `representative_text` and machine-made labels. A headline is right where a place read in it lies within 25 km of one
of its rows, or where it names a region and nothing below it and the row lies in that region. The others are listed by
reason:

- no place in the headline: nothing is read in it, and no row's name stands in it;
- not read: a row's name stands in it, and no place was read there;
- not placed: a place was read there, and the gazetteer left it open which it is;
- wrongly placed: a place was read there and put somewhere else;
- label looks wrong: places were read, none is where the rows are, and no row's name stands in it.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shapely

from articles.article import Article, Source, Span
from articles.languages import language_of
from articles.toponyms import PlaceKind, Toponym
from geodata.boundaries import Boundaries
from geodata.gazetteer import Gazetteer
from geodata.names import alike, latin
from geodata.pipeline import read_one
from geodata.places import Place, arc_km

RIGHT_KM = 25.0
SEED = 20_260_101
TITLE = "News"
REASONS = ("no place in the headline", "not read", "not placed", "wrongly placed", "label looks wrong")
LARGE = {PlaceKind.ADMIN1, PlaceKind.COUNTRY_PART, PlaceKind.COUNTRY, PlaceKind.WATER}
UKRAINIAN = frozenset("іїєґ")
SHORTEST = 4


@dataclass(frozen=True)
class Headline:
    """A headline with the day and the places of its rows: name, longitude, latitude."""

    text: str
    published: date
    labels: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True)
class Verdict:
    """Why a headline is right ('right' or 'right by region') or not, and what was read in it."""

    reason: str
    read: str


def main() -> None:
    """Print the shares, and examples of each reason."""
    parser = argparse.ArgumentParser(description="Measure places in headlines.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--examples", type=int, default=5)
    options = parser.parse_args()
    headlines = _headlines(options.files)
    gazetteer, boundaries = Gazetteer.open(), Boundaries.open()
    judged = [(headline, _verdict(headline, gazetteer, boundaries)) for headline in headlines]
    kinds: dict[str, list[tuple[Headline, Verdict]]] = defaultdict(list)
    for headline, verdict in judged:
        kinds[verdict.reason].append((headline, verdict))
    right = len(kinds["right"]) + len(kinds["right by region"])
    print(f"{len(headlines):,} headlines")
    print(f"right {right / len(headlines):.3f}, {len(kinds['right by region']) / len(headlines):.3f} of it by region")
    for reason in REASONS:
        print(f"{reason}: {len(kinds[reason]) / len(headlines):.3f} ({len(kinds[reason]):,})")
    sound = len(headlines) - len(kinds["label looks wrong"]) - len(kinds["no place in the headline"])
    print(f"right of those that name their row's place: {right / max(sound, 1):.3f}")
    for reason in REASONS:
        _list(reason, kinds[reason], options.examples)


def _headlines(files: Iterable[Path]) -> list[Headline]:
    """Return each headline once, with the places of all its rows."""
    rows: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                rows[row["date"], row["representative_text"].strip()].append(row)
    return [
        Headline(
            text.replace(" || ", ". ").replace('""', '"'),
            date.fromisoformat(day),
            tuple({_label(row) for row in found}),
        )
        for (day, text), found in rows.items()
        if text
    ]


def _label(row: Mapping[str, str]) -> tuple[str, float, float]:
    return row["asciiname"], float(row["longitude"]), float(row["latitude"])


def _verdict(headline: Headline, gazetteer: Gazetteer, boundaries: Boundaries) -> Verdict:
    article = _article(headline)
    read = read_one(article, gazetteer)
    toponyms = [place for place in read.reading.toponyms if place.span.start >= article.body]
    placed = [(one, found.place) for one in toponyms if (found := read.georeferences.get(one)) and found.place]
    shown = "; ".join(
        f"{one.text} = {place.name}, {place.admin1 or place.country}" if place else f"{one.text} = nowhere"
        for one in toponyms
        for place in [next((place for other, place in placed if other is one), None)]
    )
    if any(_near(place, headline) for _, place in placed if place.kind not in LARGE):
        return Verdict("right", shown)
    regions = [place for _, place in placed if place.kind in LARGE - {PlaceKind.COUNTRY}]
    if len(regions) == sum(place.kind is not PlaceKind.COUNTRY for _, place in placed) and any(
        _in_region(place, headline, boundaries) for place in regions
    ):
        return Verdict("right by region", shown)
    return Verdict(_reason(headline, article, toponyms, placed), shown)


def _article(headline: Headline) -> Article:
    header = f"date {headline.published} {TITLE}"
    start = header.index(TITLE)
    return Article(
        "headline",
        Source("headlines"),
        "headline",
        headline.published,
        _language(headline.text),
        TITLE,
        f"{header}\n\n{headline.text}\n",
        Span(start, len(header)),
        len(header) + 2,
        header,
    )


def _language(text: str) -> str:
    return language_of(text) or ("uk" if UKRAINIAN & set(text.casefold()) else "ru")


def _near(place: Place, headline: Headline) -> bool:
    return any(arc_km(place.longitude, place.latitude, x, y) <= RIGHT_KM for _, x, y in headline.labels)


def _in_region(place: Place, headline: Headline, boundaries: Boundaries) -> bool:
    area = boundaries.polygon(place)
    if area is not None:
        return any(area.contains(shapely.Point(x, y)) for _, x, y in headline.labels)
    return any(arc_km(place.longitude, place.latitude, x, y) <= place.radius_km for _, x, y in headline.labels)


def _reason(
    headline: Headline, article: Article, toponyms: Sequence[Toponym], placed: Sequence[tuple[Toponym, Place]]
) -> str:
    named = [span for name, *_ in headline.labels for span in _words_like(article, name)]
    there = [one for one in toponyms if any(one.span.overlaps(span) for span in named)]
    if any(one is other for one in there for other, _ in placed):
        return "wrongly placed"
    if there:
        return "not placed"
    if named:
        return "not read"
    below_country = [place for _, place in placed if place.kind is not PlaceKind.COUNTRY]
    return "label looks wrong" if below_country else "no place in the headline"


def _words_like(article: Article, name: str) -> list[Span]:
    """Return the capitalised words of a headline that can be a form of a name."""
    first, *_ = re.split(r"[\s-]", name)
    spans: list[Span] = []
    position = article.body
    for word in article.text[article.body :].split():
        start = article.text.index(word, position)
        position = start + len(word)
        bare = word.strip("«»“”\"'.,:;!?()–—-")
        if not first or len(bare) < SHORTEST or not bare[0].isupper():
            continue
        written = latin(bare, article.language)
        if written[0].casefold() == first[0].casefold() and alike(written[: len(first)], first):
            spans.append(Span(start, position))
    return spans


def _list(reason: str, found: Sequence[tuple[Headline, Verdict]], count: int) -> None:
    print(f"\n{reason}")
    for headline, verdict in random.Random(SEED).sample(list(found), min(count, len(found))):
        labels = ", ".join(name for name, *_ in headline.labels)
        print(f"- {headline.published} {headline.text[:160]}\n  row: {labels}\n  read: {verdict.read or 'nothing'}")


if __name__ == "__main__":
    main()
