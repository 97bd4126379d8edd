"""Likeness: what makes two claims agree, and what makes them contradict each other."""

import pytest

from geodata.likeness import is_narrow, likeness, meet


def test_closer_agreement_weighs_more(tell):
    same, night = tell("b/1"), tell("c/1", on=("2025-04-12", "2025-04-13"))
    plain, vague = likeness(tell("a/1"), same), likeness(tell("a/1"), night)
    assert plain.strength > vague.strength > 0
    numbered = likeness(tell("a/1", killed=(30, 30)), tell("b/1", killed=(31, 31)))
    assert numbered.by_numbers
    assert numbered.strength > plain.strength


def test_likeness_is_the_same_both_ways(tell):
    one, other = tell("a/1", at=("Kyiv", "Odesa")), tell("b/1", at=("Kyiv",))
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((1, 1), (1, 1), False),
        ((7, 7), (7, None), True),
        ((7, 7), (8, 8), False),
        ((31, 31), (34, 34), True),
        ((31, None), (60, 60), False),
        (None, (7, 7), False),
        ((0, 0), (0, 0), False),
    ],
)
def test_a_toll_that_agrees_makes_up_for_a_vague_period(tell, one, other, agree):
    month = tell("a/1", on=("2025-04-01", "2025-04-30"), killed=one)
    assert (likeness(month, tell("b/1", killed=other)) is not None) is agree


def test_periods_meet_on_a_shared_day(tell):
    first, second, open_start = (tell(on=on).claim.period for on in ("2025-04-12", "2025-04-13", (None, "2025-04-12")))
    assert meet(first, open_start)
    assert meet(open_start, first)
    assert not meet(first, second)
    assert not meet(open_start, second)


@pytest.mark.parametrize(
    ("on", "narrow"),
    [
        ("2025-04-12", True),
        (("2025-04-10", "2025-04-12"), True),
        (("2025-04-09", "2025-04-12"), False),
        ((None, "2025-04-12"), False),
    ],
)
def test_three_days_are_narrow(tell, on, narrow):
    assert is_narrow(tell(on=on).claim.period) is narrow
