"""Wars other than Ukraine's: fifteen places of each, named as news names them, are found where they are."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.article import Source
from articles.reading import read_text
from articles.toponyms import find_toponyms
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import georeference
from geodata.places import AREAS, Place, arc_km

SENTENCES = {
    "Gaza": (
        "Israeli aircraft struck {} overnight, and Hamas said that several people were killed.",
        "Thousands of people fled from {}, where hospitals were full, medics in the Gaza Strip said.",
    ),
    "Lebanon": (
        "Israeli jets hit {} on Tuesday, and drones were heard over Jezzine and Zahle.",
        "A drone struck a car in {}, the health ministry of Lebanon said.",
    ),
    "Sudan": (
        "The Rapid Support Forces shelled {} on Friday, killing eight people.",
        "A drone of the army hit a market in {}, as the war in Sudan went into its third year.",
    ),
    "Yemen": (
        "American jets bombed {} on Monday, the Houthis said.",
        "The coalition launched air strikes on {}, residents of several parts of Yemen told reporters.",
    ),
    "Red Sea": (
        "The Houthis fired a missile at a ship near {} on Monday.",
        "A tanker that was hit by a missile reached {} on Tuesday, as the Houthis of Yemen threatened more attacks.",
    ),
    "Syria": (
        "Russian jets bombed {} on Sunday, killing three, the White Helmets said.",
        "Shells fell on {} for a third day, residents of Damascus and other cities of Syria said.",
    ),
    "Myanmar": (
        "The junta's jets bombed {} on Sunday, killing nine people.",
        "Fighters said that they had taken {}, a week after the army of Myanmar had left it.",
    ),
    "Ethiopia": (
        "An Ethiopian drone hit {} on Tuesday, killing several people.",
        "Fighters attacked {} at dawn, the government of Ethiopia said.",
    ),
    "Sahel": (
        "Jihadists attacked {} on Thursday, killing eleven people.",
        "Gunmen on motorcycles raided {}, said an official of the Sahel states of Mali, Niger and Burkina Faso.",
    ),
    "Congo": (
        "M23 rebels shelled {} in Congo on Monday.",
        "A bomb hit {}, the Congolese army said.",
    ),
    "Nagorno-Karabakh": (
        "Missiles hit {} in the war over Nagorno-Karabakh.",
        "Artillery shelled {} on Sunday, the defence ministries of Armenia and Azerbaijan said.",
    ),
}
SETTLEMENT_KM, AREA_KM = 15.0, 400.0


def rows() -> Iterator[tuple[str, str, str, float, float]]:
    lines = (Path(__file__).parent / "data" / "wars.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        yield row["war"], row["name"], row["country"], float(row["longitude"]), float(row["latitude"])


def found(name: str, sentence: str, gazetteer: Gazetteer) -> Place | None:
    article = read_text(f"date 2024-11-05 News of the day\n\n{sentence.format(name)}\n", "news.txt", Source("news"))
    toponyms = find_toponyms(article, gazetteer)
    (asked,) = (toponym for toponym in toponyms if toponym.text == name)
    return georeference(toponyms, gazetteer)[asked].place


def test_every_war_has_its_fifteen_places():
    wars = [war for war, *_ in rows()]
    assert {war: wars.count(war) for war in SENTENCES} == dict.fromkeys(SENTENCES, 15)


@pytest.mark.parametrize("row", [*rows()], ids=lambda row: f"{row[0]}: {row[1]}")
def test_a_place_of_another_war_is_found_where_it_is(row: tuple[str, str, str, float, float], gazetteer: Gazetteer):
    war, name, country, longitude, latitude = row
    for sentence in SENTENCES[war]:
        place = found(name, sentence, gazetteer)
        assert place is not None, sentence
        assert (place.country or "") == country
        reach = AREA_KM if place.kind in AREAS else SETTLEMENT_KM
        assert arc_km(place.longitude, place.latitude, longitude, latitude) < reach
