"""Layers: the map as folium elements that work offline and stay as they are while the time window moves."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

import folium
from branca.element import MacroElement
from folium.template import Template

from articles.claims import Recency, Status, Weapon
from dashboard.columns import columns
from dashboard.filters import Bbox
from dashboard.looks import Look
from dashboard.palette import MARKS, RAMPS, Mark
from dashboard.publication import (
    Publication,
    publish,
    publish_details,
    publish_rows,
    publish_script,
    script_name,
)
from dashboard.tiles import Tiles

__all__ = ["BaseMap", "EventLayer", "OfflineMap", "OnlineTiles", "Selection", "Window"]
__all__ += ["columns", "map_name", "publish", "publish_details", "publish_rows", "publish_script"]
__all__ += ["script_options", "scripts", "served"]

ASSETS = Path(__file__).with_name("assets")
SCRIPTS = (
    *("leaflet.js", "theme.js", "columns.js", "shapes.js", "canvaslayer.js", "basemap.js", "labels.js", "tiles.js"),
    *("marks.js", "classes.js", "tally.js", "heat.js", "choropleth.js", "eventlayer.js", "details.js", "timewindow.js"),
    *("histogram.js", "timecontrol.js", "tray.js", "legend.js", "lookcontrol.js", "viewbox.js", "strikemap.js"),
)
STYLES = ("leaflet.css", "strikemap.css")
EPOCH = date(1970, 1, 1).toordinal()
_USUAL = Look()
_SERVED = "../dashboard.channel.{}/{}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events the map shows within its window, and how; None does not filter.

    `regions` are positions in `Publication.regions`, `rows` is a file name that `publish_rows` returned; `box` is only
    outlined.
    """

    weapons: Collection[Weapon] | None = None
    status: Collection[Status] | None = None
    recency: Collection[Recency] | None = None
    regions: Collection[int] | None = None
    rows: str | None = None
    box: Bbox | None = None

    def options(self) -> dict[str, object]:
        """Return the selection as the numbers that strikemap.js takes."""
        return {
            "weapons": _bits([*Weapon], self.weapons),
            "status": _bits([*Status], self.status),
            "recency": _bits([*Recency], self.recency),
            "regions": None if self.regions is None else sorted(self.regions),
            "rows": None if self.rows is None else served(self.rows),
            "box": self.box,
        }


class OfflineMap(folium.Map):
    """A folium map that loads nothing but Leaflet and strikemap.js, both shipped with the package."""

    def __init__(self, location: tuple[float, float] = (47.9, 32.0), zoom: int = 6) -> None:
        """Centre the map on a location (latitude first, as folium has it) at a zoom level."""
        super().__init__(
            list(location), zoom_start=zoom, tiles=None, control_scale=True, minZoom=3, maxZoom=14, worldCopyJump=True
        )
        # On the instance: the class's lists are shared by every map of the process.
        # One script: a browser asks for each in turn.
        self.default_js = [("strikemap", served(script_name(scripts())))]
        self.default_css = [(name, _asset(name)) for name in STYLES]


class _Call(MacroElement):
    """An element that calls a function of strikemap.js for its map with `options`, which each kind has of its own."""

    function: ClassVar[str]
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "strikemap.{{ this.function }}({{ this.map }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        """Stand under the name of its kind."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = type(self).__name__

    @property
    def map(self) -> str:
        """The name of the map in the script."""
        return map_name(self)


class BaseMap(_Call):
    """Countries, regions, rivers, lakes and cities to see the events against, without any tile server."""

    function = "baseMap"

    def __init__(self) -> None:
        """Point at the base map that is shipped with the package."""
        super().__init__()
        self.options = script_options({"url": _asset("basemap.json")})


class OnlineTiles(_Call):
    """Tiles of somebody's server over the base map: the reader's browser asks for them, and tells where it looks."""

    function = "tiles"

    def __init__(self, tiles: Tiles) -> None:
        """Take where the tiles come from."""
        super().__init__()
        self.options = script_options({"url": tiles.url, "attribution": tiles.attribution, "maxZoom": tiles.max_zoom})


class EventLayer(_Call):
    """The events of a publication, with legend, time control and details on click."""

    function = "events"

    def __init__(self, publication: Publication) -> None:
        """Draw a publication."""
        super().__init__()
        self.options = script_options({"url": served(publication.manifest)})


class Window(_Call):
    """What the map shows of its events: a time window and filters, all of it numbers."""

    function = "show"

    def __init__(self, start: date, end: date, selection: Selection | None = None, look: Look = _USUAL) -> None:
        """Show selected events whose period meets start to end, both included."""
        super().__init__()
        days = {"start": start.toordinal() - EPOCH, "end": end.toordinal() - EPOCH}
        self.serial = 0
        self.told: dict[str, object] | None = None
        self._options = {**days, **(selection or Selection()).options(), "look": look.options()}

    @property
    def options(self) -> str:
        """The window, the selection, the serial of the report that they answer, and where the details asked for are."""
        return script_options({**self._options, "serial": self.serial, "told": self.told})


@functools.cache
def scripts() -> str:
    """Return the scripts of the map, one after another, and the words and colours of what they draw.

    These are no options of the layer: what a layer is told travels with every step of the slider.
    """
    listed = {mark.weapon: _look(mark) for mark in MARKS}
    kinds = {"marks": [listed[weapon] for weapon in Weapon], "status": [*Status], "recency": [*Recency], "ramp": RAMPS}
    told = f"strikemap.kinds = {script_options(kinds)};"
    return "\n".join([*((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS), told])


def served(name: str) -> str:
    """Return the address of a published file, relative to st_folium's own frame so that a base path is kept."""
    return _SERVED.format("published", name)


def map_name(element: MacroElement) -> str:
    """Return the name that the map of an element has in its script."""
    parent = element
    while not isinstance(parent, folium.Map):
        parent = parent._parent  # type: ignore[assignment]  # noqa: SLF001 - folium has no public way up
    return str(parent.get_name())


def script_options(options: Mapping[str, object]) -> str:
    """Return options as JavaScript that cannot end the script element around it."""
    return json.dumps(options, sort_keys=True).replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", "")


@functools.cache
def _asset(name: str) -> str:
    """Return the address of an asset, relative to st_folium's own frame so that a server's base path is kept."""
    digest = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:12]
    return _SERVED.format("assets", f"{name}?{digest}")


def _look(mark: Mark) -> dict[str, str]:
    return {"label": mark.label, "colour": mark.colour, "dark": mark.dark, "shape": mark.shape}


def _bits(kinds: Sequence[str], chosen: Collection[str] | None) -> int | None:
    return None if chosen is None else sum(1 << place for place, kind in enumerate(kinds) if kind in chosen)
