"""What can go wrong between a name and a map."""

from __future__ import annotations


class GeodataError(Exception):
    """A place, a record or a store cannot be used; the message says what to do next."""
