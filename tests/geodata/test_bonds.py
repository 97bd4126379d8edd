"""Bonds: what people put together or keep apart holds while claims come and go, and what was said last goes first."""

from datetime import UTC, datetime, timedelta

import pytest

from geodata.bonds import bonds_of
from geodata.corrections import Correction, Subject
from geodata.gathering import gather

AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
KYIV = {"at": ("Kyiv",), "on": "2025-05-01", "weapons": {"drone": 3}}


def made(subject, own, value, minutes=0):
    own, value = own.split(), value if subject is Subject.UNDO else tuple(value.split())
    return Correction(own[0], tuple(own), subject, value, "Ann", AT + timedelta(minutes=minutes), "seen on site")


def merge(own, other, minutes=0):
    return made(Subject.MERGE, own, other, minutes)


def split(own, off, minutes=0):
    return made(Subject.SPLIT, own, off, minutes)


def undo(other, minutes):
    return made(Subject.UNDO, "a/1", other.id, minutes)


def grouped(corrections, *evidence):
    events = gather(evidence, bonds_of(corrections))
    return sorted("".join(sorted(item.claim.id[0] for item in event.evidence)) for event in events)


@pytest.fixture
def claims(tell):
    """Three claims of one attack on Sumy, two of one on Kyiv."""
    kyiv = [tell("x/1", **KYIV), tell("y/1", **KYIV)]
    return [*(tell(f"{name}/1", killed=(31, 31)) for name in "abc"), *kyiv]


MERGED = merge("a/1 b/1 c/1", "x/1 y/1")
SPLIT = split("a/1 b/1 c/1", "c/1", 1)


@pytest.mark.parametrize(
    ("corrections", "groups"),
    [
        ([], ["abc", "xy"]),
        ([MERGED], ["abcxy"]),
        ([SPLIT], ["ab", "c", "xy"]),
        ([MERGED, split("a/1 b/1 c/1 x/1 y/1", "x/1 y/1", 2)], ["abc", "xy"]),
        ([MERGED, split("a/1 b/1 c/1 x/1 y/1", "x/1 c/1", 2)], ["aby", "cx"]),
        ([SPLIT, merge("a/1 b/1", "c/1", 2)], ["abc", "xy"]),
        ([SPLIT, merge("c/1", "x/1 y/1", 2)], ["ab", "cxy"]),
        ([MERGED, undo(MERGED, 3)], ["abc", "xy"]),
        ([MERGED, undo(MERGED, 3), undo(undo(MERGED, 3), 4)], ["abcxy"]),
        ([SPLIT, undo(SPLIT, 3), MERGED], ["abcxy"]),
        ([merge("a/1 b/1 c/1", "lost/1")], ["abc", "xy"]),
    ],
)
def test_what_was_said_last_holds_in_whatever_order_it_comes(claims, corrections, groups):
    assert grouped(corrections, *claims) == groups
    assert grouped(corrections[::-1], *claims[::-1]) == groups


def test_a_claim_that_comes_later_joins_what_it_is_like(claims, tell):
    late = tell("l/1", **KYIV)
    assert grouped([MERGED], *claims, late) == ["abclxy"]
    assert grouped([MERGED], *claims[:3], late) == ["abc", "l"]
    assert grouped([split("x/1 y/1", "y/1")], *claims, late) == ["abc", "lx", "y"]


def test_claims_apart_are_not_joined_by_a_third_that_is_held_with_both(claims):
    told = [split("a/1 b/1 c/1", "c/1", 1), merge("a/1", "x/1", 2), merge("c/1", "x/1", 3)]
    assert grouped(told, *claims) == ["ab", "cxy"]
