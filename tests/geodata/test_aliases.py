"""Aliases: every name that a well-known place of Ukraine has had, or has in a neighbour's language, leads to it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from articles.article import Span
from articles.toponyms import Toponym
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import georeference
from geodata.places import arc_km

TABLE = Path(__file__).parent / "data" / "aliases.csv"
SAME_KM = 10.0


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def forms(row: dict[str, str]) -> list[str]:
    cells = [row[column] for column in ("english", "ukrainian", "russian", "polish", "german", "former")]
    return [form.strip() for cell in cells for form in cell.split(";") if form.strip()]


def misses(row: dict[str, str], gazetteer: Gazetteer) -> list[str]:
    asked = [Toponym(form, Span(0, len(form)), form, form, "test", within=("Ukraine",)) for form in forms(row)]
    found = georeference(asked, gazetteer)
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    return [
        f"{toponym.text}: {place.id if place else 'no place'}"
        for toponym, place in ((toponym, one.place) for toponym, one in found.items())
        if place is None or arc_km(longitude, latitude, place.longitude, place.latitude) > SAME_KM
    ]


def bare(table: list[dict[str, str]], gazetteer: Gazetteer) -> tuple[float, float]:
    """Return the shares of all names that lead to their place, and to another, where no country is told."""
    right = wrong = asked = 0
    for row in table:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        for form in forms(row):
            toponym = Toponym(form, Span(0, len(form)), form, form, "test")
            place = georeference([toponym], gazetteer)[toponym].place
            near = place is not None and arc_km(longitude, latitude, place.longitude, place.latitude) <= SAME_KM
            asked, right, wrong = asked + 1, right + near, wrong + (place is not None and not near)
    return right / asked, wrong / asked


def test_most_names_lead_to_the_place_with_no_country_told(gazetteer):
    right, wrong = bare(rows(), gazetteer)
    assert right >= 0.87
    assert wrong <= 0.03  # Tokmak, Saky and Alexandria are larger elsewhere


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_every_name_leads_to_the_place(row, gazetteer):
    assert misses(row, gazetteer) == []


def test_the_table_has_the_languages_of_the_neighbours_and_former_names():
    table = rows()
    assert len(table) >= 150
    assert all(sum(bool(row[column]) for row in table) >= 150 for column in ("russian", "polish", "german"))
    assert sum(bool(row["former"]) for row in table) >= 40
