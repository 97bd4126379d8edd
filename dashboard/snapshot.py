"""Snapshots: what a store holds at one moment, ready to be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame

from dashboard import access
from dashboard.concordance import tally_frame
from dashboard.filters import choices
from dashboard.popups import Details
from dashboard.publication import DETAILED, Publication, publish
from dashboard.sourcehealth import feed_frame
from geodata.boundaries import Boundaries
from geodata.events import Event
from geodata.formats import Credits
from geodata.frames import event_frame
from geodata.review import in_view

# What the legend above and the time control below leave free of a map 620 pixels high.
_MAP_PIXELS = (900, 450)
_CLOSEST, _FARTHEST = 9, 3
_FEW = 20
_WEEK, _MOST_BESIDE = timedelta(days=7), 100


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows first: its centre in degrees and its zoom level."""

    latitude: float
    longitude: float
    zoom: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The events of the store at a location, as a table and as published files.

    `choices` are the values that the table has for each filter, `first` and `last` the days between which events lie.
    `hidden` events are rejected by review, and not among them. `feeds` counts the articles behind them, `tallies` the
    records of other data sets.
    """

    frame: GeoDataFrame = field(repr=False)
    publication: Publication
    details: Details = field(repr=False)
    credit: Credits
    choices: Mapping[str, Sequence[str]] = field(repr=False)
    first: date
    last: date
    view: View
    location: str
    hidden: int = 0
    feeds: DataFrame = field(default_factory=lambda: feed_frame(()), repr=False)
    tallies: DataFrame = field(default_factory=lambda: tally_frame(()), repr=False)

    def is_published(self) -> bool:
        """Tell whether the published files are still there; a cache may be emptied at any time."""
        return (self.publication.folder / self.publication.manifest).exists()

    def current(self, event_id: str) -> str | None:
        """Return the id under which an event is shown, None where it is not; one that went into another leads there."""
        if event_id in self.details:
            return event_id
        with access.opened(self.location) as store:
            event = store.event(event_id)
        return event.id if event and event.id in self.details else None

    def search(self, words: str) -> set[str]:
        """Return the ids of the events that articles tell of in which the words of a search stand."""
        with access.opened(self.location) as store:
            return store.events_told(words)

    def beside(self, event_id: str) -> list[Event]:
        """Return the events that may be the same attack: within a week of one, in a region of it, the nearest first."""
        own = self.frame[self.frame["event_id"] == event_id]
        last, first = own["date_end"].max(), own["date_start"].fillna(own["date_end"]).min()
        meets = self.frame["date_start"].isna() | (self.frame["date_start"] <= last + _WEEK)
        rows = self.frame[meets & (self.frame["date_end"] >= first - _WEEK)]
        rows = rows[rows["admin1"].isin(own["admin1"]) & (rows["event_id"] != event_id)]
        nearest = (rows["date_end"] - last).abs().sort_values(kind="stable").index
        return [self.details.event(other) for other in dict.fromkeys(rows.loc[nearest, "event_id"])][:_MOST_BESIDE]


class StoredEvents(Mapping[str, Event]):
    """Events of a store by their id, each read when it is asked for: many are not kept in memory."""

    def __init__(self, location: str, events: Iterable[Event]) -> None:
        """Take the events that there are."""
        self._location = location
        self._ids = frozenset(event.id for event in events)

    def __getitem__(self, event_id: str) -> Event:
        """Return an event as the store has it now; raises KeyError where it has none of the id."""
        if event_id not in self._ids:
            raise KeyError(event_id)
        with access.opened(self._location) as store:
            event = store.event(event_id)
        if event is None:
            raise KeyError(event_id)
        return event

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._ids)


_UKRAINE = View(48.6, 32.5, 6)


def take(location: str, folder: Path | None = None) -> Snapshot | None:
    """Return what a store holds now, None where it holds no event; the published files go into `folder`.

    Raises StoreError where there is no store, or where the file is not ours.
    """
    store = access.opened(location)
    try:
        events = store.events()
        credit = Credits(tuple(store.notices()), tuple(store.licences()))
        feeds, tallies = feed_frame(store.feeds()), tally_frame(store.tallies())
    finally:
        store.close()
    shown = in_view(events)
    if not shown:
        return None
    few = len(shown) <= DETAILED
    details = Details({event.id: event for event in shown} if few else StoredEvents(location, shown))
    frame = event_frame(shown, Boundaries.open())
    return replace(
        of(frame, details, credit, location, folder), hidden=len(events) - len(shown), feeds=feeds, tallies=tallies
    )


def of(frame: GeoDataFrame, details: Details, credit: Credits, location: str, folder: Path | None = None) -> Snapshot:
    """Return the snapshot of an event table, with its files published."""
    first, last = _days(frame)
    publication = publish(frame, details, credit.notices, folder)
    return Snapshot(frame, publication, details, credit, choices(frame), first, last, view_of(frame), location)


def view_of(frame: GeoDataFrame) -> View:
    """Return the view of a table's places; of more than a few but the outermost 15 % on each side.

    Where there are no places it is Ukraine.
    """
    west, south, east, north = shapely.bounds(frame.geometry.dropna().to_numpy()).T
    if not west.size:
        return _UKRAINE
    (left, right), (bottom, top) = map(_most, ((west + east) / 2, (south + north) / 2))
    # Web Mercator: at zoom 0 the world is 256 pixels wide, and a degree of latitude is stretched by 1 / cos.
    wide, high = right - left, (top - bottom) / math.cos(math.radians((top + bottom) / 2))
    degrees = max(wide / _MAP_PIXELS[0], high / _MAP_PIXELS[1], 360 / 256 / 2**_CLOSEST)
    zoom = max(_FARTHEST, math.floor(math.log2(360 / 256 / degrees)))
    return View(round((bottom + top) / 2, 3), round((left + right) / 2, 3), zoom)


def _most(degrees: np.ndarray) -> tuple[float, float]:
    """Return the range that most values lie in, of a few all."""
    outer = 0.0 if len(degrees) <= _FEW else 0.15
    low, high = np.quantile(degrees, [outer, 1 - outer])
    return float(low), float(high)


def _days(frame: GeoDataFrame) -> tuple[date, date]:
    earliest = min(frame["date_start"].min(), frame["date_end"].min())
    return earliest.date(), frame["date_end"].max().date()
