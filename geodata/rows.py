"""Rows: the records of the product as rows of the store's tables, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.georeferencing import Georeference
from geodata.pins import Pin, Reach, Target
from geodata.places import Place
from geodata.records import EventRecord

Row = Mapping[Any, Any]


def article_row(article: Article, path: str) -> Row:
    """Return the row of an article and the path it was read from."""
    return {
        "id": article.id,
        "path": path,
        "source_name": article.source.name,
        "source_url": article.source.url,
        "source_licence": article.source.licence,
        "source_notice": article.source.notice,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "title": article.title,
        "text": article.text,
        "title_start": article.title_span.start,
        "title_end": article.title_span.end,
        "body": article.body,
        "raw_header": article.raw_header,
    }


def article_of(row: Row) -> Article:
    """Return the article of a row."""
    return Article(
        id=row["id"],
        source=Source(row["source_name"], row["source_url"], row["source_licence"], row["source_notice"]),
        url=row["url"],
        published=row["published"],
        language=row["language"],
        title=row["title"],
        text=row["text"],
        title_span=Span(row["title_start"], row["title_end"]),
        body=row["body"],
        raw_header=row["raw_header"],
    )


def toponym_row(toponym: Toponym, number: int) -> Row:
    """Return the row of a toponym, the `number`-th of its article."""
    return {
        "article_id": toponym.article_id,
        "number": number,
        "start": toponym.span.start,
        "end": toponym.span.end,
        "text": toponym.text,
        "name": toponym.name,
        "found_by": toponym.found_by,
        "kind": toponym.kind,
        "within": list(toponym.within),
        "role": toponym.role,
        "reason": toponym.reason,
        "likelihood": toponym.likelihood,
    }


def toponym_of(row: Row) -> Toponym:
    """Return the toponym of a row."""
    return Toponym(
        article_id=row["article_id"],
        span=Span(row["start"], row["end"]),
        text=row["text"],
        name=row["name"],
        found_by=row["found_by"],
        kind=None if row["kind"] is None else PlaceKind(row["kind"]),
        within=tuple(row["within"]),
        role=Role(row["role"]),
        reason=row["reason"],
        likelihood=row["likelihood"],
    )


def place_row(place: Place) -> Row:
    """Return the row of a place."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "longitude": place.longitude,
        "latitude": place.latitude,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "radius_km": place.radius_km,
        "population": place.population,
    }


def place_of(row: Row) -> Place:
    """Return the place of a row."""
    return Place(**{**row, "kind": PlaceKind(row["kind"])})


def georeference_row(georeference: Georeference, number: int) -> Row:
    """Return the row of a georeference; `number` is its toponym's."""
    place = georeference.place
    return {
        "article_id": georeference.toponym.article_id,
        "toponym": number,
        "place_id": None if place is None else place.id,
        "method": georeference.method,
        "confidence": georeference.confidence,
    }


def rival_rows(georeference: Georeference, number: int) -> list[Row]:
    """Return the rows of a georeference's rivals; `number` is its toponym's."""
    return [
        {
            "article_id": georeference.toponym.article_id,
            "toponym": number,
            "number": rank,
            "place_id": rival.place.id,
            "reason": rival.reason,
        }
        for rank, rival in enumerate(georeference.rivals)
    ]


def target_row(target: Target) -> Row:
    """Return the columns by which a pin's target is known; no kind is empty text, as a key holds no null."""
    return {"key": target.key, "kind": target.kind or "", "reach": target.reach, "within": target.within}


def pin_row(pin: Pin) -> Row:
    """Return the row of a pin."""
    return {**target_row(pin.target), "place_id": pin.place.id, "who": pin.who, "day": pin.day}


def pin_of(row: Row, place: Place) -> Pin:
    """Return the pin of a row, with its place."""
    kind = PlaceKind(row["kind"]) if row["kind"] else None
    return Pin(Target(row["key"], kind, Reach(row["reach"]), row["within"]), place, row["who"], row["day"])


def claim_row(claim: Claim, number: int) -> Row:
    """Return the row of a claim, the `number`-th of its article."""
    return {
        "id": claim.id,
        "article_id": claim.article_id,
        "number": number,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "date_start": claim.period.start,
        "date_end": claim.period.end,
        "dated_by": claim.dated_by,
        "weapons": dict(claim.weapons),
        "killed": _count_row(claim.killed),
        "injured": _count_row(claim.injured),
        "status": claim.status,
        "recency": claim.recency,
        "confidence": claim.confidence,
    }


def claim_of(row: Row, toponyms: Sequence[Toponym]) -> Claim:
    """Return the claim of a row, with its toponyms in the order of the claim."""
    return Claim(
        id=row["id"],
        article_id=row["article_id"],
        quote=Span(row["quote_start"], row["quote_end"]),
        period=Period(row["date_start"], row["date_end"]),
        dated_by=DatedBy(row["dated_by"]),
        toponyms=tuple(toponyms),
        weapons=_weapons_of(row["weapons"]),
        killed=_count_of(row["killed"]),
        injured=_count_of(row["injured"]),
        status=Status(row["status"]),
        recency=Recency(row["recency"]),
        confidence=row["confidence"],
    )


def record_row(record: EventRecord, dataset: int) -> Row:
    """Return the row of an event record of a data set."""
    return {
        "table": record.table,
        "id": record.id,
        "dataset": dataset,
        "date_start": record.period.start,
        "date_end": record.period.end,
        "place_id": None if record.place is None else record.place.id,
        "weapons": dict(record.weapons),
        "killed": _count_row(record.killed),
        "injured": _count_row(record.injured),
        "raw": dict(record.raw),
        "url": record.url,
    }


def record_of(row: Row, place: Place | None) -> EventRecord:
    """Return the event record of a row, with its place and the columns of its data set."""
    return EventRecord(
        id=row["id"],
        table=row["table"],
        source=row["source"],
        licence=row["licence"],
        period=Period(row["date_start"], row["date_end"]),
        place=place,
        weapons=_weapons_of(row["weapons"]),
        killed=_count_of(row["killed"]),
        injured=_count_of(row["injured"]),
        raw=row.get("raw", {}),
        citation=row["citation"],
        url=row["url"],
    )


def _count_row(count: Count | None) -> Row | None:
    return None if count is None else {"low": count.low, "high": count.high, "as_worded": count.as_worded}


def _count_of(row: Row | None) -> Count | None:
    return None if row is None else Count(**row)


def _weapons_of(row: Mapping[str, int | None]) -> Mapping[Weapon, int | None]:
    return {Weapon(name): count for name, count in row.items()}
