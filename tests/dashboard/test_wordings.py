"""Days, places, weapons and tolls as readers write them."""

from __future__ import annotations

from datetime import date

import pytest

from articles.claims import Weapon
from articles.dates import Period
from dashboard import wordings


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://herald.example/1?a=b&c='d'", "https://herald.example/1?a=b&c='d'"),
        (" http://herald.example ", "http://herald.example"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://herald.example/%0aalert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
        ("https:", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, link: str | None) -> None:
    assert wordings.web_link(url) == link


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (46, 46, "46"),
        (30, None, "at least 30"),
        (None, 12, "up to 12"),
        (30, 33, "30 to 33"),
        (0, 0, "0"),
        (None, None, "not told"),
        (1200, None, "at least 1,200"),
    ],
)
def test_ranges_of_people_in_words(low: int | None, high: int | None, words: str) -> None:
    assert wordings.people_text(low, high) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2022, 2, 24), date(2022, 2, 24)), "24 Feb 2022"),
        (Period(date(2022, 2, 24), date(2022, 3, 1)), "24 Feb 2022 to 1 Mar 2022"),
        (Period(None, date(2022, 3, 1)), "by 1 Mar 2022"),
    ],
)
def test_periods_in_words(period: Period, words: str) -> None:
    assert wordings.period_text(period) == words


def test_weapons_in_words() -> None:
    assert wordings.weapons_text({Weapon.SMALL_ARMS: None, Weapon.BOMB: 2}) == "small arms, aerial bomb × 2"
    assert wordings.weapons_text({}) == "not told"


def test_a_text_too_long_to_be_read_is_clipped() -> None:
    assert wordings.clipped("A drone hit Kyiv.", 17) == "A drone hit Kyiv."
    assert wordings.clipped("A drone hit Kyiv. " * 300_000, 17) == "A drone hit Kyiv…"
