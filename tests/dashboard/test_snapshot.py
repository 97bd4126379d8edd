"""What the dashboard takes out of a store."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
from geopandas import GeoDataFrame

from dashboard import snapshot
from geodata.database import version
from geodata.errors import StoreError
from geodata.store import Store


def test_a_snapshot_has_the_events_and_what_there_is_to_choose(war_store: Path, tmp_path: Path) -> None:
    shown = snapshot.take(str(war_store), tmp_path)
    assert shown is not None
    assert (shown.first, shown.last) == (date(2023, 12, 29), date(2024, 2, 1))
    assert set(shown.details) == set(shown.frame["event_id"])
    assert shown.choices["places"] == ["Belgorod Oblast", "Dnipro", "Izmail", "Kharkiv Oblast", "Kyiv", "Saky air base"]
    assert shown.choices["countries"] == ["RU", "UA"]
    assert shown.credit.notices == ("sample articles, not a record",)
    assert shown.credit.licences == ("Herald: CC BY 4.0", "Own list: CC0")
    assert (tmp_path / shown.publication.manifest).exists()


def test_a_region_is_its_polygon(war_store: Path, tmp_path: Path) -> None:
    shown = snapshot.take(str(war_store), tmp_path)
    assert shown is not None
    region = shown.frame.set_index("place_name").geometry["Belgorod Oblast"]
    assert region.geom_type in {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize(
    ("names", "view"),
    [
        (["debris"], snapshot.View(50.45, 30.52, 9)),
        (["wave"], snapshot.View(49.45, 32.78, 7)),
        (["nowhere"], snapshot.View(48.6, 32.5, 6)),
        ([], snapshot.View(48.6, 32.5, 6)),
    ],
)
def test_the_map_begins_where_the_events_are(frame: GeoDataFrame, names: list[str], view: snapshot.View) -> None:
    assert snapshot.view_of(frame[frame["event_id"].isin(names)]) == view


def test_a_store_without_events_shows_nothing(tmp_path: Path) -> None:
    Store.open(tmp_path / "empty.sqlite").close()
    assert snapshot.take(str(tmp_path / "empty.sqlite"), tmp_path) is None


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing.sqlite"
    with pytest.raises(StoreError, match=r"missing\.sqlite"):
        snapshot.take(str(missing), tmp_path)
    assert not missing.exists()
    assert version(str(missing)) == ()


def test_the_version_changes_with_the_store(tmp_path: Path, war_store: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(war_store.read_bytes())
    before = version(str(copy))
    snapshot.take(str(copy), tmp_path)
    assert version(str(copy)) == before
    store = Store.open(copy)
    store.add_records([])
    store.regather()
    store.close()
    assert version(str(copy)) != before


def test_a_few_places_are_all_in_view_between_legend_and_time_control(frame: GeoDataFrame) -> None:
    view = snapshot.view_of(frame)
    pixels = 256 * 2**view.zoom / 360
    for place in frame.geometry.dropna().representative_point():
        stretched = pixels / math.cos(math.radians(view.latitude))
        assert abs(place.x - view.longitude) * pixels < 450
        assert abs(place.y - view.latitude) * stretched < 230


def test_many_events_are_read_from_the_store_when_they_are_asked_for(
    war_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = snapshot.take(str(war_store), tmp_path)
    monkeypatch.setattr("dashboard.snapshot.DETAILED", 3)
    monkeypatch.setattr("dashboard.publication.DETAILED", 3)
    shown = snapshot.take(str(war_store), tmp_path / "many")
    assert kept is not None
    assert shown is not None
    assert dict(shown.details) == dict(kept.details)
    assert len(shown.details) == len(kept.details)
    assert not [*(tmp_path / "many").glob("details-*")]
    with pytest.raises(KeyError):
        shown.details["no such event"]


def test_an_event_that_went_into_another_leads_there(war_store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(war_store.read_bytes())
    shown = snapshot.take(str(copy), tmp_path)
    assert shown is not None
    claim_id = "claim07"  # an event answers to the ids of its claims, too
    with Store.open(copy) as store:
        (event_id,) = store.events_with([claim_id])
    assert (shown.current(event_id), shown.current(claim_id), shown.current("none")) == (event_id, event_id, None)


def test_a_search_finds_events_by_their_articles(war_store: Path, tmp_path: Path) -> None:
    shown = snapshot.take(str(war_store), tmp_path)
    assert shown is not None
    assert len(shown.search("debris")) == 1
    assert shown.search("nothing of it") == set()
