"""Confidence: how likely all that a claim says of place and day is right, calibrated on articles with gold."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import TYPE_CHECKING

from articles.dates import DatedBy
from articles.judgement import judgement, logistic
from articles.weapons import Weapon

if TYPE_CHECKING:
    from articles.claims import Claim

_LEAST, _MOST = 0.02, 0.98


def confidence(claim: Claim) -> float:
    """Return how likely a claim's places were attacked on its days, from 0 to 1."""
    weights = judgement().confidence
    return round(logistic(sum(weights.get(name, 0.0) * value for name, value in grounds(claim).items())), 2)


def grounds(claim: Claim) -> Mapping[str, float]:
    """Return what a confidence is summed up from, by name: the log-odds of the places, and what else is told."""
    odds = [_log_odds(place.likelihood) for place in claim.toponyms if place.likelihood is not None]
    return {
        "always": 1.0,
        "log-odds of its places": sum(odds) / len(odds) if odds else 0.0,
        "several places": float(len(claim.toponyms) > 1),
        "told by other sentences than theirs": float(not odds),
        "dated by the text": float(claim.dated_by is DatedBy.TEXT),
        "toll": float((claim.killed or claim.injured) is not None),
        "weapon": float(set(claim.weapons) != {Weapon.UNKNOWN}),
        f"status {claim.status.value}": 1.0,
        f"recency {claim.recency.value}": 1.0,
    }


def _log_odds(likelihood: float) -> float:
    kept = min(max(likelihood, _LEAST), _MOST)
    return log(kept / (1 - kept))
