"""Access: whether this server may change the store that it shows."""

from __future__ import annotations

import os

from dashboard.serving import READ_ONLY_VARIABLE
from geodata.store import Store


def is_read_only() -> bool:
    """Tell whether nothing may be written: no review, no pins, no ingest."""
    return os.environ.get(READ_ONLY_VARIABLE) == "yes"


def opened(location: str) -> Store:
    """Return the store of a location as this server may use it; raises StoreError where there is none."""
    return Store.open(location, create=False, read_only=is_read_only())
