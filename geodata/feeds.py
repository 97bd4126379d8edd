"""Feeds: how many articles of each source came out on each day; a gap is a feed that fell silent, not peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from geodata import tables

_ARTICLE = tables.article.c


@dataclass(frozen=True, slots=True)
class Feed:
    """The number of articles of a source, in one language, that came out on a day."""

    source: str
    language: str
    day: date
    articles: int


def feeds(connection: Connection) -> list[Feed]:
    """Return the feeds of a store, by source and day."""
    told = (_ARTICLE.source_name, _ARTICLE.language, _ARTICLE.published)
    query = select(*told, func.count()).group_by(*told)
    found = (Feed(*row) for row in connection.execute(query))
    return sorted(found, key=lambda feed: (feed.source, feed.day, feed.language))
