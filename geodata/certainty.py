"""Certainty: how likely a chosen place is the right one, by its lead over its rivals and over choosing none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

# Shares of right places among 2,200 of gold articles and of headlines with coordinates, by the lead in weight over the
# best rival elsewhere, and by how much more than needed speaks for the place.
_BY_LEAD = ((0.0, 0.3), (0.5, 0.75), (1.0, 0.9), (2.0, 0.96), (5.0, 0.99))
_BY_EXCESS = ((0.0, 0.8), (1.0, 0.95), (3.0, 0.99))
BY_WORDING = 0.6
BY_SERVICE = 0.5


def certainty(lead: float | None, excess: float) -> float:
    """Return how likely a place is right, from 0 to 1, by two leads in orders of magnitude of people.

    `lead` is over the best rival, None where there is none; `excess` over what a place needs to be chosen at all.
    """
    by_lead = 1.0 if lead is None else _read_off(lead, _BY_LEAD)
    return round(min(by_lead, _read_off(excess, _BY_EXCESS)), 2)


def _read_off(lead: float, measured: Sequence[tuple[float, float]]) -> float:
    above = bisect_right(measured, (lead, 1.0))
    if above in {0, len(measured)}:
        return measured[min(above, len(measured) - 1)][1]
    (low, least), (high, most) = measured[above - 1 : above + 1]
    return least + (most - least) / (high - low) * (lead - low)
