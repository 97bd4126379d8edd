"""Listing: the selected rows as a table for readers, the map's alternative in text."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pyarrow as pa
from geopandas import GeoDataFrame

from articles.claims import Recency, Status, Weapon
from dashboard.palette import EVENT_TYPE_LABELS, MARK_OF, RECENCY_LABELS, STATUS_LABELS
from dashboard.wordings import NOT_TOLD, clipped, people_text

PAGE = 30
_JOINT = "; "
_LONGEST_CELL = 200


def pages(frame: pd.DataFrame) -> int:
    """Return how many pages the rows of an event table fill, one at least."""
    return max(1, math.ceil(len(frame) / PAGE))


def page(frame: GeoDataFrame, number: int) -> GeoDataFrame:
    """Return the rows of one page, counted from 1, the newest first."""
    newest_first = frame["date_end"].argsort(kind="stable").to_numpy()[::-1]
    return frame.iloc[newest_first[(number - 1) * PAGE : number * PAGE]]


def listing(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of an event table in readers' words, under the index of the frame.

    Columns: from, to, place, places (of the whole event), weapons, killed, injured, status, region, country, kind,
    recency, sources, evidence.
    """
    rows = pd.DataFrame(frame.drop(columns="geometry"))
    return pd.DataFrame(
        {
            "from": rows["date_start"],
            "to": rows["date_end"],
            "place": rows["place_name"].fillna("no place told"),
            "places": rows["n_places"],
            "weapons": _worded(rows["weapons"].fillna(""), _weapons),
            "killed": _people(rows, "killed"),
            "injured": _people(rows, "injured"),
            "status": _worded(rows["status"], lambda value: STATUS_LABELS[Status(value)]),
            "region": rows["admin1"].fillna(""),
            "country": rows["country"].fillna(""),
            "kind": _worded(rows["event_type"], EVENT_TYPE_LABELS.__getitem__),
            "recency": _worded(rows["recency"], lambda value: RECENCY_LABELS[Recency(value)]),
            "sources": rows["sources"],
            "evidence": rows["quotes"].fillna("").map(lambda told: clipped(told, _LONGEST_CELL)),
        },
        index=rows.index,
    )


def lean(listed: pd.DataFrame) -> pa.Table:
    """Return a listing as Arrow without its index and what pandas notes of itself, most of what a step would move."""
    table = pa.Table.from_pandas(listed, preserve_index=False)
    kinds = {pa.large_string(): pa.string(), pa.timestamp("ms"): pa.date32()}
    return table.cast(pa.schema([(told.name, kinds.get(told.type, told.type)) for told in table.schema]))


def _worded(values: pd.Series, words: Callable[[str], str]) -> pd.Series:
    """Word each different value once."""
    return values.map({value: words(value) for value in values.unique()})


def _weapons(told: str) -> str:
    return ", ".join(MARK_OF[Weapon(name)].label for name in told.split(_JOINT) if name) or NOT_TOLD


def _people(rows: pd.DataFrame, field: str) -> pd.Series:
    """Word each different range once."""
    ends = rows[[f"{field}_low", f"{field}_high"]].astype("float64")
    codes, ranges = pd.factorize(pd.MultiIndex.from_frame(ends))
    words = [people_text(*(None if pd.isna(end) else int(end) for end in pair)) for pair in ranges]
    return pd.Series(words, dtype="str").take(codes).set_axis(rows.index)
