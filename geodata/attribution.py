"""Attribution: whose data places and outlines are, in the words that the map and the exports repeat."""

from __future__ import annotations

from geodata.layers import layers


def attributions() -> tuple[str, ...]:
    """Return one line for each layer of the gazetteer, added ones too: whose it is, its licence and its address."""
    return tuple(layer.attribution for layer in layers())
