"""The table says the same as the map, in words."""

from __future__ import annotations

import pandas as pd
import pytest
from geopandas import GeoDataFrame

from dashboard.filters import Filters, select
from dashboard.listing import lean, listing, page, pages


def test_pages_hold_every_row_once_newest_first(frame: GeoDataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.listing.PAGE", 4)
    assert pages(frame) == 3
    turned = pd.concat([page(frame, number) for number in (1, 2, 3)])
    assert len(page(frame, 1)) == 4
    assert sorted(turned.index) == sorted(frame.index)
    assert turned["date_end"].is_monotonic_decreasing
    assert pages(frame.iloc[:0]) == 1


def test_rows_read_as_words(frame: GeoDataFrame) -> None:
    first = listing(select(frame, Filters(places=frozenset({"Dnipro"}), text="missiles"))).iloc[0]
    assert first.drop(["sources", "evidence"]).to_dict() == {
        "from": pd.Timestamp("2023-12-29"),
        "to": pd.Timestamp("2023-12-29"),
        "place": "Dnipro",
        "places": 2,
        "region": "Dnipropetrovsk Oblast",
        "country": "UA",
        "weapons": "missile, drone",
        "killed": "at least 30",
        "injured": "at least 141",
        "kind": "air strike",
        "status": "reported",
        "recency": "reported as new",
    }


def test_an_event_without_a_place_is_listed(frame: GeoDataFrame) -> None:
    row = listing(frame[frame["event_id"] == "nowhere"]).iloc[0]
    assert (row["place"], row["region"], row["injured"], row["killed"]) == ("no place told", "", "5", "not told")


def test_an_empty_table_lists_nothing(frame: GeoDataFrame) -> None:
    assert listing(frame.iloc[:0]).empty


def test_what_travels_is_the_listing_without_what_pandas_notes_of_itself(frame) -> None:
    rows = listing(frame)
    table = lean(rows)
    assert table.column_names == [*rows.columns]
    assert table.schema.metadata is None
    assert table["place"].to_pylist() == [*rows["place"]]
    assert table["to"].to_pylist() == [day.date() for day in rows["to"]]
    assert table["from"].null_count == 2
