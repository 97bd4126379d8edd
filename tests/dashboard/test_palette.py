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

OKABE_ITO = {"#e69f00", "#56b4e9", "#009e73", "#0072b2", "#d55e00", "#cc79a7", "#f0e442"}
DARK_LAND = "#2a3239"  # the lightest ground of the dark base map


def test_every_weapon_has_one_mark() -> None:
    assert [mark.weapon for mark in MARKS] == [*Weapon]
    assert MARK_OF[Weapon.DRONE].label == "drone"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.label)
def test_a_mark_has_a_colour_that_people_with_any_colour_vision_tell_apart(mark: Mark) -> None:
    for colour in (mark.colour, mark.dark):
        assert re.fullmatch("#[0-9a-f]{6}", colour)
        assert (colour in OKABE_ITO) == (mark.weapon is not Weapon.UNKNOWN)


def test_weapons_of_one_colour_are_of_one_colour_on_a_dark_map_too() -> None:
    assert len({mark.colour for mark in MARKS}) == len({(mark.colour, mark.dark) for mark in MARKS})
    assert len({mark.colour for mark in MARKS}) == len({mark.dark for mark in MARKS})


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.label)
def test_a_mark_stands_out_on_a_dark_map(mark: Mark) -> None:
    assert (luminance(mark.dark) + 0.05) / (luminance(DARK_LAND) + 0.05) >= 3


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2 of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_no_two_weapons_look_or_read_alike() -> None:
    assert max(Counter(mark.shape for mark in MARKS).values()) == 1
    assert max(Counter(mark.label for mark in MARKS).values()) == 1


def test_every_kind_has_words() -> None:
    assert set(STATUS_LABELS) == set(Status)
    assert set(RECENCY_LABELS) == set(Recency)
    assert set(EVENT_TYPE_LABELS) == set(EVENT_TYPES)
    assert set(GEO_PRECISION_LABELS) == {"exact", "settlement", "vicinity", "area", "none"}
