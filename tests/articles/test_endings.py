"""Endings: case endings go back to basic ones in the order of their table."""

import re

import pytest

from articles.endings import Endings, endings


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_every_ending_leads_to_another_form(code: str) -> None:
    for name, table in endings(code).items():
        rows = [(ending, basic) for ending, basics in table.rows.items() for _, basic in basics]
        assert len(rows) == len(set(rows)), name
        assert all(re.fullmatch(r"[а-яіїєґё]*", part) for row in rows for part in row), name


def test_endings_are_put_back_in_the_order_of_the_table() -> None:
    table = Endings.of([["ові", "ів"], ["і", "а"], ["і", ""], ["Києві", "x"]])
    assert table.replaced("Києві") == ["Києва", "Києв"]
    assert table.replaced("Львові") == ["Львів", "Львова", "Львов"]


def test_a_language_without_cases_has_no_endings() -> None:
    assert endings("en") == {}
