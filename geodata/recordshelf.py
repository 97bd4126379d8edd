"""The shelf: the event records of a store, put in and read back, and joined to its events, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, case, delete, exists, func, insert, select

from articles.dates import Period
from geodata import deposits, rows, tables
from geodata.agreement import Tally
from geodata.bulk import insert_bulk, unindexed
from geodata.database import days_beside, insert_or, portions
from geodata.events import Event, Match, id_of_record
from geodata.joining import Fit, Joining, agree
from geodata.places import Place
from geodata.records import EventRecord, terms

Progress = Callable[[int, int], None]
Key = tuple[str, str]

_PORTION = 500
_MANY = 100  # portions, after which it takes less time to make an index anew than to keep it
_record, _dataset, _link = tables.record.c, tables.dataset.c, tables.event_record.c
_OF_DATASET = (_dataset.source, _dataset.licence, _dataset.citation)
_TOLD = [column for column in tables.record.columns if column.name not in {"raw", "dataset"}]


class RecordShelf:
    """The event records of a store within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._places: dict[str | None, Place] = {}

    def add(self, records: Iterable[EventRecord], joining: Joining) -> int:
        """Store records, joined to events, and return how many are new; one with a known table and id is replaced."""
        before = self._count()
        told = self._connection.execute(select(*_OF_DATASET, _dataset.id))
        datasets: dict[tuple[Any, ...], int] = {tuple(row[:-1]): row[-1] for row in told}
        same = (_record.table, _record.id)
        new = insert_or(self._connection, tables.record)
        kept = {column.name: new.excluded[column.name] for column in tables.record.columns if not column.primary_key}
        replacing = new.on_conflict_do_update(index_elements=same, set_=kept)
        places: set[str] = set()
        linked: set[Key] = set()
        with ExitStack() as whole:
            for number, portion in enumerate(_portions(records)):
                if number == _MANY and before <= number * _PORTION:
                    whole.enter_context(unindexed(self._connection, tables.record_days))
                self._add_places(portion, places)
                found = [rows.record_row(record, self._dataset_of(record, datasets)) for record in portion]
                insert_bulk(self._connection, tables.record, replacing, found)
                fits = {(record.table, record.id): joining.matches(record) for record in portion}
                self._unlink(fits if before else linked & fits.keys())
                self._link(fits)
                linked.update(key for key, found in fits.items() if found)
        return self._count() - before

    def records(self) -> Iterator[EventRecord]:
        """Yield every record, by table and id, with its whole row."""
        yield from self._read(select(tables.record, *_OF_DATASET).order_by(_record.table, _record.id))

    def alone_as(self, event_id: str) -> EventRecord | None:
        """Return the record that fits no event and is one of an id itself, None where none is; only keys are read."""
        keys = self._connection.execute(select(_record.table, _record.id))
        key = next(
            ((table, record_id) for table, record_id in keys if id_of_record(table, record_id) == event_id), None
        )
        return None if key is None or self.links([key]) else next(self._of([key]))

    def alone(self) -> Iterator[EventRecord]:
        """Yield the records that fit no event, by table and id, without the row as it came."""
        joined = exists().where(_link.table == _record.table, _link.record_id == _record.id)
        yield from self._read(select(*_TOLD, *_OF_DATASET).where(~joined).order_by(_record.table, _record.id))

    def is_empty(self) -> bool:
        """Tell whether there is no record."""
        return self._connection.execute(select(_record.id).limit(1)).first() is None

    def count_joined(self) -> int:
        """Return how many records tell of an event."""
        joined = select(_link.table, _link.record_id).distinct().subquery()
        return self._connection.execute(select(func.count()).select_from(joined)).scalar_one()

    def count_alone(self) -> int:
        """Return how many records fit no event."""
        return self._count() - self.count_joined()

    def matches(self, event_id: str | None = None) -> dict[str, list[Match]]:
        """Return the records joined to each event or to one, best match first, without the row as it came."""
        told = select(tables.event_record).order_by(_link.event_id, _link.score.desc(), _link.table, _link.record_id)
        links = [*self._connection.execute(told if event_id is None else told.where(_link.event_id == event_id))]
        known = {
            (record.table, record.id): record for record in self._of({(row.table, row.record_id) for row in links})
        }
        found: defaultdict[str, list[Match]] = defaultdict(list)
        for row in links:
            found[row.event_id].append(Match(known[row.table, row.record_id], row.score, row.reason))
        return found

    def terms(self) -> list[tuple[str, str | None]]:
        """Return the sources of the records, each with its licence and citation."""
        told = self._connection.execute(select(*_OF_DATASET))
        return [(source, terms(licence, citation)) for source, licence, citation in told]

    def tallies(self) -> list[Tally]:
        """Return how many records each table has of each period and region, and how many are joined to events."""
        joined = exists().where(_link.table == _record.table, _link.record_id == _record.id)
        told = (_record.table, _record.date_start, _record.date_end, tables.place.c.country, tables.place.c.admin1)
        query = select(*told, func.count(), func.sum(case((joined, 1), else_=0))).group_by(*told)
        source = tables.record.outerjoin(tables.place, _record.place_id == tables.place.c.id)
        found = self._connection.execute(query.select_from(source))
        return [
            Tally(table, Period(start, end), country, admin1, records, own)
            for table, start, end, country, admin1, records, own in found
        ]

    def join(self, events: Iterable[Event], progress: Progress | None = None) -> int:
        """Join all records to events anew, window by window, and return how many tell of one."""
        self._connection.execute(delete(tables.event_record))
        joining = Joining(events)
        found: dict[Key, Mapping[str, Fit]] = {}
        for portion in _portions(self._near(joining, progress)):
            fits = {(record.table, record.id): joining.matches(record) for record in self._of(portion)}
            found |= {key: matches for key, matches in fits.items() if matches}
        self._link(found)
        return len(found)

    def around(self, period: Period, places: Collection[Place]) -> dict[Key, EventRecord]:
        """Return the records that agree in days and ground with an event of a period and places."""
        query = select(_record.table, _record.id, _record.date_start, _record.date_end, _record.place_id)
        beside = query.where(*days_beside(_record.date_start, _record.date_end, period))
        found: list[Key] = []
        for portion in _portions(self._connection.execute(beside)):
            self._learn_places({place_id for *_, place_id in portion})
            for table, record_id, start, end, place_id in portion:
                at = self._places.get(place_id)
                if at is not None and any(agree(period, place, Period(start, end), at) for place in places):
                    found.append((table, record_id))
        return {(record.table, record.id): record for record in self._of(found)}

    def links(self, keys: Iterable[Key]) -> dict[Key, dict[str, Fit]]:
        """Return the events that records are joined to, and how well they fit."""
        found: defaultdict[Key, dict[str, Fit]] = defaultdict(dict)
        for table, some in _by_table(keys):
            query = select(tables.event_record).where(_link.table == table, _link.record_id.in_(some))
            for row in self._connection.execute(query):
                found[table, row.record_id][row.event_id] = Fit(row.score, row.reason)
        return found

    def relink(self, found: Mapping[Key, Mapping[str, Fit]]) -> None:
        """Join records to other events than before."""
        self._unlink(found)
        self._link(found)

    def _near(self, joining: Joining, progress: Progress | None) -> Iterator[Key]:
        """Yield the records that have an event in their weeks and part of the earth."""
        if joining.is_empty:
            return
        total, done = self._count(), 0
        columns = (_record.table, _record.id, _record.date_start, _record.date_end, _record.place_id)
        for portion in _portions(self._connection.execute(select(*columns))):
            if progress is not None:
                progress(done, total)
            done += len(portion)
            self._learn_places({place_id for *_, place_id in portion})
            for table, record_id, start, end, place_id in portion:
                if joining.near(Period(start, end), self._places.get(place_id)):
                    yield table, record_id
        if progress is not None:
            progress(total, total)

    def _unlink(self, keys: Iterable[Key]) -> None:
        for table, some in _by_table(keys):
            old = delete(tables.event_record).where(_link.table == table, _link.record_id.in_(some))
            self._connection.execute(old)

    def _link(self, found: Mapping[Key, Mapping[str, Fit]]) -> None:
        links = (
            {"event_id": event_id, "table": table, "record_id": record_id, "score": fit.score, "reason": fit.reason}
            for (table, record_id), matches in found.items()
            for event_id, fit in matches.items()
        )
        for portion in _portions(links):
            self._connection.execute(insert(tables.event_record), portion)

    def _of(self, keys: Iterable[Key]) -> Iterator[EventRecord]:
        for table, some in _by_table(keys):
            yield from self._read(select(*_TOLD, *_OF_DATASET).where(_record.table == table, _record.id.in_(some)))

    def _read(self, query: Select[Any]) -> Iterator[EventRecord]:
        joined = query.select_from(tables.record.join(tables.dataset, _record.dataset == _dataset.id))
        for portion in _portions(self._connection.execute(joined).mappings()):
            self._learn_places({row["place_id"] for row in portion})
            yield from (rows.record_of(row, self._places.get(row["place_id"])) for row in portion)

    def _learn_places(self, ids: Collection[str | None]) -> None:
        for some in portions(one for one in ids if one is not None and one not in self._places):
            query = select(tables.place).where(tables.place.c.id.in_(some))
            self._places |= {row["id"]: rows.place_of(row) for row in self._connection.execute(query).mappings()}

    def _add_places(self, records: Sequence[EventRecord], known: set[str]) -> None:
        new = [record.place for record in records if record.place and record.place.id not in known]
        known.update(place.id for place in new)
        deposits.insert_places(self._connection, new)

    def _dataset_of(self, record: EventRecord, known: dict[tuple[Any, ...], int]) -> int:
        told = (record.source, record.licence, record.citation)
        if told not in known:
            values = dict(zip(("source", "licence", "citation"), told, strict=True))
            new = insert(tables.dataset).values(values).returning(_dataset.id)
            known[told] = self._connection.execute(new).scalar_one()
        return known[told]

    def _count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(tables.record)).scalar_one()


def _portions(items: Iterable[Any]) -> Iterator[list[Any]]:
    ahead = iter(items)
    while portion := list(islice(ahead, _PORTION)):
        yield portion


def _by_table(keys: Iterable[Key]) -> Iterator[tuple[str, list[str]]]:
    for table, own in groupby(sorted(keys), key=itemgetter(0)):
        yield from ((table, some) for some in portions(record_id for _, record_id in own))
