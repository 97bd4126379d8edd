"""The list of the gazetteer's layers on the command line: what each gives, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.gazetteer import Gazetteer
from geodata.layers import Layer, layers


def info(gazetteer: Gazetteer) -> list[dict[str, object]]:
    """Return a record for each layer: its name, how many places it gives, its licence, its attribution, its file."""
    counts = gazetteer.layers()
    return [_record(layer, counts) for layer in layers()]


def as_lines(records: list[dict[str, object]]) -> Iterator[str]:
    """Yield the records as a table for people."""
    for record in records:
        yield f"{record['layer']}  {record['rows']:,}  {record['licence']}"
        yield f"  {record['attribution']}"
        if record["file"]:
            yield f"  {record['file']}"


def _record(layer: Layer, counts: dict[str, int]) -> dict[str, object]:
    return {
        "layer": layer.name,
        "rows": counts.get(layer.name, 0),
        "licence": layer.licence,
        "attribution": layer.attribution,
        "file": str(layer.path) if layer.path else None,
    }
