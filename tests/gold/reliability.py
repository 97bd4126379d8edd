"""Measure how far the confidence of georeferences can be believed: its reliability table, by articles left out.

    python tests/gold/reliability.py

Prints, by the confidence that the places of the gold were put with: how many there are, their mean confidence, the
share put within 25 km, and the share that the articles of the other folds would have foretold.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import places

from geodata.gazetteer import Gazetteer
from geodata.pipeline import read

GOLD = Path(__file__).parent
STEPS = (0.0, 0.6, 0.8, 0.9, 0.95, 0.98, 1.01)
FOLDS = 5
RIGHT_KM = 25.0


@dataclass(frozen=True)
class Trial:
    """A place of the gold that was put somewhere: in which article, how sure, and whether rightly."""

    article: str
    confidence: float
    right: bool

    @property
    def fold(self) -> int:
        """The fold that the article is left out with."""
        return zlib.crc32(self.article.encode()) % FOLDS


@dataclass(frozen=True)
class Row:
    """What was put with a confidence from one step to the next."""

    least: float
    places: int
    confidence: float
    right: float
    foretold: float


def trials(gazetteer: Gazetteer) -> Iterator[Trial]:
    """Yield the places of the gold that were read and put somewhere with a confidence."""
    for item in read([places.SAMPLES, GOLD / "others"], gazetteer):
        for put in places._put(item, gazetteer):
            if put.place is not None and put.confidence is not None:
                yield Trial(Path(item.path).stem, put.confidence, put.within(RIGHT_KM))


def table(tried: Sequence[Trial]) -> list[Row]:
    """Return the rows of the table, those without a place left out."""
    rows = []
    for least, most in pairwise(STEPS):
        inside = [one for one in tried if least <= one.confidence < most]
        if inside:
            foretold = [_share([other for other in inside if other.fold != one.fold]) for one in inside]
            sure = sum(one.confidence for one in inside) / len(inside)
            rows.append(Row(least, len(inside), sure, _share(inside), sum(foretold) / len(foretold)))
    return rows


def error(rows: Sequence[Row]) -> float:
    """Return the mean distance between the confidence of places and the share of them that is right."""
    return sum(row.places * abs(row.confidence - row.right) for row in rows) / sum(row.places for row in rows)


def main() -> None:
    """Print the table."""
    with Gazetteer.open() as gazetteer:
        rows = table([*trials(gazetteer)])
    print("from  places  confidence  right  by other articles")  # noqa: T201
    for row in rows:
        print(f"{row.least:.2f}  {row.places:6,}  {row.confidence:10.3f}  {row.right:.3f}  {row.foretold:17.3f}")  # noqa: T201
    print(f"mean error: {error(rows):.3f}")  # noqa: T201


def _share(tried: Sequence[Trial]) -> float:
    return sum(one.right for one in tried) / len(tried) if tried else 0.0


if __name__ == "__main__":
    main()
