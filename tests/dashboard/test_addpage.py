"""Dropping files on the page brings them onto the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard import serving
from geodata.store import Store

pytestmark = pytest.mark.browser

WAIT = 60_000
NEWS = {
    "a.txt": "date 2024-05-02 Shells hit Sumy\n\nOn Wednesday Russian shells hit Sumy, killing two people.\n",
    "b.txt": "<b>no header</b>",
}


def test_articles_are_dropped_on_an_empty_store_and_the_map_shows_them(browser: Browser, tmp_path: Path) -> None:
    location = tmp_path / "war.sqlite"
    Store.open(location).close()
    for name, text in NEWS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving.dashboard(str(location), 0) as server:
        page = browser.new_page(viewport={"width": 1300, "height": 1400})
        page.set_default_timeout(WAIT)
        page.goto(server.address)
        expect(page.get_by_text("holds no events yet")).to_be_visible(timeout=WAIT)
        page.get_by_role("button", name="Add to the store").click()
        expect(page.get_by_text("nothing was added")).to_be_visible(timeout=WAIT)
        page.locator("input[type=file]").set_input_files([tmp_path / name for name in NEWS])
        expect(page.get_by_text("b.txt", exact=True)).to_be_visible(timeout=WAIT)
        page.get_by_role("button", name="Add to the store").click()
        expect(page.locator(".strikemap-totals dd").first).to_have_text("1 of 1", timeout=WAIT)
        page.get_by_role("tab", name="Add").click()
        expect(page.get_by_text("1 article added, 0 unchanged, 1 skipped")).to_be_visible(timeout=WAIT)
        page.close()
