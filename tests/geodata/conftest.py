"""What tests of geodata share: the gazetteer, and articles, claims and events told in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import settings

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.events import Evidence, ReadArticle
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, Rival
from geodata.places import Place

# How long an example takes depends on who else uses the machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

PLACES = {
    place.name: place
    for place in (
        Place("geonames:692194", "Sumy", PlaceKind.SETTLEMENT, 34.8, 50.92, "UA", "Sumy Oblast", "Sumy Raion", 10.0),
        Place("geonames:706483", "Kharkiv", PlaceKind.SETTLEMENT, 36.23, 49.99, "UA", "Kharkiv Oblast", None, 15.0),
        Place("geonames:703448", "Kyiv", PlaceKind.SETTLEMENT, 30.52, 50.45, "UA", "Kyiv", None, 20.0),
        Place("geonames:696877", "Podil", PlaceKind.DISTRICT, 30.516, 50.469, "UA", "Kyiv", None, 1.8),
        Place("geonames:698740", "Odesa", PlaceKind.SETTLEMENT, 30.73, 46.48, "UA", "Odesa Oblast", None, 15.0),
        Place("geonames:696643", "Poltava", PlaceKind.SETTLEMENT, 34.55, 49.59, "UA", "Poltava Oblast", None, 9.0),
        Place("geonames:695634", "Reni", PlaceKind.SETTLEMENT, 28.29, 45.45, "UA", "Odesa Oblast", None, 5.0),
        Place("katottg:C1", "Yunakivka", PlaceKind.SETTLEMENT, 34.8, 50.92, "UA", "Sumy Oblast", "Sumy Raion", 26.0),
        Place("site:reni", "Port of Reni", PlaceKind.SITE, 28.3, 45.38, "UA", "Odesa Oblast", None, 1.0),
        Place("geonames:706482", "Kharkiv Oblast", PlaceKind.ADMIN1, 36.23, 49.99, "UA", "Kharkiv Oblast", None, 120.0),
        Place("water:azov", "Sea of Azov", PlaceKind.WATER, 36.8, 46.1, None, None, None, 150.0),
    )
}


TOLD: Mapping[str, Any] = {
    "on": "2025-04-13",
    "at": ("Sumy",),
    "weapons": {"missile": 2},
    "killed": None,
    "injured": None,
    "status": "reported",
    "recency": "news",
    "published": "2025-04-14",
    "dated_by": DatedBy.TEXT,
    "confidence": None,
    "quote": "Two missiles struck Sumy.",
    "source": Source("Wire"),
}


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The embedded gazetteer, compiled into the user's cache once."""
    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def places() -> Mapping[str, Place]:
    """Places by name, as the gazetteer has them."""
    return PLACES


@pytest.fixture(scope="session")
def tell() -> Callable[..., Evidence]:
    """Make the evidence of one claim, by default: on 13 April 2025 two missiles hit Sumy, as told the day after."""
    return _tell


@pytest.fixture(scope="session")
def read_of() -> Callable[..., ReadArticle]:
    """Make a read article of one claim on Sumy; each id makes another article."""
    return _read_of


@pytest.fixture(scope="session")
def older_store() -> str:
    """Statements that give a store of today the tables of schema 4, when events were numbered and had no ledger."""
    return """
        DROP TABLE correction_name; DROP TABLE correction;
        DROP TABLE located; DROP TABLE likeness; DROP TABLE former_event; DROP INDEX ix_event_claim_claim_id;
        DROP INDEX ix_claim_toponym_toponym;
        ALTER TABLE event ADD COLUMN number INTEGER; UPDATE meta SET value = '4' WHERE key = 'schema';
        DELETE FROM meta WHERE key = 'records'
    """


def _tell(claim_id: str = "a/1", **told: Any) -> Evidence:
    unknown = told.keys() - TOLD.keys()
    assert not unknown, unknown
    told = TOLD | told
    article = _article(claim_id.split("/", maxsplit=1)[0], told)
    start, end = (told["on"], told["on"]) if isinstance(told["on"], str) else told["on"]
    claim = Claim(
        id=claim_id,
        article_id=article.id,
        quote=Span(article.body, len(article.text)),
        period=Period(start and date.fromisoformat(start), date.fromisoformat(end)),
        dated_by=told["dated_by"],
        toponyms=tuple(_toponym(article, name) for name in told["at"]),
        weapons={Weapon(weapon): count for weapon, count in told["weapons"].items()},
        killed=told["killed"] and Count(*told["killed"], "as told"),
        injured=told["injured"] and Count(*told["injured"], "as told"),
        status=Status(told["status"]),
        recency=Recency(told["recency"]),
        confidence=told["confidence"],
    )
    return Evidence(claim, article, tuple(PLACES[name] for name in told["at"] if name in PLACES))


def _article(article_id: str, told: Mapping[str, Any]) -> Article:
    header = f" date {told['published']} Title"
    body = len(header) + 2
    return Article(
        id=article_id,
        source=told["source"],
        url=f"{article_id}.txt",
        published=date.fromisoformat(told["published"]),
        language="en",
        title="Title",
        text=f"{header}\n\n{told['quote']}",
        title_span=Span(body - 7, body - 2),
        body=body,
        raw_header=header,
    )


def _read_of(article_id: str = "a", **told: Any) -> ReadArticle:
    evidence = _tell(f"{article_id}/1", **told)
    article, claim = evidence.article, evidence.claim
    speaker = Toponym(article_id, Span(article.body, article.body + 3), "Two", "Two", "gazetteer", within=("Ukraine",))
    rivals = (Rival(PLACES["Poltava"], "fewer people"),)
    found = {name: Georeference(name, PLACES.get(name.name), "gazetteer", rivals, 0.9) for name in claim.toponyms}
    found[speaker] = Georeference(speaker, None, "not in the gazetteer")
    return ReadArticle(f"{article_id}.txt", article, Reading((claim,), (*claim.toponyms, speaker)), found)


def _toponym(article: Article, name: str) -> Toponym:
    at = max(article.text.find(name), article.body)
    kind = PLACES[name].kind if name in PLACES else None
    return Toponym(article.id, Span(at, at + len(name)), name, name, "gazetteer", kind, (), Role.ATTACKED, "struck")
