"""Endurance: processes killed at any moment lose nothing that was committed, and two at once hinder each other not."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from geodata.gazetteer import Gazetteer
from geodata.store import Store

STORES, KILLS = 10, 20
# Real commands, each in a process of its own; forked from one that has imported all, so that hundreds take a minute.
DRIVER = """
import json, os, sys
from pathlib import Path
from dashboard import cli, jobs, reviewing
from geodata import pipeline
from geodata.gazetteer import Gazetteer

with Gazetteer.open() as gazetteer:
    list(pipeline.read([Path("news")], gazetteer))
for line in sys.stdin:
    child = os.fork()
    if not child:
        cli.main(json.loads(line))
    print(child, flush=True)
    sys.stdin.readline()  # until then its number is not given to another process
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
TOWNS = ("Kharkiv", "Odesa", "Sumy", "Kherson", "Dnipro", "Poltava", "Mykolaiv")
STRIKES = (
    "Three drones hit {} on Thursday, killing 14 people.",
    "On Thursday, three drones struck {}: 14 people were killed, the mayor said.",
    "A missile hit a school in {} on Wednesday. Nobody was hurt.",
)


class Driver:
    """A process that runs commands of strikemap, one after another, each in a process that can be killed."""

    def __init__(self) -> None:
        """Start it in the current folder."""
        command = [sys.executable, "-c", DRIVER]
        path = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, env=path, text=True, **streams)  # type: ignore[call-overload]

    def start(self, *arguments: str) -> int:
        """Start a command and return its process."""
        self._process.stdin.write(f"{json.dumps(arguments)}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> int:
        """Return the exit code of the command, negative where it was killed."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def run(self, *arguments: str) -> None:
        """Run a command to its end."""
        self.start(*arguments)
        assert self.end() == 0, arguments

    def close(self) -> None:
        """End it."""
        self._process.communicate()
        assert self._process.returncode == 0


@pytest.fixture
def drivers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Driver]]:
    """Two drivers in a folder with articles, two in three of which tell of an attack that another tells of, too."""
    monkeypatch.chdir(tmp_path)
    Gazetteer.open().close()
    Path("news").mkdir()
    for number, (town, strike) in enumerate((town, strike) for town in TOWNS for strike in STRIKES):
        day = date(2024, 5, 10) + timedelta(weeks=number % 2)
        Path(f"news/{number:02}.txt").write_text(f"date {day} Strike {number}\n\n{strike.format(town)}\n")
    started = [Driver(), Driver()]
    yield started
    for driver in started:
        driver.close()


def committed(store: str) -> dict[str, set[str]]:
    """What a store holds for good: the ids of its articles, records and corrections."""
    kinds = ("article", "record", "correction")
    if not Path(store).exists():
        return {kind: set() for kind in kinds}
    with closing(sqlite3.connect(store, timeout=60)) as database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        return {
            kind: {one for (one,) in database.execute(f"SELECT id FROM {kind}")} if kind in there else set()
            for kind in kinds
        }


def grouped(store: str) -> list[tuple[list[str], list[str]]]:
    """The events of a store by the claims and records that tell of them."""
    with Store.open(store, create=False) as opened:
        events = opened.events()
        assert [opened.event(event.id) for event in events] == events
        opened.regather()
        assert opened.events() == events
    return sorted(
        (sorted(item.claim.id for item in event.evidence), sorted(record.id for record in event.records))
        for event in events
    )


def records(number: int) -> str:
    """Write a file of records, and return its name."""
    rows = (f"{number}-{row},2024-05-{1 + row % 28:02},{TOWNS[row % 7]}" for row in range(200))
    Path("own.csv").write_text("\n".join(["id,date,place", *rows]))
    return "own.csv"


def jobs(store: str, number: int) -> tuple[str, ...]:
    """The next command that is to be killed."""
    if number % 2 == 0:
        return ("ingest", "news")
    if number % 4 == 1:
        return ("import", records(number), "--as", "csv")
    with Store.open(store) as opened:
        event_id = next((event.id for event in opened.events() if event.evidence), "none")
    return ("review", event_id, "--reject", "--why", f"seen {number}")


def test_a_command_killed_at_any_moment_loses_nothing_that_was_committed(drivers: list[Driver]) -> None:
    driver, rng = drivers[0], random.Random(7)
    driver.run("ingest", "news", "--store", "whole.sqlite")
    whole = [claims for claims, _ in grouped("whole.sqlite")]
    killed = 0
    for store in (f"{number}.sqlite" for number in range(STORES)):
        for number in range(KILLS):
            command = jobs(store, number)
            process = driver.start(*command, "--store", store)
            time.sleep(rng.uniform(0, 0.25))
            before = committed(store)
            os.kill(process, signal.SIGKILL)
            ended = driver.end()
            killed += ended == -signal.SIGKILL
            after = committed(store)
            assert all(before[kind] <= after[kind] for kind in before)
            rows = sum(one.startswith(f"{number}-") for one in after["record"])
            assert rows in {0, 200}
            if ended == 0 and command[0] == "import":
                assert rows == 200
        driver.run("ingest", "news", "--store", store)
        told = grouped(store)
        assert [claims for claims, _ in told if claims] == whole
        assert {one for _, own in told for one in own} == committed(store)["record"]
    assert killed > STORES * KILLS / 2
    assert not [*Path().glob("*.part")]


def test_two_processes_ingest_into_one_store_at_once(drivers: list[Driver]) -> None:
    drivers[0].run("ingest", "news", "--store", "whole.sqlite")
    files = sorted(map(str, Path("news").iterdir()))
    # Some are in both halves, and each half ends with what the other begins with.
    halves: list[list[Any]] = [files[: len(files) * 2 // 3], files[len(files) // 3 :][::-1]]
    for driver, half in zip(drivers, halves, strict=True):
        driver.start("ingest", *half, "--store", "both.sqlite")
    assert [driver.end() for driver in drivers] == [0, 0]
    assert len(committed("both.sqlite")["article"]) == len(files)
    assert grouped("both.sqlite") == grouped("whole.sqlite")
