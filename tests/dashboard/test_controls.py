"""The widgets of the filters, the window of days, and the address that keeps both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from articles.claims import Recency, Status, Weapon
from dashboard.controls import within
from dashboard.filters import Filters

FIRST, LAST = date(2023, 12, 1), date(2024, 2, 1)
CHOICES = {
    "weapons": ["missile", "drone"],
    "event_types": ["air_strike", "shelling"],
    "statuses": ["reported", "intercepted"],
    "recencies": ["news", "background"],
    "countries": ["RU", "UA"],
    "regions": ["/Sea of Azov", "UA/Odesa Oblast"],
    "places": ["Izmail", "Kyiv"],
    "sources": ["Herald", "The Post"],
    "languages": ["en", "uk"],
}


SCRIPT = """
import streamlit as st
from dashboard import controls

choices, limits = st.session_state["told choices"], st.session_state["told limits"]
controls.restore(choices, limits)
if days := st.session_state.get("told window"):
    controls.move_window(days, limits)
controls.sidebar(choices)
others = controls.chosen()
controls.box_chip(others)
filters = controls.within(others, controls.window(), limits)
controls.remember(filters, controls.look())
st.session_state["filters"] = filters
"""


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def run(**query: list[str]) -> AppTest:
        page = AppTest.from_string(SCRIPT, default_timeout=60)
        page.session_state["told choices"], page.session_state["told limits"] = CHOICES, (FIRST, LAST)
        for key, values in query.items():
            page.query_params[key] = values
        return page.run()

    return run


def filters(page: AppTest) -> Filters:
    assert not page.exception
    return page.session_state["filters"]


def test_nothing_filters_at_first(opened):
    page = opened()
    assert filters(page) == Filters()
    assert page.session_state["window"] == (FIRST, LAST)
    assert not page.query_params
    assert not page.text


@pytest.mark.parametrize(
    ("key", "worded"),
    [
        ("statuses", ["reported", "intercepted"]),
        ("weapons", ["missile", "drone"]),
        ("regions", ["Sea of Azov", "Odesa Oblast (UA)"]),
        ("countries", ["RU", "UA"]),
    ],
)
def test_choices_stand_in_readers_words(opened, key, worded):
    assert [option.lower() for option in opened().multiselect(key=key).options] == [word.lower() for word in worded]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"weapon": ["drone", "missile"]}, Filters(weapons=frozenset({Weapon.DRONE, Weapon.MISSILE}))),
        ({"status": ["reported"], "recency": ["news"]}, Filters(statuses={Status.REPORTED}, recencies={Recency.NEWS})),
        ({"place": ["Kyiv", "Atlantis"]}, Filters(places=frozenset({"Kyiv"}))),
        ({"region": ["UA/Odesa Oblast"], "country": ["UA"]}, Filters(regions={"UA/Odesa Oblast"}, countries={"UA"})),
        ({"record": ["no"], "q": ["port fire"]}, Filters(has_record=False, text="port fire")),
        ({"confidence": ["0.5"]}, Filters(confidence=0.5)),
        ({"confidence": ["2"], "record": ["no"]}, Filters(has_record=False)),
        ({"bbox": ["30,45,31,47"]}, Filters(bbox=(30.0, 45.0, 31.0, 47.0))),
        ({"datetime": ["2024-01-03/2024-01-08"]}, Filters(start=date(2024, 1, 3), end=date(2024, 1, 8))),
        ({"datetime": ["2024-01-03/.."]}, Filters(start=date(2024, 1, 3))),
        ({"datetime": ["1999-01-01/2024-01-08"]}, Filters(end=date(2024, 1, 8))),
        ({"datetime": ["soon"], "weapon": ["trebuchet"], "bbox": ["here"]}, Filters()),
    ],
)
def test_an_address_sets_the_filters_and_is_told_back(opened, query, wanted):
    page = opened(**query)
    assert filters(page) == wanted
    again = opened(
        **{key: [values] if isinstance(values, str) else values for key, values in page.query_params.items()}
    )
    assert filters(again) == wanted


def test_a_box_of_the_address_is_told_and_cleared_with_the_rest(opened):
    page = opened(bbox=["30,45,31.5,47"], q=["port"], weapon=["drone"], record=["yes"], confidence=["0.7"])
    assert page.button(key="box").label == "Only from 30° to 31.5° E, 45° to 47° N"
    page.button(key="clear").click().run()
    assert filters(page) == Filters()
    assert "box" not in [button.key for button in page.button]
    assert not page.query_params


def test_the_box_alone_is_taken_off(opened):
    page = opened(bbox=["30,45,31.5,47"], weapon=["drone"])
    page.button(key="box").click().run()
    assert filters(page) == Filters(weapons=frozenset({Weapon.DRONE}))


def test_clearing_leaves_the_period(opened):
    page = opened(datetime=["2024-01-03/2024-01-08"], weapon=["drone"])
    page.button(key="clear").click().run()
    assert filters(page) == Filters(start=date(2024, 1, 3), end=date(2024, 1, 8))


def test_spaces_around_a_search_are_not_searched_for(opened):
    page = opened()
    page.text_input(key="text").input("  Kyiv ").run()
    assert filters(page).text == "Kyiv"


def test_a_window_at_the_end_goes_with_a_store_that_grows(opened):
    page = opened(datetime=["2024-01-20/.."])
    page.session_state["told limits"] = (FIRST, date(2024, 3, 1))
    page.run()
    assert page.session_state["window"] == (date(2024, 1, 20), date(2024, 3, 1))
    assert filters(page) == Filters(start=date(2024, 1, 20))


def test_what_a_store_no_longer_has_is_no_longer_chosen(opened):
    page = opened(place=["Kyiv", "Izmail"], datetime=["2023-12-05/2024-01-08"])
    page.session_state["told choices"] = {**CHOICES, "places": ["Izmail"]}
    page.session_state["told limits"] = (date(2024, 1, 1), date(2024, 1, 5))
    page.run()
    assert filters(page) == Filters(places=frozenset({"Izmail"}))
    assert page.session_state["window"] == (date(2024, 1, 1), date(2024, 1, 5))


def test_a_store_of_one_day_has_a_window(opened):
    page = opened()
    page.session_state["told limits"] = (FIRST, FIRST)
    page.run()
    assert page.session_state["window"] == (FIRST, FIRST)
    assert filters(page) == Filters()


@pytest.mark.parametrize(
    ("days", "window"),
    [
        ((date(2023, 12, 5), date(2023, 12, 9)), (date(2023, 12, 5), date(2023, 12, 9))),
        ((date(1999, 1, 1), date(2023, 12, 9)), (FIRST, date(2023, 12, 9))),
        ((date(2023, 12, 9), date(2023, 12, 5)), (date(2023, 12, 5), date(2023, 12, 9))),
        ((date(2030, 1, 1), date(2030, 2, 1)), (LAST, LAST)),
    ],
)
def test_a_window_stays_within_the_days_that_there_are(opened, days, window):
    page = opened()
    page.session_state["told window"] = days
    page.run()
    assert page.session_state["window"] == window


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ((FIRST, LAST), None, None),
        ((date(2024, 1, 1), LAST), date(2024, 1, 1), None),
        ((FIRST, date(2024, 1, 1)), None, date(2024, 1, 1)),
        ((LAST, LAST), LAST, None),
    ],
)
def test_a_window_up_to_a_limit_does_not_filter_there(days, start, end):
    chosen = Filters(text="port")
    assert within(chosen, days, (FIRST, LAST)) == Filters(text="port", start=start, end=end)
