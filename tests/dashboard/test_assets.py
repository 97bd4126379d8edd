"""The map's own script in a real browser, on a page that no server serves: addresses are answered from the folders."""

import base64
import hashlib
import json
import mimetypes
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely
from playwright.sync_api import Browser, Page, Route

from articles.claims import Recency, Status, Weapon
from dashboard import charts, layers, looks, standalone
from dashboard.filters import Filters, passing
from dashboard.popups import Details
from dashboard.tiles import Tiles

ASSETS = layers.ASSETS
OWN = sorted(
    path for path in ASSETS.iterdir() if path.suffix in {".js", ".css"} and not path.name.startswith("leaflet")
)
EPOCH = date(1970, 1, 1)
ALL_DAYS = (date(2023, 12, 1), date(2024, 3, 1))
HOST = "http://map.example/component/frame/"
STREAMLIT = """window.told = []; window.Streamlit = { setComponentValue: (value) => window.told.push(value) };
    window.alert = () => { window.hacked = 1; };"""


def test_leaflet_is_the_published_one():
    digests = {name: hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() for name in ("leaflet.js", "leaflet.css")}
    assert digests == {
        "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
        "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    }
    assert "BSD 2-Clause" in (ASSETS / "LICENSE-leaflet.txt").read_text()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_assets_name_no_address_and_make_no_markup(path):
    text = path.read_text()
    assert re.findall(r"https?://[^\s?\\)]", text) == []
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|url\(", text) == []


def test_every_script_of_the_map_is_there():
    assert {path.name for path in ASSETS.glob("*.js")} == {*layers.SCRIPTS, *standalone.SCRIPTS, standalone.BOOT}
    assert {*layers.STYLES, standalone.STYLE} <= {path.name for path in ASSETS.glob("*.css")}


@pytest.fixture(scope="module")
def base() -> dict:
    return json.loads((ASSETS / "basemap.json").read_text())


def rings(base: dict, name: str) -> list[np.ndarray]:
    return [np.cumsum(np.reshape(steps, (-1, 2)), axis=0) / base["scale"] for steps in base[name]]


def test_the_base_map_shows_crimea_and_sevastopol_inside_ukraine(base):
    ukraine = shapely.union_all([shapely.Polygon(ring) for ring in rings(base, "ukraine")])
    for longitude, latitude in ((34.10, 44.95), (33.54, 44.59), (36.35, 45.30), (37.80, 48.02)):
        assert ukraine.contains(shapely.Point(longitude, latitude))
    border = shapely.union_all([shapely.LineString(line) for line in rings(base, "borders")])
    assert border.distance(shapely.Point(34.0, 45.3)) > 1, "no border of a country across Crimea"


def test_the_base_map_names_cities_in_english(base):
    names = [name for name, *_ in base["cities"]]
    assert {"Kyiv", "Kharkiv", "Odesa", "Zaporizhzhia", "Kryvyi Rih", "Mykolaiv", "Sevastopol", "Moscow"} <= set(names)
    assert len(names) == len({*map(tuple, base["cities"])})


def test_the_base_map_has_rivers_lakes_and_regions(base):
    dnipro = min(shapely.LineString(line).distance(shapely.Point(30.55, 50.45)) for line in rings(base, "rivers"))
    assert dnipro < 0.1
    assert base["lakes"]
    assert len(base["regions"]) > 100


@pytest.fixture
def open_map(browser: Browser, frame, events, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens the map of the small war and waits for its events."""
    pages: list[Page] = []
    complaints: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix("http://map.example/component/").split("?")[0]
        folder, _, name = address.partition("/")
        if folder == "frame":
            return route.fulfill(body=page_html, content_type="text/html")
        path = {"dashboard.channel.assets": ASSETS, "dashboard.channel.published": tmp_path}.get(
            folder, tmp_path
        ) / name
        if not path.is_file():
            complaints.append(f"asked for {route.request.url}")
            return route.fulfill(status=404)
        return route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(name)[0] or "text/plain")

    page_html = ""

    def opened(window: layers.Window | None = None, notices: tuple[str, ...] = (), table=frame) -> Page:
        nonlocal page_html
        details = Details({event.id: event for event in events})
        layers.publish_script(layers.scripts(), tmp_path)
        figure = layers.OfflineMap()
        layers.BaseMap().add_to(figure)
        layers.EventLayer(layers.publish(table, details, notices, tmp_path)).add_to(figure)
        (window or layers.Window(*ALL_DAYS)).add_to(figure)
        page_html = figure.get_root().render().replace(figure.get_name(), "map_div")
        page = browser.new_page(viewport={"width": 1000, "height": 700})
        pages.append(page)
        page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.add_init_script(STREAMLIT)
        page.route("**/*", answer)
        page.goto(HOST)
        page.wait_for_function("window.map_div && map_div.strikemap.layer && map_div.strikemap.told")
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


def shown_events(page: Page) -> int:
    return page.evaluate("map_div.strikemap.columns.events")


def show(page: Page, window: layers.Window) -> None:
    page.evaluate(f"map_div.strikemap.show({window.options})")


def told(page: Page) -> dict | None:
    return page.evaluate("window.told.at(-1) || null")


def days(page: Page) -> list[int]:
    return page.evaluate("[map_div.strikemap.time.first, map_div.strikemap.time.last]")


def click_at(page: Page, longitude: float, latitude: float) -> None:
    point = page.evaluate(f"map_div.latLngToContainerPoint([{latitude}, {longitude}])")
    page.mouse.click(point["x"], point["y"])
    page.wait_for_selector(".strikemap-card")


@pytest.mark.browser
def test_marks_and_land_are_drawn(open_map):
    page = open_map()
    page.wait_for_selector(".strikemap-base", state="attached")
    coloured = """name => {
        const canvas = document.querySelector(name);
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, at) => at % 4 === 3 && value > 0).length;
    }"""
    assert page.evaluate(coloured, ".strikemap-events") > 500
    assert page.evaluate(coloured, ".strikemap-base") == 1000 * 700


@pytest.mark.browser
@pytest.mark.parametrize(
    "period",
    [
        ALL_DAYS,
        (date(2023, 12, 29), date(2023, 12, 29)),
        (date(2024, 1, 6), date(2024, 1, 6)),
        (date(2024, 1, 8), date(2024, 1, 31)),
        (date(2024, 1, 9), date(2024, 1, 20)),
        (date(2024, 2, 1), date(2024, 2, 10)),
    ],
)
def test_a_window_shows_the_events_that_the_filters_count(open_map, frame, period):
    page = open_map(layers.Window(*period))
    counted = frame[passing(frame, Filters(*period))]
    assert shown_events(page) == counted["event_id"].nunique()
    assert page.evaluate("map_div.strikemap.columns.count") == len(counted)


@pytest.mark.browser
def test_a_selection_shows_what_the_filters_count(open_map, frame, tmp_path):
    page = open_map()
    publication = layers.publish(frame, folder=tmp_path)
    for chosen, filters in (
        (layers.Selection(weapons={Weapon.DRONE}), Filters(weapons=frozenset({Weapon.DRONE}))),
        (layers.Selection(status={Status.CLAIMED, Status.DENIED}), Filters(statuses=frozenset({"claimed", "denied"}))),
        (layers.Selection(recency={Recency.BACKGROUND}), Filters(recencies=frozenset({Recency.BACKGROUND}))),
        (layers.Selection(weapons=()), None),
        (
            layers.Selection(regions=[publication.regions.index(("RU", "Belgorod Oblast"))]),
            Filters(regions=frozenset({"RU/Belgorod Oblast"})),
        ),
        (
            layers.Selection(rows=layers.publish_rows(publication, passing(frame, Filters(text="friday")))),
            Filters(text="friday"),
        ),
        (layers.Selection(), Filters()),
    ):
        show(page, layers.Window(*ALL_DAYS, chosen))
        rows = passing(frame, filters) if filters else np.zeros(len(frame), dtype=bool)
        page.wait_for_function(f"map_div.strikemap.columns.count === {rows.sum()}")
        assert shown_events(page) == frame[rows]["event_id"].nunique()


@pytest.mark.browser
def test_a_click_opens_the_quote_and_escape_closes_it(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 29)))
    click_at(page, 35.04, 48.45)
    card = page.locator(".strikemap-card")
    assert "On Friday 122 missiles and 36 drones hit Kyiv and Dnipro" in card.inner_text()
    assert "sample articles, not a record" in card.inner_text()
    assert told(page)["picked"] == "wave"
    assert page.evaluate("document.activeElement.className") == "strikemap-card"
    page.keyboard.press("Escape")
    page.wait_for_selector(".strikemap-card", state="detached")
    assert told(page)["picked"] is None


@pytest.mark.browser
def test_of_many_events_the_app_is_asked_for_what_a_click_shows(open_map, frame, events, tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.publication.DETAILED", 3)
    page = open_map()
    point = page.evaluate("map_div.latLngToContainerPoint([50.45, 30.52])")
    page.mouse.click(point["x"], point["y"])
    page.wait_for_function("window.told.length")
    details = Details({event.id: event for event in events})
    published = layers.publish(frame, details, folder=tmp_path)
    asked = told(page)["asked"]
    assert {published.events[number] for number in asked} == {"wave", "debris"}
    answer = layers.Window(*ALL_DAYS)
    answer.told = {
        "events": asked,
        "url": f"../dashboard.channel.published/{layers.publish_details(published, asked, details)}",
    }
    show(page, answer)
    page.locator(".strikemap-card blockquote").first.wait_for()
    assert told(page)["picked"] in {"wave", "debris"}
    assert "asked" not in told(page)
    page.get_by_label("Next event here").click()
    page.get_by_text("2 of 2 here").wait_for()


@pytest.mark.browser
def test_events_of_one_place_are_gone_through(open_map):
    page = open_map()
    click_at(page, 30.52, 50.45)
    assert "1 of 2 here" in page.locator(".strikemap-card").inner_text()
    first = page.locator(".strikemap-card h3").inner_text()
    page.get_by_label("Next event here").click()
    page.get_by_text("2 of 2 here").wait_for()
    assert page.locator(".strikemap-card h3").inner_text() != first
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Next event here"


@pytest.mark.browser
def test_an_area_is_no_pin_and_is_found_anywhere_inside(open_map, frame):
    page = open_map(table=frame[frame["event_id"] == "belgorod"])
    assert page.evaluate("map_div.strikemap.layer.drawn") == 0
    click_at(page, 36.0, 50.9)
    assert "Belgorod" in page.locator(".strikemap-card h3").inner_text()


@pytest.mark.browser
def test_a_strangers_text_is_text(open_map):
    page = open_map(notices=("<img src=x onerror='window.hacked = 1'>",))
    click_at(page, 28.84, 45.35)
    card = page.locator(".strikemap-card")
    assert "<svg onload=alert(4)>" in card.inner_text()
    assert page.locator(".strikemap-card img, .strikemap-card svg, .strikemap-card script").count() == 0
    assert page.locator(".strikemap-notes img").count() == 0
    assert all(
        address.startswith(("http:", "https:"))
        for address in card.locator("a").evaluate_all("all => all.map(a => a.href)")
    )
    assert page.evaluate("window.hacked === undefined")


@pytest.mark.browser
def test_stepping_tells_the_app_where_the_window_is(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2024, 1, 1)))
    before = days(page)
    page.get_by_label("Step forward").click()
    assert days(page) == [day + 4 for day in before]
    usual = {"drawn": "marks", "by": "events", "names": "en"}
    assert told(page) == {"serial": 1, "window": days(page), "picked": None, "look": usual}
    page.get_by_label("Step back").click()
    assert days(page) == before
    page.wait_for_function("window.told.at(-1).serial === 2")


@pytest.mark.browser
def test_a_key_that_is_held_reports_now_and_then_and_at_last_where_it_rests(open_map):
    page = open_map()
    last = page.get_by_label("Last day shown")
    last.focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("window.told.length && window.told.at(-1).window[1] === map_div.strikemap.time.last")
    assert days(page)[1] == (date(2024, 1, 12) - EPOCH).days
    assert page.evaluate("window.told.length") < 20


@pytest.mark.browser
@pytest.mark.parametrize(
    ("handle", "key", "window"),
    [
        ("First day shown", "ArrowRight", (date(2023, 12, 30), date(2024, 2, 1))),
        ("Last day shown", "ArrowLeft", (date(2023, 12, 29), date(2024, 1, 31))),
        ("Last day shown", "Home", (date(2023, 12, 29), date(2023, 12, 29))),
        ("First day shown", "End", (date(2024, 2, 1), date(2024, 2, 1))),
    ],
)
def test_each_end_of_the_window_has_a_handle_for_keys(open_map, handle, key, window):
    page = open_map()
    page.get_by_label(handle).press(key)
    assert days(page) == [(day - EPOCH).days for day in window]
    assert page.get_by_label(handle).get_attribute("aria-valuetext") in page.locator(".strikemap-dates").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("preset", "window"),
    [
        ("Last night", (date(2024, 1, 31), date(2024, 2, 1))),
        ("7 days", (date(2024, 1, 26), date(2024, 2, 1))),
        ("30 days", (date(2024, 1, 3), date(2024, 2, 1))),
        ("All", (date(2023, 12, 29), date(2024, 2, 1))),
    ],
)
def test_a_preset_is_as_long_as_it_says(open_map, preset, window):
    page = open_map(layers.Window(date(2024, 1, 5), date(2024, 1, 6)))
    page.get_by_role("button", name=preset, exact=True).click()
    assert days(page) == told(page)["window"] == [(day - EPOCH).days for day in window]


@pytest.mark.browser
def test_a_window_is_dragged_chosen_and_called_with_the_pointer(open_map):
    page = open_map(layers.Window(date(2024, 1, 5), date(2024, 1, 8)))
    box = page.locator(".strikemap-histogram").bounding_box()

    def at(day: date) -> tuple[float, float]:
        x = page.evaluate(f"map_div.strikemap.time.histogram.x({(day - EPOCH).days})")
        return box["x"] + x, box["y"] + box["height"] / 2

    def drag(start: date, end: date) -> list[date]:
        page.mouse.move(*at(start))
        page.mouse.down()
        page.mouse.move(*at(end), steps=5)
        page.mouse.up()
        return [EPOCH + timedelta(days=day) for day in days(page)]

    assert drag(date(2024, 1, 6), date(2024, 1, 9)) == [date(2024, 1, 8), date(2024, 1, 11)], "moved as it is"
    assert drag(date(2024, 1, 8), date(2024, 1, 3)) == [date(2024, 1, 3), date(2024, 1, 11)], "by its first handle"
    assert drag(date(2024, 1, 30), date(2024, 1, 27)) == [date(2024, 1, 27), date(2024, 1, 30)], "chosen anew"
    assert drag(date(2024, 1, 10), date(2024, 1, 10)) == [date(2024, 1, 8), date(2024, 1, 11)], "called by a click"
    page.wait_for_function("window.told.at(-1).window[1] === map_div.strikemap.time.last")


@pytest.mark.browser
def test_the_histogram_has_the_events_of_each_day_that_pass_the_other_filters(open_map, frame):
    page = open_map()
    counts = "[...map_div.strikemap.time.histogram.counts]"
    ends = frame.drop_duplicates("event_id")["date_end"].dt.date
    every_day = [(date(2023, 12, 29) + timedelta(days=day)) for day in range(35)]
    assert page.evaluate(counts) == [(ends == day).sum() for day in every_day]
    show(page, layers.Window(*ALL_DAYS, layers.Selection(weapons={Weapon.DRONE})))
    assert {day for day, events in zip(every_day, page.evaluate(counts), strict=True) if events} == {
        date(2023, 12, 29),
        date(2024, 1, 3),
    }


@pytest.mark.browser
def test_a_window_that_grows_keeps_its_first_day(open_map):
    page = open_map(layers.Window(date(2024, 1, 2), date(2024, 1, 3)))
    page.get_by_role("button", name="Cumulative").click()
    page.get_by_label("Step forward").click()
    assert days(page) == [(date(2024, 1, day) - EPOCH).days for day in (2, 4)]
    page.get_by_role("button", name="Cumulative").click()
    page.get_by_label("Step forward").click()
    assert days(page) == [(date(2024, 1, day) - EPOCH).days for day in (5, 7)]


@pytest.mark.browser
@pytest.mark.parametrize("place", ["First day shown", "map"])
def test_the_space_bar_plays_and_pauses(open_map, place):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 31)))
    page.get_by_label("Speed").select_option("1")
    (page.locator("#map_div") if place == "map" else page.get_by_label(place)).focus()
    page.keyboard.press("Space")
    page.get_by_label("Pause").wait_for()
    page.keyboard.press("Space")
    page.get_by_label("Play").wait_for()
    assert told(page)["window"] == days(page)


@pytest.mark.browser
def test_a_reader_who_wants_little_motion_sees_a_frame_a_second(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 29)))
    page.emulate_media(reduced_motion="reduce")
    page.get_by_label("Speed").select_option("2")
    first = days(page)[1]
    page.evaluate("""() => {
        const [seen, time] = [(window.seen = []), map_div.strikemap.time];
        const moved = time._moved;
        time._moved = (...days) => { seen.push(days[1]); return moved(...days); };
    }""")
    page.get_by_label("Play").click()
    page.wait_for_function(f"map_div.strikemap.time.last >= {first + 4}")
    page.get_by_label("Pause").click()
    assert page.evaluate("new Set(window.seen).size") <= 4, "steps of two days, not of one"


@pytest.mark.browser
def test_events_without_a_place_wait_in_a_tray_and_follow_the_window(open_map):
    page = open_map()
    page.get_by_role("button", name="1 without a place").click()
    tray = page.get_by_label("Events without a place")
    tray.get_by_text("A strike that no place is told of wounded 5.").wait_for()
    assert told(page)["picked"] == "nowhere"
    page.keyboard.press("Escape")
    assert tray.is_hidden()
    assert told(page)["picked"] is None
    page.get_by_role("button", name="7 days").click()
    assert page.get_by_text("without a place").is_hidden()


@pytest.mark.browser
def test_playing_stays_in_the_browser_until_it_rests(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 31)))
    before = days(page)
    page.get_by_label("Play").click()
    page.wait_for_function(f"map_div.strikemap.time.last > {before[1] + 2}")
    assert told(page) in (None, {"serial": 0})
    page.get_by_label("Pause").click()
    assert told(page)["window"] == days(page)
    assert days(page)[1] - days(page)[0] == before[1] - before[0]


@pytest.mark.browser
def test_playing_ends_at_the_last_day(open_map):
    page = open_map(layers.Window(date(2024, 1, 30), date(2024, 2, 1)))
    page.get_by_label("Speed").select_option("60")
    page.get_by_label("Play").click()
    page.wait_for_function("(window.told.at(-1) || {}).window")
    assert told(page)["window"][1] == (date(2024, 2, 1) - date(1970, 1, 1)).days
    assert page.get_by_label("Play").count() == 1


@pytest.mark.browser
def test_the_apps_window_counts_unless_it_answers_an_older_report(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 31)))
    page.get_by_label("Step forward").click()
    stepped = days(page)
    late = layers.Window(date(2023, 12, 29), date(2023, 12, 31))
    show(page, late)
    assert days(page) == stepped
    late.serial = 1
    show(page, late)
    assert days(page) != stepped


@pytest.mark.browser
def test_an_answer_that_comes_while_the_window_is_moved_on_does_not_move_it_back(open_map):
    page = open_map()
    page.evaluate("""() => {
        const handle = document.querySelector("[aria-label='Last day shown']");
        for (let step = 1; step <= 3; step++) {
            handle.value = Number(handle.value) - 1;
            handle.dispatchEvent(new Event("input"));
            if (step < 3) handle.dispatchEvent(new Event("change"));
        }
    }""")
    answer = layers.Window(date(2023, 12, 29), date(2024, 1, 31))
    answer.serial = told(page)["serial"]
    show(page, answer)
    assert days(page)[1] == (date(2024, 1, 29) - EPOCH).days


@pytest.mark.browser
def test_a_filter_that_changes_while_it_plays_does_not_move_the_window(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 30)))
    page.get_by_label("Play").click()
    page.wait_for_function("map_div.strikemap.time.last > 19723")
    show(page, layers.Window(date(2023, 12, 29), date(2023, 12, 30), layers.Selection(weapons={Weapon.DRONE})))
    assert days(page)[1] > 19723
    assert page.get_by_label("Pause").count() == 1


@pytest.mark.browser
def test_a_longer_window_stays_inside_the_days_that_there_are(open_map):
    page = open_map(layers.Window(date(2023, 12, 29), date(2023, 12, 29)))
    page.get_by_label("Window length").select_option("30")
    first, last = told(page)["window"]
    assert last - first == 29
    assert first >= (date(2023, 12, 29) - date(1970, 1, 1)).days


@pytest.mark.browser
def test_every_control_has_a_name_and_the_legend_has_words(open_map):
    page = open_map(notices=("sample articles, not a record",))
    controls = page.locator("button, select, input, a[role=button], summary").all()
    assert len(controls) >= 8
    assert all(control.get_attribute("aria-label") or control.inner_text().strip() for control in controls)
    legend = page.locator(".strikemap-legend").inner_text()
    for words in ("missile", "drone", "mortar", "intercepted", "somewhere in this area"):
        assert words in legend
    assert "naval" not in legend, "only what occurs"
    notes = page.locator(".strikemap-notes").inner_text()
    assert "Crimea and Sevastopol shown inside Ukraine (UNGA 68/262)" in notes
    assert "sample articles, not a record" in notes
    attribution = page.locator(".leaflet-control-attribution").inner_text()
    assert all(source in attribution for source in ("Natural Earth", "GeoNames (CC BY 4.0)", "KATOTTG"))


@pytest.mark.browser
def test_a_map_without_events_is_a_map(open_map, frame):
    page = open_map(table=frame.iloc[:0])
    assert shown_events(page) == 0
    assert page.get_by_label("Play").count() == 0


@pytest.mark.browser
def test_many_marks_are_drawn_as_pixels_and_still_found(open_map, frame):
    crowd = frame[frame["event_id"] == "debris"].sample(5000, replace=True, random_state=1).reset_index(drop=True)
    grid = np.stack([np.arange(5000) % 100, np.arange(5000) // 100], axis=1) / [10, 12] + [25.03, 46.53]
    crowd["geometry"] = shapely.points(grid)
    crowd["event_id"] = [f"e{number}" for number in range(5000)]
    page = open_map(table=crowd)
    assert page.evaluate("map_div.strikemap.layer.drawn") == 5000
    assert page.evaluate("map_div.strikemap.layer.crowds") > 5, "and counted where they lie on each other"
    click_at(page, *grid[2050])
    assert told(page)["picked"] is not None


TILE = base64.b64decode(  # one red pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
HOSTILE = Tiles("https://tiles.example/{z}/{x}/{y}.png", "© Example <img src=x onerror=alert(1)> & others")


@pytest.mark.parametrize("answers", [True, False])
def test_online_tiles_are_drawn_where_they_come_and_say_whose_they_are(open_map, answers):
    page = open_map()
    page.locator("canvas.strikemap-labels").wait_for(state="attached")
    names = "document.querySelector('canvas.strikemap-labels').toDataURL()"
    before = page.evaluate(names)
    body = TILE if answers else b"no picture"
    page.route("https://tiles.example/**", lambda route: route.fulfill(body=body, content_type="image/png"))
    page.evaluate("addEventListener('error', () => { window.failed = 1; }, true)")
    page.evaluate(f"strikemap.tiles(map_div, {layers.OnlineTiles(HOSTILE).options})")
    credit = page.locator(".leaflet-control-attribution")
    assert "© Example <img src=x onerror=alert(1)> & others" in credit.inner_text()
    assert credit.locator("img").count() == 0
    page.wait_for_function("map_div.hasTiles" if answers else "window.failed")
    assert (page.evaluate(names) == before) == (not answers), "tiles have names of their own"


LAND = """() => {
    const canvas = document.querySelector("canvas.strikemap-base");
    const middle = canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
    return Math.max(...middle.data.slice(0, 3));
}"""


def test_the_map_is_dark_where_the_page_is(open_map):
    page = open_map()
    page.wait_for_function(f"document.querySelector('canvas.strikemap-base') && ({LAND})() > 150")
    plain = page.evaluate(
        "[map_div.strikemap.layer.marks.kinds[1].colour, map_div.strikemap.time.histogram.element.toDataURL()]"
    )
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"({LAND})() < 100")
    dark = page.evaluate(
        "[map_div.strikemap.layer.marks.kinds[1].colour, map_div.strikemap.time.histogram.element.toDataURL()]"
    )
    assert (plain[0], dark[0]) == ("#0072b2", "#56b4e9")
    assert plain[1] != dark[1]
    # Streamlit's own theme counts for more than the wish of the system.
    page.evaluate("document.documentElement.style.setProperty('--background-color', '#ffffff'); postMessage({}, '*')")
    page.wait_for_function(f"({LAND})() > 150")


def look(**choices: str) -> looks.Look:
    return looks.read(choices)


def test_regions_and_what_lies_in_none_add_up_to_the_window(open_map, frame):
    page = open_map(layers.Window(*ALL_DAYS, look=look(drawn="regions")))
    page.wait_for_function("map_div.strikemap.layer.choropleth?.told.sums.length")
    told = page.evaluate("map_div.strikemap.layer.choropleth.told")
    total = sum(told["sums"]) + told["several"] + told["elsewhere"]
    assert total == shown_events(page) == frame["event_id"].nunique()
    several = charts.by_region(frame).set_index("region")["events"]["several regions"]
    assert told["several"] == several
    assert "in several regions: in none of these numbers" in page.locator(".strikemap-legend").inner_text()


@pytest.mark.parametrize("drawn", ["heat", "regions"])
def test_deaths_count_once_an_event(open_map, frame, drawn):
    page = open_map(layers.Window(*ALL_DAYS, look=look(drawn=drawn, by="deaths")))
    killed = int(charts.once(frame)["killed_low"].fillna(0).sum())
    if drawn == "regions":
        page.wait_for_function("map_div.strikemap.layer.choropleth?.told.sums.length")
        told = page.evaluate("map_div.strikemap.layer.choropleth.told")
        assert sum(told["sums"]) + told["several"] + told["elsewhere"] == killed > 0
    else:
        shares = "map_div.strikemap.layer.tally.byPoint(true, (x, y, share) => { sum += share; })"
        assert (
            page.evaluate(f"() => {{ let sum = 0; const outside = {shares}; return Math.round(sum) + outside; }}")
            == killed
        )


def test_of_a_raid_and_its_parts_one_counts_the_dead(open_map, frame):
    raid = frame[frame["geo_precision"] != "none"].iloc[[0, 0, 0]].reset_index(drop=True)
    raid["event_id"], raid["raid_id"] = ["raid", "part", "other part"], [None, "raid", "raid"]
    for killed, counted in (([9, 3, 4], 9), ([5, 3, 4], 7), ([7, 3, 4], 7)):
        page = open_map(table=raid.assign(killed_low=killed), window=layers.Window(*ALL_DAYS, look=look(by="deaths")))
        counting = "map_div.strikemap.layer.tally.byRegion(true, 9, () => true).sums.reduce((a, b) => a + b)"
        assert page.evaluate(counting) == counted == charts.once(raid.assign(killed_low=killed))["killed_low"].sum()


def test_the_reader_chooses_the_look_and_the_app_hears_of_it(open_map):
    page = open_map()
    marks = page.evaluate("document.querySelector('canvas.strikemap-events').toDataURL()")
    page.get_by_label("Drawn as").select_option("heat")
    page.wait_for_function("window.told.at(-1)?.look.drawn === 'heat'")
    assert page.evaluate("document.querySelector('canvas.strikemap-events').toDataURL()") != marks
    assert "events within about" in page.locator(".strikemap-legend").inner_text()
    page.get_by_label("Weighed by").select_option("deaths")
    assert "killed within about" in page.locator(".strikemap-legend").inner_text()
    page.get_by_label("Drawn as").select_option("marks")
    assert "missile" in page.locator(".strikemap-legend").inner_text()
    assert told(page)["look"] == {"drawn": "marks", "by": "deaths", "names": "en"}


def test_places_are_named_in_the_language_that_is_chosen(open_map):
    page = open_map(layers.Window(*ALL_DAYS, look=look(names="uk")))
    page.locator("canvas.strikemap-labels").wait_for(state="attached")
    ukrainian = page.evaluate("document.querySelector('canvas.strikemap-labels').toDataURL()")
    page.get_by_label("Names of places").select_option("en")
    page.wait_for_function("window.told.at(-1)?.look.names === 'en'")
    assert page.evaluate("document.querySelector('canvas.strikemap-labels').toDataURL()") != ukrainian


def test_a_click_on_a_region_opens_an_event_of_it(open_map, frame):
    page = open_map(layers.Window(*ALL_DAYS, look=look(drawn="regions")))
    page.wait_for_function("map_div.strikemap.layer.choropleth?.told.sums.length")
    click_at(page, 36.5, 49.3)  # in the oblast, far from any mark
    page.locator(".strikemap-card").wait_for()
    kharkiv = frame[frame["admin1"] == "Kharkiv Oblast"]
    assert page.evaluate("map_div.strikemap.telling") >= 0
    assert len(kharkiv) == page.evaluate(
        "map_div.strikemap.layer.pick(map_div.latLngToContainerPoint([49.3, 36.5])).length"
    )


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (1, ["1 and more"]),
        (4, ["1", "2 and more"]),
        (87, ["1", "2–9", "10–19", "20–49", "50 and more"]),
        (250_000, ["1–19", "20–499", "500–9,999", "10,000–199,999", "200,000 and more"]),
    ],
)
def test_classes_have_round_numbers(open_map, most, labels):
    told = open_map().evaluate("(most) => { const c = new strikemap.Classes(); c.fit(most); return c.labels(); }", most)
    assert told == labels
