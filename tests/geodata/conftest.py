"""What tests of geodata share: the gazetteer, and articles, claims and events told in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Reading, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.events import Evidence, ReadArticle
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, Rival
from geodata.places import Place

PLACES = {
    place.name: place
    for place in (
        Place("geonames:692194", "Sumy", PlaceKind.SETTLEMENT, 34.8, 50.92, "UA", "Sumy Oblast", "Sumy Raion", 10.0),
        Place("geonames:706483", "Kharkiv", PlaceKind.SETTLEMENT, 36.23, 49.99, "UA", "Kharkiv Oblast", None, 15.0),
        Place("geonames:703448", "Kyiv", PlaceKind.SETTLEMENT, 30.52, 50.45, "UA", "Kyiv", None, 20.0),
        Place("geonames:698740", "Odesa", PlaceKind.SETTLEMENT, 30.73, 46.48, "UA", "Odesa Oblast", None, 15.0),
        Place("geonames:696643", "Poltava", PlaceKind.SETTLEMENT, 34.55, 49.59, "UA", "Poltava Oblast", None, 9.0),
        Place("geonames:695634", "Reni", PlaceKind.SETTLEMENT, 28.29, 45.45, "UA", "Odesa Oblast", None, 5.0),
        Place("site:reni", "Port of Reni", PlaceKind.SITE, 28.3, 45.43, "UA", "Odesa Oblast", None, 1.0),
        Place("geonames:706482", "Kharkiv Oblast", PlaceKind.ADMIN1, 36.23, 49.99, "UA", "Kharkiv Oblast", None, 120.0),
        Place("water:azov", "Sea of Azov", PlaceKind.WATER, 36.8, 46.1, None, None, None, 150.0),
    )
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


def _tell(
    claim_id: str = "a/1",
    on: str | tuple[str | None, str] = "2025-04-13",
    at: tuple[str, ...] = ("Sumy",),
    weapons: Mapping[str, int | None] = {"missile": 2},  # noqa: B006
    killed: tuple[int | None, int | None] | None = None,
    injured: tuple[int | None, int | None] | None = None,
    status: str = "reported",
    recency: str = "news",
    published: str = "2025-04-14",
    dated_by: DatedBy = DatedBy.TEXT,
    quote: str = "Two missiles struck Sumy.",
    source: Source = Source("Wire"),  # noqa: B008
) -> Evidence:
    article_id = claim_id.split("/")[0]
    start, end = (on, on) if isinstance(on, str) else on
    header = f" date {published} Title"
    body = len(header) + 2
    article = Article(
        id=article_id,
        source=source,
        url=f"{article_id}.txt",
        published=date.fromisoformat(published),
        language="en",
        title="Title",
        text=f"{header}\n\n{quote}",
        title_span=Span(body - 7, body - 2),
        body=body,
        raw_header=header,
    )
    claim = Claim(
        id=claim_id,
        article_id=article_id,
        quote=Span(body, body + len(quote)),
        period=Period(start and date.fromisoformat(start), date.fromisoformat(end)),
        dated_by=dated_by,
        toponyms=tuple(_toponym(article_id, body, quote, name) for name in at),
        weapons={Weapon(weapon): count for weapon, count in weapons.items()},
        killed=killed and Count(*killed, "as told"),
        injured=injured and Count(*injured, "as told"),
        status=Status(status),
        recency=Recency(recency),
    )
    return Evidence(claim, article, tuple(PLACES[name] for name in at if name in PLACES))


def _read_of(article_id: str = "a", **told: object) -> ReadArticle:
    evidence = _tell(f"{article_id}/1", **told)
    body, quote = evidence.article.body, evidence.quote
    speaker = Toponym(article_id, Span(body, body + 3), quote[:3], "Two", "gazetteer", within=("Ukraine",))
    rivals = (Rival(PLACES["Poltava"], "fewer people"),)
    georeferences = {
        toponym: Georeference(toponym, PLACES.get(toponym.name), "gazetteer", rivals)
        for toponym in evidence.claim.toponyms
    }
    reading = Reading((evidence.claim,), (*evidence.claim.toponyms, speaker))
    georeferences[speaker] = Georeference(speaker, None, "not in the gazetteer")
    return ReadArticle(f"{article_id}.txt", evidence.article, reading, georeferences)


def _toponym(article_id: str, body: int, quote: str, name: str) -> Toponym:
    at = body + max(quote.find(name), 0)
    kind = PLACES[name].kind if name in PLACES else None
    return Toponym(
        article_id, Span(at, at + len(name)), name, name, "gazetteer", kind, role=Role.ATTACKED, reason="struck"
    )
