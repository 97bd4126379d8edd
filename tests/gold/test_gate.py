"""The accuracy gate: what the reader reaches on the gold set must not fall under what is pinned in FLOORS.json."""

import json
from types import ModuleType

import click
import pytest
import update_floors


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    return update_floors


@pytest.fixture(scope="module")
def pinned(floors: ModuleType) -> dict:
    return json.loads(floors.FLOORS.read_text(encoding="utf-8"))


def test_floors_are_pinned_for_this_corpus(floors: ModuleType, pinned: dict) -> None:
    assert pinned["corpus"] == floors.corpus_digest(), (
        "texts or gold changed: run `.venv/bin/python tests/gold/update_floors.py`"
    )
    assert pinned["articles"] == len(floors.gold_files()) + len(floors.gold_files(floors.OTHERS))


def test_every_gold_file_has_its_text(floors: ModuleType) -> None:
    texts = {file.stem for file in floors.SAMPLES.glob("*.txt")}
    assert texts == {file.stem for file in floors.gold_files()}
    others = {file.stem for file in floors.OTHERS.glob("*.txt")}
    assert others == {file.stem for file in floors.gold_files(floors.OTHERS)}


def test_reader_reaches_every_floor(floors: ModuleType, pinned: dict) -> None:
    figures, tables = floors.measure()
    click.echo(floors.table_of(tables))
    assert floors.below(figures, pinned["floors"]) == []


def test_place_and_date_stay_over_the_goal(pinned: dict) -> None:
    reached = pinned["floors"]["all"]
    assert reached["place_date"] >= 0.5
    assert min(value for name, value in reached.items() if name.startswith("place_date_")) >= 0.4


def test_articles_by_other_hands_are_held_out(floors: ModuleType) -> None:
    assert sum(floors.held_out(file.stem) for file in floors.gold_files(floors.OTHERS)) >= 24


@pytest.mark.parametrize(
    ("table", "reached"),
    [
        ([], 1.0),
        ([{"claims": 4, "confidence": 0.8, "right": 0.8}], 1.0),
        ([{"claims": 3, "confidence": 0.9, "right": 0.5}, {"claims": 1, "confidence": 0.1, "right": 0.1}], 0.7),
    ],
)
def test_calibration_is_how_near_confidence_comes_to_truth(floors: ModuleType, table: list, reached: float) -> None:
    assert floors.calibration(table) == pytest.approx(reached)


def test_floors_are_cut_never_rounded_up(floors: ModuleType) -> None:
    assert floors.floors_of({"all": {"place_date": 0.829}}) == {"all": {"place_date": 0.82}}


@pytest.mark.parametrize(
    ("figure", "named"), [(0.82, []), (0.81, ["all place_date: 0.81 is under 0.82"]), (None, ["all place_date"])]
)
def test_a_figure_under_its_floor_is_named(floors: ModuleType, figure: float | None, named: list[str]) -> None:
    figures = {"all": {} if figure is None else {"place_date": figure}}
    found = floors.below(figures, {"all": {"place_date": 0.82}})
    assert len(found) == len(named)
    assert all(text.startswith(start) for text, start in zip(found, named, strict=True))
