"""Jobs: what a verb of the command line sets going, and what it tells the reader of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from geopy.geocoders.base import Geocoder

from articles.article import Article, Source
from articles.errors import ArticleError, Problem
from articles.reading import article_files, read_text
from dashboard import explanations, layerlist, lookups, pinning, serving, tallies
from dashboard.terminal import STANDARD, Progress, counted, in_colour, list_problems, print_line, print_text
from dashboard.tiles import Tiles
from dashboard.wordings import imported_text, ingested_text, rest_texts
from geodata import layers, pipeline
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.geocoding import service
from geodata.intake import Intake
from geodata.pipeline import ReadArticle
from geodata.recordtables import read_records
from geodata.store import Store

SAMPLES = Path(__file__).parents[1] / "articles" / "samples"
RECORDS = Path(__file__).parents[1] / "geodata" / "data" / "sample_records.csv"


def read(paths: Sequence[Path], fallback: Geocoder | None, *, explain: bool = False) -> None:
    """Print what is read out of each article as a JSON line, or in words; raises ArticleError when none could be read.

    `explain` shows the text with its places, their roles, and what decided them.
    """
    piped, files = _inputs(paths)
    problems: list[Problem] = []
    count = 0
    for result in _readings(piped, files, fallback):
        if isinstance(result, Problem):
            problems.append(result)
        elif explain:
            print_text([*[""] * bool(count), *explanations.as_lines(result, coloured=in_colour())])
            count += 1
        else:
            print_line(pipeline.as_json(result))
            count += 1
    _end(problems, count)


def ingest(paths: Sequence[Path], location: str, fallback: Geocoder | None) -> None:
    """Read articles into a store and say how many came in; raises ArticleError when none could be read."""
    piped, files = _inputs(paths)
    gazetteer = _gazetteer()
    with closing(Store.open(location)) as store:
        progress = Progress("Reading articles")
        articles = chain(piped, pipeline.taken_up(files, progress.counting(len(files))))
        report = pipeline.take_in(articles, store, gazetteer, fallback)
        progress(len(files), len(files))
    _end(report.problems, report.added + report.unchanged)
    click.echo(ingested_text(report, store.name), err=True)


def import_records(file: Path, form: str, location: str, mapping: Path | None = None) -> None:
    """Put the event records of a file into a store, joined to its events, and say what became of its rows."""
    intake = Intake()
    records = intake.taking(read_records(file, form, _gazetteer(), mapping, Progress("Reading records")))
    first = list(islice(records, 1))
    if not first:
        _tell_rest(intake)
        _end(intake.problems, 0)
    with closing(Store.open(location)) as store:
        added = store.add_records(chain(first, records))
        joined = store.count_joined()
    _end(intake.problems, intake.taken)
    _tell_rest(intake)
    click.echo(imported_text(added, joined, store.name), err=True)


def geocode(
    names: Sequence[str], countries: Sequence[str], fallback: Geocoder | None, *, context: str = "", as_json: bool
) -> None:
    """Print which place each name is taken for and which others it could be; `-` takes names from standard input."""
    gazetteer = _gazetteer()
    for name in _names(names):
        found = lookups.look_up(name, gazetteer, countries, fallback, context)
        if as_json:
            print_line(lookups.as_json(found))
        else:
            click.echo("\n".join(lookups.as_lines(found)))


def list_layers(*, as_json: bool) -> None:
    """Print the layers of the gazetteer."""
    records = layerlist.info(_gazetteer())
    if as_json:
        for record in records:
            print_line(record)
    else:
        click.echo("\n".join(layerlist.as_lines(records)))


def add_layer(file: Path) -> None:
    """Add a file of GeoNames to the gazetteer, compile it anew, and say what came of it."""
    layer, problems = layers.add_layer(file)
    rows = _gazetteer().layers().get(layer.name, 0)
    list_problems(problems)
    skipped = f", {counted(len(problems), 'row')} skipped" if problems else ""
    click.echo(f"{layer.name}: {counted(rows, 'place')} added{skipped}. {layer.attribution}.", err=True)


def remove_layer(name: str) -> None:
    """Take an added layer out of the gazetteer."""
    click.echo(f"{layers.remove_layer(name).name} taken out.", err=True)


def pin(name: str, place_id: str | None, location: str, article: str | None, source: str | None) -> None:
    """Pin a name to a place in a store, or without a place take its pin away, and say what follows."""
    gazetteer = _gazetteer()
    if place_id is None:
        said = pinning.unpin(name, gazetteer, location, article, source)
    else:
        said = pinning.pin(name, place_id, gazetteer, location, article, source)
    click.echo(said, err=True)


def agreement(location: str, by: Sequence[str], *, as_csv: bool) -> None:
    """Print how many attacks our events and each table of records tell of, and which of them alone."""
    with closing(Store.open(location, create=False)) as store:
        rows = store.agreement(by)
    click.echo(tallies.as_csv(rows, by) if as_csv else tallies.as_text(rows, by), nl=False)
    if not any(row.theirs for row in rows):
        click.echo(f"There are no records in {store.name}; put some in with: strikemap import FILE --as ucdp", err=True)


def show(location: str, port: int, *, browser: bool, read_only: bool = False, tiles: Tiles | None = None) -> None:
    """Serve the dashboard of a store and print its address, until the reader stops it."""
    with closing(Store.open(location, create=False, read_only=read_only)) as store:
        store.count_events()
    with serving.dashboard(location, port, read_only=read_only, tiles=tiles) as server:
        click.echo(server.address)
        click.echo("The map is at this address; Ctrl-C stops it.", err=True)
        if browser:
            serving.open_browser(server.address)
        server.wait_until_it_ends()


@contextmanager
def sample_store(location: str | None) -> Iterator[str]:
    """Fill a store with the sample articles and records; without a location, one that is gone when the block ends."""
    with TemporaryDirectory(prefix="strikemap-") as folder:
        filled = location or str(Path(folder) / "demo.sqlite")
        ingest([SAMPLES], filled, None)
        import_records(RECORDS, "csv", filled)
        yield filled


def fallback(name: str | None, user_agent: str | None, options: Iterable[tuple[str, str]] = ()) -> Geocoder | None:
    """Return the geocoding service that the options name, None where they name none; raises GeodataError."""
    return None if name is None else service(name, user_agent, options=dict(options))


def _gazetteer() -> Gazetteer:
    return Gazetteer.open(progress=Progress("Compiling the gazetteer, once"))


def _inputs(paths: Sequence[Path]) -> tuple[list[Article], list[Path]]:
    """Return the article on standard input, where the paths name it, and the files; raises before anything is made."""
    files = article_files(path for path in paths if path != STANDARD)
    return [_standard_article()] if STANDARD in paths else [], files


def _readings(
    piped: Sequence[Article], files: Sequence[Path], fallback: Geocoder | None
) -> Iterator[ReadArticle | Problem]:
    gazetteer = _gazetteer()
    for article in piped:
        yield pipeline.read_one(article, gazetteer, fallback)
    yield from Progress("Reading articles").over(pipeline.read(files, gazetteer, fallback), len(files))


def _standard_article() -> Article:
    raw = sys.stdin.buffer.read()
    try:
        return read_text(raw.decode("utf-8"), "standard input", Source("standard input"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"standard input: broken UTF-8 at byte {error.start}; give it UTF-8 text.") from error


def _names(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, and in the place of `-` those on standard input, one a line; raises GeodataError."""
    for name in names:
        if name == str(STANDARD):
            lines = (_utf8(line, "standard input").strip() for line in sys.stdin.buffer)
            yield from (line for line in lines if line)
        else:
            yield _utf8(os.fsencode(name), "the name")


def _utf8(raw: bytes, what: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        shown = raw.strip()[:40].decode("utf-8", "replace")
        raise GeodataError(f"{what}: broken UTF-8 in {shown!r}; give names as UTF-8 text.") from error


def _tell_rest(intake: Intake) -> None:
    for words in rest_texts(intake):
        click.echo(words, err=True)


def _end(problems: Sequence[Problem], count: int) -> None:
    list_problems(problems)
    if not count:
        raise ArticleError("Nothing could be read; the lines above say why.")
