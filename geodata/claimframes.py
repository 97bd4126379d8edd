"""Claim frames: what articles say of events as a table with geometry, a row a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import shapely

from geodata.boundaries import Boundaries
from geodata.cells import frame_of, high, joined, low, weapon_cells
from geodata.events import Event, Evidence
from geodata.frames import DTYPES, geo_precision
from geodata.places import Place
from geodata.shapes import Shapes

# A column of events has its name and type here, too.
CLAIM_DTYPES: Mapping[str, str] = {
    "event_id": DTYPES["event_id"],
    "claim_id": "str",
    "quote": "str",
    "source": "str",
    "source_url": "str",
    "source_licence": "str",
    "path": "str",
    "title": "str",
    "published": "datetime64[ms]",
    "language": "str",
    "dated_by": "str",
    **{
        name: DTYPES[name]
        for name in (
            *("date_start", "date_end", "place_id", "place_name", "geo_precision", "weapons", "weapon_counts"),
            *("killed_low", "killed_high", "injured_low", "injured_high", "status", "recency", "confidence"),
        )
    },
}


def claim_frame(events: Iterable[Event], boundaries: Boundaries | None = None) -> gpd.GeoDataFrame:
    """Return the claims of events in the events' order: one row a claim, with its sentence, its source and its values.

    Columns, order and types are those of `CLAIM_DTYPES`; `path` is the article's, ids, names and precisions of several
    places are joined by semicolons. Geometry is WGS 84, longitude first, as in the event table; several points are a
    MultiPoint, several areas their union, both a collection; None for a claim without a place.
    """
    shapes = Shapes(boundaries)
    return frame_of([_row(event, item, shapes) for event in events for item in event.evidence], CLAIM_DTYPES)


def _row(event: Event, item: Evidence, shapes: Shapes) -> dict[str, Any]:
    claim, article = item.claim, item.article
    return {
        "event_id": event.id,
        "claim_id": claim.id,
        "quote": item.quote,
        "source": article.source.name,
        "source_url": article.source.url,
        "source_licence": article.source.licence,
        "path": article.url,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "dated_by": claim.dated_by.value,
        "date_start": claim.period.start,
        "date_end": claim.period.end,
        "place_id": joined(place.id for place in item.places),
        "place_name": joined(place.name for place in item.places),
        "geo_precision": joined(map(geo_precision, item.places)) or "none",
        **weapon_cells(claim.weapons),
        "killed_low": low(claim.killed),
        "killed_high": high(claim.killed),
        "injured_low": low(claim.injured),
        "injured_high": high(claim.injured),
        "status": claim.status.value,
        "recency": claim.recency.value,
        "confidence": claim.confidence,
        "geometry": _shape(item.places, shapes),
    }


def _shape(places: Iterable[Place], shapes: Shapes) -> shapely.Geometry | None:
    told = [shapes.of(place) for place in places]
    if len(told) <= 1:
        return told[0] if told else None
    if all(isinstance(shape, shapely.Point) for shape in told):
        return shapely.MultiPoint(told)
    if any(isinstance(shape, shapely.Point) for shape in told):
        return shapely.GeometryCollection(told)
    return shapely.union_all(told)
