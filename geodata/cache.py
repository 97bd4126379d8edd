"""The folders of a user: for what can be made again (index, answers of services), and for data that was added."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "STRIKEMAP_CACHE"
DATA_VARIABLE = "STRIKEMAP_DATA"


def cache_folder() -> Path:
    """Return the user's cache folder, or the one that the environment variable STRIKEMAP_CACHE names."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_cache_path("strikemap", appauthor=False)


def data_folder() -> Path:
    """Return the user's folder of added data, or the one that the environment variable STRIKEMAP_DATA names."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_data_path("strikemap", appauthor=False)
