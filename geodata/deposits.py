"""Deposits: what was read, looked up or taken over, laid down in the tables of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from articles.toponyms import Toponym
from geodata import rows, tables
from geodata.database import insert_all, insert_or
from geodata.events import ReadArticle
from geodata.georeferencing import Georeference
from geodata.places import Place


def insert_article(connection: Connection, read: ReadArticle) -> None:
    """Store an article with its toponyms, georeferences and claims."""
    claims = read.reading.claims
    named = dict.fromkeys((*read.reading.toponyms, *(toponym for claim in claims for toponym in claim.toponyms)))
    numbers = {toponym: number for number, toponym in enumerate(named)}
    insert_all(connection, tables.article, [rows.article_row(read.article, read.path)])
    insert_all(connection, tables.toponym, [rows.toponym_row(toponym, number) for toponym, number in numbers.items()])
    _insert_georeferences(connection, read.georeferences, numbers)
    insert_all(connection, tables.claim, [rows.claim_row(claim, number) for number, claim in enumerate(claims)])
    links = [
        {"claim_id": claim.id, "number": number, "article_id": claim.article_id, "toponym": numbers[toponym]}
        for claim in claims
        for number, toponym in enumerate(claim.toponyms)
    ]
    insert_all(connection, tables.claim_toponym, links)


def _insert_georeferences(
    connection: Connection, georeferences: Mapping[Toponym, Georeference], numbers: Mapping[Toponym, int]
) -> None:
    found = [(numbers[toponym], item) for toponym, item in georeferences.items() if toponym in numbers]
    places = [item.place for _, item in found if item.place]
    insert_places(connection, [*places, *(rival.place for _, item in found for rival in item.rivals)])
    insert_all(connection, tables.georeference, [rows.georeference_row(item, number) for number, item in found])
    insert_all(connection, tables.rival, [row for number, item in found for row in rows.rival_rows(item, number)])


def insert_places(connection: Connection, places: Iterable[Place]) -> None:
    """Store places that are not there yet."""
    # A place keeps the values under which it was stored first.
    new = [rows.place_row(place) for place in {place.id: place for place in places}.values()]
    if new:
        connection.execute(insert_or(connection, tables.place).on_conflict_do_nothing(), new)
