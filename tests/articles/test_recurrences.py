"""Recurrences: a place struck on several days that one sentence lists."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Sumy was shelled on 18 April and again on 24 April.", {"2023-04-18", "2023-04-24"}),
        ("Sumy was shelled on 18 April, and again on 24 April.", {"2023-04-18", "2023-04-24"}),
        ("Sumy was hit by drones twice in September, on the 18th and again on the 24th.", {"2023-09-18", "2023-09-24"}),
        ("Missiles hit Odesa on Monday and then again on Thursday.", {"2023-12-25", "2023-12-28"}),
        ("Missiles hit Odesa on Wednesday and Thursday.", {"2023-12-27"}),
        ("Харків обстріляли 18 квітня і ще раз 24 квітня.", {"2023-04-18", "2023-04-24"}),
        ("Курск атаковали в октябре 2022 года и в июле 2023 года.", {"2022-10-01", "2023-07-01"}),
    ],
)
def test_each_day_is_an_attack_of_its_own(
    article: Callable[..., Article], towns: PlaceNames, sentence: str, days: set[str]
) -> None:
    claims = read_claims(article(sentence), towns).claims
    assert {str(claim.period.start) for claim in claims} == days


def test_the_toll_is_of_one_day(article: Callable[..., Article], towns: PlaceNames) -> None:
    text = "Missiles hit Odesa on 18 April and again on 24 April, killing five people."
    claims = read_claims(article(text), towns).claims
    assert [claim.killed and claim.killed.low for claim in claims].count(5) == 1
