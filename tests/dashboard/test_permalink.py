"""The address of the dashboard and the filters say the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims import Recency, Status, Weapon
from dashboard import permalink
from dashboard.filters import EVENT_TYPES, Filters

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
PERIODS = st.one_of(
    st.tuples(st.none() | DAYS, st.none()), st.tuples(st.none(), DAYS), st.tuples(DAYS, DAYS).map(sorted)
)
LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-90, 90)
BOXES = st.tuples(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES).map(
    lambda box: (box[0], min(box[1], box[3]), box[2], max(box[1], box[3]))
)


@st.composite
def all_filters(draw: st.DrawFn) -> Filters:
    start, end = draw(PERIODS)
    return Filters(
        start=start,
        end=end,
        weapons=draw(st.frozensets(st.sampled_from(Weapon))),
        event_types=draw(st.frozensets(st.sampled_from(EVENT_TYPES))),
        statuses=draw(st.frozensets(st.sampled_from(Status))),
        recencies=draw(st.frozensets(st.sampled_from(Recency))),
        countries=draw(st.frozensets(WORDS)),
        regions=draw(st.frozensets(WORDS)),
        places=draw(st.frozensets(WORDS)),
        bbox=draw(st.none() | BOXES),
        has_record=draw(st.none() | st.booleans()),
        confidence=draw(st.none() | st.floats(0.01, 1)),
        text=draw(st.just("") | WORDS),
    )


@given(all_filters())
def test_an_address_brings_its_filters_back(filters: Filters) -> None:
    assert permalink.read(permalink.query(filters)) == filters


@pytest.mark.parametrize(
    ("filters", "query"),
    [
        (Filters(), {}),
        (Filters(start=date(2022, 2, 24), end=date(2022, 3, 1)), {"datetime": ["2022-02-24/2022-03-01"]}),
        (Filters(start=date(2022, 2, 24)), {"datetime": ["2022-02-24/.."]}),
        (Filters(end=date(2022, 3, 1)), {"datetime": ["../2022-03-01"]}),
        (Filters(weapons=frozenset({Weapon.MISSILE, Weapon.DRONE})), {"weapon": ["drone", "missile"]}),
        (Filters(bbox=(22.0, 44.0, 41.5, 53.0)), {"bbox": ["22.0,44.0,41.5,53.0"]}),
        (Filters(has_record=True, text="port"), {"record": ["yes"], "q": ["port"]}),
        (Filters(confidence=0.5), {"confidence": ["0.5"]}),
    ],
)
def test_what_filters_is_in_the_address(filters: Filters, query: permalink.Query) -> None:
    assert permalink.query(filters) == query
    assert permalink.read(query) == filters


@pytest.mark.parametrize(
    "query",
    [
        {"utm_source": ["mail"]},
        {"datetime": ["yesterday"]},
        {"datetime": ["2024-02-31/.."]},
        {"datetime": ["2024-02-02/2024-02-01"]},
        {"weapon": ["trebuchet", ""]},
        {"status": ["<script>"]},
        {"type": ["picnic"]},
        {"bbox": ["1,2,3"]},
        {"bbox": ["nan,0,0,0"]},
        {"record": ["perhaps"]},
        {"q": [""]},
    ],
)
def test_what_means_nothing_is_left_out(query: permalink.Query) -> None:
    assert permalink.read(query) == Filters()


def test_one_bad_value_leaves_the_others() -> None:
    filters = permalink.read({"weapon": ["trebuchet", "drone"], "bbox": ["x"], "place": ["Kyiv"]})
    assert filters == Filters(weapons=frozenset({Weapon.DRONE}), places=frozenset({"Kyiv"}))
