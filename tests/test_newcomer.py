"""The two commands of the README and `pip install .`, as a newcomer runs them: fresh clone, fresh home."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OUR_SETTINGS = ("VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL", "PYTEST_ADDOPTS", "DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH")
DATA = ("articles/samples", "articles/vocabulary", "dashboard/assets", "geodata/data")

pytestmark = [
    pytest.mark.newcomer,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no repository to clone"),
]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh home and a fresh clone."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "home").mkdir()
    subprocess.run(["git", "clone", "--quiet", ROOT, folder / "strikemap"], check=True)
    return folder


@pytest.fixture(scope="module")
def environment(newcomer: Path) -> dict[str, str]:
    """What a newcomer's shell has: this one's settings of pip, nothing of ours."""
    python = Path(sys.base_prefix) / "bin"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "STRIKEMAP_", "PYTEST_"))}
    kept = {name: value for name, value in kept.items() if name not in OUR_SETTINGS}
    ours = Path(sys.prefix) / "bin"
    path = [str(python), *(part for part in os.environ["PATH"].split(os.pathsep) if Path(part) != ours)]
    return kept | {"HOME": str(newcomer / "home"), "PATH": os.pathsep.join(path), "PIP_NO_CACHE_DIR": "1"}


@pytest.fixture(scope="module")
def demo(newcomer: Path, environment: dict[str, str]) -> Iterator[str]:
    """The first line that `make demo` prints that is an address, while it runs."""
    command = ["make", "demo", "DEMO_ARGS=--port 0"]
    with subprocess.Popen(
        command, cwd=newcomer / "strikemap", env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout
        try:
            yield next((line.strip() for line in running.stdout if line.startswith("http://")), "no address")
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait(timeout=60)


def test_make_demo_prints_an_address_that_answers(demo: str) -> None:
    address = re.fullmatch(r"http://(127\.0\.0\.1:\d+)", demo)
    assert address, demo
    assert "<html" in _page(address[1])


def test_make_test_runs_every_check(demo: str, newcomer: Path, environment: dict[str, str]) -> None:
    command = ["make", "test", "PYTEST_ARGS=-q tests/dashboard/test_options.py"]
    run = subprocess.run(
        command, cwd=newcomer / "strikemap", env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert f"bin/{tool}" in run.stdout
    assert re.search(r"^\d+ passed", run.stdout, re.MULTILINE)


def test_the_clone_stays_clean(demo: str, newcomer: Path) -> None:
    status = ["git", "status", "--porcelain"]
    run = subprocess.run(status, cwd=newcomer / "strikemap", capture_output=True, text=True, check=True)
    assert run.stdout == ""


def test_make_without_a_target_says_what_there_is(newcomer: Path, environment: dict[str, str]) -> None:
    run = subprocess.run(
        ["make"], cwd=newcomer / "strikemap", env=environment, capture_output=True, text=True, check=True
    )
    assert {"make demo", "make test", "make lock", "make clean"} <= set(re.findall(r"make [a-z]+", run.stdout))


def test_a_python_that_is_too_old_is_told_so(newcomer: Path, environment: dict[str, str], tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    run = subprocess.run(
        ["make", "demo", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"],
        cwd=newcomer / "strikemap", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode != 0
    assert "strikemap needs Python 3.11 or newer" in run.stderr
    assert not (tmp_path / "venv").exists()


@pytest.fixture(scope="module")
def installed(demo: str, newcomer: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel, and the clone's dependencies: what it lacks, it lacks for everyone."""
    checkout, venv = newcomer / "strikemap", tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([checkout / ".venv/bin/python", "-m", "venv", venv], check=True, env=environment)
    install = [venv / "bin/python", "-m", "pip", "install", "--quiet", "--no-deps", checkout]
    subprocess.run(install, check=True, env=environment)
    dependencies = _packages(checkout / ".venv")
    (_packages(venv) / "dependencies.pth").write_text(str(dependencies), encoding="utf-8")
    return venv


def test_the_wheel_carries_every_data_file_and_the_licences(installed: Path, newcomer: Path) -> None:
    listing = ["git", "ls-files", *DATA]
    tracked = subprocess.run(listing, cwd=newcomer / "strikemap", capture_output=True, text=True, check=True).stdout
    assert len(tracked.splitlines()) > 110
    assert [name for name in tracked.splitlines() if not (_packages(installed) / name).is_file()] == []
    licences = next(_packages(installed).glob("strikemap-*.dist-info/licenses"))
    assert {path.name for path in licences.iterdir()} == {"LICENSE", "NOTICE"}
    assert not (_packages(installed) / "dashboard/screenshot.png").exists()


def test_the_installed_demo_works_from_any_folder(installed: Path, environment: dict[str, str], tmp_path: Path) -> None:
    strikemap = installed / "bin/strikemap"
    demo = [strikemap, "demo", "--port", "0", "--store", "kept.sqlite"]
    with subprocess.Popen(demo, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        address = running.stdout.readline().strip()
        page = _page(address.removeprefix("http://"))
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 0
    assert "<html" in page
    export = [strikemap, "export", "-", "--store", "kept.sqlite", "--place", "Kyiv"]
    exported = subprocess.run(export, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout
    features = json.loads(exported)["features"]
    assert {feature["properties"]["place_name"] for feature in features} == {"Kyiv"}
    assert b"sample articles, not a record" in exported


def _packages(venv: Path) -> Path:
    return next(venv.glob("lib/python*/site-packages"))


def _page(host: str) -> str:
    connection = HTTPConnection(host, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read().decode()
    finally:
        connection.close()
