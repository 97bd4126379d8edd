"""The report of places in headlines says which are right, and why the others are not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COLUMNS = "date,asciiname,longitude,latitude,representative_text"
ROWS = {
    "right": "20220610,Kharkiv,36.23,49.99,Ракета влучила в Харків: двоє поранених",
    "right by region": "20220611,Chuguyiv,36.69,49.83,На Харківщині снаряди влучили у склад",
    "no place": "20220612,Lyman,37.80,48.99,Військові показали наслідки нічного удару",
    "wrongly placed": "20220613,Kharkivske,24.02,49.83,Ракета влучила в Харків: горить склад",
    "label": "20220614,Odesa,30.73,46.48,Дрони влучили в Полтаву: горить нафтобаза",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("records") / "records.csv"
    file.write_text("\n".join([COLUMNS, *ROWS.values()]), encoding="utf-8")
    command = [sys.executable, ROOT / "benchmarks" / "headlines.py", file]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "line",
    [
        "5 headlines",
        "right 0.400, 0.200 of it by region",
        "no place in the headline: 0.200 (1)",
        "not read: 0.000 (0)",
        "wrongly placed: 0.200 (1)",
        "label looks wrong: 0.200 (1)",
    ],
)
def test_each_headline_is_counted_once_by_what_came_of_it(line: str, printed: str) -> None:
    assert line in printed.splitlines()


def test_each_that_is_not_right_is_shown_with_its_row_and_what_was_read(printed: str) -> None:
    shown = re.search(r"^label looks wrong\n- 2022-06-14 (.*)\n  row: (.*)\n  read: (.*)$", printed, re.MULTILINE)
    assert shown
    assert shown.groups() == (ROWS["label"].split(",")[-1], "Odesa", "Полтаву = Poltava, Poltava Oblast")
