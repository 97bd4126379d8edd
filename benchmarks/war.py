"""A made-up war for the benchmarks of the map: two years of events around ten places, as an event table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from articles.article import Article, Source, Span
from articles.claims import Claim, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from geodata.cells import CRS
from geodata.events import Event, Evidence
from geodata.frames import COLUMNS, DTYPES

FIRST, DAYS = date(2023, 1, 1), 731
_SOURCES = ("Herald", "Courier", "Wire; Herald", "Regional administration", "Courier; Wire; Herald")
_REGIONS = ("Kharkiv Oblast", "Kherson Oblast", "Sumy Oblast", "Donetsk Oblast", "Odesa Oblast")
_SENTENCE = "Herald: Overnight the town of number {} came under fire, and shops, a school and two homes were damaged."


def table(events: int) -> gpd.GeoDataFrame:
    """Return an event table with as many events, each at its own point but every 20th, of which no place is told."""
    rng = np.random.default_rng(7)
    centre = rng.integers(0, 10, events)
    points = rng.uniform((24, 46), (39, 51.5), (10, 2))[centre] + rng.normal(0, 0.5, (events, 2))
    start = np.datetime64(FIRST, "D") + rng.integers(0, DAYS, events)
    killed, injured = rng.integers(0, 30, events), rng.integers(0, 90, events)
    number = np.arange(events)
    placed = number % 20 != 0
    ids = [f"{at * 2654435761 % 2**64:016x}" for at in range(events)]
    given = {
        "event_id": ids,
        "place_id": np.where(placed, [f"town:{at}" for at in number], None),
        "place_name": np.where(placed, np.char.add("Town ", (number % 5000).astype(str)).astype(object), None),
        "place_kind": np.where(placed, "settlement", None),
        "country": np.where(placed, "UA", None),
        "admin1": np.where(placed, np.array(_REGIONS, dtype=object)[centre % len(_REGIONS)], None),
        "date_start": start,
        "date_end": start + (rng.random(events) < 0.2),  # noqa: PLR2004 - a fifth overnight
        "date_precision": np.full(events, "day"),
        "event_type": np.full(events, "shelling"),
        "weapons": rng.choice([*Weapon], events),
        "killed_low": killed,
        "killed_high": killed,
        "injured_low": injured,
        "injured_high": injured,
        "status": rng.choice([*Status], events),
        "recency": rng.choice([*Recency], events),
        "geo_precision": np.where(placed, "settlement", "none"),
        "radius_km": np.where(placed, 5.0, np.nan),
        "n_places": placed.astype(int),
        "n_sources": np.ones(events),
        "n_independent": np.ones(events),
        "sources": rng.choice(_SOURCES, events),
        "quotes": [_SENTENCE.format(at) for at in range(events)],
        "confidence": rng.random(events),
        "corroboration": np.full(events, "one_source"),
        "review_status": np.full(events, "unreviewed"),
    }
    nothing = [None] * events
    values = {name: pd.Series(given.get(name, nothing)).astype(kind) for name, kind in DTYPES.items()}
    geometry = gpd.GeoSeries.from_xy(*points.T, crs=CRS).where(placed, None)
    return gpd.GeoDataFrame(values, geometry=geometry, crs=CRS)[list(COLUMNS)]


class Events(Mapping[str, Event]):
    """The events of the table by their id, each made when it is asked for."""

    def __init__(self, events: gpd.GeoDataFrame) -> None:
        """Take the table."""
        self._ids = events["event_id"]

    def __getitem__(self, event_id: str) -> Event:
        """Return an event of one article of one sentence."""
        text = _SENTENCE.format(event_id)
        article = Article(event_id, Source("Herald"), "", FIRST, "en", "Overnight", text, Span(0, 9), 0, "")
        weapons, period = {Weapon.DRONE: 3}, Period(FIRST, FIRST)
        claim = Claim(
            id=event_id,
            article_id=event_id,
            quote=Span(0, len(text)),
            period=period,
            dated_by=DatedBy.TEXT,
            toponyms=(),
            weapons=weapons,
            killed=None,
            injured=None,
            status=Status.REPORTED,
            recency=Recency.NEWS,
        )
        told = (Evidence(claim, article, ()),)
        return Event(event_id, period, (), weapons, None, None, Status.REPORTED, Recency.NEWS, told)

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._ids)
