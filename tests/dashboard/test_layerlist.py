"""The list of layers on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import layerlist
from dashboard.cli import main


class Counts:
    def layers(self) -> dict[str, int]:
        return {"geonames": 5, "katottg": 4, "natural-earth": 3_900, "strikemap": 3}


def test_each_layer_is_told_with_rows_licence_and_attribution():
    told = "\n".join(layerlist.as_lines(layerlist.info(Counts())))
    assert "geonames  5  CC BY 4.0" in told
    assert "natural-earth  3,900  public domain" in told
    assert "GeoNames (CC BY 4.0, https://www.geonames.org)" in told


def test_a_record_a_layer_can_be_json():
    records = [json.loads(json.dumps(record)) for record in layerlist.info(Counts())]
    assert {record["layer"]: record["rows"] for record in records}["katottg"] == 4


def test_a_wrong_file_and_an_unknown_layer_end_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path / "data"))
    (tmp_path / "notes.txt").write_text("no table\n", encoding="utf-8")
    added = CliRunner().invoke(main, ["gazetteer", "add", str(tmp_path / "notes.txt")])
    assert (added.exit_code, "has 1 columns" in added.output) == (1, True)
    removed = CliRunner().invoke(main, ["gazetteer", "remove", "nothing"])
    assert (removed.exit_code, "none was added" in removed.output) == (1, True)
