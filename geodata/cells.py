"""Cells: how values of events and claims are written in a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd

from articles.casualties import Count
from articles.claims import Weapon
from geodata.characters import text_column

CRS = "EPSG:4326"
JOINT = "; "


def frame_of(rows: Sequence[Mapping[str, Any]], dtypes: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Return rows with a `geometry` each as a table with the columns of `dtypes`, WGS 84.

    Text has U+FFFD for characters that files cannot hold: NUL, and halves of a character.
    """
    columns = {name: _column([row[name] for row in rows], dtype) for name, dtype in dtypes.items()}
    geometry = gpd.GeoSeries([row["geometry"] for row in rows], crs=CRS)
    return gpd.GeoDataFrame(columns, geometry=geometry, crs=CRS)


def joined(values: Iterable[str]) -> str | None:
    """Return several values as one cell, None where there are none."""
    return JOINT.join(values) or None


def weapon_cells(weapons: Mapping[Weapon, int | None]) -> dict[str, str | None]:
    """Return the cells of weapons: their kinds, and the counts that are told."""
    counts = (f"{weapon}: {number}" for weapon, number in weapons.items() if number is not None)
    return {"weapons": joined(weapons), "weapon_counts": joined(counts)}


def figure_text(count: Count) -> str:
    """Return a number of people as `8-11`, an open end as in `30+` or `-12`."""
    if count.high is None or count.low is None:
        return f"-{count.high}" if count.low is None else f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def low(count: Count | None) -> int | None:
    """Return the least number of people that is told."""
    return None if count is None else count.low


def high(count: Count | None) -> int | None:
    """Return the greatest number of people that is told."""
    return None if count is None else count.high


def _column(values: list[Any], dtype: str) -> pd.Series:
    return text_column(values) if dtype == "str" else pd.Series(values, dtype=dtype)
