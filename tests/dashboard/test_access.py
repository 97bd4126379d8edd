"""A server that only reads offers nothing that writes, and needs no right to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from streamlit.testing.v1 import AppTest

from dashboard import access
from dashboard.serving import READ_ONLY_VARIABLE
from geodata.errors import StoreError
from tests.dashboard.conftest import fill, small_war

APP = Path(access.__file__).with_name("app.py")


@pytest.fixture
def own_store(war_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(war_store, tmp_path / "war.sqlite"))


def opened(store: Path | str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read_only: str) -> AppTest:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("STRIKEMAP_STORE", str(store))
    monkeypatch.setenv(READ_ONLY_VARIABLE, read_only)
    with access.opened(str(store)) as shown:
        event = shown.events()[0].id
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.session_state["map"] = {"serial": 0}
    page.query_params["event"] = [event]
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize(("read_only", "offered"), [("yes", False), ("no", True)])
def test_review_is_offered_only_where_it_may_write(monkeypatch, own_store, tmp_path, read_only, offered) -> None:
    page = opened(own_store, monkeypatch, tmp_path, read_only)
    assert bool({button.label for button in page.button} - {"Clear filters"}) is offered


def test_a_store_that_is_only_read_is_left_as_it_is(monkeypatch, own_store, tmp_path) -> None:
    before = own_store.read_bytes()
    opened(own_store, monkeypatch, tmp_path, "yes")
    assert own_store.read_bytes() == before
    assert not [*tmp_path.glob("war.sqlite-*")]


def test_nothing_is_written_by_any_way(monkeypatch, own_store) -> None:
    monkeypatch.setenv(READ_ONLY_VARIABLE, "yes")
    with access.opened(str(own_store)) as store, pytest.raises(StoreError, match="open for reading only"):
        store.regather()


def test_a_store_on_a_server_is_shown_by_one_who_may_only_read(monkeypatch, postgresql, tmp_path) -> None:
    fill(postgresql, small_war())
    engine = create_engine(postgresql.replace("://", "+pg8000://"))
    with engine.begin() as connection:
        for statement in (
            "CREATE ROLE onlooker LOGIN",
            "GRANT USAGE ON SCHEMA strikemap TO onlooker",
            "GRANT SELECT ON ALL TABLES IN SCHEMA strikemap TO onlooker",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    location = postgresql.replace("tester@", "onlooker@")
    page = opened(location, monkeypatch, tmp_path, "yes")
    assert {button.label for button in page.button} == {"Clear filters"}
    assert len(page.dataframe[0].value) > 0
    with access.opened(location) as store, pytest.raises(StoreError, match="open for reading only"):
        store.regather()
