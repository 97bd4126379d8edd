"""What can go wrong between a name and a map."""

from __future__ import annotations


class GeodataError(Exception):
    """A place, a record or a store cannot be used; the message says what to do next."""


class StoreError(GeodataError):
    """A store cannot be opened, read or written; the message names its file and the next step."""


class RecordError(GeodataError):
    """A file of event records cannot be read at all; the message names it and the next step."""


class ExportError(GeodataError):
    """A file cannot be exported; the message names it and the next step."""
