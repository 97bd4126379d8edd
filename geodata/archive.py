"""The archive: what a store holds, read back as the records it was stored from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from sqlalchemy import Connection, Select, Table, select

from articles.article import Article
from articles.claims import Claim, Reading
from articles.toponyms import Toponym
from geodata import rows, tables
from geodata.events import Event, Evidence, ReadArticle, event_of, event_of_record
from geodata.georeferencing import Georeference, Rival
from geodata.pins import Pin, Pins
from geodata.places import Place
from geodata.recordshelf import RecordShelf


class Archive:
    """The contents of a store within one transaction, of all articles or of those with the ids given."""

    def __init__(self, connection: Connection, article_ids: Sequence[str] | None = None) -> None:
        """Read nothing yet; each table is read once, when first asked for."""
        self._connection = connection
        self._ids = article_ids

    def read_articles(self) -> Iterator[ReadArticle]:
        """Yield every article with its reading and georeferences, the oldest first."""
        for article_id, (article, path) in self._articles.items():
            toponyms = self._toponyms[article_id]
            reading = Reading(tuple(self._claims[article_id]), tuple(toponyms.values()))
            found = self._pins.applied(article, self._georeferences[article_id])
            yield ReadArticle(path, article, reading, found)

    def evidence(self) -> Iterator[Evidence]:
        """Yield every claim with its article and places."""
        for read in self.read_articles():
            yield from read.evidence()

    def pins(self) -> list[Pin]:
        """Return every pin, by name, the widest last."""
        return [
            rows.pin_of(row, self._places[row["place_id"]])
            for row in self._rows(select(tables.pin).order_by(*tables.pin.primary_key.columns))
        ]

    def gathered(self) -> list[Event]:
        """Return the events that claims add up to, without records."""
        evidence = {item.claim.id: item for item in self.evidence()}
        claims_of: defaultdict[str, list[Evidence]] = defaultdict(list)
        for row in self._rows(select(tables.event_claim)):
            claims_of[row["event_id"]].append(evidence[row["claim_id"]])
        ids = [row["id"] for row in self._rows(select(tables.event).order_by(tables.event.c.number))]
        return [event_of(claims_of[event_id]) for event_id in ids]

    def events(self) -> list[Event]:
        """Return the events as they were saved, by date, and each record that fits none as an event of its own."""
        shelf = RecordShelf(self._connection)
        matches = shelf.matches()
        told = [event.with_matches(matches.get(event.id, ())) for event in self.gathered()]
        return sorted([*told, *map(event_of_record, shelf.alone())], key=lambda event: (event.period.end, event.id))

    def _rows(self, query: Select[*tuple[object, ...]]) -> Iterator[rows.Row]:
        yield from self._connection.execute(query).mappings()

    def _of_articles(self, table: Table, *order: str) -> Iterator[rows.Row]:
        query = select(table).order_by(*(table.c[name] for name in order))
        column = table.c.id if table is tables.article else table.c.article_id
        return self._rows(query if self._ids is None else query.where(column.in_(self._ids)))

    @cached_property
    def _places(self) -> dict[str | None, Place]:
        return {row["id"]: rows.place_of(row) for row in self._rows(select(tables.place))}

    @cached_property
    def _pins(self) -> Pins:
        return Pins(self.pins())

    @cached_property
    def _articles(self) -> dict[str, tuple[Article, str]]:
        found = self._of_articles(tables.article, "published", "id")
        return {row["id"]: (rows.article_of(row), row["path"]) for row in found}

    @cached_property
    def _toponyms(self) -> defaultdict[str, dict[int, Toponym]]:
        toponyms: defaultdict[str, dict[int, Toponym]] = defaultdict(dict)
        for row in self._of_articles(tables.toponym, "article_id", "number"):
            toponyms[row["article_id"]][row["number"]] = rows.toponym_of(row)
        return toponyms

    @cached_property
    def _claims(self) -> defaultdict[str, list[Claim]]:
        linked: defaultdict[str, list[Toponym]] = defaultdict(list)
        for row in self._of_articles(tables.claim_toponym, "claim_id", "number"):
            linked[row["claim_id"]].append(self._toponyms[row["article_id"]][row["toponym"]])
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for row in self._of_articles(tables.claim, "article_id", "number"):
            claims[row["article_id"]].append(rows.claim_of(row, linked[row["id"]]))
        return claims

    @cached_property
    def _georeferences(self) -> defaultdict[str, dict[Toponym, Georeference]]:
        rivals: defaultdict[tuple[str, int], list[Rival]] = defaultdict(list)
        for row in self._of_articles(tables.rival, "article_id", "toponym", "number"):
            rivals[row["article_id"], row["toponym"]].append(Rival(self._places[row["place_id"]], row["reason"]))
        found: defaultdict[str, dict[Toponym, Georeference]] = defaultdict(dict)
        for row in self._of_articles(tables.georeference, "article_id", "toponym"):
            key = row["article_id"], row["toponym"]
            toponym = self._toponyms[key[0]][key[1]]
            found[key[0]][toponym] = Georeference(
                toponym, self._places.get(row["place_id"]), row["method"], tuple(rivals[key]), row["confidence"]
            )
        return found
