"""The report of verb to place says how often the place of a verb is found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _row(text: str, verb: str, *places: str) -> dict[str, object]:
    spans = [{"label": "VERB", "start": text.index(verb), "end": text.index(verb) + len(verb)}]
    spans += [{"label": "LOCATION", "start": text.index(name), "end": text.index(name) + len(name)} for name in places]
    return {"text": text, "spans": spans}


ROWS = [
    _row("A rocket hit Haifa on Sunday, and three people were wounded.", "hit", "Haifa"),
    _row("Officials in Cairo denied that shells had hit a convoy.", "hit"),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """Return the figures of some sentences by the name of their line, each sentence told a few dozen times over."""
    file = tmp_path_factory.mktemp("sentences") / "sentences.json"
    rows = [{**row, "text": f"{row['text']}{' ' * number}"} for row in ROWS for number in range(30)]
    file.write_text(json.dumps(rows), encoding="utf-8")
    command = [sys.executable, ROOT / "benchmarks" / "event_location.py", file]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {
        line.split("  ")[0].strip(): [*map(float, re.findall(r"\d\.\d+", line))] for line in run.stdout.splitlines()
    }


def test_it_tells_the_published_figure_beside_ours(printed: dict[str, list[float]]) -> None:
    published = next(line for line in printed if line.startswith("published"))
    assert printed[published] == [0.83]
    assert {line.split(" precision")[0].strip() for line in printed} >= {"all places", "attacked", "nearest", "linked"}


def test_a_place_that_only_speaks_is_not_the_place_of_the_verb(printed: dict[str, list[float]]) -> None:
    figures = {line.split(" precision")[0].strip(): figures for line, figures in printed.items()}
    assert figures["attacked"] == [1.0, 1.0, 1.0]
    assert figures["linked"] == [1.0, 1.0, 1.0]
    precision, recall, _ = figures["all places"]
    assert precision < recall == 1.0
