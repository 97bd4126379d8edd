"""Serving: the dashboard's Streamlit server, started on this machine and stopped with the command."""

from __future__ import annotations

import errno
import http
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from dashboard.tiles import Tiles, as_variable
from geodata.addresses import is_address

HOST = "127.0.0.1"
PORT = 8501
APP = Path(__file__).with_name("app.py")
STORE_VARIABLE = "STRIKEMAP_STORE"
PAGE_VARIABLE = "STRIKEMAP_PAGE"
READ_ONLY_VARIABLE = "STRIKEMAP_READ_ONLY"

# Nothing leaves the machine, nothing is asked on the terminal, and no folder is watched.
_OPTIONS = {
    "server.address": HOST,
    "server.enableWebsocketCompression": "true",
    "server.headless": "true",
    "server.maxUploadSize": "200",
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": HOST,
    "client.toolbarMode": "minimal",
    "global.developmentMode": "false",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
}
# A table of a million events leaves large gaps when it is made: with fixed thresholds glibc gives them back at once,
# those of Arrow's columns too, whose own pool would keep a tenth of the table's size.
_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "MALLOC_ARENA_MAX": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
_WEBSITE = Path(__file__).with_name("website.py")
_PATIENCE = 60.0
_PAUSE = 0.1
_STDERR = 2


class ServingError(Exception):
    """The dashboard cannot be served; the message says what to do next."""


@contextmanager
def dashboard(
    store: str, port: int = PORT, app: Path = APP, *, read_only: bool = False, tiles: Tiles | None = None
) -> Iterator[Server]:
    """Serve the dashboard of a store until the block ends; yields the server once it answers.

    A `read_only` one changes nothing in the store. Port 0 takes any free port. Raises ServingError where the port is
    taken or the server does not come up.
    """
    number = free_port(port)
    process = subprocess.Popen(  # noqa: S603 (our own interpreter and arguments)
        _command(number),
        env=environment(store, app, read_only=read_only, tiles=tiles),
        stdin=subprocess.DEVNULL,
        stdout=_STDERR,
    )
    try:
        with _terminated_like_interrupted():
            server = Server(process, number)
            server.wait_until_it_answers()
            yield server
    finally:
        _stop(process)


class Server:
    """A running dashboard: `address` is what to open in a browser."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Take a started process that will listen on a port of this machine."""
        self.process = process
        self.port = port
        self.address = f"http://{HOST}:{port}"

    def wait_until_it_answers(self) -> None:
        """Return when the server answers requests; raises ServingError when it stops or stays silent before."""
        deadline = time.monotonic() + _PATIENCE
        while not _healthy(self.port):
            if self.process.poll() is not None:
                raise ServingError("The dashboard stopped before it answered; what it printed above says why.")
            if time.monotonic() > deadline:
                raise ServingError(
                    f"The dashboard did not answer within {_PATIENCE:.0f} seconds; run the command again."
                )
            time.sleep(_PAUSE)

    def wait_until_it_ends(self) -> None:
        """Return when the reader stops the server (Ctrl-C); raises ServingError when it stopped by itself."""
        with suppress(KeyboardInterrupt):
            self.process.wait()
            raise ServingError("The dashboard stopped by itself; what it printed above says why.")


def free_port(port: int) -> int:
    """Return the port when nothing listens on it, any free one for 0; raises ServingError where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            raise ServingError(
                f"Port {port} is taken; choose another with --port, or stop the program that listens there."
            ) from error
        return int(probe.getsockname()[1])


def open_browser(address: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Open an address in the reader's browser, where there is a desktop to open it on; tell whether it was tried."""
    desktop = sys.platform in {"darwin", "win32"} or "DISPLAY" in environment or "WAYLAND_DISPLAY" in environment
    if not desktop or "SSH_CONNECTION" in environment or not sys.stderr.isatty():
        return False
    return webbrowser.open(address)


def environment(store: str, app: Path = APP, *, read_only: bool = False, tiles: Tiles | None = None) -> dict[str, str]:
    """Return the environment that tells the server what to show, on which page and tiles, and whether to change it."""
    shown = store if is_address(store) else str(Path(store).absolute())
    told = {STORE_VARIABLE: shown, PAGE_VARIABLE: str(app), READ_ONLY_VARIABLE: "yes" if read_only else "no"}
    return {**_MEMORY, **os.environ, **told, **as_variable(tiles)}


def _command(port: int) -> list[str]:
    options = _OPTIONS | {"server.port": str(port)}
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(_WEBSITE),
        *(f"--{key}={value}" for key, value in options.items()),
    ]


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=_PAUSE * 10)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Make a plain `kill` of the command stop the server as Ctrl-C does."""
    previous = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
