"""The dashboard's server: it answers before its address is told, and it goes when the command goes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dashboard import serving


@pytest.fixture
def app(tmp_path: Path) -> Path:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nst.title('Strikes')\n", encoding="utf-8")
    return script


def _answers(port: int) -> bool:
    connection = HTTPConnection(serving.HOST, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except ConnectionRefusedError:
        return False
    finally:
        connection.close()


def test_the_server_answers_as_soon_as_its_address_is_known_and_is_gone_afterwards(app: Path) -> None:
    with serving.dashboard("some.sqlite", 0, app) as server:
        assert server.address == f"http://127.0.0.1:{server.port}"
        assert _answers(server.port)
    assert not _answers(server.port)


def test_the_server_listens_on_this_machine_alone(app: Path) -> None:
    with serving.dashboard("some.sqlite", 0, app) as server, socket.socket() as other:
        other.bind(("127.0.0.2", server.port))


def test_a_taken_port_is_named_with_the_next_step(app: Path) -> None:
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with (
            pytest.raises(serving.ServingError, match=f"^Port {port} is taken; choose another with --port"),
            serving.dashboard("some.sqlite", port, app),
        ):
            pass


def test_an_app_that_is_not_there_says_that_the_server_stopped(tmp_path: Path) -> None:
    with (
        pytest.raises(serving.ServingError, match="stopped before it answered"),
        serving.dashboard("some.sqlite", 0, tmp_path / "none.py"),
    ):
        pass


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_the_command_stops_the_server(app: Path, number: signal.Signals) -> None:
    script = (
        "from contextlib import suppress\nfrom pathlib import Path\nfrom dashboard import serving\n"
        f"with suppress(KeyboardInterrupt), serving.dashboard('some.sqlite', 0, Path({str(app)!r})) as server:\n"
        "    print(server.port, flush=True)\n    server.wait_until_it_ends()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout
        port = int(command.stdout.readline())
        assert _answers(port)
        command.send_signal(number)
        assert command.wait(timeout=30) == 0
    assert not _answers(port)


def test_a_server_that_dies_by_itself_is_an_error(app: Path) -> None:
    with serving.dashboard("some.sqlite", 0, app) as server:
        os.kill(server.process.pid, signal.SIGKILL)
        with pytest.raises(serving.ServingError, match="stopped by itself"):
            server.wait_until_it_ends()


@pytest.mark.parametrize(
    "environment",
    [{"SSH_CONNECTION": "here", "DISPLAY": ":0"}, {}] if sys.platform == "linux" else [{"SSH_CONNECTION": "here"}],
)
def test_no_browser_is_opened_where_there_is_no_desktop(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert not serving.open_browser("http://127.0.0.1:8501", environment)
    assert opened == []


def test_the_app_is_told_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environment = serving.environment("war.sqlite")
    assert environment["STRIKEMAP_TILES"] == ""
    assert environment["STRIKEMAP_STORE"] == str(tmp_path / "war.sqlite")
    address = "postgresql://me@host/news"
    assert serving.environment(address)["STRIKEMAP_STORE"] == address
    assert environment["PATH"] == os.environ["PATH"]
