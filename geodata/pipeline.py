"""The pipeline: from files of articles to what was read, where it was, and events in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.article import Article
from articles.claims import Reading, read_claims
from articles.errors import Problem
from articles.reading import article_files, read_articles
from articles.toponyms import Toponym
from geodata.events import Evidence, ReadArticle
from geodata.garbage import uncollected
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, georeference
from geodata.jsonforms import count_json, days_json
from geodata.peoples import countries_told_of
from geodata.places import Place

if TYPE_CHECKING:
    from geopy.geocoders.base import Geocoder

    from geodata.store import Store

__all__ = ["IngestReport", "ReadArticle", "as_json", "ingest", "places_of", "read", "read_one", "take_in", "taken_up"]


_AT_ONCE = 20  # articles stored in one transaction: few enough that little is read again after a stop


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did: articles added, articles known before, files that could not be read, events there are now."""

    added: int
    unchanged: int
    problems: tuple[Problem, ...]
    events: int


def read(
    paths: Iterable[Path], gazetteer: Gazetteer, fallback: Geocoder | None = None
) -> Iterator[ReadArticle | Problem]:
    """Yield every article of files and folders as far as it can be read, and a Problem for each file that cannot.

    `fallback` is a geopy geocoder that is asked for names the gazetteer lacks.
    """
    for article in read_articles(paths):
        yield article if isinstance(article, Problem) else read_one(article, gazetteer, fallback)


@uncollected()
def read_one(article: Article, gazetteer: Gazetteer, fallback: Geocoder | None = None) -> ReadArticle:
    """Return an article with its claims, its toponyms and their places."""
    reading = read_claims(article, gazetteer)
    return ReadArticle(article.url, article, reading, places_of(article, reading, gazetteer, fallback))


def places_of(
    article: Article, reading: Reading, gazetteer: Gazetteer, fallback: Geocoder | None = None
) -> dict[Toponym, Georeference]:
    """Return the place of every toponym that was read out of an article."""
    claimed = (toponym for claim in reading.claims for toponym in claim.toponyms)
    toponyms = list(dict.fromkeys((*reading.toponyms, *claimed)))
    return georeference(toponyms, gazetteer, fallback, countries_told_of(article.text))


def ingest(
    paths: Iterable[Path],
    store: Store,
    gazetteer: Gazetteer,
    fallback: Geocoder | None = None,
    progress: Callable[[Path], None] | None = None,
) -> IngestReport:
    """Read articles into the store, some at once, each whole or not at all, and gather their events.

    An article that the store has already is not read again. `progress` is called with each file as it is taken up.
    Raises ArticleError for a path with no article file at all, StoreError where the store cannot be written.
    """
    return take_in(taken_up(article_files(paths), progress), store, gazetteer, fallback)


def take_in(
    articles: Iterable[Article | Problem], store: Store, gazetteer: Gazetteer, fallback: Geocoder | None = None
) -> IngestReport:
    """Read articles into the store as `ingest` does, and keep the problems among them for the report."""
    added = found = 0
    problems: list[Problem] = []
    read: dict[str, ReadArticle] = {}
    for article in articles:
        if isinstance(article, Problem):
            problems.append(article)
            continue
        found += 1
        if article.id not in read and not store.has(article.id):
            read[article.id] = read_one(article, gazetteer, fallback)
        if len(read) == _AT_ONCE:
            added += store.add_all(read.values())
            read.clear()
    added += store.add_all(read.values())
    return IngestReport(added, found - added, tuple(problems), store.count_events())


def taken_up(files: Iterable[Path], progress: Callable[[Path], None] | None = None) -> Iterator[Article | Problem]:
    """Yield the article of each file, or its Problem; `progress` is called with each file as it is taken up."""
    for path in files:
        if progress is not None:
            progress(path)
        yield next(read_articles([path]))


def as_json(read: ReadArticle) -> dict[str, Any]:
    """Return what was read of an article in the shape of the gold files (tests/gold/ANNOTATION.md).

    Added to it: `path`, and `toponyms` with their spans, roles, reasons and places. A toponym without a place is listed
    there, never among the places of an attack.
    """
    article = read.article
    return {
        "path": read.path,
        "language": article.language,
        "published": article.published.isoformat(),
        "title": article.title,
        "attacks": [_attack(item, number) for number, item in enumerate(read.evidence(), 1)],
        "mentioned_only": _mentioned_only(read),
        "toponyms": [_toponym(toponym, _place(read, toponym)) for toponym in read.reading.toponyms],
    }


def _attack(item: Evidence, number: int) -> dict[str, Any]:
    claim = item.claim
    return {
        "id": f"a{number}",
        **days_json(claim.period),
        "places": [_placed(place) for place in item.places],
        "weapons": {weapon.value: count for weapon, count in claim.weapons.items()},
        "killed": count_json(claim.killed),
        "injured": count_json(claim.injured),
        "status": claim.status.value,
        "recency": claim.recency.value,
        "confidence": claim.confidence,
        "evidence": claim.quote.of(item.article.text),
    }


def _mentioned_only(read: ReadArticle) -> list[str]:
    attacked = {toponym for claim in read.reading.claims for toponym in claim.toponyms}
    hit = {_name(read, toponym) for toponym in attacked}
    others = (_name(read, toponym) for toponym in read.reading.toponyms if toponym not in attacked)
    return list(dict.fromkeys(name for name in others if name not in hit))


def _name(read: ReadArticle, toponym: Toponym) -> str:
    place = _place(read, toponym)
    return toponym.name if place is None else place.name


def _place(read: ReadArticle, toponym: Toponym) -> Place | None:
    found = read.georeferences.get(toponym)
    return None if found is None else found.place


def _toponym(toponym: Toponym, place: Place | None) -> dict[str, Any]:
    nowhere = dict.fromkeys(("name", "kind", "country", "lat", "lon"))
    return {
        "text": toponym.text,
        "start": toponym.span.start,
        "end": toponym.span.end,
        "role": toponym.role.value,
        "reason": toponym.reason,
        **(nowhere | {"name": toponym.name} if place is None else _placed(place)),
    }


def _placed(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "lat": round(place.latitude, 5),
        "lon": round(place.longitude, 5),
    }
