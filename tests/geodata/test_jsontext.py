"""JSON as the store keeps it."""

import json

import pytest

from geodata.jsontext import as_json_text


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"drone": 2, "missile": None},
        {"low": 30, "high": None, "as_worded": "30+"},
        [1, "é"],
        None,
        {str(n): n for n in range(9)},
    ],
)
def test_a_value_comes_back_as_it_was(value):
    assert [json.loads(as_json_text(value)) for _ in range(2)] == [value, value]
