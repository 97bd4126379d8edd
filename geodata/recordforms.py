"""Forms of records: which columns of an outside table tell what, and what its codes mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.toponyms import PlaceKind
from articles.weapons import Weapon

# The weapons of an attack, or the name under which rows of the code are ignored.
Meaning = tuple[Weapon, ...] | str


@dataclass(frozen=True, slots=True)
class Spread:
    """How far about a day told the day itself may lie: so many days before and after it, or its whole month or year."""

    before: int = 0
    after: int = 0
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The columns of a row's days, how they are written, and the spread of each code of precision."""

    start: tuple[str, ...]
    end: tuple[str, ...]
    formats: tuple[str, ...]
    precision: str | None
    codes: Mapping[str, Spread]
    spread: Spread


@dataclass(frozen=True, slots=True)
class Extent:
    """What a code of precision means: a kind of place and its reach; `named` is the column of an area's name."""

    kind: PlaceKind
    radius_km: float
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """The columns of a row's place, and what each code of precision means: an extent, or a name to ignore it by."""

    longitude: str | None
    latitude: str | None
    name: str | None
    country: str | None
    precision: str | None
    codes: Mapping[str, Extent | str]
    extent: Extent


@dataclass(frozen=True, slots=True)
class Typing:
    """The column of a row's type and what its codes mean; with `labels` each code is a column that holds 1 or 0.

    A cell is split at the `separator`, `lower` ignores capitals, `prefix` takes the longest code that begins the cell;
    `others` is what any other code means, None where that is a problem.
    """

    columns: tuple[str, ...]
    codes: Mapping[str, Meaning]
    labels: bool = False
    separator: str | None = None
    lower: bool = False
    prefix: bool = False
    others: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """The columns of a number of people: the lower and the upper bound and the wording; see data/recordforms/."""

    low: str
    high: str | None
    worded: str | None
    zero_is_untold: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Companion:
    """A second file of a table, with more columns of the same rows: its name has `other` where the first has `name`."""

    name: str
    other: str
    key: str


@dataclass(frozen=True, slots=True)
class Form:
    """An outside table: its columns and codes, its licence, and how it wants to be cited."""

    name: str
    licence: str | None
    citation: str | None
    file: str
    header: bool
    columns: tuple[tuple[str, ...], ...]
    id: tuple[str, ...]
    url: tuple[str, ...]
    dating: Dating
    placing: Placing
    types: tuple[Typing, ...]
    killed: Toll | None
    injured: Toll | None
    companion: Companion | None
