"""Jobs: what goes into a store from files, standard input and the samples, and what is asked of nobody."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest

from articles.errors import ArticleError
from dashboard import jobs
from geodata.errors import GeodataError
from geodata.store import Store


def test_no_service_is_asked_unless_one_is_named() -> None:
    assert jobs.fallback(None, None) is None
    assert jobs.fallback(None, "someone, someone@example.org") is None
    with pytest.raises(GeodataError, match="--user-agent"):
        jobs.fallback("nominatim", None)


def test_a_service_that_is_unknown_is_refused() -> None:
    with pytest.raises(GeodataError, match="oracle"):
        jobs.fallback("oracle", "someone, someone@example.org")


def test_nothing_read_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(ArticleError, match="lines above say why"):
        jobs.ingest([tmp_path], str(tmp_path / "war.sqlite"), None)
    assert "empty.txt" in capsys.readouterr().err


def test_every_sample_and_every_sample_record_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    location = str(tmp_path / "kept.sqlite")
    with jobs.sample_store(location) as filled, closing(Store.open(filled)) as store:
        assert filled == location
        assert len(store.articles()) == len(list(jobs.SAMPLES.glob("*.txt")))
        with jobs.RECORDS.open(encoding="utf-8", newline="") as file:
            assert {record.id for record in store.records()} == {row["id"] for row in csv.DictReader(file)}
        assert store.notices() == ["sample articles, not a record"]
    assert "Skipped" not in capsys.readouterr().err
    assert Path(location).exists()
