"""Filters: which rows of the event table are shown, counted and exported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from articles.claims import Recency, Status, Weapon
from geodata import frames
from geodata.fulltext import phrases, stands_in
from geodata.names import name_key

EVENT_TYPES = (*frames.EVENT_TYPES, "interception", "attack")

Bbox = tuple[float, float, float, float]
Mask = np.ndarray
Test = Callable[[pd.DataFrame, Any], Mask]
Search = Callable[[str], Collection[str]]

_JOINT = "; "
_TEXTS = ("place_name", "admin1", "sources", "notes")


@dataclass(frozen=True, slots=True)
class Filters:
    """What an event must be like to be shown; what is empty or None does not filter.

    `start` and `end` are days, both included: an event is in the period when its own period overlaps it. `regions` are
    `region_key`s, or names of regions alone; `places` are names, in any case and with or without diacritics, or place
    ids; `bbox` is west, south, east, north in degrees, with west > east across the antimeridian; `confidence` is the
    least of it, and no bar to an event that only records tell of; every word of `text`, and what stands in it between
    double quotes, must occur in the event's articles, sources, notes or place names.
    """

    start: date | None = None
    end: date | None = None
    weapons: frozenset[Weapon] = frozenset()
    event_types: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    recencies: frozenset[Recency] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bbox: Bbox | None = None
    sources: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    has_record: bool | None = None
    confidence: float | None = None
    text: str = ""

    def active(self) -> frozenset[str]:
        """Return the names of the fields that filter."""
        return frozenset(item.name for item in fields(self) if getattr(self, item.name) != item.default)


def from_options(  # noqa: PLR0913 - as many as the command line has
    *,
    bbox: Bbox | None = None,
    datetime: tuple[date | None, date | None] | None = None,
    weapon: Iterable[str] = (),
    event_type: Iterable[str] = (),
    status: Iterable[str] = (),
    recency: Iterable[str] = (),
    place: Iterable[str] = (),
    country: Iterable[str] = (),
    region: Iterable[str] = (),
    source: Iterable[str] = (),
    language: Iterable[str] = (),
    record: bool | None = None,
    confidence: float | None = None,
    text: str = "",
) -> Filters:
    """Return the filters that the command line's options stand for."""
    start, end = datetime or (None, None)
    return Filters(
        start=start,
        end=end,
        weapons=frozenset(map(Weapon, weapon)),
        event_types=frozenset(event_type),
        statuses=frozenset(map(Status, status)),
        recencies=frozenset(map(Recency, recency)),
        countries=frozenset(code.upper() for code in country),
        regions=frozenset(region),
        places=frozenset(place),
        bbox=bbox,
        sources=frozenset(source),
        languages=frozenset(language),
        has_record=record,
        confidence=confidence or None,
        text=text.strip(),
    )


def select(frame: GeoDataFrame, filters: Filters, search: Search | None = None) -> GeoDataFrame:
    """Return the rows of an event table that pass, whole and in their order.

    The place filters choose among the rows of an event: one with five places, filtered to one of them, keeps one row.
    """
    return frame[passing(frame, filters, search)]


def passing(frame: pd.DataFrame, filters: Filters, search: Search | None = None) -> Mask:
    """Return for each row of an event table whether it passes.

    `search` gives the ids of the events that articles tell of in which a word or a phrase stands; without it the
    quotes are looked at alone.
    """
    passes = np.ones(len(frame), dtype=bool)
    for name in sorted(filters.active() & _TESTS.keys()):
        passes &= _TESTS[name](frame, getattr(filters, name))
    for phrase in phrases(filters.text):
        passes &= _has_phrase(frame, phrase, search)
    return passes


def choices(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Return for each field of `Filters` that lists values which of them an event table has, in their usual order."""
    weapons = _parts(frame["weapons"])
    regions = frame[["country", "admin1"]].dropna(subset="admin1").drop_duplicates().fillna("").to_numpy()
    return {
        "weapons": [weapon for weapon in Weapon if weapon in weapons],
        "event_types": _found(EVENT_TYPES, frame["event_type"]),
        "statuses": _found(Status, frame["status"]),
        "recencies": _found(Recency, frame["recency"]),
        "countries": sorted(frame["country"].dropna().unique()),
        "regions": sorted(region_key(country, admin1) for country, admin1 in regions),
        "places": sorted(frame["place_name"].dropna().unique()),
        "sources": _parts(frame["sources"]),
        "languages": _parts(frame["languages"]),
    }


def region_key(country: str | None, admin1: str) -> str:
    """Return the name of a region that no other country's shares: `UA/Kharkiv Oblast`."""
    return f"{country or ''}/{admin1}"


def _parts(values: pd.Series) -> list[str]:
    """Return what stands in the lists of a column, sorted."""
    return sorted({part for told in values.dropna().unique() for part in told.split(_JOINT)})


def _found(kinds: Iterable[str], values: pd.Series) -> list[str]:
    found = {*values.unique()}
    return [kind for kind in kinds if kind in found]


def _begins_in_time(frame: pd.DataFrame, end: date) -> Mask:
    # What happened 'some time before' a day has no start, and overlaps every period up to that day.
    return np.asarray(frame["date_start"].isna() | (frame["date_start"] <= pd.Timestamp(end)))


def _ends_in_time(frame: pd.DataFrame, start: date) -> Mask:
    return np.asarray(frame["date_end"] >= pd.Timestamp(start))


def _in_bbox(frame: pd.DataFrame, bbox: Bbox) -> Mask:
    west, south, east, north = bbox
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    shapes = frame["geometry"].to_numpy()
    return _any(shapely.intersects(shapes, shapely.box(first, south, last, north)) for first, last in spans)


def _has_phrase(frame: pd.DataFrame, phrase: str, search: Search | None) -> Mask:
    columns = _TEXTS if search else (*_TEXTS, "quotes")
    found = [_by_value(frame[column], partial(stands_in, phrase)) for column in columns]
    return _any([*found, frame["event_id"].isin([*search(phrase)])] if search else found)


def _has_record(frame: pd.DataFrame, wanted: bool) -> Mask:  # noqa: FBT001 - the value of a field
    return np.asarray((frame["record_ids"].fillna("") != "") == wanted)


def _is_sure(frame: pd.DataFrame, least: float) -> Mask:
    return np.asarray(frame["confidence"].isna() | (frame["confidence"] >= least))


def _in_regions(frame: pd.DataFrame, regions: Collection[str]) -> Mask:
    keys = frame["country"].fillna("") + "/" + frame["admin1"].fillna("")
    return _any([keys.isin([*regions]), frame["admin1"].isin([*regions])])


def _at_places(frame: pd.DataFrame, places: Collection[str]) -> Mask:
    wanted = {name_key(place) for place in places}
    named = _by_value(frame["place_name"], lambda name: name_key(name) in wanted)
    return _any([named, frame["place_id"].isin([*places])])


def _listing(column: str) -> Test:
    return lambda frame, wanted: _by_value(frame[column], lambda told: not set(wanted).isdisjoint(told.split(_JOINT)))


def _among(column: str) -> Test:
    return lambda frame, wanted: np.asarray(frame[column].isin([*wanted]))


def _by_value(values: pd.Series, test: Callable[[str], bool]) -> Mask:
    """Test each different text once: a table of a million rows has few."""
    codes, different = pd.factorize(values.fillna(""))
    return np.asarray(np.asarray([test(str(value)) for value in different], dtype=bool)[codes])


def _any(masks: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_or.reduce([np.asarray(mask, dtype=bool) for mask in masks]))


_TESTS: Mapping[str, Test] = {
    "start": _ends_in_time,
    "end": _begins_in_time,
    "weapons": _listing("weapons"),
    "event_types": _among("event_type"),
    "statuses": _among("status"),
    "recencies": _among("recency"),
    "countries": _among("country"),
    "regions": _in_regions,
    "places": _at_places,
    "bbox": _in_bbox,
    "sources": _listing("sources"),
    "languages": _listing("languages"),
    "has_record": _has_record,
    "confidence": _is_sure,
}
