import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.claims import Recency, Status, Weapon
from dashboard.columns import PRECISIONS, columns, outlines, pack
from dashboard.palette import GEO_PRECISION_LABELS
from geodata.cells import CRS
from geodata.frames import COLUMNS, DTYPES

DAY = np.datetime64("2024-01-01", "D")
SPOTTED = ("longitude", "latitude")


def unpacked(packed: bytes) -> dict[str, np.ndarray]:
    length = int.from_bytes(packed[:4], "little")
    header = json.loads(packed[4 : 4 + length])
    read = {
        name: np.frombuffer(packed, f"<{kind}", count, 4 + length + offset)
        for name, kind, offset, count in header["columns"]
    }
    assert {len(column) for name, column in read.items() if name not in SPOTTED} == {header["rows"]}
    return read | {name: read[name][read["spot"]] for name in SPOTTED}


def table(rows: list[dict]) -> gpd.GeoDataFrame:
    values = {name: pd.Series([row.get(name) for row in rows], dtype=kind) for name, kind in DTYPES.items()}
    geometry = gpd.GeoSeries([row.get("geometry") for row in rows], crs=CRS)
    return gpd.GeoDataFrame(values, geometry=geometry, crs=CRS)[list(COLUMNS)]


def row(event: str = "a", place: str = "p", start: int | None = 0, days: int = 0, **values) -> dict:
    first = None if start is None else DAY + start
    known = {"weapons": "drone", "status": "reported", "recency": "news", "geo_precision": "settlement"}
    end = DAY + (start or 0) + days
    told = {"event_id": event, "place_id": place, "date_start": first, "date_end": end, "country": "UA"}
    counts = {"n_places": 1, "n_sources": 1, "n_independent": 1}
    return {"geometry": shapely.Point(30.5, 50.5), "admin1": "Kyiv", **counts, **known, **told, **values}


def test_rows_are_sorted_by_day_and_know_their_row_of_the_table():
    packed = pack(table([row("b", start=9), row("a", start=1), row("c", start=5)]))
    assert unpacked(packed.packed)["start"].tolist() == [(DAY + day).astype(int) for day in (1, 5, 9)]
    assert packed.order.tolist() == [1, 2, 0]
    assert [packed.events[number] for number in unpacked(packed.packed)["event"]] == ["a", "c", "b"]
    assert list(packed.events) == ["a", "c", "b"]
    assert (packed.first.isoformat(), packed.last.isoformat()) == ("2024-01-02", "2024-01-10")


def test_a_row_without_a_place_is_counted_and_says_so():
    nowhere = {"place_id": None, "geo_precision": "none"}
    packed = pack(table([row("a"), row("b", geometry=None, **nowhere), row("c", geometry=shapely.Point(), **nowhere)]))
    assert packed.order.tolist() == [0, 1, 2]
    assert list(packed.events) == ["a", "b", "c"]
    assert unpacked(packed.packed)["area"].tolist() == [-1, -2, -2]


def test_an_unknown_beginning_counts_from_the_first_day():
    columns_ = unpacked(columns(table([row("a", start=3), row("b", start=None, days=10)])))
    assert columns_["start"].tolist() == [(DAY + 3).astype(int)] * 2
    assert columns_["span"].tolist() == [0, 7]


def test_kinds_are_positions_in_the_vocabulary():
    one = row(weapons="missile; drone", status="intercepted", recency="background", killed_low=70_000)
    read = unpacked(columns(table([one, row(weapons=None)])))
    assert read["weapons"].tolist() == [0b11, 0]
    assert [[*Weapon][at] for at in range(2)] == ["missile", "drone"]
    assert [*Status][read["status"][0]] == "intercepted"
    assert [*Recency][read["recency"][0]] == "background"
    assert read["killed"].tolist() == [65_535, 0]


def test_an_area_is_its_polygon_once_and_has_a_point_inside():
    shape = shapely.box(30, 50, 31, 51)
    packed = pack(table([row("a", "oblast", geometry=shape), row("b", "oblast", geometry=shape), row("c")]))
    read = unpacked(packed.packed)
    assert sorted(read["area"].tolist()) == [-1, 0, 0]
    assert json.loads(packed.areas) == [[[31000, 50000, 31000, 51000, 30000, 51000, 30000, 50000, 31000, 50000]]]
    inside = shapely.points(read["longitude"] / 1e5, read["latitude"] / 1e5)
    assert shapely.contains(shape, inside).all()


def test_a_settlement_of_which_no_point_is_known_is_drawn_as_an_area_and_told_apart():
    ring = row("a", "katottg:C1", geometry=shapely.box(30, 50, 31, 51), geo_precision="vicinity")
    read = unpacked(columns(table([ring, row("b")])))
    assert read["area"].tolist() == [0, -1]
    assert read["precision"].tolist() == [PRECISIONS.index("vicinity"), PRECISIONS.index("settlement")]


def test_every_precision_that_is_drawn_has_its_words():
    assert {*PRECISIONS} == {*GEO_PRECISION_LABELS}


def test_places_at_one_position_share_a_spot():
    elsewhere = shapely.Point(24, 49)
    read = unpacked(columns(table([row("a"), row("b", "q"), row("c", "r", geometry=elsewhere)])))
    assert read["spot"].tolist() == [0, 0, 1]


def test_regions_are_counted_with_their_country():
    packed = pack(table([row("a"), row("b", country="RU", admin1="Kyiv"), row("c", country=None, admin1=None)]))
    names = [packed.regions[number] for number in unpacked(packed.packed)["region"]]
    assert names == [("UA", "Kyiv"), ("RU", "Kyiv"), ("", "")]


def test_an_empty_table_has_no_rows_and_no_days():
    packed = pack(table([]))
    assert len(unpacked(packed.packed)["start"]) == 0
    assert packed.first is None
    assert json.loads(packed.areas) == []


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)), min_size=1, max_size=20),
    day=st.integers(-20_000, 20_000),
    days=st.integers(0, 400),
)
def test_positions_and_days_come_back(points, day, days):
    rows = [row(str(at), start=day, days=days, geometry=shapely.Point(point)) for at, point in enumerate(points)]
    read = unpacked(columns(table(rows)))
    assert np.allclose(read["longitude"] / 1e5, [x for x, _ in points], atol=1e-5)
    assert np.allclose(read["latitude"] / 1e5, [y for _, y in points], atol=1e-5)
    assert (read["start"] == (DAY + day).astype(int)).all()
    assert (read["span"] == days).all()


@pytest.mark.parametrize("secret", ["Wire", "Kyiv", "p-secret"])
def test_no_text_travels_in_the_columns(secret):
    told = row("event-secret", "p-secret", place_name="Kyiv", quotes="Wire: told")
    assert secret.encode() not in columns(table([told]))


def test_raids_and_their_parts_are_numbered_as_the_events(frame):
    raids = frame.copy()
    raids.loc[raids["event_id"] == "debris", "raid_id"] = "undated"
    packed = pack(raids)
    events = list(packed.events)
    assert packed.raids == [[events.index("undated"), events.index("debris")]]
    assert pack(frame).raids == []


def test_an_outline_has_a_point_inside_and_its_rings():
    square = shapely.box(30, 50, 31, 51)
    (outline, nothing) = json.loads(outlines([square, None]))
    assert nothing is None
    assert square.contains(shapely.Point(np.array(outline["at"]) / 1000))
    assert shapely.Polygon(np.reshape(outline["rings"][0], (-1, 2)) / 1000).equals(square)
