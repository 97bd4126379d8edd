"""How fast the map is, in a real browser, beside stock folium.

    python benchmarks/map.py [EVENTS...]

Prints, for 10,000, 100,000 and 1,000,000 events: the time from opening the page to the first drawn map, the median from
a key on the slider to the new frame, the bytes that a step moves, and the time of a frame while the map plays. Stock
folium (a CircleMarker an event, through st_folium) stands beside it at 10,000; its scripts come from this package, so
that it draws offline. Needs Chromium and the test extras; nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, CDPSession, Frame, Page, sync_playwright

APP = Path(__file__).with_name("map_app.py")
STEPS = 7
OURS_READY = "window.map && map.strikemap && map.strikemap.told && map.strikemap.layer.drawn > 0"
STOCK_READY = "window.map && window.feature_group && window.feature_group[0].getLayers().length > 0"
OURS_STATE = "map.strikemap.time.last"
STOCK_STATE = "window.feature_group.length"  # st_folium appends each new group
FRAMES = """() => new Promise((done) => {
    const times = [];
    map.strikemap.time.play();
    const note = (now) => { times.push(now); if (times.length < 121) requestAnimationFrame(note); else done(times); };
    requestAnimationFrame(note);
})"""


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(f"{'map':<12}{'events':>10}{'first map s':>13}{'step ms':>9}{'step KB':>9}{'frame ms':>10}{'worst 5 %':>11}")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"] if os.geteuid() == 0 else ["--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for size in sizes:
            measure(browser, "strikemap", size)
        measure(browser, "folium", min(sizes))
        browser.close()


def measure(browser: Browser, kind: str, events: int) -> None:
    """Print one row."""
    ready, state = (OURS_READY, OURS_STATE) if kind == "strikemap" else (STOCK_READY, STOCK_STATE)
    with server(kind, events) as address:
        first_map(browser, address, ready)  # warms the server
        page, frame, first = first_map(browser, address, ready, keep=True)
        step, moved = steps(page, frame, state)
        frames = play(frame) if kind == "strikemap" else None
        page.close()
    played = f"{frames[0]:>10.1f}{frames[1]:>11.1f}" if frames else f"{'-':>10}{'-':>11}"
    print(f"{kind:<12}{events:>10,}{first:>13.1f}{step:>9.0f}{moved:>9.1f}{played}", flush=True)


@contextmanager
def server(kind: str, events: int) -> Iterator[str]:
    """Run the app on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(APP), *options, "--browser.gatherUsageStats=false"]
    with tempfile.TemporaryDirectory() as cache:
        surroundings = os.environ | {"MAP_KIND": kind, "MAP_EVENTS": str(events), "XDG_CACHE_HOME": cache}
        process = subprocess.Popen([*command, "--", kind], env=surroundings, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait()


def first_map(browser: Browser, address: str, ready: str, *, keep: bool = False) -> tuple[Page, Frame, float]:
    """Open the app and return page, the map's frame and the seconds until its first drawn frame."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("iframe", timeout=60_000)
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    frame.wait_for_function(ready, timeout=60_000, polling=20)
    frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - started
    if not keep:
        page.close()
    return page, frame, seconds


def steps(page: Page, frame: Frame, state: str) -> tuple[float, float]:
    """Return the median milliseconds from a key on the slider to the new frame, and the kilobytes of a step."""
    slider = page.locator("[data-testid=stSlider] input[type=range]").last
    slider.focus()
    page.wait_for_timeout(1500)
    session, moved = _network(page)
    times = [_step(page, frame, state) for _ in range(STEPS)]
    session.detach()
    return statistics.median(times), sum(moved) / STEPS / 1000


def play(frame: Frame) -> tuple[float, float]:
    """Return the median and the 95th percentile of a frame's milliseconds while the map plays."""
    stamps = frame.evaluate(FRAMES)
    lengths = sorted(later - earlier for earlier, later in pairwise(stamps))
    return statistics.median(lengths), lengths[int(len(lengths) * 0.95)]


def _step(page: Page, frame: Frame, state: str) -> float:
    frame.evaluate(
        f"""() => {{
            const before = {state};
            const now = () => performance.timeOrigin + performance.now();
            window.stepped = new Promise((done) => {{
                const look = () => requestAnimationFrame({state} === before ? look : () => done(now()));
                look();
            }});
        }}"""
    )
    page.evaluate(
        """() => { addEventListener("keydown",
            () => { window.pressed = performance.timeOrigin + performance.now(); }, { capture: true, once: true }); }"""
    )
    page.keyboard.press("ArrowRight")
    shown = frame.evaluate("window.stepped")
    pressed = page.evaluate("window.pressed")
    page.wait_for_timeout(300)
    return float(shown - pressed)


def _network(page: Page) -> tuple[CDPSession, list[int]]:
    """Count what arrives and leaves: HTTP bodies as they were sent, and the frames of web sockets."""
    session, moved = page.context.new_cdp_session(page), []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: moved.append(int(told["encodedDataLength"])))
    for name in ("Network.webSocketFrameReceived", "Network.webSocketFrameSent"):
        session.on(name, lambda told: moved.append(_size(told["response"])))
    return session, moved


def _size(response: dict[str, str | int]) -> int:
    payload = str(response["payloadData"])
    return len(payload) * 3 // 4 if response["opcode"] == 2 else len(payload)  # noqa: PLR2004 - 2: binary, as base64


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} did not start")


if __name__ == "__main__":
    wanted = [int(re.sub(r"[_,]", "", argument)) for argument in sys.argv[1:]]
    main(wanted or [10_000, 100_000, 1_000_000])
