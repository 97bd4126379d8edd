"""A download holds exactly the selected rows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from geopandas import GeoDataFrame

from articles.claims import Weapon
from dashboard import downloads, standalone
from dashboard.filters import Filters, select
from dashboard.popups import Details
from geodata.formats import Credits
from geodata.frames import event_frame
from geodata.store import Store

GEOJSON, CSV = downloads.FORMATS[:2]
CREDIT = Credits(("sample articles, not a record",), ("Herald: CC BY 4.0",))
READERS = {".csv": pd.read_csv, ".parquet": gpd.read_parquet, ".fgb": gpd.read_file}
TABLES = [form for form in downloads.FORMATS if form.suffix != standalone.SUFFIX]


@pytest.fixture
def contents(events) -> Callable[..., bytes]:
    details = Details({event.id: event for event in events})
    return lambda rows, form: downloads.contents(rows, form, CREDIT, details, Filters(text="friday"))


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(weapons=frozenset({Weapon.DRONE})), Filters(end=date(2024, 1, 4)), Filters(text="<svg")],
)
def test_geojson_holds_the_rows_of_the_filter(
    contents: Callable[..., bytes], frame: GeoDataFrame, filters: Filters
) -> None:
    chosen = select(frame, filters)
    collection = json.loads(contents(chosen, GEOJSON))
    told = [
        (feature["properties"]["event_id"], feature["properties"]["place_id"]) for feature in collection["features"]
    ]
    assert told == [
        (event, None if pd.isna(place) else place) for event, place in chosen[["event_id", "place_id"]].to_numpy()
    ]
    assert "sample articles, not a record" in json.dumps(collection)


def test_csv_holds_no_formula(contents: Callable[..., bytes], frame: GeoDataFrame) -> None:
    table = pd.read_csv(io.BytesIO(contents(frame, CSV)), dtype=str, keep_default_na=False)
    assert len(table) == len(frame)
    assert not table.stack().str.match(r"[=+@]").any()


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.name)
def test_every_table_can_be_made_and_read_back(
    contents: Callable[..., bytes], frame: GeoDataFrame, form: downloads.Format, tmp_path
) -> None:
    file = tmp_path / f"events{form.suffix}"
    file.write_bytes(contents(frame, form))
    read = READERS[form.suffix](file) if form.suffix in READERS else gpd.read_file(file, layer=0)
    # FlatGeobuf holds no row without a place.
    assert len(read) == (frame.geometry.notna().sum() if form.suffix == ".fgb" else len(frame))


def test_the_geopackage_of_the_page_has_the_claims(war_store: Path, tmp_path: Path) -> None:
    with Store.open(war_store) as store:
        frame = event_frame(store.events())
    form = next(form for form in downloads.FORMATS if form.suffix == ".gpkg")
    file = tmp_path / "events.gpkg"
    file.write_bytes(downloads.contents(frame, form, CREDIT, {}, Filters(), str(war_store)))
    assert {*gpd.read_file(file, layer="claims")["event_id"]} <= {*frame["event_id"]}
    assert len(gpd.read_file(file, layer="claims")) > 0


def test_the_map_can_be_made(contents: Callable[..., bytes], frame: GeoDataFrame) -> None:
    form = next(form for form in downloads.FORMATS if form not in TABLES)
    page = contents(frame, form)
    assert page.startswith(b"<!DOCTYPE html>")
    assert page.rstrip().endswith(b"</html>")


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (Filters(), "strikemap.geojson"),
        (Filters(start=date(2022, 2, 24), end=date(2022, 3, 1)), "strikemap_2022-02-24_2022-03-01.geojson"),
        (Filters(start=date(2022, 2, 24)), "strikemap_from_2022-02-24.geojson"),
        (Filters(end=date(2022, 3, 1)), "strikemap_to_2022-03-01.geojson"),
    ],
)
def test_a_file_is_named_after_its_period(filters: Filters, name: str) -> None:
    assert downloads.file_name(filters, GEOJSON) == name
