import json
import os
from datetime import date

import numpy as np
import pytest

from dashboard.publication import KEPT_DAYS, SHARD_EVENTS, publish, publish_details, publish_rows


@pytest.fixture
def manifest_of(tmp_path):
    return lambda publication: json.loads((tmp_path / publication.manifest).read_text())


def test_the_manifest_names_files_that_are_there(frame, tmp_path, manifest_of):
    manifest = manifest_of(publish(frame, {}, ["sample articles, not a record"], tmp_path))
    assert (tmp_path / manifest["columns"]).is_file()
    assert (tmp_path / manifest["areas"]).is_file()
    assert manifest["details"] is None
    assert manifest["notices"] == ["sample articles, not a record"]


def test_the_same_table_gets_the_same_names(frame, tmp_path):
    one, other = publish(frame, folder=tmp_path), publish(frame.copy(), folder=tmp_path)
    assert one == other


def test_another_table_gets_another_name(frame, tmp_path):
    assert publish(frame, folder=tmp_path).manifest != publish(frame.iloc[1:], folder=tmp_path).manifest


def test_details_are_found_by_the_number_of_the_event(frame, tmp_path, manifest_of):
    details = {event: {"heading": f"About {event}"} for event in frame["event_id"]}
    published = publish(frame, details, folder=tmp_path)
    manifest, events = manifest_of(published), [*published.events]
    shard = json.loads((tmp_path / f"{manifest['details']}-0.json").read_text())
    assert manifest["shard"] == SHARD_EVENTS
    assert [told["id"] for told in shard] == events
    assert [told["heading"] for told in shard] == [f"About {event}" for event in events]


def test_rows_are_marked_in_the_order_in_which_they_were_published(frame, tmp_path):
    publication = publish(frame, folder=tmp_path)
    wanted = (frame["event_id"] == "hostile").to_numpy()
    bits = np.unpackbits(
        np.frombuffer((tmp_path / publish_rows(publication, wanted)).read_bytes(), "u1"), bitorder="little"
    )
    assert np.flatnonzero(bits).tolist() == np.flatnonzero(wanted[publication.order]).tolist()


def test_files_that_nobody_published_for_long_are_removed(frame, tmp_path):
    old = tmp_path / "map-old.json"
    old.write_text("{}")
    os.utime(old, (0, 0))
    kept = tmp_path / publish(frame, folder=tmp_path).manifest
    long_ago = kept.stat().st_mtime - (KEPT_DAYS + 1) * 86_400
    os.utime(kept, (long_ago, long_ago))
    publish(frame.iloc[1:], folder=tmp_path)
    assert not old.exists()
    assert not kept.exists()


def test_publishing_again_keeps_files_young(frame, tmp_path):
    path = tmp_path / publish(frame, folder=tmp_path).manifest
    os.utime(path, (path.stat().st_mtime - 86_400,) * 2)
    before = path.stat().st_mtime
    publish(frame, folder=tmp_path)
    assert path.stat().st_mtime > before


def test_a_table_without_places_has_days_all_the_same(frame, tmp_path):
    publication = publish(frame[frame.geometry.isna()], folder=tmp_path)
    assert publication.first == publication.last == date(2024, 1, 10)


def test_a_table_without_events_has_no_days(frame, tmp_path, manifest_of):
    publication = publish(frame.iloc[:0], folder=tmp_path)
    assert (publication.first, publication.last) == (None, None)
    assert manifest_of(publication)["first"] is None


def test_of_many_events_only_what_is_asked_is_written(frame, tmp_path, manifest_of, monkeypatch):
    monkeypatch.setattr("dashboard.publication.DETAILED", 2)
    details = {event: {"heading": f"About {event}"} for event in frame["event_id"]}
    published = publish(frame, details, folder=tmp_path)
    assert manifest_of(published)["asks"] is True
    assert manifest_of(published)["details"] is None
    told = json.loads((tmp_path / publish_details(published, [2, 0, 10_000], details)).read_text())
    assert [one["id"] for one in told] == [published.events[2], published.events[0]]
    assert told[1]["heading"] == f"About {published.events[0]}"
