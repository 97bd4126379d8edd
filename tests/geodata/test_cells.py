"""Cells: values of events and claims as a table has them."""

import pytest
import shapely

from articles.casualties import Count
from articles.claims import Weapon
from geodata.cells import CRS, figure_text, frame_of, high, joined, low, weapon_cells


@pytest.mark.parametrize(
    ("ends", "text"), [((8, 11), "8-11"), ((8, 8), "8"), ((30, None), "30+"), ((None, 12), "-12"), ((0, 0), "0")]
)
def test_a_number_of_people_is_written_with_its_open_end(ends, text):
    count = Count(*ends, "as told")
    assert figure_text(count) == text
    assert (low(count), high(count)) == ends
    assert low(None) is high(None) is None


def test_lists_are_one_cell_and_empty_ones_none():
    assert joined(["a", "b"]) == "a; b"
    assert joined([]) is None
    told = {Weapon.MISSILE: 3, Weapon.DRONE: None}
    assert weapon_cells(told) == {"weapons": "missile; drone", "weapon_counts": "missile: 3"}


def test_a_table_keeps_its_columns_and_types_without_a_row():
    row = {"day": None, "people": 3, "geometry": shapely.Point(30, 50)}
    for rows in ([], [row]):
        frame = frame_of(rows, {"day": "datetime64[ms]", "people": "Int64"})
        assert frame.dtypes.astype(str).to_dict() == {
            "day": "datetime64[ms]",
            "people": "Int64",
            "geometry": "geometry",
        }
        assert frame.crs == CRS
