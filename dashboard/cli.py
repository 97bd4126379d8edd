"""The command line: what the packages do, as verbs.

A verb imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dashboard import options
from dashboard.terminal import Verbs

if TYPE_CHECKING:
    from dashboard.tiles import Tiles
    from geodata.corrections import ReviewStatus

Options = tuple[tuple[str, str], ...]
_ARTICLES = click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    # What cannot be read is listed, and the others go on.
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="strikemap", message="%(prog)s %(version)s")
def main() -> None:
    """Read news articles, find the places that were attacked, and show them on a map.

    `strikemap demo` shows all of it with sample articles.
    """


@main.command(epilog="Example: strikemap demo")
@options.demo_store
@options.port
@options.browser
@options.tiles
def demo(store: str | None, port: int, tiles: Tiles | None, *, browser: bool) -> None:
    """Show the sample articles on the map, in one go."""
    from dashboard import jobs, serving

    serving.free_port(port)
    with jobs.sample_store(store) as location:
        jobs.show(location, port, browser=browser, tiles=tiles)


@main.command(epilog="Example: strikemap read news/ > read.jsonl")
@_ARTICLES
@click.option("--explain", is_flag=True, help="Show each article with its places, their roles and what decided them.")
@options.geocoder
def read(
    paths: tuple[Path, ...], geocoder: str | None, user_agent: str | None, geocoder_option: Options, *, explain: bool
) -> None:
    """Print what is read out of articles, one JSON line an article.

    A folder stands for the .txt files in it, - for one article on standard input. Articles that cannot be read are
    listed on standard error; the exit code is 1 when none could. --explain is for people: in colours on a terminal,
    unless NO_COLOR is set.
    """
    from dashboard import jobs

    jobs.read(paths, jobs.fallback(geocoder, user_agent, geocoder_option), explain=explain)


@main.command(epilog="Example: strikemap ingest news/ --store war.sqlite")
@_ARTICLES
@options.store
@options.geocoder
def ingest(
    paths: tuple[Path, ...], store: str, geocoder: str | None, user_agent: str | None, geocoder_option: Options
) -> None:
    """Read articles into the store and gather their events.

    A folder stands for the .txt files in it, - for one article on standard input. An article that is in the store
    already changes nothing. Articles that cannot be read are listed on standard error; the exit code is 1 when none
    could.
    """
    from dashboard import jobs

    jobs.ingest(paths, store, jobs.fallback(geocoder, user_agent, geocoder_option))


@main.command("import", epilog="Example: strikemap import GEDEvent_v24_1.csv --as ucdp")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--as", "form", type=click.Choice(options.RECORD_FORMS), required=True, help="What the file is.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, readable=False),
    help="With --as csv: a TOML file that says which column is what.",
)
@options.store
def import_(file: Path, form: str, store: str, mapping: Path | None) -> None:
    """Put event records into the store, joined to its events.

    The file is an export of ACLED, UCDP GED, VIINA, GDELT 2 or a TimeMap as it was published, packed (.gz, .zip) or
    not. A csv file has the columns date (or date_start and date_end) and place (or longitude and latitude), and may
    have id, killed, injured, weapons, source and licence; any other table needs a --mapping. Rows that are no attacks
    are ignored and counted by name, rows that cannot be used are listed with their lines. The rows keep their licence:
    it stands in every export.
    """
    from dashboard import jobs

    if mapping is not None and form != "csv":
        raise click.UsageError("--mapping goes with --as csv; the other forms are known.")
    jobs.import_records(file, form, store, mapping)


@main.command(epilog='Example: strikemap geocode Pokrovsk --context "in the Donetsk region"')
@click.argument("names", metavar="NAME...", nargs=-1, required=True, type=options.place_name)
@click.option("--context", metavar="TEXT", default="", help="A text around the name; the places in it help to choose.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line each.")
@options.country
@options.geocoder
@options.pins
@options.store
def geocode(
    names: tuple[str, ...],
    country: tuple[str, ...],
    geocoder: str | None,
    user_agent: str | None,
    geocoder_option: Options,
    *,
    context: str,
    as_json: bool,
    **pinned: Any,  # noqa: ANN401 - what a pin takes, as options.pins names it
) -> None:
    """Print which place the gazetteer takes a name for, and which others it could be.

    - takes names from standard input, one a line. --pin sets the place of a name in the store for good: there it goes
    before whatever the articles make of it, and --unpin takes it away again.
    """
    from dashboard import jobs

    if asked := options.pin_of(names, **pinned):
        jobs.pin(*asked)
        return
    jobs.geocode(names, country, jobs.fallback(geocoder, user_agent, geocoder_option), context=context, as_json=as_json)


@main.group(epilog="Example: strikemap gazetteer add UA.txt")
def gazetteer() -> None:
    """Look at the layers of the gazetteer, add one, take one out."""


@gazetteer.command("info", epilog="Example: strikemap gazetteer info --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line a layer.")
def gazetteer_info(*, as_json: bool) -> None:
    """Print each layer with its rows, its licence and its attribution."""
    from dashboard import jobs

    jobs.list_layers(as_json=as_json)


@gazetteer.command("add", epilog="Example: strikemap gazetteer add UA.zip")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
def gazetteer_add(file: Path) -> None:
    """Add a file of GeoNames: a dump (allCountries or a country) or postal codes.

    Text or GeoNames' own zip. Its settlements join those that are there, with their licence and attribution in every
    export; the layer is called like the file, and a layer of that name is replaced.
    """
    from dashboard import jobs

    jobs.add_layer(file)


@gazetteer.command("remove", epilog="Example: strikemap gazetteer remove UA")
@click.argument("name")
def gazetteer_remove(name: str) -> None:
    """Take an added layer out of the gazetteer."""
    from dashboard import jobs

    jobs.remove_layer(name)


@main.command(epilog="Example: strikemap export kyiv.geojson --place Kyiv --datetime 2023-12-01/2023-12-31")
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True, readable=False))
@options.layout
@options.limit
@options.store
@options.reviews
@options.filters
def export(
    out: Path, store: str, reviews: tuple[ReviewStatus, ...], limit: int | None, columns: str, **filters: object
) -> None:
    """Write the events to a file; its name says in which format.

    .geojson, .gpkg, .parquet, .fgb, .kml, .csv, or .html for the map itself; - prints GeoJSON. The options filter as
    the dashboard does.
    """
    from dashboard import exports

    if columns != "ours" and out.suffix.lower() != ".csv":
        raise click.UsageError(f"--columns {columns} goes with a file that ends in .csv.")
    exports.export(out, store, filters, reviews, limit, columns)


@main.command(epilog="Example: strikemap agreement --by region")
@click.option(
    "--by",
    type=click.Choice(["day", "region"]),
    multiple=True,
    help="Sum up all but this; given twice or not at all: both.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table for people.")
@options.store
def agreement(by: tuple[str, ...], store: str, *, as_csv: bool) -> None:
    """Print how many attacks our events and each table of records tell of by day and region, and which alone.

    Ours are events, theirs are records. What is told within three days counts on its last day, longer spans stand in
    lines of their own.
    """
    from dashboard import jobs

    jobs.agreement(store, by or ("day", "region"), as_csv=as_csv)


@main.command(epilog="Example: strikemap events --json --place Kyiv > events.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line each.")
@options.limit
@options.store
@options.reviews
@options.filters
def events(
    store: str, reviews: tuple[ReviewStatus, ...], limit: int | None, *, as_json: bool, **filters: object
) -> None:
    """Print the events of the store, one a line.

    With --json each has its claims (path of the article, sentence), places, dates, tolls with who told them when, raid,
    and records. The options filter as the dashboard does.
    """
    from dashboard import exports

    exports.events(store, filters, reviews, limit, as_json=as_json)


@main.command(epilog='Example: strikemap review 3f2a9c --date 2025-04-13 --why "the mayor says so" --who Ann')
@click.argument("event")
@options.corrections
@options.store
def review(event: str, store: str, who: str | None, why: str, **said: Any) -> None:  # noqa: ANN401 - as options names it
    """Correct an event by hand: confirm or reject it, set its place, days or toll, merge or split it, add a note.

    EVENT is an id that `strikemap events` prints; with --json it prints those of claims and corrections, too. What was
    read stays beside each correction, and a correction stays when articles are read again. A later one goes before an
    earlier one on the same. An event that was merged answers to its old id; --undo is kept as a correction itself.
    """
    from dashboard import reviewing

    reviewing.review(event, store, said, who, why)


@main.group(epilog="Example: strikemap corrections export corrections.jsonl")
def corrections() -> None:
    """Take the corrections of a store out as JSON lines, or put them into one."""


@corrections.command("export", epilog="Example: strikemap corrections export corrections.jsonl")
@click.argument("out", default="-", type=click.File("w", encoding="utf-8", lazy=True))
@options.store
def corrections_export(out: IO[str], store: str) -> None:
    """Write the corrections, one JSON line each, always in the same order: by event, the oldest first."""
    from dashboard import reviewing

    reviewing.export(out, store)


@corrections.command("import", epilog="Example: strikemap corrections import corrections.jsonl")
@click.argument("file", type=click.File(encoding="utf-8"))
@options.store
def corrections_import(file: IO[str], store: str) -> None:
    """Put corrections into the store; those that are there already change nothing."""
    from dashboard import reviewing

    reviewing.import_(file, store)


@main.command(epilog="Example: strikemap show --store war.sqlite")
@options.store
@options.port
@options.browser
@options.tiles
@click.option("--read-only", is_flag=True, help="Change nothing: no review, no pins, no ingest.")
def show(store: str, port: int, tiles: Tiles | None, *, browser: bool, read_only: bool) -> None:
    """Show the events of the store on the map, until Ctrl-C."""
    from dashboard import jobs

    jobs.show(store, port, browser=browser, read_only=read_only, tiles=tiles)
