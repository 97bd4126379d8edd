"""Tiles: an online map to lie under the events, if the reader asks for one; without, nothing is asked of anybody."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

TILES_VARIABLE = "STRIKEMAP_TILES"
_MOST = 19
_PLACES = ("{z}", "{x}", "{y}")


class TilesError(Exception):
    """There are no such tiles; the message says what to do next."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where tiles come from: `url` has {z}, {x} and {y}; `attribution` is plain text, shown on the map."""

    url: str
    attribution: str
    max_zoom: int = _MOST


def tiles(name: str, attribution: str | None = None) -> Tiles:
    """Return the tiles of an address or of a provider that xyzservices knows; raises TilesError.

    An address needs an attribution; a provider brings its own.
    """
    if "{" not in name and "/" not in name:
        return _provided(name, attribution)
    if not re.match("https?://", name) or not all(place in name for place in _PLACES):
        raise TilesError(f"{name} is no address of tiles; write https://server/{{z}}/{{x}}/{{y}}.png.")
    if not attribution or not attribution.strip():
        raise TilesError("Tiles of an address need --tiles-attribution: whose map it is, as its owner wants it said.")
    return Tiles(name, attribution.strip())


def as_variable(chosen: Tiles | None) -> dict[str, str]:
    """Return what tells the app of the tiles, or that there are none."""
    return {TILES_VARIABLE: "" if chosen is None else json.dumps(asdict(chosen))}


def from_environment(environment: Mapping[str, str]) -> Tiles | None:
    """Return the tiles that `as_variable` told of, None without."""
    told = environment.get(TILES_VARIABLE)
    return Tiles(**json.loads(told)) if told else None


def _provided(name: str, attribution: str | None) -> Tiles:
    import xyzservices.providers as known

    try:
        provider = known.query_name(name)
    except ValueError as error:
        raise TilesError(
            f"No provider of tiles is called {name}; name one of xyzservices, such as OpenStreetMap.Mapnik, "
            "or write an address."
        ) from error
    if provider.requires_token():
        raise TilesError(f"{provider.name} wants a key; write its address with the key in it, and --tiles-attribution.")
    # What the provider leaves open, {s} say, is filled in; the three places stay.
    url = provider.build_url(x="{x}", y="{y}", z="{z}", scale_factor="")
    return Tiles(url, attribution or provider.attribution, provider.get("max_zoom", _MOST))
