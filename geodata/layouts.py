"""Layouts: the columns of an export, ours or those of another data set, and what each of them tells."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

LAYOUTS = ("ours", "acled", "ucdp")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it tells, what fills it (None where nothing we know does), and the codes that translate that.

    `begins` has by status what the cell begins with.
    """

    meaning: str
    of: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)


@cache
def layout(name: str) -> Mapping[str, Column]:
    """Return the columns of a layout in `LAYOUTS` by name, in their order."""
    text = resources.files("geodata").joinpath(f"data/layouts/{name}.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)["columns"]
    return {column: Column(row) if isinstance(row, str) else Column(**row) for column, row in told.items()}
