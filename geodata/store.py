"""The store: articles with their claims, event records, and the events derived of them, in one SQLite file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, bindparam, delete, func, select

from articles.article import Article
from geodata import database, deposits, freshness, fulltext, ledger, rejoining, rows, tables
from geodata.addresses import called
from geodata.agreement import Agreement, Tally, agreement
from geodata.archive import Archive
from geodata.corrections import Correction
from geodata.correctionshelf import CorrectionShelf
from geodata.events import Event, ReadArticle
from geodata.feeds import Feed, feeds
from geodata.garbage import uncollected
from geodata.joining import Joining
from geodata.pins import Pin, Target
from geodata.places import Place
from geodata.records import EventRecord
from geodata.recordshelf import Progress, RecordShelf
from geodata.review import in_view

_STORED = select(tables.article.c.id).where(tables.article.c.id == bindparam("id"))


class Store:
    """Everything that was read, in one database; events follow from it and can be derived again at any time."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Wrap a database that is known to be a store; `Store.open` is the way in."""
        self._engine = engine
        self._name = name

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Return the store of a file, or of a PostgreSQL address, made anew where there is none and `create` says so.

        One that is `read_only` changes nothing, and neither its file nor its folder need be writable.
        Raises StoreError where there is none, or where what is there is not a store of this program or of a newer one;
        it is left as it is.
        """
        return cls(database.open_engine(str(location), create=create, read_only=read_only), str(location))

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Give up the connections to the file."""
        self.close()

    @property
    def name(self) -> str:
        """Where the store is, as it may be printed: an address without its password."""
        return called(self._name)

    def close(self) -> None:
        """Give up the connections to the file."""
        self._engine.dispose()

    def add(self, read: ReadArticle) -> bool:
        """Store an article with its toponyms, georeferences and claims; False where it is stored already."""
        return self.add_all([read]) > 0

    def add_all(self, reads: Iterable[ReadArticle]) -> int:
        """Store articles with their toponyms, georeferences and claims, all or none, and return how many are new.

        One that is stored already is left as it is. Raises StoreError where the file cannot be written.
        """
        with self._writing() as connection:
            new = [read for read in reads if not _has(connection, read.article.id)]
            deposits.insert_articles(connection, new)
            if database.is_fresh(connection, freshness.EVENTS):
                archive = Archive(connection)
                claims = [item for read in new for item in archive.pinned(read).evidence()]
                rejoining.note(connection, ledger.enter(connection, claims))
        return len(new)

    def remove(self, article_id: str) -> bool:
        """Take an article out of the store with all that was read of it; False where it is not there."""
        with self._writing() as connection:
            if not _has(connection, article_id):
                return False
            rejoining.note(connection, ledger.leave(connection, article_id))
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

    @uncollected()
    def add_records(self, records: Iterable[EventRecord]) -> int:
        """Store event records, all or none, joined to the events, and return how many are new.

        One with a known table and id is replaced.
        """
        with self._writing() as connection:
            freshness.bring_up(connection)
            shelf, events = RecordShelf(connection), Archive(connection).gathered()
            if shelf.is_empty():
                rejoining.settle(connection, events)
            # Each fits events for itself: those that are there already stay as they are joined.
            return shelf.add(records, Joining(events))

    def records(self) -> list[EventRecord]:
        """Return every stored event record, by table and id."""
        with self._reading() as connection:
            return list(RecordShelf(connection).records())

    def pin(self, pin: Pin) -> None:
        """Set a place for a name by hand, instead of one that was set for the same target before."""
        with self._writing() as connection:
            deposits.insert_places(connection, [pin.place])
            row = rows.pin_row(pin)
            same = tables.pin.primary_key.columns
            new = database.insert_or(connection, tables.pin)
            connection.execute(new.on_conflict_do_update(index_elements=same, set_=dict(row)), [row])
            database.mark_stale(connection, freshness.EVENTS)

    def unpin(self, target: Target) -> bool:
        """Take a pin away, so that the names have the places again that were read; False where there is none."""
        same = [tables.pin.c[name] == value for name, value in rows.target_row(target).items()]
        with self._writing() as connection:
            taken = connection.execute(delete(tables.pin).where(*same)).rowcount
            database.mark_stale(connection, freshness.EVENTS)
        return taken > 0

    def pins(self) -> list[Pin]:
        """Return the pins, by name."""
        with self._reading() as connection:
            return Archive(connection).pins()

    def correct(self, corrections: Iterable[Correction]) -> int:
        """Lay corrections over the events, and return how many are new; one that is there changes nothing."""
        with self._writing() as connection:
            shelf = CorrectionShelf(connection)
            new = shelf.add(corrections)
            told = [*new, *shelf.undone_by(new)]
            if database.is_fresh(connection, freshness.EVENTS):
                rejoining.note(connection, ledger.regroup(connection, told))
            rejoining.note(connection, {one.event_id for one in told})
            return len(new)

    def count_waiting(self, corrections: Iterable[Correction]) -> int:
        """Return how many corrections are about an event that is not there yet."""
        self._catch_up()
        with self._reading() as connection:
            alone = {event.id for event in Archive(connection).alone()}
            there = (ledger.corrected_event(connection, one) for one in corrections)
            return sum(ledger.resolve(connection, event_id) is None and event_id not in alone for event_id in there)

    def corrections(self) -> list[Correction]:
        """Return every correction, by event, the oldest first."""
        with self._reading() as connection:
            return CorrectionShelf(connection).all()

    def place(self, id: str) -> Place | None:  # noqa: A002
        """Return a place that something stored is at or could be at, None where no place of it has the id."""
        with self._reading() as connection:
            row = connection.execute(select(tables.place).where(tables.place.c.id == id)).mappings().first()
        return rows.place_of(row) if row else None

    @uncollected()
    def regather(self, progress: Progress | None = None) -> int:
        """Derive the events anew, join the records to them, and return how many records tell of an event.

        The order of arrival changes nothing. `progress` is called with records joined and records in all.
        """
        with self._writing() as connection:
            freshness.gather(connection)
            return freshness.join(connection, progress)

    def count_joined(self) -> int:
        """Return how many records tell of an event."""
        self._catch_up()
        with self._reading() as connection:
            return RecordShelf(connection).count_joined()

    @uncollected()
    def events(self) -> list[Event]:
        """Return the events by date, records joined to them first where articles or records have come since."""
        with self._reading() as connection:
            if freshness.is_current(connection):
                return Archive(connection).events()
        self._catch_up()
        return self.events()

    def agreement(self, by: Collection[str]) -> list[Agreement]:
        """Return what our events and each table of records tell of a day, of a region, or of both."""
        self._catch_up()
        with self._reading() as connection:
            return agreement(in_view(Archive(connection).joined()), RecordShelf(connection).tallies(), by)

    def tallies(self) -> list[Tally]:
        """Return how many records each table has of each period and region, and how many are joined to events."""
        self._catch_up()
        with self._reading() as connection:
            return RecordShelf(connection).tallies()

    def feeds(self) -> list[Feed]:
        """Return how many articles of each source came out on each day."""
        with self._reading() as connection:
            return feeds(connection)

    def count_events(self) -> int:
        """Return how many events there are."""
        self._catch_up()
        with self._reading() as connection:
            gathered = connection.execute(select(func.count()).select_from(tables.event)).scalar_one()
            return gathered + RecordShelf(connection).count_alone()

    def event(self, event_id: str) -> Event | None:
        """Return an event, None where no event has the id; an id of one that has gone into another leads there."""
        self._catch_up()
        with self._reading() as connection:
            current = ledger.resolve(connection, event_id)
            if current is not None:
                return Archive(connection).event(current)
            return Archive(connection).event_alone(event_id)

    def events_with(self, claim_ids: Collection[str]) -> set[str]:
        """Return the ids of the events that have some of the claims."""
        self._catch_up()
        with self._reading() as connection:
            return ledger.events_with(connection, claim_ids)

    def events_told(self, words: str) -> set[str]:
        """Return the ids of the events that articles tell of in which the words of a search stand; see `fulltext`."""
        self._catch_up()
        with self._reading() as connection:
            return fulltext.events_told(connection, words)

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

    def _catch_up(self) -> None:
        with self._reading() as connection:
            current = freshness.is_current(connection)
        if not current:
            with self._writing() as connection:
                freshness.bring_up(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.errors_named(self._name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with database.errors_named(self._name), database.writing(self._engine) as connection:
            yield connection


def _has(connection: Connection, article_id: str) -> bool:
    return connection.execute(_STORED, {"id": article_id}).first() is not None
