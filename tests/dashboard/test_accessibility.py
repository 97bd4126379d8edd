"""The dashboard for readers of every kind: axe-core finds nothing serious, and each control has a key and a name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from geopandas import GeoDataFrame
from playwright.sync_api import Browser, Frame, Page

from dashboard import standalone
from dashboard.popups import Details
from geodata.events import Event
from geodata.formats import Credits

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
KYIV = (50.45, 30.52)
BAD = ("serious", "critical")
# Streamlit fades what it is about to draw anew, which no contrast survives.
AT_REST = """() => document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-stale=true]")
    && document.getAnimations().every(({playState, effect}) =>
        playState !== "running" || effect.getComputedTiming().iterations === Infinity)"""
RUN = """async () => (await axe.run()).violations.map(({impact, id, nodes}) => ({
    impact, id, where: nodes.map(({target, failureSummary}) => `${target.join(" ")}: ${failureSummary}`)}))"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core; skipped loudly where npm did not bring it."""
    if AXE.exists():
        return AXE.read_text(encoding="utf-8")
    if os.environ.get("CI"):
        pytest.fail("CI tests the page with axe-core: .ci/run installs it")
    pytest.skip("NOT TESTED: accessibility of the page; install npm, then: make axe")


def violations(page: Page) -> list[dict[str, object]]:
    """What axe-core finds serious on the dashboard's page once that is at rest: what still fades is asked again."""
    for _ in range(5):
        page.wait_for_function(AT_REST)
        found = [rule for rule in page.evaluate(RUN) if rule["impact"] in BAD]
        if not found:
            break
        page.wait_for_timeout(500)
    return found


def show(page: Page, address: str, query: str = "") -> Frame:
    page.goto(f"{address}/{query}")
    page.locator("iframe").wait_for()
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    frame.locator(".strikemap-dates").wait_for()
    page.locator("[role=tabpanel] [role=grid]").first.wait_for(state="attached")
    return frame


def select_an_event(page: Page, frame: Frame) -> None:
    """Open an event's sentences in the map and in the table."""
    page.get_by_role("tab", name="Table").click()
    frame.evaluate("(position) => { map.setView(position, 7, {animate: false}); map.getContainer().focus(); }", KYIV)
    frame.locator("#map_div").press("Enter")
    frame.locator(".strikemap-card blockquote").first.wait_for()
    page.locator("[role=tabpanel] [data-testid=stDataFrame]").first.click(position={"x": 16, "y": 52})
    page.locator(".strikemap-detail").last.wait_for()


def open_a_filter(page: Page, frame: Frame) -> None:
    if page.viewport_size["width"] < 500:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("combobox", name="Weapon").click()
    page.get_by_role("option").first.wait_for()


def open_charts(page: Page, frame: Frame) -> None:
    page.get_by_role("tab", name="Charts").click()
    page.get_by_test_id("stVegaLiteChart").last.wait_for()


def open_about(page: Page, frame: Frame) -> None:
    page.get_by_role("tab", name="About").click()
    page.get_by_text("How to read the marks.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(
    guarded_page: Callable[..., Page], address: str, axe: str, width: dict[str, object], scheme: str
) -> None:
    page = guarded_page(color_scheme=scheme, **width)
    page.add_init_script(axe)  # into the map's frame as well
    frame = show(page, address)
    found = {"start": violations(page)}
    for state in (open_about, open_charts, select_an_event, open_a_filter):
        state(page, frame)
        found[state.__name__] = violations(page)
    assert found == {state: [] for state in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious_in_an_article(
    guarded_page: Callable[..., Page], address: str, axe: str, width: dict[str, object], scheme: str
) -> None:
    page = guarded_page(color_scheme=scheme, **width)
    page.add_init_script(axe)
    page.goto(f"{address}/?article=article7")
    page.locator(".strikemap-article mark").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious_in_the_stand_alone_map(
    browser: Browser,
    axe: str,
    frame: GeoDataFrame,
    events: list[Event],
    tmp_path: Path,
    width: dict[str, object],
    scheme: str,
) -> None:
    file = tmp_path / "map.html"
    details = Details({event.id: event for event in events})
    file.write_text(standalone.document(frame, details, Credits(("sample articles, not a record",))), encoding="utf-8")
    page = browser.new_context(color_scheme=scheme, offline=True, reduced_motion="reduce", **width).new_page()
    page.add_init_script(axe)
    page.goto(file.as_uri())
    page.locator("#listing tbody button", has_text="Kyiv, Dnipro").click()
    page.locator(".strikemap-card blockquote").first.wait_for()
    found = [rule for rule in page.evaluate(RUN) if rule["impact"] in BAD]
    page.context.close()
    assert found == []
