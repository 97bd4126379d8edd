"""What is condensed comes back in the browser as it was, and takes a fraction of the room of its JSON."""

from __future__ import annotations

import base64
import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.condensing import condensed
from dashboard.popups import Details

SCRIPT = Path(__file__).parents[2] / "dashboard" / "assets" / "condensed.js"
READ = """(signs) => strikemap.records(Uint8Array.from(atob(signs), (sign) => sign.charCodeAt(0)).buffer)"""


@pytest.fixture(scope="module")
def read(browser: Browser) -> Iterator[Callable[[list[object]], object]]:
    """A function that condenses records and has the page's own script read them."""
    page = browser.new_page()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    yield lambda records: page.evaluate(READ, base64.b64encode(condensed(records)).decode())
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    "records",
    [
        [],
        [{}],
        ["a", "a", "b", "a", "c", "b"],
        [{"id": "00ff" * 4, "of": "0123456789abcdef"}, {"id": "f" * 16, "of": "other"}, {"id": "00ff" * 4, "of": ""}],
        [None, True, False, 0, -1, 2.5, "0", "null"],
        [{"url": None}, {"url": "https://x.example/1"}, {"url": "null"}],
        [{"facts": [["Killed", "3"], ["When", "1 May"]]}, {"facts": [["When", "2 May"]]}, {"facts": []}],
        [{"notices": ["one", "two"]}, {"notices": ["two"]}, {"pairs": [["a", "b"], ["c", "d", "e"]]}],
        ['"', "\\", '\\"', "\n", "\r\n\t", "\0\x01\x1f\x7f", "\u2028\u2029", "\ufeff", "", " ", "  two  blanks "],
        ["</script>", "<!--", "${x}", "__proto__", "constructor"],
        ["Удар по Харкову", "удару", "Ударів", "🔥🔥 вогонь", "𝐀𝐁 𝐀𝐂", "e\u0301tat"],
        [[1, 2], [3, -4, 5], [100_000, 50_000, 100_001, 49_999, 100_000, 50_000], [7], [], [0, 0], [True, False]],
        [[2**25, 1], [2**25 - 1, -(2**25) + 1] * 3, [1, 2.5], [1, "a"], [1, None]],
        {"scale": 1000, "land": [[1, 2, 3], [4, 5]], "cities": [["Kyiv", 30, 50, "Київ"]]},
        None,
        7,
        [f"word{number} w{number * 7919 % 30_000} {number:x}" for number in range(20_000)],
    ],
    ids=lambda records: str(records)[:30],
)
def test_records_come_back_as_they_were(read, records):
    assert read(records) == records


@pytest.mark.browser
def test_what_is_told_of_events_comes_back(read, events):
    details = Details({event.id: event for event in events})
    told = json.loads(json.dumps([details[event] for event in details]))
    assert read(told) == told


def test_many_records_take_half_the_room_of_their_json(events):
    rng = random.Random(1)
    words = "".join(item.article.text for event in events for item in event.evidence).split()
    told = json.loads(json.dumps([Details({event.id: event for event in events})[event.id] for event in events]))
    many = [
        {**told[number % 7], "id": f"{rng.getrandbits(64):016x}", "note": " ".join(rng.choices(words, k=12))}
        for number in range(2_000)
    ]
    assert len(gzip.compress(condensed(many))) < 0.6 * len(gzip.compress(json.dumps(many).encode()))
