"""Attribution: whose data places and outlines are, in the words that the map and the exports repeat."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def attributions() -> tuple[str, ...]:
    """Return one line for each data set of data/attribution.toml: its name, licence and address."""
    text = resources.files("geodata").joinpath("data/attribution.toml").read_text(encoding="utf-8")
    return tuple(f"{data['name']} ({data['licence']}, {data['url']})" for data in tomllib.loads(text)["data"])
