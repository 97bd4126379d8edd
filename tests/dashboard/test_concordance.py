"""What our events and other data sets tell alike is counted once for each day or region."""

from __future__ import annotations

from datetime import date

import pytest
from geopandas import GeoDataFrame

from articles.dates import Period
from dashboard.concordance import BOTH, OURS, THEIRS, concordance, concordance_chart, selected, tally_frame
from dashboard.filters import Filters, select
from geodata.agreement import DAY, REGION, Tally

FRIDAY = Period(date(2023, 12, 29), date(2023, 12, 29))
TALLIES = tally_frame(
    [
        Tally("own.csv", FRIDAY, "UA", "Kyiv City", 3, 1),
        Tally("ucdp", Period(date(2024, 1, 1), date(2024, 1, 31)), "UA", "Sumy Oblast", 2, 0),
        Tally("ucdp", Period(None, date(2024, 2, 1)), None, None, 1, 0),
    ]
)


def test_by_day_counts_what_both_tell_and_what_one_tells_alone(frame: GeoDataFrame) -> None:
    table = concordance(frame, TALLIES, DAY).set_index(DAY)
    friday = table.loc["2023-12-29"]
    assert (friday["ours"], friday[BOTH], friday[OURS], friday[THEIRS], friday["own.csv"]) == (1, 1, 0, 2, 3)
    assert table.loc["over more than three days", "ucdp"] == 3
    assert table["ours"].sum() == frame["event_id"].nunique()


def test_by_region_an_event_counts_in_each_of_its_regions(frame: GeoDataFrame) -> None:
    table = concordance(frame, TALLIES, REGION).set_index(REGION)
    assert (table.loc["Kyiv City", "ours"], table.loc["Dnipropetrovsk Oblast", "ours"]) == (2, 2)
    assert (table.loc["Sumy Oblast", "ours"], table.loc["Sumy Oblast", THEIRS]) == (0, 2)
    assert table.loc["no region", "ucdp"] == 1


@pytest.mark.parametrize(
    ("filters", "records"),
    [
        (Filters(), 6),
        (Filters(start=date(2024, 1, 1)), 3),
        (Filters(end=date(2023, 12, 31)), 3),
        (Filters(countries=frozenset({"UA"})), 5),
        (Filters(regions=frozenset({"UA/Sumy Oblast"})), 2),
        (Filters(text="shells"), 6),
    ],
)
def test_records_follow_the_filters_that_they_have_words_for(filters: Filters, records: int) -> None:
    assert selected(TALLIES, filters)["records"].sum() == records


@pytest.mark.parametrize("by", [DAY, REGION])
def test_a_chart_is_drawn_of_any_selection(frame: GeoDataFrame, by: str) -> None:
    for rows in (frame, select(frame, Filters(text="no such words"))):
        assert concordance_chart(concordance(rows, TALLIES, by), date(2023, 12, 1), date(2024, 2, 1)).to_dict()
