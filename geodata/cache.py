"""The folder for what can be made again: the gazetteer's index, the answers of geocoding services."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "STRIKEMAP_CACHE"


def cache_folder() -> Path:
    """Return the user's cache folder, or the one that the environment variable STRIKEMAP_CACHE names."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_cache_path("strikemap", appauthor=False)
