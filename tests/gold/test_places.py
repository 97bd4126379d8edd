"""The gate of places: how many names are put right must not fall under what is pinned here."""

from __future__ import annotations

from pathlib import Path

import places
import pytest
import reliability

from geodata.gazetteer import Gazetteer

FLOORS = {
    "gold, the very place": 0.92,
    "gold, within 10 km": 0.97,
    "gold, within 25 km": 0.97,
    "gold, region": 0.97,
    "gold by other hands, within 25 km": 0.96,
}
RECORDS = Path(__file__).parents[3] / "shared" / "real" / "records"
CONFLICTS = RECORDS / "ucdp_ukraine_2014_2021.csv"
POSTAL = RECORDS.parent / "gazetteer" / "UA_postal.txt"
HEADLINES = [RECORDS / "viina_2022.csv", RECORDS / "viina_2023.csv"]


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open() as opened:
        yield opened


def under(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    return {name: figures[name] for name, floor in floors.items() if figures[name] < floor}


def test_places_of_the_gold_that_were_read_are_put_right(gazetteer):
    figures = places.gold_figures(gazetteer)
    assert figures["gold, places read"] > 400
    assert under(figures, FLOORS) == {}


def test_sentences_with_traps_make_few_places_and_keep_the_true_ones(gazetteer):
    figures = places.trap_figures(gazetteer)
    assert sum(false for name, false in figures.items() if name.endswith("now")) <= 50
    assert min(share for name, share in figures.items() if name.endswith("kept")) >= 0.9


@pytest.mark.skipif(not CONFLICTS.exists(), reason="UCDP's rows are not here")
def test_places_of_conflict_records_are_put_right(gazetteer):
    floors = {"UCDP places, rows within 25 km": 0.9, "UCDP places, each once": 0.75}
    assert under(places.conflict_figures(CONFLICTS, gazetteer), floors) == {}


@pytest.mark.skipif(not POSTAL.exists(), reason="GeoNames' postal file is not here")
def test_villages_known_by_name_lie_within_their_rings():
    figures = places.ring_figures(POSTAL)
    assert figures["villages of one name in their region"] > 8000
    assert figures["villages within their ring"] >= 0.95
    assert figures["the mean ring's radius, km"] < 30


@pytest.mark.skipif(not HEADLINES[0].exists(), reason="VIINA's headlines are not here")
def test_places_of_headlines_are_put_right(gazetteer):
    assert min(places.headline_figures(HEADLINES, gazetteer).values()) >= 0.78


def test_the_readme_keeps_rows_that_were_not_measured():
    text = f"Words.\n\n{places.START}\n\n| figure | reached |\n| --- | --- |\n| one | 0.500 |\n\n{places.END}\n"
    assert "| one | 0.500 |" in places.written(text, {"two": 0.25})
    assert "| one | 0.750 |" in places.written(text, {"one": 0.75})


def test_the_confidence_of_places_is_borne_out(gazetteer):
    rows = reliability.table([*reliability.trials(gazetteer)])
    assert sum(row.places for row in rows) > 1000
    assert reliability.error(rows) < 0.05
