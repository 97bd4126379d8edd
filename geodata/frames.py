"""Frames: events as a table with geometry; the only place that names its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import geopandas as gpd
import pandas as pd

from articles.claims import Status, Weapon
from articles.dates import DatedBy
from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.cells import JOINT, figure_text, frame_of, high, joined, low, weapon_cells
from geodata.corrections import Subject
from geodata.corroboration import corroboration, independent_sources
from geodata.events import Event, tolls_of
from geodata.places import AREAS, Place
from geodata.raids import raids
from geodata.shapes import Shapes
from geodata.tolls import Toll

DTYPES: Mapping[str, str] = {
    "event_id": "str",
    "place_id": "str",
    "place_name": "str",
    "place_kind": "str",
    "country": "str",
    "admin1": "str",
    "admin2": "str",
    "date_start": "datetime64[ms]",
    "date_end": "datetime64[ms]",
    "date_precision": "str",
    "event_type": "str",
    "weapons": "str",
    "weapon_counts": "str",
    "killed_low": "Int64",
    "killed_high": "Int64",
    "injured_low": "Int64",
    "injured_high": "Int64",
    "status": "str",
    "recency": "str",
    "geo_precision": "str",
    "radius_km": "float64",
    "n_places": "int64",
    "n_sources": "int64",
    "sources": "str",
    "quotes": "str",
    "record_ids": "str",
    "notes": "str",
    "confidence": "float64",
    "raid_id": "str",
    "corroboration": "str",
    "n_independent": "int64",
    "killed_told": "str",
    "injured_told": "str",
    "review_status": "str",
    "languages": "str",
}
COLUMNS = (*DTYPES, "geometry")

# An event has the first type of which it has a weapon; `interception` where all was intercepted, `attack` where no
# weapon is told.
EVENT_TYPES: Mapping[str, frozenset[Weapon]] = {
    "air_strike": frozenset({Weapon.MISSILE, Weapon.DRONE, Weapon.BOMB}),
    "shelling": frozenset({Weapon.ARTILLERY, Weapon.ROCKET, Weapon.MORTAR}),
    "naval": frozenset({Weapon.NAVAL}),
    "explosion": frozenset({Weapon.MINE, Weapon.EXPLOSIVE}),
    "ground_attack": frozenset({Weapon.SMALL_ARMS}),
}
_NIGHT_DAYS = 2


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the events of a frame, each event once; tolls sum the lower and the upper ends that are told."""

    events: int
    rows: int
    unplaced: int
    sources: int
    killed_low: int
    killed_high: int
    injured_low: int
    injured_high: int


def event_frame(events: Iterable[Event], boundaries: Boundaries | None = None) -> gpd.GeoDataFrame:
    """Return the event table: one row per event and place, an event without a place once and with no geometry.

    Columns, order and types are those of `COLUMNS` and `DTYPES`; tolls and counts belong to the event and repeat on
    each of its rows. `date_precision` is day, night (two neighbouring days), week, month or span by the length of the
    period, span too where it was guessed from the day of publication, unknown_start where it has no first day;
    `geo_precision` is exact (a site), settlement, vicinity (a settlement of which no point is known), area or none.
    Geometry is WGS 84, longitude first: a point for settlements and sites, for an area its boundary, or where
    `boundaries` has none, and for a vicinity, a circle of its `radius_km` within its region or country.
    """
    shapes = Shapes(boundaries)
    told = list(events)
    over = raids(told)
    rows = [row | {"raid_id": over.get(event.id)} for event in told for row in _rows(event, shapes)]
    return frame_of(rows, DTYPES)


def totals(frame: pd.DataFrame) -> Totals:
    """Return the sums over a frame's events, each event counted once however many places it has.

    A toll with an open end adds the end that is told to both sums: 'at least 30' is 30 and 30. A raid whose parts are
    in the frame too adds its own toll or the sum of theirs, whichever is greater, never both.
    """
    events = tolls_once(frame.drop_duplicates("event_id"))
    return Totals(
        events=len(events),
        rows=len(frame),
        unplaced=int((events["geo_precision"] == "none").sum()),
        sources=len({source for told in events["sources"].dropna() for source in told.split(JOINT)}),
        killed_low=int(events["killed_low"].sum()),
        killed_high=int(events["killed_high"].fillna(events["killed_low"]).sum()),
        injured_low=int(events["injured_low"].sum()),
        injured_high=int(events["injured_high"].fillna(events["injured_low"]).sum()),
    )


def tolls_once(events: pd.DataFrame) -> pd.DataFrame:
    """Return events, one row each, with no toll that another row counts.

    Of a raid and its parts those keep their toll that tell more; where the raid tells as much as its parts, it does.
    """
    once = events.copy()
    told = events.loc[events["raid_id"].notna(), "raid_id"]
    if told.empty:
        return once
    # Few raids are looked for among all events: the other way round takes minutes at a million.
    raids_of_parts = events[events["event_id"].isin(told.unique())]
    raid_of = told[told.isin(raids_of_parts["event_id"])]
    if raid_of.empty:
        return once
    for field in ("killed", "injured"):
        people = f"{field}_low"
        of_parts = events.loc[raid_of.index, people].fillna(0).groupby(raid_of).sum()
        of_raids = raids_of_parts[people].fillna(0).set_axis(raids_of_parts["event_id"]).reindex(of_parts.index)
        told_more = of_parts.index[of_parts > of_raids]
        untold = [
            *raids_of_parts.index[raids_of_parts["event_id"].isin(told_more)],
            *raid_of.index[~raid_of.isin(told_more)],
        ]
        once.loc[untold, [f"{field}_low", f"{field}_high"]] = pd.NA
    return once


def geo_precision(place: Place) -> str:
    """Return how exactly a place tells where something was: exact, settlement, vicinity or area."""
    if place.kind in AREAS:
        return "area"
    if place.is_vague:
        return "vicinity"
    return "exact" if place.kind is PlaceKind.SITE else "settlement"


def confidence(event: Event) -> float | None:
    """Return the confidence of an event's surest claim, 0 to 1; None where only records tell of it."""
    return max((item.claim.confidence for item in event.evidence if item.claim.confidence is not None), default=None)


def _rows(event: Event, shapes: Shapes) -> Iterator[dict[str, Any]]:
    values = _event_values(event)
    if not event.places:
        yield (
            values
            | dict.fromkeys(("place_id", "place_name", "place_kind", "country", "admin1", "admin2"))
            | {
                "geo_precision": "none",
                "radius_km": None,
                "geometry": None,
            }
        )
    for place in event.places:
        yield values | _place_values(place) | {"geometry": shapes.of(place)}


def _event_values(event: Event) -> dict[str, Any]:
    sources = _sources(event)
    return {
        "event_id": event.id,
        "date_start": event.period.start,
        "date_end": event.period.end,
        "date_precision": _date_precision(event),
        "event_type": _event_type(event),
        **weapon_cells(event.weapons),
        "killed_low": low(event.killed),
        "killed_high": high(event.killed),
        "injured_low": low(event.injured),
        "injured_high": high(event.injured),
        "status": event.status.value,
        "recency": event.recency.value,
        "n_places": len(event.places),
        "n_sources": len(sources),
        "sources": joined(sources),
        "quotes": joined(f"{item.article.source.name}: {item.quote}" for item in event.evidence),
        "record_ids": joined(f"{record.table}:{record.id}" for record in event.records),
        "notes": joined(_notes(event)),
        "confidence": confidence(event),
        "corroboration": corroboration(event).value,
        "n_independent": independent_sources(event),
        "review_status": event.review_status.value,
        "languages": joined(sorted({item.article.language for item in event.evidence})),
        **{f"{kind}_told": _told(toll) for kind, toll in tolls_of(event).items()},
    }


def _place_values(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "place_name": place.name,
        "place_kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geo_precision": geo_precision(place),
        "radius_km": place.radius_km,
    }


def _date_precision(event: Event) -> str:
    if event.period.start is None:
        return "unknown_start"
    days = (event.period.end - event.period.start) // timedelta(days=1) + 1
    if days == _NIGHT_DAYS:
        read = event.evidence and not event.is_set_by_hand(Subject.DATE)
        guessed = read and all(item.claim.dated_by is DatedBy.PUBLICATION for item in event.evidence)
        return "span" if guessed else "night"
    return next((name for name, longest in (("day", 1), ("week", 7), ("month", 31)) if days <= longest), "span")


def _event_type(event: Event) -> str:
    if event.status is Status.INTERCEPTED:
        return "interception"
    return next((name for name, weapons in EVENT_TYPES.items() if weapons & set(event.weapons)), "attack")


def _sources(event: Event) -> list[str]:
    named = [item.article.source.name for item in event.evidence] + [record.source for record in event.records]
    return list(dict.fromkeys(named))


def _notes(event: Event) -> list[str]:
    sources = dict.fromkeys(item.article.source for item in event.evidence)
    notices = [source.notice for source in sources if source.notice]
    licences = [f"{source.name}: {source.licence}" for source in sources if source.licence]
    of_records = [f"{record.source}: {record.terms}" for record in event.records if record.terms]
    return list(dict.fromkeys((*notices, *licences, *of_records)))


def _told(toll: Toll | None) -> str | None:
    """Return who told which figure when: '2025-04-14 Wire: 31+', an open end as in `30+` or `-12`."""
    if toll is None:
        return None
    return joined(f"{figure.published} {figure.source}: {figure_text(figure.count)}" for figure in toll.figures)
