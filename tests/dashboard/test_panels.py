"""The parts of the page: what each says, also where there is little or nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from geopandas import GeoDataFrame
from streamlit.testing.v1 import AppTest

from articles.claims import Recency, Status, Weapon
from dashboard import charts, panels
from dashboard.filters import Filters, passing, select
from dashboard.snapshot import Snapshot


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def at(shown: Snapshot, *places: str) -> GeoDataFrame:
    return select(shown.frame, Filters(places=frozenset(places)))


def test_notices_of_sources_stand_under_the_title_as_text(drawn, shown):
    told = replace(shown, credit=replace(shown.credit, notices=["samples, <b>not</b> a record"]))
    page = html(drawn(lambda: panels.heading(told)))
    assert page.index("strikemap</h1>") < page.index("samples, &lt;b&gt;not&lt;/b&gt; a record")


@pytest.mark.parametrize(
    ("places", "events", "killed", "injured"),
    [
        (["Dnipro"], 2, "at least 76", "at least 141"),
        (["Kyiv", "Dnipro"], 4, "at least 76", "at least 141"),
        (["Belgorod Oblast"], 1, "not told", "not told"),
        (["Atlantis"], 0, "not told", "not told"),
    ],
)
def test_totals_count_an_event_once(drawn, shown, places, events, killed, injured):
    page = html(drawn(lambda: panels.totals(charts.once(at(shown, *places)), len(shown.details))))
    assert f"<dt>Events</dt><dd>{events} of {len(shown.details)}</dd>" in page
    assert f"<dt>Killed</dt><dd>{killed}</dd>" in page
    assert f"<dt>Injured</dt><dd>{injured}</dd>" in page


def test_events_without_a_place_are_told_of(drawn, shown):
    page = drawn(lambda: panels.unplaced(shown.frame))
    assert [tray.label for tray in page.expander] == ["1 without a place: counted, never drawn"]
    assert not drawn(lambda: panels.unplaced(at(shown, "Kyiv"))).expander


def test_a_download_says_how_many_events_it_holds(drawn, shown):
    for places, label in ((["Kyiv", "Dnipro"], "Download 4 events"), (["Izmail"], "Download 1 event")):
        rows = at(shown, *places)
        buttons = drawn(lambda rows=rows: panels.download(shown, rows, len(charts.once(rows)), Filters())).get(
            "download_button"
        )
        assert [button.proto.label for button in buttons] == [label, "With collection.json"]
        assert not any(button.proto.disabled for button in buttons)
    buttons = drawn(lambda: panels.download(shown, at(shown, "Atlantis"), 0, Filters())).get("download_button")
    assert all(button.proto.disabled for button in buttons)


def test_a_table_without_rows_says_what_to_do(drawn, shown):
    page = drawn(lambda: panels.table(shown, at(shown, "Atlantis"), Filters()))
    assert [text.value for text in page.text] == ["No event passes the filters: widen the period or clear a filter."]
    assert not page.dataframe


def test_a_table_has_a_row_for_each_place_of_an_event(drawn, shown):
    page = drawn(lambda: panels.table(shown, at(shown, "Kyiv", "Dnipro"), Filters()))
    rows = page.dataframe[0].value
    assert sorted(rows["place"]) == ["Dnipro", "Dnipro", "Kyiv", "Kyiv", "Kyiv"]
    assert rows["to"].is_monotonic_decreasing
    assert "Select a row, or click a mark on the map, to read the sentences behind it." in html(page)


def test_about_names_whose_data_it_is(drawn, shown):
    page = html(drawn(lambda: panels.about(shown)))
    assert "GeoNames" in page
    assert "Natural Earth" in page
    assert "Herald" in page


def test_a_problem_is_told_as_text(drawn):
    assert "no &lt;script&gt; here" in html(drawn(lambda: panels.problem("no <script> here")))


@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        (Filters(), False),
        (Filters(weapons={Weapon.DRONE}, statuses={Status.REPORTED}, recencies={Recency.NEWS}), False),
        (Filters(places={"Kyiv"}), True),
        (Filters(weapons={Weapon.DRONE}, text="kyiv"), True),
    ],
)
def test_the_map_is_told_the_rows_only_where_kinds_do_not_say_them(shown, filters, listed):
    chosen = panels.selection(shown, filters, passing(shown.frame, filters))
    assert (chosen.rows is not None) is listed
    assert (chosen.weapons, chosen.status) == (filters.weapons or None, filters.statuses or None)
