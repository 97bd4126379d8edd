"""Confidence: what makes a claim surer."""

from dataclasses import replace
from datetime import date

import pytest

from articles.article import Span
from articles.casualties import Count
from articles.claims import Claim, Recency, Status
from articles.confidence import confidence, grounds
from articles.dates import DatedBy, Period
from articles.toponyms import Toponym
from articles.weapons import Weapon

PLACE = Toponym("a", Span(0, 4), "Kyiv", "Kyiv", "names", likelihood=0.8)
DAY = date(2024, 5, 3)
CLAIM = Claim(
    *("a/1", "a", Span(0, 9), Period(DAY, DAY), DatedBy.TEXT, (PLACE,), {Weapon.MISSILE: 2}),
    *(Count(3, 3, "three"), None, Status.REPORTED, Recency.NEWS),
)


def with_likelihood(likelihood: float | None) -> Claim:
    return replace(CLAIM, toponyms=(replace(PLACE, likelihood=likelihood),))


def test_likely_places_make_a_claim_surer() -> None:
    sure = [confidence(with_likelihood(likelihood)) for likelihood in (0.1, 0.5, 0.9)]
    assert sure == sorted(set(sure))
    assert all(0 < each < 1 for each in sure)


@pytest.mark.parametrize("likelihood", [0.0, 1.0, None])
def test_no_likelihood_breaks_the_sum(likelihood: float | None) -> None:
    assert 0 < confidence(with_likelihood(likelihood)) < 1


def test_the_grounds_are_named() -> None:
    told = grounds(replace(CLAIM, dated_by=DatedBy.PUBLICATION, killed=None, weapons={Weapon.UNKNOWN: None}))
    assert (told["dated by the text"], told["toll"], told["weapon"]) == (0, 0, 0)
    assert grounds(CLAIM)["dated by the text"] == grounds(CLAIM)["toll"] == grounds(CLAIM)["weapon"] == 1
    assert grounds(CLAIM)["log-odds of its places"] == pytest.approx(1.386, abs=0.001)
    assert grounds(replace(CLAIM, toponyms=()))["log-odds of its places"] == 0
