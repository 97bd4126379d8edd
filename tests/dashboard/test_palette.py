"""Every kind has its own mark and its own words."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from articles.claims import Recency, Status, Weapon
from dashboard.filters import EVENT_TYPES
from dashboard.palette import (
    EVENT_TYPE_LABELS,
    GEO_PRECISION_LABELS,
    MARK_OF,
    MARKS,
    RECENCY_LABELS,
    STATUS_LABELS,
    Mark,
)

OKABE_ITO = {"#e69f00", "#56b4e9", "#009e73", "#0072b2", "#d55e00", "#cc79a7"}


def test_every_weapon_has_one_mark() -> None:
    assert [mark.weapon for mark in MARKS] == [*Weapon]
    assert MARK_OF[Weapon.DRONE].label == "drone"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.label)
def test_a_mark_has_a_colour_that_people_with_any_colour_vision_tell_apart(mark: Mark) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", mark.colour)
    assert (mark.colour in OKABE_ITO) == (mark.weapon is not Weapon.UNKNOWN)


def test_no_two_weapons_look_or_read_alike() -> None:
    assert max(Counter(mark.shape for mark in MARKS).values()) == 1
    assert max(Counter(mark.label for mark in MARKS).values()) == 1


def test_every_kind_has_words() -> None:
    assert set(STATUS_LABELS) == set(Status)
    assert set(RECENCY_LABELS) == set(Recency)
    assert set(EVENT_TYPE_LABELS) == set(EVENT_TYPES)
    assert set(GEO_PRECISION_LABELS) == {"exact", "settlement", "vicinity", "area", "none"}
