"""Lists in JSON files: items come one by one with their lines, however the file is cut into pieces."""

import io
import json
from pathlib import Path

import pytest

from articles.errors import Problem
from geodata import jsonlists
from geodata.errors import RecordError
from geodata.jsonlists import json_rows


def rows(text):
    return list(json_rows(Path("list.json"), io.StringIO(text)))


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
@pytest.mark.parametrize("indent", [None, 1])
def test_items_are_the_same_however_the_file_is_cut(monkeypatch, chunk, indent):
    monkeypatch.setattr(jsonlists, "_CHUNK", chunk)
    items = [{"id": str(number), "place": "Київ, [a] {b}"} for number in range(5)]
    assert [row for _, row in rows(json.dumps(items, indent=indent, ensure_ascii=False))] == items


def test_an_item_begins_on_its_line():
    assert [line for line, _ in rows('[\n{"a": 1},\n\n{"a":\n 2}, {"a": 3}\n]')] == [2, 4, 5]


def test_lists_and_filters_become_columns():
    ((_, row),) = rows(
        '[{"a": null, "b": true, "c": [1, 2], "d": [{"path": "x"}, {"url": "y"}, {"other": 1}],'
        ' "e": [{"key": "Weapon", "value": "drone"}, {"key": "Weapon", "value": "mine"}], "f": []}]'
    )
    assert row == {"a": "", "b": "True", "c": "1;2", "d": "x;y", "Weapon": "drone;mine"}


def test_what_is_no_record_is_a_problem_and_the_others_are_taken():
    first, problem, last = rows('[{"a": 1}, 5, {"a": 2}]')
    assert isinstance(problem, Problem)
    assert (first[1], last[1]) == ({"a": "1"}, {"a": "2"})


@pytest.mark.parametrize("text", ["", "{}", '[{"a": 1}', '[{"a": 1},\n{"b": ]', "[1 2"])
def test_a_broken_file_is_one_clear_error(text):
    with pytest.raises(RecordError, match=r"list\.json"):
        rows(text)
