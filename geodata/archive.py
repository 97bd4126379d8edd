"""The archive: what a store holds, read back as the records it was stored from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from sqlalchemy import Connection, Select, Table, select

from articles.article import Article
from articles.claims import Claim, Reading
from articles.toponyms import Toponym
from geodata import ledger, rows, tables
from geodata.corrections import Correction
from geodata.correctionshelf import CorrectionShelf
from geodata.database import portions
from geodata.events import Event, Evidence, ReadArticle, event_of, event_of_record, in_order
from geodata.georeferencing import Georeference, Rival
from geodata.pins import Pin, Pins
from geodata.places import Place
from geodata.recordshelf import RecordShelf
from geodata.review import Review


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
            yield self.pinned(ReadArticle(path, article, reading, self._georeferences[article_id]))

    def pinned(self, read: ReadArticle) -> ReadArticle:
        """Return what was read of an article with the pinned places in it."""
        return replace(read, georeferences=self._pins.applied(read.article, read.georeferences))

    def evidence(self) -> Iterator[Evidence]:
        """Yield every claim with its article and places."""
        for read in self.read_articles():
            yield from read.evidence()

    def pins(self) -> list[Pin]:
        """Return every pin, by name, the widest last."""
        found = list(self._rows(select(tables.pin).order_by(*tables.pin.primary_key.columns)))
        places = self._places_of({row["place_id"] for row in found})
        return [rows.pin_of(row, places[row["place_id"]]) for row in found]

    def gathered(self) -> list[Event]:
        """Return the events that claims add up to, by date, without records."""
        evidence = {item.claim.id: item for item in self.evidence()}
        claims_of: defaultdict[str, list[Evidence]] = defaultdict(list)
        for row in self._rows(select(tables.event_claim)):
            claims_of[row["event_id"]].append(evidence[row["claim_id"]])
        events = (event_of(claims, event_id=event_id) for event_id, claims in claims_of.items())
        return in_order(map(self._review.applied, events))

    def joined(self) -> list[Event]:
        """Return the events that claims add up to, with the records joined to them."""
        matches = RecordShelf(self._connection).matches()
        return [event.with_matches(matches.get(event.id, ())) for event in self.gathered()]

    def events(self) -> list[Event]:
        """Return the events as they were saved, by date, and each record that fits none as an event of its own."""
        return in_order([*self.joined(), *self.alone()])

    def alone(self) -> Iterator[Event]:
        """Yield each record that fits no event as an event of its own."""
        yield from map(self._review.applied, map(event_of_record, RecordShelf(self._connection).alone()))

    def event_alone(self, event_id: str) -> Event | None:
        """Return the event that a record which fits no other is, None where none has the id."""
        record = RecordShelf(self._connection).alone_as(event_id)
        return None if record is None else self._review_about([event_id]).applied(event_of_record(record))

    def event(self, event_id: str) -> Event:
        """Return one event that claims tell of, reading no more than its articles and records."""
        (event,) = self.some([event_id])
        return event.with_matches(RecordShelf(self._connection).matches(event_id).get(event_id, ()))

    def some(self, event_ids: Collection[str]) -> list[Event]:
        """Return those of some events that claims tell of, without records, reading no more than their articles."""
        link, claim = tables.event_claim.c, tables.claim.c
        links = select(link.event_id, claim.id, claim.article_id).join(tables.event_claim)
        found = [row for some in portions(event_ids) for row in self._rows(links.where(link.event_id.in_(some)))]
        own = {row["id"]: row["event_id"] for row in found}
        claims_of: defaultdict[str, list[Evidence]] = defaultdict(list)
        for articles in portions({row["article_id"] for row in found}):
            for item in Archive(self._connection, articles).evidence():
                if item.claim.id in own:
                    claims_of[own[item.claim.id]].append(item)
        review = self._review_about(event_ids)
        return in_order(review.applied(event_of(claims, event_id=event_id)) for event_id, claims in claims_of.items())

    def _rows(self, query: Select[*tuple[object, ...]]) -> Iterator[rows.Row]:
        yield from self._connection.execute(query).mappings()

    def _of_articles(self, table: Table, *order: str) -> Iterator[rows.Row]:
        query = select(table).order_by(*(table.c[name] for name in order))
        column = table.c.id if table is tables.article else table.c.article_id
        return self._rows(query if self._ids is None else query.where(column.in_(self._ids)))

    @cached_property
    def _places(self) -> dict[str | None, Place]:
        if self._ids is None:
            return {row["id"]: rows.place_of(row) for row in self._rows(select(tables.place))}
        of_articles = [self._of_articles(table) for table in (tables.georeference, tables.rival)]
        found = {row["place_id"] for told in of_articles for row in told}
        return self._places_of(found)

    def _places_of(self, ids: Collection[str | None]) -> dict[str | None, Place]:
        queries = (select(tables.place).where(tables.place.c.id.in_(some)) for some in portions(filter(None, ids)))
        return {row["id"]: rows.place_of(row) for query in queries for row in self._rows(query)}

    @cached_property
    def _pins(self) -> Pins:
        return Pins(self.pins())

    @cached_property
    def _review(self) -> Review:
        return self._review_of(CorrectionShelf(self._connection).all())

    def _review_about(self, event_ids: Collection[str]) -> Review:
        names = ledger.names_of(self._connection, event_ids)
        return self._review_of(CorrectionShelf(self._connection).about(names))

    def _review_of(self, corrections: Iterable[Correction]) -> Review:
        told = {one.id: one for one in corrections}

        def events_of(one: Correction) -> set[str]:
            """Return the events that tell of a correction; what takes another back stands where that does."""
            undone = told.get(one.undone or "")
            return events_of(undone) if undone else ledger.corrected_events(self._connection, one)

        return Review((event_id, one) for one in told.values() for event_id in events_of(one))

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
