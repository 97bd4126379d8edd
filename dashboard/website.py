"""Website: the dashboard's server, with the browser's files out of memory and told of before they are needed."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from dashboard.serving import APP, PAGE_VARIABLE

# The scripts of Streamlit that draw the map and what stands above it; others are fetched when they are drawn.
ELEMENTS = ("ComponentInstance", "Html")
_INDEX = "/"
_KEPT = ("/static/", "/component/")
_LASTING = "public, max-age=31536000, immutable"
_BUDGET = 64_000_000
_HTTP_OK = 200
_STATIC = Path(streamlit.__file__).with_name("static")
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


class Shelf:
    """Middleware that answers for files out of memory once they were asked for: none changes while a server runs.

    Streamlit opens each file anew for each reader and compresses those of the map anew too.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app
        self._kept: dict[tuple[str, bool], tuple[Message, Message]] = {}
        self._room = _BUDGET

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI has it."""
        if not _is_kept(scope):
            await self._app(scope, receive, send)
            return
        key = scope["path"], "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if key not in self._kept and not await self._keep(key, scope, receive, send):
            return
        for message in self._kept[key]:
            await send(message)

    async def _keep(self, key: tuple[str, bool], scope: Scope, receive: Receive, send: Send) -> bool:
        """Put the application's answer on the shelf, and tell whether it is there; what is not to be kept is sent."""
        told: list[Message] = []

        async def note(message: Message) -> None:
            told.append(message)

        await self._app(scope, receive, note)
        if told[-1]["type"] != "http.response.body" or told[-1].get("more_body"):
            return False  # the reader has left before all of it was made
        start, body = _lasting(scope["path"], told)
        if start["status"] == _HTTP_OK and len(body["body"]) <= self._room:
            self._room -= len(body["body"])
            self._kept[key] = start, body
            return True
        await send(start)
        await send(body)
        return False


def hints() -> str:
    """Return the links that make a browser fetch the scripts of the first view at once, not when each is drawn."""
    scripts = _STATIC / "static" / "js"
    index = (_STATIC / "index.html").read_text(encoding="utf-8")
    wanted = [path.name for element in ELEMENTS for path in scripts.glob(f"{element}.*.js")]
    told: dict[str, None] = {}
    while wanted:
        name = wanted.pop(0)
        if name not in told and name not in index:
            told[name] = None
            wanted += _IMPORTED.findall((scripts / name).read_text(encoding="utf-8"))
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in told)


def _lasting(path: str, told: Sequence[Message]) -> tuple[Message, Message]:
    """Return an answer as its start and one body: the page with hints, what it fetches to be kept by browsers."""
    start, body = told[0], b"".join(message.get("body", b"") for message in told[1:])
    headers = MutableHeaders(raw=[*start["headers"]])
    if start["status"] == _HTTP_OK and path == _INDEX:
        body = body.replace(b"</head>", hints().encode() + b"</head>")
        headers["content-length"] = str(len(body))
    elif start["status"] == _HTTP_OK and not path.endswith(".html"):
        headers["cache-control"] = _LASTING
    return {**start, "headers": headers.raw}, {"type": "http.response.body", "body": body}


def _is_kept(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    asked = Headers(scope=scope)
    path: str = scope["path"]
    return (path == _INDEX or path.startswith(_KEPT)) and "range" not in asked and "if-none-match" not in asked


# A page that is not there ends the server at once, not at the first reader.
app = App(Path(os.environ.get(PAGE_VARIABLE, APP)).resolve(strict=True), middleware=[Middleware(Shelf)])
