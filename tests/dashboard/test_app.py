"""The page as it is put together: addresses, filters, and what it says when there is nothing to show."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from geodata.store import Store

APP = Path(dashboard.__file__).with_name("app.py")
DRAWN = {"serial": 0}  # what the browser says once it has drawn the map


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def opened(store: Path, *, drawn: bool = True, **query: list[str]) -> AppTest:
        monkeypatch.setenv("STRIKEMAP_STORE", str(store))
        page = AppTest.from_file(str(APP), default_timeout=60)
        for key, values in query.items():
            page.query_params[key] = values
        if drawn:
            page.session_state["map"] = DRAWN
        return page.run()

    return opened


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_the_page_shows_the_whole_store_first(open_app, war_store: Path) -> None:
    page = open_app(war_store)
    assert not page.exception
    assert "<dt>Events</dt><dd>8 of 8</dd>" in html(page)
    assert "<dt>Killed</dt><dd>at least 76</dd>" in html(page)
    assert "<dt>Without a place</dt><dd>1</dd>" in html(page)
    assert "sample articles, not a record" in html(page)
    assert page.session_state["window"] == (date(2023, 12, 29), date(2024, 2, 1))
    assert not page.query_params


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"weapon": ["drone"]}, 2),
        ({"weapon": ["drone", "mortar"], "status": ["denied"]}, 1),
        ({"datetime": ["2024-01-03/2024-01-08"]}, 3),
        ({"datetime": ["../2023-12-29"]}, 2),
        ({"place": ["Kyiv"]}, 3),
        ({"region": ["UA/Odesa Oblast"]}, 1),
        ({"bbox": ["30,50,31,51"]}, 3),
        ({"record": ["yes"]}, 1),
        ({"q": ["missiles kyiv"]}, 2),
        ({"country": ["RU"], "recency": ["news"], "type": ["shelling"]}, 1),
        ({"weapon": ["trebuchet"], "place": ["Atlantis"], "datetime": ["soon"], "utm": ["x"]}, 8),
        ({"datetime": ["1999-01-01/2001-01-01"]}, None),
    ],
)
def test_an_address_opens_the_page_that_it_was_taken_from(
    open_app, war_store: Path, query: dict[str, list[str]], shown: int | None
) -> None:
    page = open_app(war_store, **query)
    assert not page.exception
    if shown is not None:
        assert f"<dd>{shown} of 8</dd>" in html(page)
    again = open_app(war_store, **page.query_params)
    assert again.query_params == page.query_params
    assert html(again) == html(page)


def test_an_open_event_stays_in_the_address_until_another_is_opened(open_app, war_store: Path) -> None:
    with Store.open(war_store, create=False) as store:
        (event_id,) = store.events_with(["claim07"])
    page = open_app(war_store, event=[event_id])
    assert "hit Izmail.</mark>" in html(page)
    page.multiselect(key="weapons").select("drone").run()
    assert page.query_params == {"weapon": "drone", "event": event_id}
    assert "hit Izmail.</mark>" in html(page)


def test_an_event_that_is_not_there_is_said_to_be_gone(open_app, war_store: Path) -> None:
    assert "The event is not shown: it was merged, rejected or taken away." in html(open_app(war_store, event=["none"]))


def test_the_address_of_an_article_shows_it_alone(open_app, war_store: Path) -> None:
    page = open_app(war_store, article=["article7"])
    assert not page.exception
    assert "strikemap-article" in html(page)
    assert not page.dataframe


def test_the_map_of_an_address_comes_first_and_the_rest_when_it_is_drawn(open_app, war_store: Path) -> None:
    page = open_app(war_store, weapon=["drone"], drawn=False)
    assert not page.exception
    assert "<dd>2 of 8</dd>" in html(page)
    assert not page.multiselect
    assert not page.tabs
    page.session_state["map"] = DRAWN
    page.run()
    assert page.multiselect(key="weapons").value == ["drone"]
    assert "<dd>2 of 8</dd>" in html(page)
    assert page.tabs


def test_a_filter_changes_totals_table_and_address(open_app, war_store: Path) -> None:
    page = open_app(war_store)
    page.multiselect(key="weapons").select("drone").run()
    assert "<dd>2 of 8</dd>" in html(page)
    assert sorted(page.dataframe[0].value["place"]) == ["Dnipro", "Kyiv", "Kyiv"]
    assert page.query_params == {"weapon": "drone"}
    page.button(key="clear").click().run()
    assert "<dd>8 of 8</dd>" in html(page)
    assert not page.query_params


def test_the_window_changes_totals_table_and_address(open_app, war_store: Path) -> None:
    page = open_app(war_store)
    page.session_state["window"] = (date(2024, 1, 6), date(2024, 1, 9))
    page.run()
    assert "<dd>2 of 8</dd>" in html(page)
    assert set(page.dataframe[0].value["place"]) == {"Dnipro", "Kharkiv Oblast", "Saky air base"}
    assert page.query_params == {"datetime": "2024-01-06/2024-01-09"}


def test_a_long_table_is_turned_page_by_page(open_app, war_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.listing.PAGE", 3)
    page = open_app(war_store)
    assert len(page.dataframe[0].value) == 3
    page.number_input(key="page").set_value(4).run()
    assert page.dataframe[0].value["place"].tolist() == ["Kyiv"]
    page.multiselect(key="places").select("Kyiv").run()
    assert not page.exception
    assert len(page.dataframe[0].value) == 3
    page.multiselect(key="weapons").select("drone").run()
    assert len(page.dataframe[0].value) == 2


def test_a_store_that_grew_shows_its_new_events_after_a_reload(
    open_app, tmp_path: Path, one_day_store: Path, war_store: Path
) -> None:
    growing = tmp_path / "growing.sqlite"
    growing.write_bytes(one_day_store.read_bytes())
    page = open_app(growing)
    assert "<dd>1 of 1</dd>" in html(page)
    growing.write_bytes(war_store.read_bytes())
    assert "<dd>8 of 8</dd>" in html(open_app(growing))
    page.run()
    assert not page.exception
    assert "<dd>8 of 8</dd>" in html(page)


def test_a_store_that_shrank_keeps_what_is_left_of_the_filters(
    open_app, tmp_path: Path, one_day_store: Path, war_store: Path
) -> None:
    shrinking = tmp_path / "shrinking.sqlite"
    shrinking.write_bytes(war_store.read_bytes())
    page = open_app(shrinking, place=["Kyiv", "Izmail"], datetime=["2024-01-02/2024-02-01"])
    assert "<dd>2 of 8</dd>" in html(page)
    shrinking.write_bytes(one_day_store.read_bytes())
    page.run()
    assert not page.exception
    assert "<dd>1 of 1</dd>" in html(page)
    assert page.query_params == {"place": "Kyiv"}


def test_no_event_left_says_what_to_do(open_app, war_store: Path) -> None:
    page = open_app(war_store, q=["no such words"])
    assert not page.exception
    assert "<dd>0 of 8</dd>" in html(page)
    assert "No event passes the filters: widen the period or clear a filter." in [text.value for text in page.text]


def test_a_store_of_one_day_opens(open_app, one_day_store: Path) -> None:
    page = open_app(one_day_store)
    assert not page.exception
    assert "<dd>1 of 1</dd>" in html(page)


@pytest.mark.parametrize("kind", ["missing", "foreign", "empty", "folder"])
def test_a_store_that_cannot_be_shown_is_one_sentence_with_the_next_step(open_app, tmp_path: Path, kind: str) -> None:
    store = tmp_path / "<b>my<b>.sqlite"
    if kind == "foreign":
        store.write_text("not a database", encoding="utf-8")
    elif kind == "folder":
        store.mkdir()
    elif kind == "empty":
        store.parent.mkdir(exist_ok=True)
        Store.open(store).close()
    page = open_app(store)
    assert not page.exception
    (sentence,) = [
        element.proto.body
        for element in page.get("html")
        if element.proto.body.startswith("<p class='strikemap-problem'")
    ]
    assert "&lt;b&gt;my&lt;b&gt;.sqlite" in sentence
    assert "<b>" not in sentence
    assert "strikemap ingest PATH" in sentence or "--store" in sentence


def test_an_emptied_cache_is_filled_again(open_app, war_store: Path, tmp_path: Path) -> None:
    copy, published = tmp_path / "copy.sqlite", tmp_path / "cache" / "strikemap" / "published"
    copy.write_bytes(war_store.read_bytes())
    page = open_app(copy)
    files = {file.name for file in published.iterdir()}
    shutil.rmtree(published)
    page.run()
    assert not page.exception
    assert {file.name for file in published.iterdir()} == files


def test_a_cache_that_cannot_be_written_is_one_sentence(
    open_app, war_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, blocked = tmp_path / "copy.sqlite", tmp_path / "blocked"
    copy.write_bytes(war_store.read_bytes())
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setattr("dashboard.publication.published_folder", lambda: blocked / "published")
    page = open_app(copy)
    assert not page.exception
    assert "make room there, then reload the page." in html(page)
