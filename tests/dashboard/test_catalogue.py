"""Catalogue entries: of what, of when, whose, how to check it and what each column tells."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import geopandas as gpd
import pytest
from geopandas import GeoDataFrame

from dashboard import catalogue, permalink
from dashboard.filters import Filters, select
from geodata.errors import ExportError
from geodata.formats import FORMATS, Credits, Exported, write

CREDIT = Credits(["sample articles, not a record"], ["Herald: CC BY 4.0"])
BUILT = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)


@pytest.fixture
def told(frame: GeoDataFrame, tmp_path: Path):
    """Write an export and return its collection."""

    def export(name: str = "events.geojson", filters: Filters | None = None) -> dict:
        filters = filters or Filters()
        chosen = select(frame, filters)
        path = tmp_path / name
        written = write(chosen, path, CREDIT.notices, CREDIT.licences)
        return catalogue.entry(chosen, path, written, CREDIT, permalink.query(filters), built=BUILT)

    return export


def test_extent_and_counts_are_those_of_the_rows(told, frame: GeoDataFrame) -> None:
    entry = told()
    ((west, south, east, north),) = entry["extent"]["spatial"]["bbox"]
    assert (west, south, east, north) == pytest.approx(tuple(frame.total_bounds), abs=1e-6)
    ((first, last),) = entry["extent"]["temporal"]["interval"]
    assert first == f"{frame['date_start'].min():%Y-%m-%dT00:00:00Z}"
    assert last == f"{frame['date_end'].max():%Y-%m-%dT23:59:59Z}"
    assert entry["counts"]["rows"] == len(frame)
    assert entry["counts"]["events"] == frame["event_id"].nunique()


def test_it_says_whose_the_data_is_and_how_to_cite_it(told) -> None:
    entry = told()
    assert entry["notice"] == ["sample articles, not a record"]
    assert entry["licence"] == ["Herald: CC BY 4.0"]
    assert any("GeoNames" in line for line in entry["attribution"])
    assert version("strikemap") in entry["citation"]
    assert "2026-11-23" in entry["citation"]
    assert (entry["created"], entry["generator"]["version"]) == ("2026-11-23T04:05:06Z", version("strikemap"))


def test_the_hash_is_that_of_the_file(told, tmp_path: Path) -> None:
    data = told()["assets"]["data"]
    content = (tmp_path / data["href"]).read_bytes()
    assert data["sha256"] == hashlib.sha256(content).hexdigest()
    assert (data["size"], data["type"]) == (len(content), "application/geo+json")


def test_the_query_makes_the_same_selection_again(told, frame: GeoDataFrame) -> None:
    filters = Filters(countries=frozenset({"UA"}), bbox=(22.0, 44.0, 41.0, 53.0), text="struck")
    entry = told(filters=filters)
    assert entry["query"] == {"country": ["UA"], "bbox": ["22.0,44.0,41.0,53.0"], "q": ["struck"]}
    assert permalink.read(entry["query"]) == filters


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_column_of_a_file_has_its_sentence(told, tmp_path: Path, suffix: str) -> None:
    entry = told(f"events{suffix}")
    names = [column["name"] for column in entry["columns"]]
    assert all(column["description"].endswith(".") for column in entry["columns"])
    path = tmp_path / f"events{suffix}"
    read = gpd.read_parquet(path) if suffix == ".parquet" else gpd.read_file(path, layer=0)
    unnamed = {"description", "id", "bbox", "timestamp", "altitudeMode", "tessellate", "extrude", "visibility"}
    own = {name for name in read.columns if name not in unnamed | {"drawOrder", "icon", "snippet", "geometry"}}
    assert own <= set(names)
    assert set(names) - {"geometry"} <= set(read.columns)


def test_nothing_placed_and_nothing_at_all_have_no_extent_that_was_made_up(frame: GeoDataFrame, tmp_path) -> None:
    path = tmp_path / "events.csv"
    path.touch()
    unplaced = frame[frame.geometry.isna()]
    assert len(unplaced)
    entry = catalogue.entry(unplaced, path, Exported(len(unplaced)), CREDIT, {})
    assert entry["extent"].keys() == {"temporal"}
    assert catalogue.entry(frame[:0], path, Exported(0), CREDIT, {})["extent"] == {}


def test_it_stands_beside_the_file_under_its_whole_name(told, tmp_path: Path) -> None:
    for name in ("events.geojson", "events.csv"):
        beside = catalogue.write(told(name), tmp_path / name)
        assert beside.name == f"{name}.collection.json"
        assert json.loads(beside.read_text(encoding="utf-8"))["assets"]["data"]["href"] == name


def test_a_folder_that_is_gone_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"events\.csv\.collection\.json cannot be written"):
        catalogue.write({}, tmp_path / "none" / "events.csv")
