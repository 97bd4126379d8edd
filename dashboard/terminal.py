"""The terminal: data on stdout, words and progress on stderr, and one sentence where something fails."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import TypeVar

import click
from geopy.exc import GeopyError

from articles.errors import ArticleError, Problem
from dashboard.serving import ServingError
from geodata.errors import GeodataError

STANDARD = Path("-")

T = TypeVar("T")

_SILENT = 1.0
_WIDTH = 30
_WITHOUT_SERVICE = "try again later, or leave out --geocoder"
_NEXT = {
    errno.ENOSPC: "free some space and run the command again",
    errno.EACCES: "change its permissions, or choose another place",
    errno.EROFS: "choose a place that can be written to",
    errno.ENOENT: "check the path",
    errno.EISDIR: "name a file in it",
    errno.ENOTDIR: "check the path",
}


class Verbs(click.Group):
    """A group of commands that ends with one sentence and exit code 1 wherever a command fails."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the reader can mend becomes a sentence, a mistake in the program stays a traceback."""
        try:
            return super().invoke(ctx)
        except (ArticleError, GeodataError, ServingError) as error:
            raise click.ClickException(str(error)) from error
        except GeopyError as error:
            raise click.ClickException(f"The geocoding service failed ({error}); {_WITHOUT_SERVICE}.") from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(_sentence(error)) from error


class Progress:
    """A bar on stderr for work of more than a second; nothing where stderr is no terminal."""

    def __init__(self, label: str) -> None:
        """Name the work."""
        self.label = label
        self._began = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Draw that so many steps out of so many are done; the last one clears the bar."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < _SILENT:
            return
        share = done / total if total else 1.0
        bar = f"{self.label} [{'#' * round(_WIDTH * share):{_WIDTH}}] {share:4.0%}"
        click.echo(f"\r{bar}" if done < total else f"\r{' ' * len(bar)}\r", err=True, nl=False)

    def counting(self, total: int) -> Callable[[object], None]:
        """Return what draws one more step out of a total whenever it is called, whatever with."""
        done = count()
        return lambda _step: self(next(done), total)

    def over(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Pass items on, drawing how many out of a total went by."""
        for done, item in enumerate(items, start=1):
            yield item
            self(done, total)


def print_line(record: Mapping[str, object]) -> None:
    """Print a record as a JSON line."""
    click.echo(json.dumps(record, ensure_ascii=False))


def print_text(lines: Iterable[str]) -> None:
    """Print lines for people to read, colours and all."""
    click.echo("\n".join(lines), color=True)


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


def in_colour() -> bool:
    """Tell whether what is printed may have colours: on a terminal that has them, unless NO_COLOR is set."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def list_problems(problems: Iterable[Problem]) -> None:
    """Print each problem on its own line of stderr."""
    for problem in problems:
        click.echo(f"Skipped {problem}", err=True)


def _sentence(error: OSError) -> str:
    what = error.strerror or str(error)
    where = f": {error.filename}" if error.filename else ""
    step = _NEXT.get(error.errno or 0, "mend that and run the command again")
    return f"{what}{where}; {step}."
