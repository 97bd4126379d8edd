"""Deposits: what was read, looked up or taken over, laid down in the tables of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from articles.toponyms import Toponym
from geodata import fulltext, rows, tables
from geodata.database import insert_all, insert_or
from geodata.events import ReadArticle
from geodata.georeferencing import Georeference
from geodata.places import Place

Numbers = Mapping[Toponym, int]


def insert_articles(connection: Connection, reads: Sequence[ReadArticle]) -> None:
    """Store articles with their toponyms, georeferences and claims."""
    numbers = [_numbered(read) for read in reads]
    found = [item for read, numbered in zip(reads, numbers, strict=True) for item in _georeferences(read, numbered)]
    insert_places(connection, _places(georeference for _, georeference in found))
    insert_all(connection, tables.article, [rows.article_row(read.article, read.path) for read in reads])
    fulltext.enter(connection, {read.article.id: read.article.text for read in reads})
    told = [item for numbered in numbers for item in numbered.items()]
    insert_all(connection, tables.toponym, [rows.toponym_row(toponym, number) for toponym, number in told])
    insert_all(connection, tables.georeference, [rows.georeference_row(item, number) for number, item in found])
    insert_all(connection, tables.rival, [row for number, item in found for row in rows.rival_rows(item, number)])
    claims = [item for read in reads for item in enumerate(read.reading.claims)]
    insert_all(connection, tables.claim, [rows.claim_row(claim, number) for number, claim in claims])
    links = [row for read, numbered in zip(reads, numbers, strict=True) for row in _links(read, numbered)]
    insert_all(connection, tables.claim_toponym, links)


def insert_places(connection: Connection, places: Iterable[Place]) -> None:
    """Store places that are not there yet."""
    # A place keeps the values under which it was stored first.
    new = [rows.place_row(place) for place in {place.id: place for place in places}.values()]
    if new:
        connection.execute(insert_or(connection, tables.place).on_conflict_do_nothing(), new)


def _numbered(read: ReadArticle) -> Numbers:
    """Return the toponyms of an article, those of its claims among them, with their places in its list."""
    claimed = (toponym for claim in read.reading.claims for toponym in claim.toponyms)
    return {toponym: number for number, toponym in enumerate(dict.fromkeys((*read.reading.toponyms, *claimed)))}


def _georeferences(read: ReadArticle, numbers: Numbers) -> Iterator[tuple[int, Georeference]]:
    return ((numbers[toponym], item) for toponym, item in read.georeferences.items() if toponym in numbers)


def _places(georeferences: Iterable[Georeference]) -> Iterator[Place]:
    for found in georeferences:
        if found.place is not None:
            yield found.place
        yield from (rival.place for rival in found.rivals)


def _links(read: ReadArticle, numbers: Numbers) -> Iterator[rows.Row]:
    for claim in read.reading.claims:
        for number, toponym in enumerate(claim.toponyms):
            link = {"claim_id": claim.id, "number": number, "article_id": claim.article_id}
            yield {**link, "toponym": numbers[toponym]}
