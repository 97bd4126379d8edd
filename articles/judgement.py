"""Judgement: how likely a place was attacked, a logistic sum over its signs with the weights of a readable file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, fsum

from articles.article import Span
from articles.signs import Sight
from articles.toponyms import Toponym


@dataclass(frozen=True, slots=True)
class Judgement:
    """The weight of each sign of a place, and the weights by which a claim's confidence is summed up."""

    intercept: float
    weights: Mapping[str, float]
    confidence: Mapping[str, float]

    def likelihood(self, signs: Iterable[str]) -> float:
        """Return how likely a place with some signs was attacked, from 0 to 1."""
        weights = self.weights
        return logistic(self.intercept + fsum([weights[sign] for sign in signs if sign in weights]))


def with_likelihoods(places: Sequence[Toponym], sights: Mapping[Span, Sight]) -> list[Toponym]:
    """Return places, those that may have been attacked with how likely that is by what is seen of them.

    The roles stay those of the rules: to change them by likelihood gained nothing on articles left out.
    """
    seen = [sight if (sight := sights.get(place.span)) and place in sight.places else None for place in places]
    signs = {sight: sight.signs() for sight in dict.fromkeys(seen) if sight}
    return [
        _judged(place, signs[sight].get(place.span)) if sight else place  # another sentence tells of the place
        for place, sight in zip(places, seen, strict=True)
    ]


def _judged(place: Toponym, signs: frozenset[str] | None) -> Toponym:
    return place if signs is None else replace(place, likelihood=judgement().likelihood(signs))


def logistic(log_odds: float) -> float:
    """Return the likelihood, from 0 to 1, that log-odds stand for."""
    return 1 / (1 + exp(-log_odds))


@cache
def judgement() -> Judgement:
    """Return the judgement with the weights of `judgement.toml`, which `tests/gold/train.py` writes."""
    table = tomllib.loads((files("articles") / "vocabulary" / "judgement.toml").read_text(encoding="utf-8"))
    return Judgement(table["intercept"], table["weights"], table["confidence"])
