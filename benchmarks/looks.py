"""How fast the map plays when it draws marks, heat or regions, by events or by deaths, in a real browser.

    python benchmarks/looks.py [EVENTS...]

Prints, for 1,000,000 events on the dashboard's own page, for each look: the frames a second and the longest 5 % of
frames in milliseconds while it plays with a window of 30 days and with one that grows over all days, and the median
milliseconds of one frame with all events in the window. Needs what benchmarks/map.py needs.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from itertools import product

from map import OURS, WINDOW, browser, first_map, playing, server
from playwright.sync_api import Browser, Frame

LOOK = "drawn={}&by={}"
KIND = replace(OURS, ready="window.map && map.strikemap && map.strikemap.told && map.strikemap.columns.count > 0")
# A frame of the whole: the window is listed again and all of it drawn.
WHOLE = """() => {
    const session = map.strikemap, { earliest, latest } = session.time.window, times = [];
    for (let turn = 0; turn < 9; turn++) {
        const started = performance.now();
        session.layer.show(earliest, latest);
        times.push(performance.now() - started);
    }
    return times.sort((one, other) => one - other)[4];
}"""
GROW = """() => {
    const { time } = map.strikemap;
    const { earliest, latest } = time.window;
    time.set(earliest, Math.round((earliest + latest) / 2));
    time.window.growing = true;
}"""


def main(sizes: list[int]) -> None:
    """Print the table."""
    heads = ("30 days fps", "worst 5 %", "growing fps", "worst 5 %", "all ms")
    print(f"{'events':>10}  {'look':<20}" + "".join(f"{head:>13}" for head in heads))
    for size in sizes:
        with server(OURS, size) as running, browser() as chromium:
            for drawn, by in product(("marks", "heat", "regions"), ("events", "deaths")):
                frame = opened(chromium, f"{running.address}{WINDOW}&{LOOK.format(drawn, by)}")
                moving, growing, whole = playing(frame), grown(frame), frame.evaluate(WHOLE)
                told = zip((*moving, *growing, whole), (".0f", ".1f", ".0f", ".1f", ".1f"), strict=True)
                figures = "".join(f"{format(figure, form):>13}" for figure, form in told)
                print(f"{size:>10,}  {drawn + ' by ' + by:<20}{figures}", flush=True)
                frame.page.close()


def opened(chromium: Browser, address: str) -> Frame:
    """Return the frame of the map once it is drawn and the page below it has come."""
    page, frame, _ = first_map(chromium, address, KIND)
    page.wait_for_timeout(3000)
    return frame


def grown(frame: Frame) -> tuple[float, float]:
    """Return how it plays with a window that grows, from the middle of all days on."""
    frame.evaluate("map.strikemap.time.pause()")
    frame.evaluate(GROW)
    return playing(frame)


if __name__ == "__main__":
    wanted = [int(re.sub(r"[_,]", "", argument)) for argument in sys.argv[1:]]
    main(wanted or [1_000_000])
