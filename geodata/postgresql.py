"""PostgreSQL: the store on a server, in a schema of its own that a GIS can open."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress

from sqlalchemy import Connection, Engine, Integer, String, cast, create_engine, event, inspect, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from geodata import tables
from geodata.addresses import called
from geodata.errors import StoreError
from geodata.jsontext import as_json_text

SCHEMA = "strikemap"

_DRIVER = "postgresql+pg8000"
_LOCK = f"SELECT pg_advisory_xact_lock({0x5354524B})"  # 'STRK': what all writers of a database share
_NO_DRIVER = "A store in PostgreSQL needs a driver; install it with: pip install 'strikemap[postgresql]'"
_NEXT_STEPS = {
    "28": "the server does not let this user in; check user and password (or the variable PGPASSWORD)",
    "3D": "the server has no such database; make it with createdb",
    "42501": "this user may not create what a store needs; ask for the right to create a schema in the database",
    "53100": "the server's disk is full; free some space and run the command again",
    "53300": "the server has too many connections; close some and run the command again",
    "57": "the server stops or starts; run the command again in a moment",
}
# Where and when every claim of an event is, for a GIS: as it was read, before pins and review.
_SHAPES = (
    """
    ALTER TABLE place ADD COLUMN geometry {postgis}.geometry(Point, 4326)
    GENERATED ALWAYS AS ({postgis}.ST_SetSRID({postgis}.ST_MakePoint(longitude, latitude), 4326)) STORED
    """,
    "CREATE INDEX ix_place_geometry ON place USING gist (geometry)",
    """
    CREATE VIEW event_map AS
    SELECT row_number() OVER () AS row, event_claim.event_id, event_claim.claim_id, place.id AS place_id,
        claim.date_start, claim.date_end, claim.status, claim.recency, claim.confidence,
        place.name, place.kind, place.country, place.admin1, place.radius_km, place.geometry
    FROM claim_toponym
    JOIN georeference USING (article_id, toponym)
    JOIN place ON place.id = georeference.place_id
    JOIN claim ON claim.id = claim_toponym.claim_id
    JOIN event_claim ON event_claim.claim_id = claim.id
    """,
)


def open_engine(location: str, *, create: bool, read_only: bool = False) -> Engine:
    """Return an engine on a store of a server; one without a store gets its schema, where `create` says so.

    Raises StoreError where the server or the database cannot be reached, and where there is no store to open.
    """
    engine = _engine(location)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(_LOCK)
            there = inspect(connection).has_table(tables.meta.name, schema=SCHEMA)
            if not there and not create:
                raise StoreError(f"There is no store in {called(location)}; make it with: strikemap ingest PATH")
            if not there:
                connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
                # Where PostGIS is not installed, or this user may not, the store does without shapes.
                with suppress(DBAPIError), connection.begin_nested():
                    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public")
    finally:
        engine.dispose()
    opened = _engine(location)
    return opened.execution_options(postgresql_readonly=True, read_only=location) if read_only else opened


def add_shapes(connection: Connection) -> None:
    """Give a new store what a GIS opens: a point for each place, and the view `event_map`; nothing without PostGIS."""
    where = "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'postgis'"
    if (postgis := connection.exec_driver_sql(where).scalar()) is not None:
        for statement in _SHAPES:
            connection.exec_driver_sql(statement.format(postgis=postgis))


def writes(location: str) -> int:
    """Return what grows whenever something is written to a store; 0 where there is none."""
    engine = _engine(location)
    try:
        with suppress(DBAPIError), engine.connect() as connection:
            told = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == "writes")).scalar()
            return int(told or 0)
        return 0
    finally:
        engine.dispose()


def next_step(error: BaseException | None) -> str:
    """Return what went wrong at a server, in words, and what to do next."""
    told = error.args[0] if error is not None and error.args else None
    if isinstance(told, dict):
        code = str(told.get("C", ""))
        known = next((step for start, step in _NEXT_STEPS.items() if code.startswith(start)), None)
        return known or f"{told.get('M')}; ask the server's administrator"
    return f"{told or error}; check that the server runs and the address is right"


def _address(location: str) -> URL:
    try:
        address = make_url(location)
    except ArgumentError as error:
        raise StoreError(f"{location} is no address of a store; write postgresql://user@host/database") from error
    if address.get_backend_name() != "postgresql" or not address.database:
        raise StoreError(f"{location} is no address of a store; write postgresql://user@host/database, or a file")
    return address


def _engine(location: str) -> Engine:
    address = _address(location)
    address = address.set(
        username=address.username or os.environ.get("PGUSER") or getpass.getuser(),
        password=address.password or os.environ.get("PGPASSWORD"),
    )
    try:
        engine = create_engine(
            address.set(drivername=_DRIVER),
            isolation_level="REPEATABLE READ",  # what is read in one transaction belongs together
            json_serializer=as_json_text,
            connect_args={"startup_params": {"search_path": SCHEMA}, "application_name": SCHEMA},
        )
    except ImportError as error:
        raise StoreError(_NO_DRIVER) from error
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _commit)
    return engine


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        return
    # One writer at a time, as in a file; each sees all that the one before has committed.
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.exec_driver_sql(_LOCK)


def _commit(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        told = tables.meta.c
        grown = cast(cast(told.value, Integer) + 1, String)
        connection.execute(update(tables.meta).where(told.key == "writes").values(value=grown))
