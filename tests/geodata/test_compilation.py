from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

import pytest

from articles.toponyms import PlaceKind
from geodata import cities, compilation
from geodata.compilation import cell_of, compile_index, index_path, sources_digest
from geodata.entries import Entry, keyed
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.places import Place

HROZA = Place("settlement:x", "Hroza", PlaceKind.SETTLEMENT, 37.21, 49.67, "UA", "Kharkiv Oblast", None, 3.0, 330)


class _FewNames:
    """Stands for GeoNames where a test needs an index of one village, at once."""

    cities: ClassVar[dict[str, object]] = {}

    @classmethod
    def read(cls) -> _FewNames:
        return cls()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cities, "GeoNames", _FewNames)
    monkeypatch.setattr(compilation, "_entries", _one_village)


def _one_village(names: object):
    yield Entry(HROZA, "strikemap", keyed(["Hroza", "Гроза"], [], [], []))


def test_an_index_is_written_and_read_back(small: None, tmp_path: Path):
    path = tmp_path / "cache" / "gazetteer.sqlite"
    with Gazetteer.open(path) as gazetteer:
        assert gazetteer.find("ГРОЗА") == [HROZA]
        assert gazetteer.place(HROZA.id) == HROZA
        assert gazetteer.layers() == {"strikemap": 1}
    assert [one.name for one in path.parent.iterdir()] == ["gazetteer.sqlite"]


def test_progress_is_told(small: None, tmp_path: Path):
    told: list[tuple[int, int]] = []
    compile_index(tmp_path / "gazetteer.sqlite", lambda done, total: told.append((done, total)))
    assert told[-1] == (0, 0)


def test_an_index_that_exists_is_not_made_again(small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "gazetteer.sqlite"
    Gazetteer.open(path).close()
    monkeypatch.setattr(compilation, "_entries", None)
    Gazetteer.open(path).close()


def test_other_sources_make_another_index(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("STRIKEMAP_CACHE", str(tmp_path))
    before = index_path()
    monkeypatch.setattr(compilation.metadata, "version", lambda package: "99")
    assert before.parent == tmp_path
    assert index_path() != before
    assert len(sources_digest()) == 64


def test_a_failure_leaves_nothing_half_written(small: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compilation, "_fill", _full_disk)
    with pytest.raises(GeodataError, match=r"cannot be written .* set STRIKEMAP_CACHE"):
        Gazetteer.open(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_that_is_a_file_is_told(small: None, tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GeodataError, match="cannot be written"):
        Gazetteer.open(tmp_path / "file" / "gazetteer.sqlite")


COMPILE = """
import sys
from pathlib import Path
from types import SimpleNamespace
from geodata import cities, compilation
from geodata.placetables import place_rows

cities.GeoNames = SimpleNamespace(read=lambda: SimpleNamespace(cities={}))
compilation._entries = lambda names: (row.entry() for row in place_rows("regions"))
compilation.compile_index(Path(sys.argv[1]))
"""


def test_two_processes_may_compile_at_once(tmp_path: Path):
    path = tmp_path / "gazetteer.sqlite"
    makers = [subprocess.Popen([sys.executable, "-c", COMPILE, str(path)]) for _ in range(2)]
    assert [maker.wait() for maker in makers] == [0, 0]
    with Gazetteer.open(path) as gazetteer:
        assert gazetteer.find("Crimea")[0].id == "iso:UA-43"
    assert [one.name for one in tmp_path.iterdir()] == ["gazetteer.sqlite"]


def test_indexes_left_by_earlier_versions_are_swept(small: None, tmp_path: Path):
    old, fresh = tmp_path / "gazetteer-old.sqlite", tmp_path / "gazetteer-fresh.sqlite"
    for left in (old, fresh):
        left.write_bytes(b"")
    long_ago = time.time() - 90 * 86_400
    os.utime(old, (long_ago, long_ago))
    compile_index(tmp_path / "gazetteer-new.sqlite")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["gazetteer-fresh.sqlite", "gazetteer-new.sqlite"]


@pytest.mark.parametrize(
    ("point", "cell"), [((-180, -90), 0), ((179.9, -90), 359), ((180, -90), 0), ((30.5, 50.4), 50610)]
)
def test_cells_are_of_one_degree(point: tuple[float, float], cell: int):
    assert cell_of(*point) == cell
