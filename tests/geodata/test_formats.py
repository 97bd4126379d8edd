"""Formats: every export read back equals the table, and nothing is left half written."""

import csv
import errno
import io
import json
import re
import resource
import signal
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import formats
from geodata.boundaries import Boundaries
from geodata.errors import ExportError
from geodata.events import event_of
from geodata.formats import FORMATS, to_csv, write
from geodata.frames import COLUMNS, DTYPES, event_frame

SUFFIXES = list(FORMATS)
HOSTILE = '=HYPERLINK("http://x") <img src=x onerror=alert(1)> </script> & "quoted"; \u2028'


@pytest.fixture
def frame(tell):
    events = [
        event_of([tell("a/1", at=("Kyiv", "Odesa", "Kharkiv Oblast"), killed=(30, None), injured=(0, 0))]),
        event_of([tell("b/1", at=(), on=(None, "2025-04-13"))]),
        event_of([tell("c/1", quote=HOSTILE, on=("1914-07-28", "2025-04-13"))]),
    ]
    return event_frame(events, Boundaries.open())


def table(frame):
    return pd.DataFrame(frame[list(DTYPES)]).astype(DTYPES)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".parquet"])
def test_a_file_for_gis_programs_equals_the_table_when_read_back(frame, tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    assert write(frame, path) == formats.Exported(len(frame), 0)
    read = gpd.read_parquet(path) if suffix == ".parquet" else gpd.read_file(path, layer=0)
    pd.testing.assert_frame_equal(table(read), table(frame))
    assert read.crs == "EPSG:4326"
    assert read.geometry.isna().tolist() == frame.geometry.isna().tolist()
    assert np.nanmax(shapely.hausdorff_distance(read.geometry.array, frame.geometry.array)) < 1e-6


def test_flatgeobuf_leaves_out_what_has_no_place_and_says_how_many(frame, tmp_path):
    path = tmp_path / "events.fgb"
    assert write(frame, path) == formats.Exported(len(frame) - 1, 1)
    read = gpd.read_file(path).sort_values(["event_id", "place_id"], ignore_index=True)
    placed = frame[frame.geometry.notna()].sort_values(["event_id", "place_id"], ignore_index=True)
    pd.testing.assert_frame_equal(table(read), table(placed))


def test_geoparquet_is_what_its_specification_asks(frame, tmp_path):
    """https://geoparquet.org/releases/v1.1.0/, section by section."""
    path = tmp_path / "events.parquet"
    write(frame, path)
    file = pq.read_table(path)
    told = json.loads(file.schema.metadata[b"geo"])
    assert told["version"] == "1.1.0"  # file metadata
    assert told["primary_column"] == "geometry"
    (column,) = told["columns"].values()
    assert column["encoding"] == "WKB"  # column metadata
    assert file.schema.field("geometry").type == pa.binary()
    assert file.schema.field("geometry").nullable
    assert set(column["geometry_types"]) == set(frame.geom_type.dropna())
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert column["bbox"] == list(frame.total_bounds)
    edges = ["xmin", "ymin", "xmax", "ymax"]
    assert column["covering"] == {"bbox": {edge: ["bbox", edge] for edge in edges}}  # bounding box columns
    struct = file.schema.field("bbox").type
    assert [(part.name, part.type) for part in struct] == [(edge, pa.float64()) for edge in edges]
    boxes = pd.DataFrame(file.column("bbox").to_pylist())[edges]
    pd.testing.assert_frame_equal(boxes, frame.bounds.set_axis(edges, axis=1).reset_index(drop=True))
    for day in ("date_start", "date_end"):
        assert file.schema.field(day).type == pa.timestamp("ms")


@pytest.mark.parametrize(("suffix", "read"), [(".parquet", gpd.read_parquet), (".fgb", gpd.read_file)])
def test_a_box_is_read_out_of_a_file_without_the_rest(frame, tmp_path, suffix, read):
    path = tmp_path / f"events{suffix}"
    write(frame, path)
    assert set(read(path, bbox=(30.5, 46.4, 30.8, 46.5))["place_name"]) == {"Odesa"}


@pytest.mark.parametrize("name", ["date_start", "date_end"])
def test_geopackage_and_geojson_keep_days_as_dates(frame, tmp_path, name):
    for suffix in (".gpkg", ".geojson"):
        write(frame, tmp_path / f"events{suffix}")
        info = pyogrio.read_info(tmp_path / f"events{suffix}", layer=0)
        assert dict(zip(info["fields"], info["dtypes"], strict=True))[name] == "datetime64[D]"


def test_kml_has_names_time_spans_and_text_that_is_no_markup(frame, tmp_path):
    path = tmp_path / "events.kml"
    assert write(frame, path, ["not a record"]) == formats.Exported(len(frame))
    text = path.read_text(encoding="utf-8")
    assert text.count("<Placemark") == len(frame)
    assert "<name>Kyiv</name>" in text
    assert re.search(r"<TimeSpan>\s*<begin>2025-04-13T00:00:00\S*</begin>\s*<end>2025-04-13T23:59:59", text)
    read = gpd.read_file(path)
    (told,) = read[read["quotes"].str.contains("HYPERLINK", na=False)]["description"]
    assert "&lt;img src=x" in told
    assert "<img" not in told
    assert "not a record" in told
    assert sorted(read["event_id"]) == sorted(frame["event_id"])


def test_csv_has_points_days_and_no_formulas(frame, tmp_path):
    path = tmp_path / "events.csv"
    assert write(frame, path, ["not a record"]) == formats.Exported(len(frame))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(path, encoding="utf-8-sig", dtype={"country": "str"}, parse_dates=["date_start", "date_end"])
    assert tuple(read.columns) == (*COLUMNS[:-1], "longitude", "latitude", "attribution")
    pd.testing.assert_frame_equal(table(read), table(frame))
    assert read["longitude"].notna().tolist() == frame.geometry.notna().tolist()
    assert (read["longitude"].iloc[0], read["latitude"].iloc[0]) == (30.52, 50.45)
    assert read["attribution"].str.contains("not a record").all()


@settings(max_examples=30)
@given(name=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20))
def test_no_cell_of_a_csv_begins_like_a_formula(tell, name):
    frame = event_frame([event_of([tell()])])
    frame["place_name"] = pd.Series([name], dtype="str")
    for start in "=+-@\t\r":
        frame["notes"] = pd.Series([start + name], dtype="str")
        text = to_csv(frame).decode("utf-8-sig")
        _, cells = csv.reader(io.StringIO(text, newline=""))
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_carries_notice_licence_and_attribution(frame, tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    write(frame, path, ["sample articles, not a record"], ["Wire: CC BY"])
    data = path.read_bytes().decode("utf-8", "replace")
    if suffix == ".parquet":
        data = gpd.read_parquet(path).attrs["attribution"]
    for told in ("sample articles, not a record", "Wire: CC BY", "GeoNames", "Natural Earth"):
        assert told in data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_takes_an_empty_table(tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    assert write(event_frame([]), path) == formats.Exported(0)
    if suffix not in {".csv", ".parquet"}:
        assert len(pyogrio.read_dataframe(path, layer=0)) == 0


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".GeoJSON"])
def test_a_file_of_the_same_name_is_replaced_whole(frame, tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    path.write_text("old")
    write(frame, path)
    assert path.read_bytes() != b"old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["events.shp", "events", "events.geojson.txt"])
def test_an_unknown_suffix_names_the_known_ones(frame, tmp_path, name):
    with pytest.raises(ExportError) as raised:
        write(frame, tmp_path / name)
    assert name in str(raised.value)
    assert all(suffix in str(raised.value) for suffix in SUFFIXES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_missing_folder_is_told_in_one_sentence(frame, tmp_path, suffix):
    with pytest.raises(ExportError) as raised:
        write(frame, tmp_path / "none" / f"events{suffix}")
    assert str(tmp_path / "none" / f"events{suffix}") in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(frame, tmp_path, suffix):
    path = tmp_path / f"events{suffix}"
    path.write_text("old")
    large = pd.concat([frame] * 200, ignore_index=True)
    with pytest.raises(ExportError) as raised, smallest_disk():
        write(large, path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@contextmanager
def smallest_disk():
    """Let no file grow beyond 4 KB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_dash_is_standard_output(frame, capfdbinary):
    assert write(frame, "-") == formats.Exported(len(frame))
    assert len(json.loads(capfdbinary.readouterr().out)["features"]) == len(frame)


def test_a_folder_that_may_not_be_entered_is_told_by_the_file_that_was_wanted(frame, tmp_path, monkeypatch):
    def denied(path, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", denied)
    monkeypatch.setattr(Path, "unlink", denied)
    with pytest.raises(ExportError, match=r"locked\.csv cannot be written \(Permission denied\)"):
        write(frame, tmp_path / "locked.csv")
