"""How fast the map is, in a real browser, beside stock folium.

    python benchmarks/map.py [EVENTS...]

Prints, for 10,000, 100,000 and 1,000,000 events on the dashboard's own page, its table open:

- first map: seconds from opening the page, on a server that has shown it before, to the first frame with events, all
  days of them;
- step: median milliseconds from a key on the time slider to the new frame, the window being 30 days;
- page: from the same key until the totals, and with them the table, the downloads and the address, have followed;
- KB: what such a step moves between browser and server, both ways, as the network has it;
- play: frames a second while the map plays, and the longest 5 % of frames in milliseconds;
- memory: megabytes of the server above the same page with ten events (printed in the first line);
- GeoJSON: seconds to write the whole table.

The row `of 3` is the slowest of three browsers at once on one server. Stock folium (a CircleMarker an event, through
st_folium, in a window of 30 days from the start) stands beside it; its scripts come from this package, so that it draws
offline. Needs Linux, Chromium and the test extras; nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import war
from playwright.sync_api import Browser, Error, Frame, Page, sync_playwright
from wire import Wire, wire

from dashboard import serving
from geodata import formats

APP = Path(__file__).with_name("map_app.py")
STEPS, BROWSERS, PATIENCE = 7, 3, 150_000
WINDOW_OPENS = 1500  # milliseconds for Chromium's own window, which is no part of opening a page in it
WINDOW = "/?datetime=2024-01-01/2024-01-30"


@dataclass(frozen=True, slots=True)
class Kind:
    """A page under test: when its map is drawn, what changes with a step, and where its slider is."""

    name: str
    ready: str
    state: str
    slider: str
    in_map: bool


OURS = Kind(
    "strikemap",
    "window.map && map.strikemap && map.strikemap.told && map.strikemap.layer.drawn > 0",
    "map.strikemap.time.last",
    "[aria-label='Last day shown']",
    in_map=True,
)
STOCK = Kind(
    "folium",
    "window.map && window.feature_group && window.feature_group[0].getLayers().length > 0",
    "window.feature_group.length",  # st_folium appends each new group
    "[data-testid=stSlider] input[type=range]",
    in_map=False,
)
FRAMES = """() => new Promise((done) => {
    const times = [];
    map.strikemap.time.play();
    const note = (now) => { times.push(now); if (times.length < 121) requestAnimationFrame(note); else done(times); };
    requestAnimationFrame(note);
})"""
# The page notes the time itself: one who asks from outside is answered late by a browser that goes on with the page.
FIRST = """(() => {
    if (window !== top) return;
    const isReady = (frame) => { try { return frame.contentWindow.eval("%s"); } catch { return false; } };
    const maps = () => [...document.querySelectorAll("iframe")];
    const drawn = () => { window.firstMap = performance.timeOrigin + performance.now(); };
    const look = () => requestAnimationFrame(maps().some(isReady) ? () => requestAnimationFrame(drawn) : look);
    look();
})();"""
WATCH = """(look) => {
    const state = () => eval(look), now = () => performance.timeOrigin + performance.now(), before = state();
    window.stepped = new Promise((done) => {
        const shown = () => requestAnimationFrame(() => done(now()));
        const again = () => requestAnimationFrame(() => (state() === before ? again() : shown()));
        again();
    });
}"""
PRESSED = """() => { addEventListener("keydown",
    () => { window.pressed = performance.timeOrigin + performance.now(); }, { capture: true, once: true }); }"""
TOTALS = "(document.querySelector('.strikemap-totals') || {}).innerText"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; None where the page has no such thing or did not come to it."""

    first: float | None = None
    step: float | None = None
    page: float | None = None
    moved: float | None = None
    play: float | None = None
    worst: float | None = None
    memory: float | None = None
    export: float | None = None


COLUMNS = {
    "first map s": ("first", ".1f"),
    "step ms": ("step", ".0f"),
    "page ms": ("page", ".0f"),
    "step KB": ("moved", ".1f"),
    "play fps": ("play", ".0f"),
    "worst 5 %": ("worst", ".1f"),
    "memory MB": ("memory", ".0f"),
    "GeoJSON s": ("export", ".1f"),
}


def main(sizes: list[int]) -> None:
    """Print the table."""
    with server(OURS, 10) as idle:
        with browser() as chromium:
            first_map(chromium, idle.address, OURS)
        base = _resident(idle)
    print(f"a server that has shown ten events: {base:.0f} MB")
    print(f"{'map':<12}{'events':>10}" + "".join(f"{name:>12}" for name in COLUMNS))
    for size in sizes:
        with server(OURS, size) as running:
            alone = one(running.address, OURS)
            memory = _resident(running) - base
            row(OURS.name, size, replace(alone, memory=memory, export=export(size)))
            together = at_once(running.address)
            row(f"of {BROWSERS}", size, replace(together, memory=_resident(running) - base))
        with server(STOCK, size) as running:
            row(STOCK.name, size, one(running.address, STOCK))


def row(name: str, events: int, figures: Figures) -> None:
    """Print one row."""
    values = ((getattr(figures, field), form) for field, form in COLUMNS.values())
    cells = (f"{'-' if value is None else format(value, form):>12}" for value, form in values)
    print(f"{name:<12}{events:>10,}" + "".join(cells), flush=True)


@contextmanager
def server(kind: Kind, events: int) -> Iterator[serving.Server]:
    """Run the app on a free port of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"MAP_KIND": kind.name, "MAP_EVENTS": str(events), "XDG_CACHE_HOME": folder}
        with serving.dashboard(f"{folder}/store.sqlite", 0, APP) as running:
            yield running


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser."""
    arguments = ["--no-sandbox", "--disable-gpu"] if os.geteuid() == 0 else ["--disable-gpu"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield started
        started.close()


def one(address: str, kind: Kind) -> Figures:
    """Measure a page in one browser; what it has not come to in time stays out."""
    with browser() as chromium:
        try:
            first_map(chromium, address, kind)  # warms the server
            return visit(chromium, address, kind, lambda: None)
        except Error:
            return Figures()


def at_once(address: str) -> Figures:
    """Return the slowest of several browsers that do the same at once."""
    barrier = Barrier(BROWSERS, timeout=2 * PATIENCE / 1000)  # one that fails must not keep the others waiting

    def run(_number: int) -> Figures:
        with browser() as chromium:
            return visit(chromium, address, OURS, barrier.wait)

    with ThreadPoolExecutor(BROWSERS) as pool:
        told = [*pool.map(run, range(BROWSERS))]
    slowest = {name: max(getattr(each, name) for each in told) for name in ("first", "step", "page", "moved", "worst")}
    return Figures(**slowest, play=min(each.play or 0 for each in told))


def visit(chromium: Browser, address: str, kind: Kind, together: Callable[[], object]) -> Figures:
    """Measure opening, stepping and playing; `together` waits for the other browsers."""
    together()
    page, _, first = first_map(chromium, address, kind)
    page.close()
    with wire(address) as between:
        page, frame, _ = first_map(chromium, between.address + (WINDOW if kind is OURS else ""), kind)
        together()
        step, followed, moved = steps(page, frame, kind, between)
        together()
        play, worst = playing(frame) if kind is OURS else (None, None)
        page.close()
    return Figures(first, step, followed, moved, play, worst)


def first_map(chromium: Browser, address: str, kind: Kind) -> tuple[Page, Frame, float]:
    """Open the app and return page, the map's frame and the seconds until its first drawn frame."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.add_init_script(FIRST % kind.ready)
    page.wait_for_timeout(WINDOW_OPENS)
    started = time.time()
    page.goto(address)
    page.wait_for_function("window.firstMap")
    return page, _map(page), page.evaluate("window.firstMap") / 1000 - started


def steps(page: Page, frame: Frame, kind: Kind, between: Wire) -> tuple[float, float | None, float]:
    """Return the median milliseconds of a step until the new frame and until the page, and its kilobytes."""
    slider = (frame if kind.in_map else page).locator(kind.slider).last
    slider.focus()
    page.wait_for_timeout(3000)
    before = between.moved
    drawn, followed = zip(*(_step(page, frame, kind) for _ in range(STEPS)), strict=True)
    told = statistics.median(followed) if kind is OURS else None
    return statistics.median(drawn), told, (between.moved - before) / STEPS / 1000


def playing(frame: Frame) -> tuple[float, float]:
    """Return the frames a second while the map plays, and the 95th percentile of a frame's milliseconds."""
    stamps = frame.evaluate(FRAMES)
    lengths = sorted(later - earlier for earlier, later in pairwise(stamps))
    return 1000 * len(lengths) / sum(lengths), lengths[int(len(lengths) * 0.95)]


def export(events: int) -> float:
    """Return the seconds of writing the whole table as GeoJSON."""
    table = war.table(events)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        formats.write(table, Path(folder) / "events.geojson")
        return time.perf_counter() - started


def _step(page: Page, frame: Frame, kind: Kind) -> tuple[float, float]:
    frame.evaluate(WATCH, kind.state)
    if kind is OURS:
        page.evaluate(WATCH, TOTALS)
    (frame if kind.in_map else page).evaluate(PRESSED)
    page.keyboard.press("ArrowRight")
    drawn = frame.evaluate("window.stepped")
    followed = page.evaluate("window.stepped") if kind is OURS else drawn
    page.wait_for_timeout(500)
    pressed = (frame if kind.in_map else page).evaluate("window.pressed")
    return drawn - pressed, followed - pressed


def _map(page: Page) -> Frame:
    return next(frame for frame in page.frames if "st_folium" in frame.url)


def _resident(running: serving.Server) -> float:
    """Return the megabytes that a server holds in memory."""
    status = Path(f"/proc/{running.process.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


if __name__ == "__main__":
    wanted = [int(re.sub(r"[_,]", "", argument)) for argument in sys.argv[1:]]
    main(wanted or [10_000, 100_000, 1_000_000])
