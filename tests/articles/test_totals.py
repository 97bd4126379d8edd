"""Totals: the toll of an attack is counted once, whatever its tellings repeat."""

from collections.abc import Callable

import pytest

from articles.incidents import Incident
from articles.totals import toll


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On Friday a missile hit Odesa, killing two people.", 2),
        ("On Friday 20 drones attacked Odesa and Kharkiv, killing five people. In Odesa two people were killed.", 5),
    ],
)
def test_toll_is_told_once(incidents: Callable[[str], list[Incident]], text: str, killed: int) -> None:
    (incident,) = incidents(text)
    count = toll(incident, "killed")
    assert count is not None
    assert count.low == killed
