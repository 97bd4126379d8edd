"""Judgement: how likely a place was attacked, a logistic sum over its signs with the weights of a readable file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp

from articles.article import Span
from articles.clauses import Sentence
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
        return logistic(self.intercept + sum([weights[sign] for sign in sorted(signs) if sign in weights]))


def with_likelihoods(sentence: Sentence, signs: Mapping[Span, frozenset[str]]) -> list[Toponym]:
    """Return the places of a sentence, those that may have been attacked with how likely that is.

    The roles stay those of the rules: to change them by likelihood gained nothing on articles left out.
    """
    scale = judgement()
    return [
        replace(place, likelihood=scale.likelihood(signs[place.span])) if place.span in signs else place
        for place in sentence.places
    ]


def logistic(log_odds: float) -> float:
    """Return the likelihood, from 0 to 1, that log-odds stand for."""
    return 1 / (1 + exp(-log_odds))


@cache
def judgement() -> Judgement:
    """Return the judgement with the weights of `judgement.toml`, which `tests/gold/train.py` writes."""
    table = tomllib.loads((files("articles") / "vocabulary" / "judgement.toml").read_text(encoding="utf-8"))
    return Judgement(table["intercept"], table["weights"], table["confidence"])
