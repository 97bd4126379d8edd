"""Layers: a user's files of GeoNames come in, are named with their licence, and go again."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from geodata.attribution import attributions
from geodata.compilation import sources_digest
from geodata.errors import GeodataError
from geodata.layers import add_layer, added_layers, added_postal, layers, remove_layer

ROW = "UA\t63700\tГроза\tKharkivska\t07\tKupianskyi\t\t\t\t49.67\t37.21\t4\n"


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path / "data"))


@pytest.fixture
def postal(tmp_path: Path) -> Path:
    path = tmp_path / "UA_postal.txt"
    path.write_text(ROW, encoding="utf-8")
    return path


def test_the_layers_that_came_with_the_gazetteer_have_licence_and_attribution():
    assert {layer.name for layer in layers()} == {"geonames", "katottg", "natural-earth", "strikemap"}
    assert all(layer.licence and layer.attribution for layer in layers())


def test_an_added_layer_is_credited_in_exports_and_changes_the_index(postal):
    before = sources_digest()
    layer, problems = add_layer(postal)
    assert (layer.name, problems) == ("UA_postal", [])
    assert any("UA_postal (CC BY 4.0" in line for line in attributions())
    assert [row.name for _, row in added_postal([])] == ["Гроза"]
    assert sources_digest() != before


def test_a_layer_that_is_taken_out_leaves_nothing(postal):
    before = sources_digest()
    add_layer(postal)
    assert remove_layer("UA_postal").name == "UA_postal"
    assert added_layers() == ()
    assert sources_digest() == before


def test_a_layer_of_the_same_name_is_replaced(postal):
    add_layer(postal)
    postal.write_text(ROW.replace("Гроза", "Синьківка"), encoding="utf-8")
    add_layer(postal)
    assert [row.name for _, row in added_postal([])] == ["Синьківка"]


def test_a_zip_of_geonames_is_opened(tmp_path, postal):
    with ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.write(postal, "UA.txt")
        archive.writestr("readme.txt", "Readme for GeoNames")
    assert add_layer(tmp_path / "UA.zip")[0].name == "UA"


def test_what_is_no_file_of_geonames_is_refused_and_not_kept(tmp_path):
    (tmp_path / "notes.txt").write_text("one\ttwo\n", encoding="utf-8")
    with pytest.raises(GeodataError, match=r"notes\.txt has 2 columns"):
        add_layer(tmp_path / "notes.txt")
    (tmp_path / "UA.zip").write_bytes(b"no zip")
    with pytest.raises(GeodataError, match=r"UA\.zip holds no UA\.txt"):
        add_layer(tmp_path / "UA.zip")
    assert added_layers() == ()


def test_the_gazetteers_own_layers_cannot_be_replaced_or_taken_out(tmp_path):
    (tmp_path / "katottg.txt").write_text(ROW, encoding="utf-8")
    with pytest.raises(GeodataError, match="of its own"):
        add_layer(tmp_path / "katottg.txt")
    with pytest.raises(GeodataError, match="none was added"):
        remove_layer("katottg")
