"""Peoples: the countries of which an article's words for peoples and armed groups speak."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from articles.languages import languages
from articles.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class People:
    """A people or some armed groups of a country, and how much a word for them speaks for it, from 0 to 1."""

    country: str
    weight: float
    words: tuple[str, ...]


def countries_told_of(text: str) -> Mapping[str, float]:
    """Return the countries of which a text's words for peoples and armed groups speak, each with its share of them."""
    found = _phrasebook().read(text)
    named = found.lists_within(0, len(text))
    weights: dict[str, float] = defaultdict(float)
    for number in sorted(map(int, named)):
        people = peoples()[number]
        times = sum(1 for _ in found.find(str(number), 0, len(text)))
        # The tenth 'Lebanese' says little that the third has not.
        weights[people.country] += people.weight * math.sqrt(times)
    total = sum(weights.values())
    return {country: weight / total for country, weight in weights.items() if weight}


@cache
def peoples() -> tuple[People, ...]:
    """Return the rows of data/peoples.csv."""
    lines = (resources.files("geodata") / "data" / "peoples.csv").read_text(encoding="utf-8").splitlines()
    return tuple(
        People(row["country"], float(row["weight"]), tuple(word for lang in languages() for word in _listed(row, lang)))
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
    )


def _listed(row: Mapping[str, str], language: str) -> list[str]:
    return [word for word in (row.get(language) or "").split("; ") if word]


@cache
def _phrasebook() -> Phrasebook:
    return Phrasebook({str(name): people.words for name, people in enumerate(peoples())})
