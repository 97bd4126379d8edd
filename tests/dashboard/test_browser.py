"""The dashboard in a real Chromium that reaches nothing but this machine."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from geopandas import GeoDataFrame
from playwright.sync_api import Frame, Page, expect

from articles.claims import Recency, Status, Weapon
from dashboard.filters import Filters, select
from geodata.boundaries import Boundaries
from geodata.frames import event_frame
from geodata.store import Store

pytestmark = pytest.mark.browser

WAIT = 30_000
KYIV, IZMAIL, NOTHING = (50.45, 30.52), (45.35, 28.84), (50.6, 25.0)


@pytest.fixture(scope="module")
def table(war_store: Path) -> GeoDataFrame:
    store = Store.open(war_store)
    frame = event_frame(store.events(), Boundaries.open())
    store.close()
    return frame


@pytest.fixture
def page(guarded_page: Callable[..., Page]) -> Page:
    return guarded_page()


def show(page: Page, address: str, query: str = "") -> Frame:
    """Open the dashboard and return the frame of its map, drawn."""
    page.goto(f"{address}/{query}")
    page.locator("iframe").wait_for()
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.locator(".strikemap-dates").wait_for()
    return frame


DRAWN = """(layer) => {
    const canvas = document.querySelector(`canvas.${layer}`);
    if (!canvas) return 0;
    const bytes = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    let drawn = 0;
    for (let at = 3; at < bytes.length; at += 4) drawn += bytes[at] > 0;
    return drawn;
}"""


def drawn_pixels(frame: Frame, layer: str) -> int:
    """Return how many pixels of a canvas are not transparent."""
    return frame.evaluate(DRAWN, layer)


def wait_for_pixels(frame: Frame, layer: str, least: int) -> None:
    frame.wait_for_function(f"([layer, least]) => ({DRAWN})(layer) >= least", arg=[layer, least])


def click_map(page: Page, frame: Frame, position: tuple[float, float]) -> None:
    """Click a position (latitude first, as Leaflet has it) once the map has it in view."""
    point = frame.evaluate(
        "(position) => { map.setView(position, 7, {animate: false}); return map.getSize(); }", position
    )
    frame.locator("#map_div").click(position={"x": point["x"] / 2, "y": point["y"] / 2})


def total(page: Page, label: str) -> str:
    return page.locator(".strikemap-totals div", has_text=label).locator("dd").inner_text()


def listed_rows(page: Page) -> int:
    """Return how many rows the table says that it has, without its header."""
    return int(page.locator("[role=tabpanel] [role=grid]").first.get_attribute("aria-rowcount") or 0) - 1


def wait_for_total(page: Page, label: str, value: str) -> None:
    expect(page.locator(".strikemap-totals div", has_text=label).locator("dd")).to_have_text(value, timeout=WAIT)


def test_the_map_is_drawn_with_land_and_events(page: Page, address: str) -> None:
    frame = show(page, address)
    assert total(page, "Events") == "8 of 8"
    assert listed_rows(page) == 10
    wait_for_pixels(frame, "strikemap-base", 50_000)
    wait_for_pixels(frame, "strikemap-events", 500)


def test_the_slider_moved_by_keyboard_changes_totals_table_and_map(page: Page, address: str) -> None:
    frame = show(page, address)
    wait_for_pixels(frame, "strikemap-events", 500)
    before = drawn_pixels(frame, "strikemap-events")
    first = frame.get_by_label("First day shown")
    first.focus()
    for _ in range(25):
        first.press("ArrowRight")
    wait_for_total(page, "Events", "1 of 8")
    assert total(page, "Killed") == "not told"
    expect(page.locator("[role=tabpanel] [role=grid]").first).to_have_attribute("aria-rowcount", "2")
    expect(frame.locator(".strikemap-dates")).to_contain_text("23 Jan 2024 – 1 Feb 2024 · 1 event")
    assert drawn_pixels(frame, "strikemap-events") < before
    page.wait_for_url("**datetime=2024-01-23%2F..")


def test_a_step_of_the_slider_keeps_the_view(page: Page, address: str) -> None:
    frame = show(page, address)
    frame.evaluate("() => map.setView([45.35, 28.84], 8, {animate: false})")
    frame.get_by_label("First day shown").press("ArrowRight")
    expect(frame.locator(".strikemap-dates")).to_contain_text("30 Dec 2023")
    assert frame.evaluate("() => map.getZoom()") == 8


def test_the_page_and_its_address_follow_the_window_wherever_it_comes_to_rest(
    page: Page, address: str, table: GeoDataFrame
) -> None:
    frame = show(page, address)
    frame.get_by_role("button", name="7 days").click()
    frame.get_by_label("Step back").click()
    frame.get_by_label("Step back").click()
    chosen = select(table, Filters(date(2024, 1, 12), date(2024, 1, 18)))
    expect(frame.locator(".strikemap-dates")).to_contain_text("12 Jan 2024 – 18 Jan 2024")
    page.wait_for_url("**datetime=2024-01-12%2F2024-01-18")
    wait_for_total(page, "Events", f"{chosen['event_id'].nunique()} of 8")
    grid = page.locator("[role=tabpanel] [role=grid]").first
    expect(grid).to_have_attribute("aria-rowcount", str(len(chosen) + 1))
    frame.get_by_label("Play").click()
    frame.get_by_label("Pause").click()
    shown = frame.evaluate("[map.strikemap.time.first, map.strikemap.time.last]")
    first, last = (date(1970, 1, 1) + timedelta(days=day) for day in shown)
    page.wait_for_url(f"**datetime={first}%2F{'..' if last == date(2024, 2, 1) else last}")
    again = show(page, page.url.partition("?")[0].rstrip("/"), f"?{page.url.partition('?')[2]}")
    expect(again.locator(".strikemap-dates")).to_contain_text(f"{first.day} ")


def test_a_click_on_a_mark_shows_the_sentence_behind_it(page: Page, address: str) -> None:
    frame = show(page, address, "?weapon=artillery&weapon=drone&status=intercepted")
    click_map(page, frame, KYIV)
    card = frame.locator(".strikemap-card")
    expect(card.locator("blockquote")).to_have_text("Debris of drones fell in Kyiv; nobody was hurt.")
    expect(card).to_contain_text("3 Jan 2024")
    expect(card).to_contain_text("Herald")
    expect(card).to_contain_text("intercepted")


def test_a_click_beside_the_marks_shows_nothing(page: Page, address: str) -> None:
    frame = show(page, address)
    click_map(page, frame, NOTHING)
    assert frame.locator(".strikemap-card").count() == 0


def test_a_hostile_article_is_text_on_the_map(page: Page, address: str) -> None:
    frame = show(page, address)
    click_map(page, frame, IZMAIL)
    card = frame.locator(".strikemap-card")
    expect(card.locator("blockquote")).to_contain_text('=HYPERLINK("http://evil.example") <svg onload=alert(4)>')
    expect(card).to_contain_text("<img src=x onerror=alert(1)> </script><script>alert(2)</script>")
    assert card.locator("img, svg, script").count() == 0


def test_a_row_shows_the_same_detail_and_hostile_text_stays_text(page: Page, address: str) -> None:
    show(page, address, "?place=Izmail")
    wait_for_total(page, "Events", "1 of 8")
    grid = page.locator("[role=tabpanel] [data-testid=stDataFrame]").first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 16, "y": 52})
    detail = page.locator(".strikemap-detail")
    expect(detail.locator("blockquote .passage")).to_contain_text(
        "<svg onload=alert(4)> $x$ :red[missiles] hit Izmail."
    )
    expect(detail.locator("footer")).to_contain_text("<img src=x onerror=alert(1)> </script>")
    assert detail.locator("img, svg, script").count() == 0
    assert detail.locator("a").first.get_attribute("href") == "https://herald.example/7"
    page.wait_for_url("**event=**")


def test_a_mark_opens_its_evidence_and_the_article_behind_it(page: Page, address: str) -> None:
    frame = show(page, address)
    click_map(page, frame, IZMAIL)
    detail = page.locator(".strikemap-detail")
    expect(detail.locator("mark")).to_contain_text("hit Izmail.")
    with page.expect_popup() as opened:
        detail.get_by_role("link", name="Read it in the article").click()
    article = opened.value.locator(".strikemap-article")
    expect(article.locator("mark")).to_contain_text("<svg onload=alert(4)>", timeout=WAIT)
    expect(article.locator("mark.asked").first).to_be_in_viewport()
    assert article.locator("img, svg, script").count() == 0
    opened.value.get_by_role("link", name="Show the event").wait_for()


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters()),
        (
            "?weapon=missile&datetime=2023-12-29%2F2024-01-08",
            Filters(date(2023, 12, 29), date(2024, 1, 8), frozenset({Weapon.MISSILE})),
        ),
        ("?q=debris", Filters(text="debris")),
    ],
)
def test_the_download_is_exactly_what_the_filters_select(
    page: Page, address: str, table: GeoDataFrame, query: str, filters: Filters
) -> None:
    show(page, address, query)
    chosen = select(table, filters)
    wait_for_total(page, "Events", f"{chosen['event_id'].nunique()} of 8")
    with page.expect_download() as started:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name="Download").click()
    collection = json.loads(started.value.path().read_text(encoding="utf-8"))
    got = [
        (feature["properties"]["event_id"], feature["properties"]["place_name"]) for feature in collection["features"]
    ]
    wanted = chosen[["event_id", "place_name"]].astype(object).where(chosen[["event_id", "place_name"]].notna(), None)
    assert got == [*wanted.itertuples(index=False, name=None)]
    assert started.value.suggested_filename.endswith(".geojson")
    with page.expect_download() as started:
        page.get_by_role("button", name="With collection.json").click()
    assert started.value.suggested_filename.endswith(".geojson.zip")
    file, beside = ZipFile(started.value.path()).namelist()
    assert beside == f"{file}.collection.json"


def test_the_map_counts_the_events_that_the_filters_select(page: Page, address: str, table: GeoDataFrame) -> None:
    for query, filters in {
        "?weapon=missile": Filters(weapons=frozenset({Weapon.MISSILE})),
        "?status=denied&status=claimed": Filters(statuses=frozenset({Status.DENIED, Status.CLAIMED})),
        "?recency=background&country=UA": Filters(
            recencies=frozenset({Recency.BACKGROUND}), countries=frozenset({"UA"})
        ),
        "?place=Kyiv&datetime=2023-12-30%2F..": Filters(start=date(2023, 12, 30), places=frozenset({"Kyiv"})),
        "?datetime=2024-01-06%2F2024-01-19": Filters(start=date(2024, 1, 6), end=date(2024, 1, 19)),
        "?bbox=22,44,36,49": Filters(bbox=(22.0, 44.0, 36.0, 49.0)),
    }.items():
        count = select(table, filters)["event_id"].nunique()
        dates = show(page, address, query).locator(".strikemap-dates")
        expect(dates).to_have_text(re.compile(rf" · {count} events?$"), timeout=WAIT)


def test_charts_and_about_open(page: Page, address: str) -> None:
    show(page, address)
    page.get_by_role("tab", name="Charts").click()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(5)
    page.get_by_role("tab", name="About").click()
    expect(page.get_by_text("How to read the marks.")).to_be_visible()
    expect(page.get_by_text("Herald: CC BY 4.0")).to_be_visible()


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, address)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 390
    assert total(page, "Events") == "8 of 8"


def test_only_what_the_map_shows_is_kept_in_the_address_and_taken_off_again(page: Page, address: str) -> None:
    frame = show(page, address)
    frame.evaluate("() => map.setView([45.35, 28.84], 8, {animate: false})")
    frame.get_by_role("button", name="Only here").click()
    page.wait_for_url("**bbox=**")
    expect(page.locator(".strikemap-totals")).not_to_contain_text("8 of 8")
    expect(frame.locator("path.strikemap-box")).to_be_attached()
    again = show(page, page.url.partition("?")[0].rstrip("/"), f"?{page.url.partition('?')[2]}")
    expect(again.locator("path.strikemap-box")).to_be_attached()
    page.get_by_role("button", name="Only from").click()
    wait_for_total(page, "Events", "8 of 8")
    expect(again.locator("path.strikemap-box")).not_to_be_attached(timeout=20_000)
    page.wait_for_url(lambda url: "bbox" not in url)


def test_a_box_drawn_on_the_map_filters_the_table(page: Page, address: str) -> None:
    frame = show(page, address)
    frame.evaluate("() => map.setView([45.35, 28.84], 8, {animate: false})")
    frame.get_by_role("button", name="Draw box").click()
    whole = frame.locator("#map_div").bounding_box() or {}
    middle = (whole["x"] + whole["width"] / 2, whole["y"] + whole["height"] / 2)
    page.mouse.move(middle[0] - 40, middle[1] - 40)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 50, steps=4)
    page.mouse.up()
    page.wait_for_url("**bbox=**")
    expect(frame.locator(".leaflet-popup")).not_to_be_attached()
    wait_for_total(page, "Events", "1 of 8")
    expect(page.locator("[role=tabpanel] [role=grid]").first).to_have_attribute("aria-rowcount", "2")
    expect(frame.get_by_role("button", name="Draw box")).to_have_attribute("aria-pressed", "false")


def test_the_look_of_the_map_is_in_the_address(page: Page, address: str) -> None:
    frame = show(page, address)
    frame.get_by_label("Drawn as").select_option("regions")
    page.wait_for_url("**drawn=regions**")
    frame.get_by_label("Weighed by").select_option("deaths")
    page.wait_for_url("**by=deaths**")
    again = show(page, address, f"?{page.url.partition('?')[2]}&names=uk&drawn=nothing")
    expect(again.get_by_label("Drawn as")).to_have_value("regions")
    expect(again.get_by_label("Names of places")).to_have_value("uk")
    expect(again.locator(".strikemap-legend")).to_contain_text("killed of each region, each event once")
