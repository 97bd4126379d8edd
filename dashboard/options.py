"""Options: what every verb of the command line calls by the same name and takes in the same form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from typing import Any, TypeVar

import click

from articles.claims import Recency, Status, Weapon
from dashboard.palette import EVENT_TYPE_LABELS
from dashboard.serving import PORT, STORE_VARIABLE
from dashboard.tiles import Tiles, TilesError
from dashboard.tiles import tiles as chosen_tiles
from geodata.corrections import ReviewStatus
from geodata.layouts import LAYOUTS
from geodata.mappings import FORMS

STORE = "strikemap.sqlite"
RECORD_FORMS = (*FORMS, "csv")
_FARTHEST_EAST = 180
_POLE = 90
_CODE_LENGTH = 2

Verb = TypeVar("Verb", bound=Callable[..., Any])


reviews = click.option(
    "--review-status",
    "reviews",
    type=click.Choice([status.value for status in ReviewStatus]),
    multiple=True,
    callback=lambda _context, _option, values: tuple(map(ReviewStatus, values)),
    help="Only events of this review status; without it all but the rejected.",
)


def bbox(text: str) -> tuple[float, float, float, float]:
    """Return a box given as west,south,east,north in degrees; raises click.BadParameter where it is none."""
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not four numbers; write west,south,east,north: 22,44,41,53.") from error
    if not (abs(west) <= _FARTHEST_EAST and abs(east) <= _FARTHEST_EAST and -_POLE <= south <= north <= _POLE):
        raise click.BadParameter(f"{text!r} is no box in degrees; write west,south,east,north: 22,44,41,53.")
    return west, south, east, north


def interval(text: str) -> tuple[date | None, date | None]:
    """Return a span of days given as first/last, `..` for an open end; raises click.BadParameter where it is none."""
    first, slash, last = text.partition("/")
    try:
        days = _day(first), _day(last if slash else first)
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no span of days; write 2023-12-01/2023-12-31 or 2023-12-01/.."
        ) from error
    if days[0] and days[1] and days[0] > days[1]:
        raise click.BadParameter(f"{text!r} ends before it begins; write the first day first.")
    return days


def count(text: str) -> int:
    """Return a number of events of at least one; raises click.BadParameter for what is none."""
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise click.BadParameter(f"{text!r} is no number of events; write 1 or more.")


def pair(text: str) -> tuple[str, str]:
    """Return an option given as NAME=VALUE; raises click.BadParameter for what is none."""
    name, equals, value = text.partition("=")
    if not (name.strip() and equals):
        raise click.BadParameter(f"{text!r} is no option; write NAME=VALUE, such as api_key=1234.")
    return name.strip(), value.strip()


def country_code(text: str) -> str:
    """Return a country code in capitals; raises click.BadParameter for what is not two letters."""
    if len(text) == _CODE_LENGTH and text.isascii() and text.isalpha():
        return text.upper()
    raise click.BadParameter(f"{text!r} is no country code; give two letters of ISO 3166-1, such as UA.")


def place_name(text: str) -> str:
    """Return a name as it was given; raises click.BadParameter where there is none in it."""
    if text.strip():
        return text
    raise click.BadParameter("a name is empty; give the name of a place, such as Pokrovsk.")


store = click.option(
    "--store",
    metavar="FILE|ADDRESS",
    default=STORE,
    envvar=STORE_VARIABLE,
    show_default=True,
    show_envvar=True,
    help="What keeps articles, records and events: an SQLite file, or postgresql://user@host/database.",
)
demo_store = click.option(
    "--store", metavar="FILE", help="The SQLite file to keep; without it one that is gone when the demo ends."
)
port = click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The dashboard's port; 0 takes any."
)
browser = click.option("--browser/--no-browser", default=True, help="Open a browser where there is a desktop.")
_OWNER = "tiles attribution"


def tiles(verb: Verb) -> Verb:
    """Add what asks for online tiles; the verb gets `tiles`, None where nobody asks."""
    for option in (
        click.option(
            "--tiles",
            metavar="URL|PROVIDER",
            callback=_tiles,
            help="Draw online tiles under the events: an address with {z}, {x} and {y}, or a provider of xyzservices, "
            "such as OpenStreetMap.Mapnik. Its server learns where you look; without this nobody is asked.",
        ),
        click.option(
            "--tiles-attribution",
            metavar="TEXT",
            is_eager=True,
            expose_value=False,
            callback=lambda context, _option, text: context.meta.update({_OWNER: text}),
            help="Whose map the tiles are, shown on it; a provider brings its own.",
        ),
    ):
        verb = option(verb)
    return verb


def _tiles(context: click.Context, _option: click.Parameter, name: str | None) -> Tiles | None:
    try:
        return None if name is None else chosen_tiles(name, context.meta[_OWNER])
    except TilesError as error:
        raise click.BadParameter(str(error)) from error


country = click.option(
    "--country", metavar="CODE", type=country_code, multiple=True, help="Only this country (ISO 3166-1, such as UA)."
)


def geocoder(verb: Verb) -> Verb:
    """Add the service that is asked for names which the gazetteer lacks."""
    return _all(
        verb,
        click.option(
            "--geocoder",
            metavar="SERVICE",
            help="Ask this service of geopy (nominatim, photon, geonames...) for names that the gazetteer lacks, "
            "once a second; off by default.",
        ),
        click.option(
            "--geocoder-option",
            metavar="NAME=VALUE",
            type=pair,
            multiple=True,
            help="What the service needs, such as api_key=...; or set STRIKEMAP_OPENCAGE_API_KEY and the like.",
        ),
        click.option("--user-agent", metavar="TEXT", help="Who asks the service, with an address."),
    )


def pins(verb: Verb) -> Verb:
    """Add what sets a place for a name by hand, and where that holds."""
    return _all(
        verb,
        click.option("--pin", metavar="PLACE_ID", help="From now on take this place for the name, in the store."),
        click.option("--unpin", is_flag=True, help="Take the pin of the name away."),
        click.option("--article", metavar="ID", help="Pin in this article alone, by its path or id."),
        click.option("--source", metavar="NAME", help="Only what this source tells."),
    )


def pin_of(
    names: Sequence[str], store: str, pin: str | None, article: str | None, source: str | None, *, unpin: bool
) -> tuple[str, str | None, str, str | None, str | None] | None:
    """Return what is to be pinned: name, place (None to unpin), store, article, source; None where nothing is.

    Raises click.UsageError where the options do not go together.
    """
    if pin is None and not unpin:
        if article or source:
            raise click.UsageError("--article and --source say where a pin holds; add --pin PLACE_ID or --unpin.")
        return None
    if len(names) != 1 or names == ("-",) or (pin and unpin) or (article and source):
        raise click.UsageError("Give one name with either --pin or --unpin, and at most one of --article and --source.")
    return names[0], pin, store, article, source


def corrections(verb: Verb) -> Verb:
    """Add what a person can say of an event."""
    return _all(
        verb,
        click.option("--confirm", is_flag=True, help="It happened as it is told."),
        click.option("--reject", is_flag=True, help="It did not happen, or is no attack: hide it."),
        click.option("--move", metavar="PLACE_ID", multiple=True, help="It was here; several: at all of these."),
        click.option(
            "--date", metavar="FIRST/LAST", type=interval, help="It was in these days; one day alone is enough."
        ),
        click.option("--killed", metavar="3-5", help="So many were killed: 3, 3-5, 30+ or -12."),
        click.option("--injured", metavar="3-5", help="So many were injured."),
        click.option("--merge", metavar="EVENT", multiple=True, help="This other event is the same attack."),
        click.option(
            "--split", metavar="CLAIM", multiple=True, help="This claim is of another attack; several: of one."
        ),
        click.option("--undo", metavar="CORRECTION", multiple=True, help="Take this correction of it back."),
        click.option("--note", metavar="TEXT", help="A note beside the event."),
        click.option("--why", metavar="TEXT", default="", help="Why; needed for all but a note."),
        click.option("--who", metavar="NAME", help="Who says so.  [default: whoever runs the program]"),
    )


limit = click.option("--limit", metavar="N", type=count, help="At most so many events, the earliest first.")
layout = click.option(
    "--columns",
    type=click.Choice(LAYOUTS),
    default=LAYOUTS[0],
    show_default=True,
    help="The columns of a .csv.",
)


def filters(verb: Verb) -> Verb:
    """Add the dashboard's filters."""
    return _all(
        verb,
        click.option("--bbox", metavar="W,S,E,N", type=bbox, help="Only places in this box, in degrees."),
        click.option(
            "--datetime", metavar="FIRST/LAST", type=interval, help="Only in these days; .. leaves an end open."
        ),
        click.option("--weapon", type=_choice(Weapon), multiple=True, help="Only this weapon."),
        click.option(
            "--type",
            "event_type",
            type=click.Choice(list(EVENT_TYPE_LABELS)),
            multiple=True,
            help="Only this kind of attack.",
        ),
        click.option("--status", type=_choice(Status), multiple=True, help="Only this status."),
        click.option("--recency", type=_choice(Recency), multiple=True, help="Only this recency."),
        click.option("--place", metavar="NAME", multiple=True, help="Only this place."),
        country,
        click.option("--region", metavar="NAME", multiple=True, help="Only this region, such as UA/Odesa Oblast."),
        click.option("--source", metavar="NAME", multiple=True, help="Only what this source tells."),
        click.option("--language", metavar="CODE", multiple=True, help="Only what articles in this language tell."),
        click.option("--record/--no-record", default=None, help="Only with an outside record, or without."),
        click.option(
            "--text",
            metavar="WORDS",
            default="",
            help='Only with these words in an article, or "as they stand".',
        ),
        click.option(
            "--confidence",
            metavar="SHARE",
            type=click.FloatRange(0, 1),
            help="Only events at least this sure to have place and day right, 0 to 1.",
        ),
    )


def _all(verb: Verb, *options: Callable[[Verb], Verb]) -> Verb:
    return reduce(lambda made, option: option(made), reversed(options), verb)


def _choice(kind: type[Weapon | Status | Recency]) -> click.Choice[str]:
    return click.Choice([member.value for member in kind])


def _day(text: str) -> date | None:
    return None if text in {"", ".."} else date.fromisoformat(text)
