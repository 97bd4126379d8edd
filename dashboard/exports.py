"""Exports: the events of a store that pass the filters, as a file or one a line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from geopandas import GeoDataFrame

from dashboard import catalogue, digest, permalink, standalone
from dashboard.filters import from_options, select
from dashboard.terminal import STANDARD, counted, print_line
from geodata import dossiers, formats
from geodata.boundaries import Boundaries
from geodata.corrections import ReviewStatus
from geodata.events import Event
from geodata.frames import event_frame
from geodata.raids import parts_of, raids
from geodata.review import in_view
from geodata.store import Store


def export(
    out: Path,
    location: str,
    options: Mapping[str, Any],
    reviews: Collection[ReviewStatus] = (),
    limit: int | None = None,
    columns: str = "ours",
) -> None:
    """Write the events of a store that pass the filters into a file, and say how many rows it took.

    Beside the file stands its collection (see `catalogue.entry`); with a limit the events are the first so many, by
    their last day. Raises ExportError where the file cannot be written.
    """
    filters = from_options(**options)
    with closing(Store.open(location, create=False)) as store:
        told = store.events()
        shown = in_view(told, reviews)
        boundaries = Boundaries.open()
        passing = select(event_frame(shown, boundaries), filters, store.events_told)
        credit = formats.Credits(store.notices(), store.licences())
    frame = _first(passing, limit)
    query = permalink.query(filters) | _asked(reviews, limit)
    others = {
        **formats.with_claims(lambda: shown, boundaries),
        **formats.with_columns(columns),
        **standalone.with_map(lambda: shown, query),
    }
    written = formats.write(frame, out, credit.notices, credit.licences, others)
    if out != STANDARD:
        catalogue.write(catalogue.entry(frame, out, written, credit, query, columns), out)
    _tell(out, frame, written, passing["event_id"].nunique() - frame["event_id"].nunique(), _hidden(told, shown))


def events(
    location: str,
    options: Mapping[str, Any],
    reviews: Collection[ReviewStatus] = (),
    limit: int | None = None,
    *,
    as_json: bool,
) -> None:
    """Print the events of a store that pass the filters, one a line, and say how many there are."""
    filters = from_options(**options)
    with closing(Store.open(location, create=False)) as store:
        stored = store.events()
        told = shown = in_view(stored, reviews)
        over = raids(told)
        if filters.active():
            passing = {*select(event_frame(told, Boundaries.open()), filters, store.events_told)["event_id"]}
            told = [event for event in told if event.id in passing]
    parts = parts_of(over)
    for event in told[:limit]:
        if as_json:
            print_line(dossiers.as_json(event, over.get(event.id), parts.get(event.id, ())))
        else:
            click.echo(digest.as_line(event, over.get(event.id)))
    none = "; no event passes the filters" if filters.active() and not told else ""
    rest = _beyond(len(told) - len(told[:limit]))
    click.echo(f"{counted(len(told[:limit]), 'event')} in {store.name}{none}{rest}{_hidden(stored, shown)}.", err=True)


def _first(frame: GeoDataFrame, limit: int | None) -> GeoDataFrame:
    """Return the rows of the first so many events of a table."""
    return frame if limit is None else frame[frame["event_id"].isin(frame["event_id"].drop_duplicates()[:limit])]


def _asked(reviews: Collection[ReviewStatus], limit: int | None) -> dict[str, list[str]]:
    asked = {"review-status": [status.value for status in reviews], "limit": [] if limit is None else [str(limit)]}
    return {name: values for name, values in asked.items() if values}


def _tell(out: Path, frame: GeoDataFrame, written: formats.Exported, beyond: int, hidden: str) -> None:
    where = "on standard output" if out == STANDARD else f"in {out}"
    words = f"{counted(written.rows, 'row')} of {counted(frame['event_id'].nunique(), 'event')} {where}"
    left = f"; {written.left_out:,} without a place left out, which the format cannot hold" if written.left_out else ""
    none = "" if len(frame) else "; no event passes the filters"
    click.echo(f"{words}{left}{none}{_beyond(beyond)}{hidden}.", err=True)


def _beyond(events: int) -> str:
    """Say how many events the limit leaves out."""
    return f"; {counted(events, 'event')} beyond the limit left out" if events else ""


def _hidden(events: Sequence[Event], shown: Sequence[Event]) -> str:
    """Say how many events their review status hides."""
    hidden = len(events) - len(shown)
    return f"; {counted(hidden, 'event')} hidden by review status" if hidden else ""
