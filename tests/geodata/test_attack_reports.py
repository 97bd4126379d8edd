"""Attack reports: short news in Russian and Ukrainian, each with the places that it says were attacked, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.article import Source
from articles.reading import read_text
from geodata.gazetteer import Gazetteer
from geodata.pipeline import as_json, read_one

TABLE = Path(__file__).parent / "data" / "attack_reports.tsv"


def rows() -> list[list[str]]:
    """Return each report as its day, its text, and its places with their days, 'none' where nothing was attacked."""
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize(("published", "report", "attacked"), rows())
def test_the_places_and_days_of_a_report(published: str, report: str, attacked: str, gazetteer: Gazetteer) -> None:
    article = read_text(f"date {published} *\n\n{report}\n", "report.txt", Source("News"))
    claims = as_json(read_one(article, gazetteer))["attacks"]
    told = sorted(
        f"{place['name']} {claim['date_start']}..{claim['date_end']}" for claim in claims for place in claim["places"]
    )
    assert told == ([] if attacked == "none" else attacked.split("; "))
