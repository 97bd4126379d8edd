"""Exports: what a reader asks for is in the file, what was left out is said."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyogrio
import pytest
from click.testing import CliRunner, Result
from geopandas import GeoDataFrame

from dashboard import exports
from dashboard.cli import main
from geodata.store import Store

Run = Callable[..., Result]


@pytest.fixture
def run(command: Run, war_store: Path) -> Run:
    """Run a command on the store of the small war."""
    return lambda *arguments, code=0: command(*arguments, "--store", str(war_store), code=code)


def _features(run: Run, *options: str) -> list[dict]:
    return json.loads(run("export", "-", *options).stdout)["features"]


@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_a_limit_takes_the_first_events_whole_and_says_what_it_left_out(run: Run, limit: int) -> None:
    everything = _features(run)
    events = list(dict.fromkeys(feature["properties"]["event_id"] for feature in everything))
    result = run("export", "-", "--limit", str(limit))
    wanted = [feature for feature in everything if feature["properties"]["event_id"] in events[:limit]]
    assert json.loads(result.stdout)["features"] == wanted
    left = len(events) - limit
    assert ("beyond the limit left out" in result.stderr) == (left > 0)
    if left > 0:
        assert f"; {left} events beyond the limit left out" in result.stderr


def test_events_and_exports_take_the_same_first_ones(run: Run) -> None:
    lines = run("events", "--json", "--limit", "3").stdout.splitlines()
    exported = dict.fromkeys(feature["properties"]["event_id"] for feature in _features(run, "--limit", "3"))
    assert [json.loads(line)["id"] for line in lines] == list(exported)
    days = [json.loads(line)["date_end"] for line in run("events", "--json").stdout.splitlines()]
    assert days == sorted(days)


def test_events_beyond_a_limit_are_counted(run: Run) -> None:
    result = run("events", "--limit", "2")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.startswith("2 events in ")
    assert "beyond the limit left out" in result.stderr


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_of_events(run: Run, limit: str) -> None:
    run("export", "-", "--limit", limit, code=2)


@pytest.mark.parametrize(("columns", "first", "count"), [("acled", "event_id_cnty", 32), ("ucdp", "id", 50)])
def test_a_csv_can_have_the_columns_of_another_data_set(
    run: Run, tmp_path: Path, columns: str, first: str, count: int
) -> None:
    run("export", "out.csv", "--columns", columns)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert (header[0], header[-1], len(header)) == (first, "attribution", count)
    assert all("sample articles, not a record" in row[-1] for row in rows)
    described = json.loads((tmp_path / "out.csv.collection.json").read_text(encoding="utf-8"))["columns"]
    assert [column["name"] for column in described] == header


def test_other_formats_have_our_columns_only(run: Run, tmp_path: Path) -> None:
    for name in ("out.geojson", "-"):
        assert ".csv" in run("export", name, "--columns", "acled", code=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_what_was_exported_for_ucdp_can_be_imported(run: Run, tmp_path: Path) -> None:
    run("export", "out.csv", "--columns", "ucdp", "--place", "Kyiv", "--place", "Dnipro")
    result = CliRunner().invoke(main, ["import", "out.csv", "--as", "ucdp", "--store", "other.sqlite"])
    assert result.exit_code == 0, result.output
    assert "Skipped" not in result.stderr
    with Store.open("other.sqlite") as store:
        assert store.records()


def test_the_geopackage_holds_the_claims_of_its_events_alone(run: Run) -> None:
    run("export", "all.gpkg")
    run("export", "some.gpkg", "--weapon", "drone")
    for name in ("all.gpkg", "some.gpkg"):
        events = {*pyogrio.read_dataframe(name, layer="events")["event_id"]}
        claims = pyogrio.read_dataframe(name, layer="claims")
        assert {*claims["event_id"]} <= events
        assert claims["claim_id"].is_unique
    assert len(claims) < len(pyogrio.read_dataframe("all.gpkg", layer="claims"))


def test_a_collection_stands_beside_each_file_and_none_beside_standard_output(run: Run, tmp_path: Path) -> None:
    run("export", "-")
    assert list(tmp_path.iterdir()) == []
    run("export", "out.geojson")
    run("export", "out.csv", "--weapon", "drone", "--limit", "2", "--review-status", "unreviewed")
    assert {path.name for path in tmp_path.iterdir()} == {
        "out.geojson",
        "out.geojson.collection.json",
        "out.csv",
        "out.csv.collection.json",
    }
    query = json.loads((tmp_path / "out.csv.collection.json").read_text(encoding="utf-8"))["query"]
    assert query == {"weapon": ["drone"], "review-status": ["unreviewed"], "limit": ["2"]}


def test_no_limit_leaves_the_table_as_it_is(frame: GeoDataFrame) -> None:
    assert exports._first(frame, None) is frame
    assert len(exports._first(frame, len(frame))) == len(frame)
