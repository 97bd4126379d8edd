"""JSON as the store keeps it: what tells of weapons and tolls is short and comes again and again."""

from __future__ import annotations

import json
from functools import lru_cache

_SHORT = 3  # entries
_encode = json.JSONEncoder().encode


def as_json_text(value: object) -> str:
    """Return a value as JSON."""
    if isinstance(value, dict) and len(value) <= _SHORT:
        return _of_items(tuple(value.items()))
    return _encode(value)


@lru_cache(maxsize=10_000)
def _of_items(items: tuple[tuple[str, object], ...]) -> str:
    return _encode(dict(items))
