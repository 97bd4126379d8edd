"""The store: articles with their claims, event records, and the events derived of them, in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from articles.article import Article
from articles.toponyms import Toponym
from geodata import database, rows, tables
from geodata.archive import Archive
from geodata.errors import StoreError
from geodata.events import Event, ReadArticle
from geodata.gathering import gather
from geodata.georeferencing import Georeference
from geodata.pins import Pin, Target
from geodata.places import Place
from geodata.records import EventRecord
from geodata.recordshelf import Progress, RecordShelf


class Store:
    """Everything that was read, in one database; events follow from it and can be derived again at any time."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Wrap a database that is known to be a store; `Store.open` is the way in."""
        self._engine = engine
        self._name = name

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True) -> Self:
        """Return the store of a file, made anew where there is none and `create` says so.

        Raises StoreError where there is none, or where the file is not a store of this program or of a newer one; such
        a file is left as it is.
        """
        if "://" in str(location):
            raise StoreError(f"The store {location} is an address; name a file with --store")
        return cls(database.open_engine(Path(location), create=create), str(location))

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give up the connections to the file."""
        self.close()

    def close(self) -> None:
        """Give up the connections to the file."""
        self._engine.dispose()

    def add(self, read: ReadArticle) -> bool:
        """Store an article with its toponyms, georeferences and claims, whole or not at all.

        Returns False, and changes nothing, where the article is stored already. Raises StoreError where the file
        cannot be written.
        """
        with self._writing() as connection:
            if _has(connection, read.article.id):
                return False
            _insert_article(connection, read)
            database.mark_stale(connection)
        return True

    def has(self, article_id: str) -> bool:
        """Tell whether an article is stored."""
        with self._reading() as connection:
            return _has(connection, article_id)

    def articles(self) -> list[Article]:
        """Return every stored article, the oldest first."""
        order = (tables.article.c.published, tables.article.c.id)
        with self._reading() as connection:
            return [
                rows.article_of(row) for row in connection.execute(select(tables.article).order_by(*order)).mappings()
            ]

    def article(self, article_id: str) -> ReadArticle | None:
        """Return an article with all that was read out of it, None where it is not stored."""
        with self._reading() as connection:
            return next(Archive(connection, [article_id]).read_articles(), None)

    def add_records(self, records: Iterable[EventRecord]) -> int:
        """Store event records, all or none, and return how many are new; one with a known table and id is replaced."""
        with self._writing() as connection:
            added = RecordShelf(connection).add(records)
            database.mark_stale(connection)
            return added

    def records(self) -> list[EventRecord]:
        """Return every stored event record, by table and id."""
        with self._reading() as connection:
            return list(RecordShelf(connection).records())

    def pin(self, pin: Pin) -> None:
        """Set a place for a name by hand, instead of one that was set for the same target before."""
        with self._writing() as connection:
            _insert_places(connection, [pin.place])
            row = rows.pin_row(pin)
            same = tables.pin.primary_key.columns
            connection.execute(insert_or(tables.pin).on_conflict_do_update(index_elements=same, set_=dict(row)), [row])
            database.mark_stale(connection)

    def unpin(self, target: Target) -> bool:
        """Take a pin away, so that the names have the places again that were read; False where there is none."""
        same = [tables.pin.c[name] == value for name, value in rows.target_row(target).items()]
        with self._writing() as connection:
            taken = connection.execute(delete(tables.pin).where(*same)).rowcount
            database.mark_stale(connection)
        return taken > 0

    def pins(self) -> list[Pin]:
        """Return the pins, by name."""
        with self._reading() as connection:
            return Archive(connection).pins()

    def place(self, id: str) -> Place | None:  # noqa: A002
        """Return a place that something stored is at or could be at, None where no place of it has the id."""
        with self._reading() as connection:
            row = connection.execute(select(tables.place).where(tables.place.c.id == id)).mappings().first()
        return rows.place_of(row) if row else None

    def regather(self, progress: Progress | None = None) -> int:
        """Derive the events anew, join the records to them, and return how many records tell of an event.

        The order of arrival changes nothing. `progress` is called with records joined and records in all.
        """
        with self._writing() as connection:
            events = gather(Archive(connection).evidence())
            _replace_events(connection, events)
            joined = RecordShelf(connection).join(events, progress)
            database.mark_fresh(connection)
        return joined

    def events(self) -> list[Event]:
        """Return the events, derived again first where articles or records have come since."""
        with self._reading() as connection:
            if database.is_fresh(connection):
                return Archive(connection).events()
        self.regather()
        return self.events()

    def event(self, event_id: str) -> Event | None:
        """Return an event, None where no event has the id."""
        return next((event for event in self.events() if event.id == event_id), None)

    def notices(self) -> list[str]:
        """Return what the sources of the stored articles want said beside them, each notice once."""
        query = select(tables.article.c.source_notice).distinct()
        with self._reading() as connection:
            return sorted(filter(None, connection.execute(query).scalars()))

    def licences(self) -> list[str]:
        """Return what the sources of articles and records want said: licence and citation, with the source's name."""
        of_articles = select(tables.article.c.source_name, tables.article.c.source_licence).distinct()
        with self._reading() as connection:
            told = [*connection.execute(of_articles), *RecordShelf(connection).terms()]
            return sorted({f"{source}: {licence}" for source, licence in told if licence})

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.errors_named(self._name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with database.errors_named(self._name), database.writing(self._engine) as connection:
            yield connection


def _has(connection: Connection, article_id: str) -> bool:
    return connection.execute(select(tables.article.c.id).where(tables.article.c.id == article_id)).first() is not None


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _insert_article(connection: Connection, read: ReadArticle) -> None:
    claims = read.reading.claims
    named = dict.fromkeys((*read.reading.toponyms, *(toponym for claim in claims for toponym in claim.toponyms)))
    numbers = {toponym: number for number, toponym in enumerate(named)}
    _insert(connection, tables.article, [rows.article_row(read.article, read.path)])
    _insert(connection, tables.toponym, [rows.toponym_row(toponym, number) for toponym, number in numbers.items()])
    _insert_georeferences(connection, read.georeferences, numbers)
    _insert(connection, tables.claim, [rows.claim_row(claim, number) for number, claim in enumerate(claims)])
    links = [
        {"claim_id": claim.id, "number": number, "article_id": claim.article_id, "toponym": numbers[toponym]}
        for claim in claims
        for number, toponym in enumerate(claim.toponyms)
    ]
    _insert(connection, tables.claim_toponym, links)


def _insert_georeferences(
    connection: Connection, georeferences: Mapping[Toponym, Georeference], numbers: Mapping[Toponym, int]
) -> None:
    found = [(numbers[toponym], item) for toponym, item in georeferences.items() if toponym in numbers]
    places = [item.place for _, item in found if item.place]
    _insert_places(connection, [*places, *(rival.place for _, item in found for rival in item.rivals)])
    _insert(connection, tables.georeference, [rows.georeference_row(item, number) for number, item in found])
    _insert(connection, tables.rival, [row for number, item in found for row in rows.rival_rows(item, number)])


def _insert_places(connection: Connection, places: Iterable[Place]) -> None:
    # A place keeps the values under which it was stored first.
    new = [rows.place_row(place) for place in {place.id: place for place in places}.values()]
    if new:
        connection.execute(insert_or(tables.place).on_conflict_do_nothing(), new)


def _replace_events(connection: Connection, events: Sequence[Event]) -> None:
    connection.execute(delete(tables.event))
    _insert(connection, tables.event, [{"id": event.id, "number": number} for number, event in enumerate(events)])
    claims = [{"event_id": event.id, "claim_id": item.claim.id} for event in events for item in event.evidence]
    _insert(connection, tables.event_claim, claims)


def _insert(connection: Connection, table: Table, new: Sequence[rows.Row]) -> None:
    if new:
        connection.execute(insert(table), list(new))
