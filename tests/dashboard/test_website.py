"""The server's own part of the page: what is kept in memory, and what a browser is told to fetch early."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from dashboard import website
from dashboard.website import Shelf, hints

PAGE = b"<html><head></head></html>"


class Files:
    """An application of one file, which counts how often it is asked."""

    def __init__(self, body: bytes = b"file", status: int = 200, parts: int = 2) -> None:
        self.body, self.status, self.parts, self.asked = body, status, parts, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        length = (b"content-length", str(len(self.body)).encode())
        await send({"type": "http.response.start", "status": self.status, "headers": [length]})
        told = ({"body": self.body[:2], "more_body": True}, {"body": self.body[2:]})
        for part in told[: self.parts]:
            await send({"type": "http.response.body", **part})


def answer(shelf: Shelf, path: str, method: str = "GET", **headers: str) -> list[Message]:
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw}
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests has a loop of its own in this thread
        apart.submit(lambda: asyncio.run(shelf(scope, receive, send))).result()
    return told


def body(told: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in told)


@pytest.mark.parametrize("path", ["/static/js/index.js", "/component/dashboard.layers.assets/basemap.json"])
def test_a_file_is_asked_for_once_and_stays_with_the_browser(path: str) -> None:
    files = Files()
    shelf = Shelf(files)
    for _ in range(3):
        told = answer(shelf, path)
        assert body(told) == b"file"
        assert (b"cache-control", b"public, max-age=31536000, immutable") in told[0]["headers"]
    assert files.asked == 1


def test_packed_and_plain_files_are_kept_apart() -> None:
    files = Files()
    shelf = Shelf(files)
    answer(shelf, "/static/a.js", accept_encoding="gzip, br")
    answer(shelf, "/static/a.js")
    assert files.asked == 2


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/_stcore/health", "GET", {}),
        ("/media/download.csv", "GET", {}),
        ("/static/a.js", "HEAD", {}),
        ("/static/a.js", "GET", {"range": "bytes=0-1"}),
        ("/static/a.js", "GET", {"if_none_match": '"1"'}),
    ],
)
def test_anything_else_goes_to_the_application(path: str, method: str, headers: dict[str, str]) -> None:
    files = Files()
    shelf = Shelf(files)
    for _ in range(2):
        assert body(answer(shelf, path, method, **headers)) == b"file"
    assert files.asked == 2


def test_what_is_not_found_is_not_kept() -> None:
    files = Files(status=404)
    shelf = Shelf(files)
    assert [body(answer(shelf, "/component/x.js")) for _ in range(2)] == [b"file", b"file"]
    assert files.asked == 2


@pytest.mark.parametrize("parts", [0, 1])
def test_what_was_cut_short_as_its_reader_left_is_not_kept(parts: int) -> None:
    files = Files(parts=parts)
    shelf = Shelf(files)
    assert answer(shelf, "/component/x.js") == []
    files.parts = 2
    assert body(answer(shelf, "/component/x.js")) == b"file"


def test_the_shelf_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(website, "_BUDGET", 5)
    files = Files()
    shelf = Shelf(files)
    for path in ("/static/a.js", "/static/b.js", "/static/b.js", "/static/a.js"):
        assert body(answer(shelf, path)) == b"file"
    assert files.asked == 3


def test_the_page_tells_the_browser_which_scripts_it_will_need() -> None:
    told = answer(Shelf(Files(PAGE)), "/")
    assert body(told) == PAGE.replace(b"</head>", hints().encode() + b"</head>")
    assert (b"content-length", str(len(body(told))).encode()) in told[0]["headers"]


def test_every_hint_is_a_script_of_streamlit_and_every_element_has_one() -> None:
    scripts = Path(streamlit.__file__).with_name("static") / "static" / "js"
    named = re.findall(r'href="\./static/js/([^"]+)"', hints())
    assert named
    assert all((scripts / name).is_file() for name in named)
    assert {name.split(".")[0] for name in named} >= {*website.ELEMENTS}
