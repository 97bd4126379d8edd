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
from articles.roles import HIT, attacked
from articles.toponyms import Role, Toponym


@dataclass(frozen=True, slots=True)
class Judgement:
    """The weight of each sign, and the likelihoods from which a place counts as attacked.

    `enough` is asked of a place that the rules leave out, `least` of one that they take; `confidence` has the weights
    by which a claim's confidence is summed up.
    """

    intercept: float
    weights: Mapping[str, float]
    enough: float
    least: float
    confidence: Mapping[str, float]

    def likelihood(self, signs: Iterable[str]) -> float:
        """Return how likely a place with some signs was attacked, from 0 to 1."""
        weights = self.weights
        total = self.intercept + sum([weights[sign] for sign in sorted(signs) if sign in weights])
        return 1 / (1 + exp(-total))

    def telling(self, signs: Iterable[str]) -> tuple[str, str]:
        """Return the signs that speak loudest for and against an attack; '' where none does."""
        weighed = sorted((self.weights.get(sign, 0.0), sign) for sign in signs)
        (low, against), (high, best) = (weighed[0], weighed[-1]) if weighed else ((0.0, ""), (0.0, ""))
        return best if high > 0 else "", against if low < 0 else ""


def with_judgement(sentence: Sentence, signs: Mapping[Span, frozenset[str]]) -> list[Toponym]:
    """Return the places of a sentence with their likelihoods, and with the roles that these leave them.

    A place of which the rules say nothing else is attacked from a likelihood of `enough`; one that they take stays from
    `least`; where they name another role, it remains.
    """
    return [_judged(sentence, place, signs[place.span]) if place.span in signs else place for place in sentence.places]


def _judged(sentence: Sentence, place: Toponym, signs: frozenset[str]) -> Toponym:
    scale = judgement()
    likelihood = scale.likelihood(signs)
    if place.role in HIT and likelihood < scale.least:
        _, against = scale.telling(signs)
        return replace(place, likelihood=likelihood, role=Role.CONTEXT, reason=f"unlikely by '{against}'")
    if place.role is Role.CONTEXT and likelihood >= scale.enough:
        best, _ = scale.telling(signs)
        return replace(place, likelihood=likelihood, role=attacked(sentence)[0], reason=f"likely by '{best}'")
    return replace(place, likelihood=likelihood)


@cache
def judgement() -> Judgement:
    """Return the judgement with the weights of `judgement.toml`, which `tests/gold/train.py` writes."""
    table = tomllib.loads((files("articles") / "vocabulary" / "judgement.toml").read_text(encoding="utf-8"))
    return Judgement(table["intercept"], table["weights"], table["enough"], table["least"], table["confidence"])
