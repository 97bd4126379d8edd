"""Georeferences: the place that a toponym stands for, chosen among its rivals."""

from __future__ import annotations

from dataclasses import dataclass

from articles.toponyms import Toponym
from geodata.places import Place


@dataclass(frozen=True, slots=True)
class Rival:
    """Another place that the toponym could have been, and why it is not."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Georeference:
    """A toponym and its place; `place` is None where it was looked up and nothing fitted."""

    toponym: Toponym
    place: Place | None
    method: str
    rivals: tuple[Rival, ...] = ()
