"""The terminal: progress where someone watches, and one sentence for what fails."""

from __future__ import annotations

import errno
import os
import sys

import click
import pytest
from click.testing import CliRunner
from geopy.exc import GeocoderTimedOut

from articles.errors import ArticleError, Problem
from dashboard import terminal
from dashboard.serving import ServingError
from geodata.errors import StoreError


def _failing_with(error: BaseException) -> click.Group:
    @click.group(cls=terminal.Verbs)
    def group() -> None: ...

    @group.command()
    def fail() -> None:
        raise error

    return group


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ArticleError("a.txt: no header; write one."), "a.txt: no header; write one."),
        (StoreError("The store x is not ours; name another."), "The store x is not ours; name another."),
        (ServingError("Port 1 is taken; choose another."), "Port 1 is taken; choose another."),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "out.json"),
            "No space left on device: out.json; free some space and run the command again.",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "out.json"),
            "Permission denied: out.json; change its permissions",
        ),
        (GeocoderTimedOut("no answer in 5 s"), "The geocoding service failed (no answer in 5 s); try again later"),
    ],
)
def test_what_a_reader_can_mend_is_one_sentence_and_exit_code_1(error: Exception, sentence: str) -> None:
    result = CliRunner().invoke(_failing_with(error), ["fail"])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {sentence}")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_mistake_in_the_program_keeps_its_traceback() -> None:
    result = CliRunner().invoke(_failing_with(ZeroDivisionError()), ["fail"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_an_interrupt_is_no_traceback() -> None:
    result = CliRunner().invoke(_failing_with(KeyboardInterrupt()), ["fail"])
    assert result.exit_code == 1
    assert result.stderr.strip() == "Aborted!"


def test_progress_is_drawn_on_a_terminal_and_cleared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(terminal, "_SILENT", 0.0)
    assert list(terminal.Progress("Reading").over("abcd", 4)) == ["a", "b", "c", "d"]
    shown = capsys.readouterr()
    assert "Reading [" in shown.err
    assert "50%" in shown.err
    assert shown.err.endswith(" \r")
    assert shown.out == ""


def test_progress_is_silent_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "_SILENT", 0.0)
    assert list(terminal.Progress("Reading").over("ab", 2)) == ["a", "b"]
    assert capsys.readouterr().err == ""


def test_short_work_draws_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    step = terminal.Progress("Reading").counting(3)
    for _ in range(3):
        step("a file")
    assert capsys.readouterr().err == ""


def test_problems_are_listed_with_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.list_problems([Problem("a.txt", None, "is empty"), Problem("b.csv", 7, "no date")])
    assert capsys.readouterr().err == "Skipped a.txt: is empty\nSkipped b.csv, line 7: no date\n"


@pytest.mark.parametrize(("number", "words"), [(0, "0 events"), (1, "1 event"), (1234, "1,234 events")])
def test_a_number_goes_with_its_noun(number: int, words: str) -> None:
    assert terminal.counted(number, "event") == words
