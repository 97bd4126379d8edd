"""The charts follow the selection, and each has a table that says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard import figures
from dashboard.concordance import BOTH, tally_frame
from dashboard.filters import Filters, select


def headings(page) -> str:
    return "\n".join(element.value for element in page.markdown) + "".join(e.proto.body for e in page.get("html"))


@pytest.mark.parametrize("filters", [Filters(places=frozenset({"Kyiv"})), Filters(places=frozenset({"Atlantis"}))])
def test_charts_are_drawn_of_any_selection(drawn, shown, filters):
    page = drawn(lambda: figures.draw(shown, filters, select(shown.frame, filters)))
    assert len(page.get("vega_lite_chart")) == 5
    page.segmented_control(key="measure").set_value("killed").run()
    page.segmented_control(key="agreement_by").set_value("region").run()
    assert not page.exception


def test_tables_say_what_the_charts_show(drawn, shown):
    page = drawn(lambda: figures.draw(shown, Filters(), shown.frame))
    page.session_state["as_tables"] = True
    page.run()
    assert not page.get("vega_lite_chart")
    days, sources, regions, weapons, agreement = (table.value for table in page.dataframe)
    assert days["events"].sum() == pytest.approx(8)
    assert [*sources["source"]] == ["Herald"]
    assert regions["events"].sum() == weapons["events"].sum() == 8
    assert agreement[BOTH].sum() == 1


def test_what_is_missing_is_said(drawn, shown):
    bare = replace(shown, tallies=tally_frame(()))
    late = Filters(start=date(2030, 1, 1))
    page = drawn(lambda: figures.draw(bare, late, select(shown.frame, late)))
    assert "no article of this period" in headings(page)
    assert "No data set is joined" in headings(page)
