"""Tallies: the agreement as a table that people and programs can read."""

from datetime import date

import pytest

from dashboard.tallies import as_csv, as_text
from geodata.agreement import Agreement

ROWS = [
    Agreement(date(2025, 4, 13), "UA", "Sumy Oblast", 2, 1, {"ucdp": 3}, {"ucdp": 2}),
    Agreement(None, "UA", None, 0, 0, {"acled": 1}, {"acled": 1}),
]


def test_the_csv_has_a_line_for_each_day_and_region_and_columns_for_each_table():
    assert as_csv(ROWS, ["day", "region"]).splitlines() == [
        "day,country,region,ours,only ours,acled,acled to ours,only acled,ucdp,ucdp to ours,only ucdp",
        "2025-04-13,UA,Sumy Oblast,2,1,0,0.00,0,3,1.50,2",
        "longer,UA,no region,0,0,1,,1,0,,0",
    ]


@pytest.mark.parametrize(("by", "first"), [("day", "day"), ("region", "country,region")])
def test_what_is_summed_up_has_no_column(by, first):
    assert as_csv(ROWS, [by]).startswith(f"{first},ours,")


def test_the_table_stands_in_columns():
    assert as_text(ROWS[:1], ["day"]).splitlines() == [
        "day         ours  only ours  ucdp  ucdp to ours  only ucdp",
        "2025-04-13  2     1          3     1.50          2",
    ]


def test_a_store_without_anything_has_a_head_alone():
    assert as_text([], ["day"]) == "day  ours  only ours\n"
