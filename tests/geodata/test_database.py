"""Databases: an address is not taken for a file, and a store tells when it has changed."""

import pytest

from geodata.database import version
from geodata.errors import StoreError
from geodata.store import Store


def test_an_address_is_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="check that the server runs"):
        Store.open("postgresql://localhost:1/events")
    assert list(tmp_path.iterdir()) == []


def test_a_store_tells_when_it_has_changed(tmp_path, read_of):
    path = tmp_path / "events.sqlite"
    assert version(str(path)) == ()
    with Store.open(path) as store:
        before = version(str(path))
        assert store.events() == []
        assert version(str(path)) == before
        store.add(read_of())
        assert version(str(path)) != before


def test_opening_a_store_changes_nothing(tmp_path):
    path = tmp_path / "events.sqlite"
    Store.open(path).close()
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before
