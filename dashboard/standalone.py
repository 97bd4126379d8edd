"""Stand-alone maps: the map, its events and all that is told of them as one HTML file, which asks no server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from branca.element import Figure, MacroElement
from folium.template import Template as ScriptTemplate
from geopandas import GeoDataFrame

from dashboard import layers
from dashboard.columns import compact_json
from dashboard.enclosing import Enclosed, policy
from dashboard.popups import Details
from dashboard.publication import Publication, publish
from dashboard.snapshot import view_of
from dashboard.terminal import counted
from dashboard.wordings import day_text
from geodata.attribution import attributions
from geodata.events import Event
from geodata.formats import Credits, Exported, Writer

SUFFIX = ".html"
SCRIPTS = ("condensed.js", "filterbar.js", "listing.js", "standalone.js")
BOOT = "enclosed.js"
STYLE = "standalone.css"
_SHELL = "standalone.html"
_NO_DAY = date(1970, 1, 1)
_BASE, _WORDS = "basemap.json", "words.json"
Told = Mapping[str, Mapping[str, object]]
Query = Mapping[str, Sequence[str]]
_ALL: Query = {}


class Page(MacroElement):
    """What stands around a stand-alone map: its heading, the table of its events, and whose data it is."""

    _template = ScriptTemplate(
        "{% macro script(this, kwargs) %}strikemap.page({{ this.map }}, {{ this.options }});{% endmacro %}"
    )

    def __init__(self) -> None:
        """Point at the words of the page."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Page"
        self.options = layers.script_options({"address": _WORDS})

    @property
    def map(self) -> str:
        """The name of the map in the script."""
        return layers.map_name(self)


def with_map(events: Callable[[], Iterable[Event]], query: Query = _ALL) -> Mapping[str, Writer]:
    """Return the writer of stand-alone maps by its suffix, as `geodata.formats.write` takes it.

    `events` returns those of the rows, among others, with their evidence; `query` names the filters that chose the rows
    (see `dashboard.permalink.query`).
    """

    def write(frame: GeoDataFrame, path: Path, credit: Credits) -> Exported:
        details = Details({event.id: event for event in events()})
        path.write_text(document(frame, details, credit, query), encoding="utf-8")
        return Exported(len(frame))

    return {SUFFIX: write}


def document(
    frame: GeoDataFrame, details: Told, credit: Credits, query: Query = _ALL, built: datetime | None = None
) -> str:
    """Return the HTML of a page that shows the rows of an event table, those alone, on the map of the dashboard.

    It holds all that it shows and loads nothing: no text in it is markup, and its policy forbids every address and
    every script but its own. `built` is said at its foot; without it, now.
    """
    shown = frame["event_id"].unique()
    words = _words(frame, credit, query, built or datetime.now(UTC))
    with TemporaryDirectory(prefix="strikemap-") as folder:
        told = {event: details[event] for event in shown}
        publication = publish(frame, told, credit.notices, Path(folder), shard=max(1, len(shown)))
        published = [_enclosed(path) for path in sorted(Path(folder).iterdir())]
    figure = _map(frame, publication)
    scripts = {"map.js": layers.scripts(), "page.js": "\n".join(map(_asset, SCRIPTS)), "run.js": figure.script.render()}
    style = "\n".join(map(_asset, (*layers.STYLES, STYLE)))
    files = [
        *published,
        _enclosed(layers.ASSETS / _BASE),
        Enclosed(_WORDS, compact_json(words)),
        Enclosed("page.css", style.encode(), "style"),
        *(Enclosed(name, text.encode(), "script") for name, text in scripts.items()),
    ]
    return Template(_asset(_SHELL)).substitute(
        policy=policy([_asset(BOOT), *scripts.values()], [style]),
        title=counted(len(shown), "event"),
        map=figure.html.render(),
        files="\n".join(file.html for file in files),
        script=_asset(BOOT),
    )


def _map(frame: GeoDataFrame, publication: Publication) -> Figure:
    """Return the folium figure of the dashboard's own elements, rendered."""
    view = view_of(frame)
    made = layers.OfflineMap((view.latitude, view.longitude), view.zoom)
    made._id = "page"  # noqa: SLF001 - folium draws a name at random, and the same events shall make the same file
    made.add_child(layers.BaseMap())
    made.add_child(layers.EventLayer(publication))
    made.add_child(layers.Window(publication.first or _NO_DAY, publication.last or _NO_DAY))
    made.add_child(Page())
    figure = Figure()
    figure.add_child(made)
    figure.render()
    return figure


def _enclosed(path: Path) -> Enclosed:
    return Enclosed(path.name, path.read_bytes(), "records" if path.suffix == ".json" else None)


def _words(frame: GeoDataFrame, credit: Credits, query: Query, built: datetime) -> dict[str, object]:
    """Return what the page says around its map: a title, a line of sums, notices, and lists under their titles."""
    events = frame.drop_duplicates("event_id")
    nowhere = int((events["geo_precision"] == "none").sum())
    asked = [f"{key}: {', '.join(values)}" for key, values in query.items()]
    lists = {
        "Which events": asked or ["All events: no filter"],
        "Data": attributions(),
        "Sources and licences": credit.licences,
        "This page": [f"Made by strikemap on {day_text(built.date())}, {built:%H:%M} UTC. It asks no server."],
    }
    return {
        "title": "strikemap",
        "line": f"{counted(len(events), 'event')}, {nowhere:,} without a place",
        "notices": [*credit.notices],
        "lists": [[title, [*lines]] for title, lines in lists.items() if lines],
    }


def _asset(name: str) -> str:
    return (layers.ASSETS / name).read_text(encoding="utf-8")
