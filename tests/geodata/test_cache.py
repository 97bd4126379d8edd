from __future__ import annotations

from pathlib import Path

import pytest

from geodata.cache import cache_folder, data_folder


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("STRIKEMAP_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_the_home_of_the_user_is_meant_by_a_tilde(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STRIKEMAP_CACHE", "~/maps")
    assert cache_folder() == Path.home() / "maps"


def test_else_it_is_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("STRIKEMAP_CACHE", raising=False)
    assert cache_folder().name == "strikemap"


def test_added_data_lies_apart_from_what_can_be_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("STRIKEMAP_DATA")
    assert data_folder() != cache_folder()
