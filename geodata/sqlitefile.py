"""The store's file: an SQLite database, checked before it is opened, and brought up to this schema."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from geodata.backups import back_up
from geodata.errors import StoreError
from geodata.jsontext import as_json_text

APPLICATION = "strikemap"
SCHEMA = 10
NEWER = "The store {} was made by a newer strikemap; upgrade with: pip install --upgrade strikemap"

_UPGRADES = {
    1: ("ALTER TABLE claim ADD COLUMN confidence FLOAT", "ALTER TABLE toponym ADD COLUMN likelihood FLOAT"),
    2: ("ALTER TABLE georeference ADD COLUMN confidence FLOAT",),
    3: (
        "CREATE TABLE dataset (id INTEGER PRIMARY KEY, source VARCHAR NOT NULL, licence VARCHAR, citation VARCHAR)",
        "INSERT INTO dataset (source, licence) SELECT DISTINCT source, licence FROM record",
        "ALTER TABLE record ADD COLUMN dataset INTEGER REFERENCES dataset (id)",
        (
            "UPDATE record SET dataset = (SELECT id FROM dataset AS known"
            " WHERE known.source = record.source AND known.licence IS record.licence)"
        ),
        "ALTER TABLE record DROP COLUMN source",
        "ALTER TABLE record DROP COLUMN licence",
        "ALTER TABLE record ADD COLUMN url VARCHAR",
        "UPDATE record SET url = json_extract(raw, '$.url')",
        "ALTER TABLE event_record ADD COLUMN score FLOAT",
        "ALTER TABLE event_record ADD COLUMN reason VARCHAR",
        'CREATE INDEX ix_event_record_record ON event_record ("table", record_id)',
        "UPDATE meta SET value = 'stale' WHERE key = 'events'",
    ),
    4: (
        "ALTER TABLE event DROP COLUMN number",
        "CREATE INDEX ix_event_claim_claim_id ON event_claim (claim_id)",
        "INSERT OR REPLACE INTO meta VALUES ('events', 'stale'), ('records', 'stale')",
    ),
    5: ("CREATE INDEX ix_claim_toponym_toponym ON claim_toponym (article_id, toponym)",),
    6: (
        (
            "CREATE TABLE correction (id VARCHAR PRIMARY KEY, event VARCHAR NOT NULL, claims JSON NOT NULL,"
            " subject VARCHAR NOT NULL, value JSON NOT NULL, who VARCHAR NOT NULL, at VARCHAR NOT NULL,"
            " why VARCHAR NOT NULL)"
        ),
    ),
    7: (
        "DROP TABLE event_record",
        "CREATE INDEX IF NOT EXISTS ix_record_days ON record (date_end, date_start)",
        "INSERT OR REPLACE INTO meta VALUES ('records', 'stale')",
    ),
    8: (
        (
            "CREATE TABLE correction_name (correction_id VARCHAR REFERENCES correction (id) ON DELETE CASCADE,"
            " name VARCHAR, PRIMARY KEY (correction_id, name))"
        ),
        "CREATE INDEX ix_correction_name_name ON correction_name (name)",
        (
            "INSERT INTO correction_name SELECT id, event FROM correction"
            " UNION SELECT correction.id, each.value FROM correction, json_each(correction.claims) AS each"
        ),
    ),
    # `fulltext.prepare` makes and fills the index of the articles' words; these lead from an article to its events.
    9: (
        "DROP INDEX IF EXISTS ix_claim_article_id",
        "CREATE INDEX ix_claim_article_id ON claim (article_id, id)",
        "DROP INDEX IF EXISTS ix_event_claim_claim_id",
        "CREATE INDEX ix_event_claim_claim_id ON event_claim (claim_id, event_id)",
    ),
}
_HEADER = b"SQLite format 3\x00"
_BUSY_SECONDS = 30.0
_NOT_OURS = "{} is not a strikemap store; name another file with --store"
_NEXT_STEPS = {
    "SQLITE_FULL": "the disk is full; free some space and run the command again",
    "SQLITE_BUSY": "another program keeps it locked; wait for it to end and run the command again",
    "SQLITE_READONLY": "it may not be written; give yourself the right to write it or name another file with --store",
    "SQLITE_CANTOPEN": "it cannot be opened; look at its folder or name another file with --store",
    "SQLITE_CORRUPT": "it is damaged; restore it from a copy or name another file with --store",
    "SQLITE_NOTADB": "it is not a strikemap store; name another file with --store",
    "SQLITE_IOERR": "the disk fails or is full; look at it and run the command again",
}


def open_engine(location: str, *, create: bool, read_only: bool = False) -> Engine:
    """Return an engine on a file in WAL mode, with foreign keys on; one that is `read_only` leaves all as it is.

    Raises StoreError where it is missing and `create` does not say otherwise, and for a file that is no store of this
    program, or one of a newer schema; it is left as it is.
    """
    _check_file(Path(location), create=create)
    if read_only:
        return _reading_engine(Path(location))
    address = URL.create("sqlite", database=location)
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS}, json_serializer=as_json_text)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def upgrade(connection: Connection, path: Path, schema: int) -> None:
    """Bring the tables of a store of an older schema up to this one, after a copy; what it holds stays."""
    back_up(path, schema)
    for step in range(schema, SCHEMA):
        for statement in _UPGRADES[step]:
            connection.exec_driver_sql(statement)


def next_step(error: BaseException | None) -> str:
    """Return what is wrong with a file, in words, and what to do next."""
    code = str(getattr(error, "sqlite_errorname", ""))
    return next(
        (step for name, step in _NEXT_STEPS.items() if code.startswith(name)),
        f"{error}; name another file with --store",
    )


def _reading_engine(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(_read_only(path), uri=True, timeout=_BUSY_SECONDS, isolation_level=None)

    # Each transaction looks anew whether another program is changing the file.
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, json_serializer=as_json_text)
    engine.update_execution_options(read_only=str(path))
    event.listen(engine, "begin", _begin)
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    try:
        if not path.exists():
            _check_absent(path, create=create)
        elif path.is_dir() or _header(path) not in {b"", _HEADER}:
            raise StoreError(_NOT_OURS.format(path))
        elif _header(path):
            _check_database(path)
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be opened ({error.strerror}); name another file with --store"
        ) from error


def _check_absent(path: Path, *, create: bool) -> None:
    if not create:
        raise StoreError(f"There is no store {path}; make it with: strikemap ingest PATH")
    path.parent.mkdir(parents=True, exist_ok=True)


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_HEADER))


def _check_database(path: Path) -> None:
    """Read-only, so that a database of another program is left as it is; one without tables is a store just begun."""
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True, timeout=_BUSY_SECONDS)) as database:
            tables_there = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            noted = dict(database.execute("SELECT key, value FROM meta")) if ("meta",) in tables_there else {}
    except sqlite3.Error as error:
        raise StoreError(_NOT_OURS.format(path)) from error
    if not tables_there:
        return
    if noted.get("application") != APPLICATION or "schema" not in noted:
        raise StoreError(_NOT_OURS.format(path))
    if not noted["schema"].isdigit() or int(noted["schema"]) > SCHEMA:
        raise StoreError(NEWER.format(path))


def _read_only(path: Path) -> str:
    """Return an address that leaves no files behind; without a write-ahead log beside it, nothing can be changing."""
    changing = path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if changing else '&immutable=1'}"


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401
    # SQLAlchemy begins and ends every transaction here, not the driver, which would begin them too late.
    connection.isolation_level = None
    # Of records with their whole rows, few fit a page of the usual 4 KB; a file that is there keeps its own size.
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is committed outlives the process at once, and a power cut once the store is closed; it is never damaged.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
