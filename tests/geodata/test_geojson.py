"""GeoJSON: held against the rules of RFC 7946, and read back by GDAL."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LinearRing

from articles.toponyms import PlaceKind
from geodata.boundaries import Boundaries
from geodata.events import event_of
from geodata.frames import COLUMNS, DTYPES, event_frame
from geodata.geojson import to_geojson
from geodata.places import Place


def check(collection):
    """Hold a FeatureCollection against RFC 7946; the number in each line is the section it is taken from."""
    assert collection["type"] == "FeatureCollection"  # 3.3
    assert "crs" not in collection  # 4
    assert not {"coordinates", "geometries", "geometry", "properties"} & collection.keys()  # 7.1
    ids = [feature["id"] for feature in collection["features"]]
    assert all(isinstance(feature_id, str) for feature_id in ids)  # 3.2
    assert len(set(ids)) == len(ids)
    positions = [position for feature in collection["features"] for position in check_feature(feature)]
    if positions:
        edges = [min(p[0] for p in positions), min(p[1] for p in positions)]
        edges += [max(p[0] for p in positions), max(p[1] for p in positions)]
        assert collection["bbox"] == edges  # 5
    else:
        assert "bbox" not in collection


def check_feature(feature):
    assert feature["type"] == "Feature"  # 3.2
    assert feature.keys() == {"type", "id", "geometry", "properties"}
    assert isinstance(feature["properties"], dict)
    geometry = feature["geometry"]
    if geometry is None:
        return []
    assert geometry.keys() == {"type", "coordinates"}  # 3.1
    nested = geometry["coordinates"]
    if geometry["type"] == "Point":
        return check_positions([nested])
    polygons = {"Polygon": [nested], "MultiPolygon": nested}[geometry["type"]]
    return [
        position for polygon in polygons for number, ring in enumerate(polygon) for position in check_ring(ring, number)
    ]


def check_ring(ring, number):
    assert len(ring) >= 4  # 3.1.6
    assert ring[0] == ring[-1]
    assert LinearRing(ring).is_ccw is (number == 0)
    assert all(abs(one[0] - other[0]) <= 180 for one, other in pairwise(ring))  # 3.1.9
    return check_positions(ring)


def check_positions(positions):
    for position in positions:
        assert len(position) == 2  # 3.1.1
        assert -180 <= position[0] <= 180
        assert -90 <= position[1] <= 90
        assert all(len(repr(float(degrees)).rpartition(".")[2]) <= 7 for degrees in position)  # 11.2
    return positions


@pytest.fixture
def frame(tell):
    events = [
        event_of([tell("a/1", at=("Kyiv", "Odesa", "Kharkiv Oblast", "Sea of Azov"), killed=(30, None))]),
        event_of([tell("b/1", at=(), on=(None, "2025-04-13"))]),
        event_of([tell("c/1", quote='He said: "x", ‘у’ <b>; \\ \u2028 =1+1')]),
    ]
    return event_frame(events, Boundaries.open())


def test_the_rules_of_the_rfc_are_kept(frame):
    collection = json.loads(to_geojson(frame, ["not a record"], ["Wire: CC BY"]))
    check(collection)
    assert collection["notice"] == ["not a record"]
    assert collection["licence"] == ["Wire: CC BY"]
    assert any("GeoNames" in line for line in collection["attribution"])


def test_a_feature_has_all_columns_days_as_text_and_null_where_nothing_is_known(frame):
    wave, *_, unplaced, _last = json.loads(to_geojson(frame))["features"]
    assert tuple(wave["properties"]) == COLUMNS[:-1]
    assert wave["id"] == f"{wave['properties']['event_id']}:geonames:703448"
    assert wave["properties"]["date_start"] == "2025-04-13"
    assert (wave["properties"]["killed_low"], wave["properties"]["killed_high"]) == (30, None)
    assert unplaced["id"] == unplaced["properties"]["event_id"]
    assert (unplaced["geometry"], unplaced["properties"]["date_start"]) == (None, None)
    assert date.fromisoformat(unplaced["properties"]["date_end"])


def test_a_table_without_events_is_a_collection_without_features():
    collection = json.loads(to_geojson(event_frame([])))
    check(collection)
    assert collection["features"] == []


def test_an_area_across_the_antimeridian_is_cut(tell):
    strait = Place("water:bering", "Bering Strait", PlaceKind.WATER, 179.9, 65.0, None, None, None, 100.0)
    collection = json.loads(to_geojson(event_frame([replace(event_of([tell()]), places=(strait,))])))
    check(collection)
    assert collection["features"][0]["geometry"]["type"] == "MultiPolygon"


def read_back(data, folder):
    path = folder / "events.geojson"
    path.write_bytes(data)
    return gpd.read_file(path).drop(columns="id").astype(DTYPES)[list(COLUMNS)]


def test_gdal_reads_back_the_table(frame, tmp_path):
    read = read_back(to_geojson(frame), tmp_path)
    pd.testing.assert_frame_equal(pd.DataFrame(read[list(DTYPES)]), pd.DataFrame(frame[list(DTYPES)]))
    assert read.geometry.isna().tolist() == frame.geometry.isna().tolist()
    assert np.nanmax(shapely.hausdorff_distance(read.geometry.array, frame.geometry.array)) < 1e-6


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip)


@settings(max_examples=30)
@given(
    quotes=st.lists(WORDS, min_size=1, max_size=3),
    longitude=st.floats(-180, 180),
    latitude=st.floats(-90, 90),
    killed=st.none() | st.tuples(st.integers(0, 10**6), st.none() | st.integers(0, 10**6)),
    day=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_any_event_survives_the_round_trip(tmp_path_factory, tell, quotes, longitude, latitude, killed, day):
    place = Place("x:1", quotes[0], PlaceKind.SITE, longitude, latitude, None, None, None, 1.0)
    told = [tell(f"{n}/1", quote=quote, killed=killed, on=day.isoformat()) for n, quote in enumerate(quotes)]
    frame = event_frame([replace(event_of(told), places=(place,))])
    data = to_geojson(frame)
    check(json.loads(data))
    properties = json.loads(data)["features"][0]["properties"]
    assert properties["quotes"] == frame["quotes"].iloc[0]
    assert properties["place_name"] == quotes[0]
    assert properties["killed_low"] == (killed and killed[0])
    assert properties["date_start"] == day.isoformat()
