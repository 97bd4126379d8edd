"""Addresses: where a store is, a file or a database of a server."""

from __future__ import annotations

import re

_PASSWORD = re.compile(r"(?<=://)([^:@/]*):[^@/]*(?=@)")


def is_address(location: str) -> bool:
    """Tell whether a location is the address of a server, not a file."""
    return "://" in location


def called(location: str) -> str:
    """Return a location as it may be printed: without a password."""
    return _PASSWORD.sub(r"\1:***", location) if is_address(location) else location
