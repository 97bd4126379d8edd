from __future__ import annotations

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import pytest

from articles.toponyms import PlaceKind
from geodata.gazetteer import Gazetteer

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(
    ("name", "best"),
    [
        ("Kyiv", "Kyiv"),
        ("Kiev", "Kyiv"),
        ("Київ", "Kyiv"),
        ("Киев", "Kyiv"),
        ("Odessa", "Odesa"),
        ("Dnipropetrovsk", "Dnipro"),
        ("Днепропетровск", "Dnipro"),
        ("Artemivsk", "Bakhmut"),
        ("Zaporozhye", "Zaporizhzhia"),
        ("Mykolayiv", "Mykolaiv"),
        ("Слов'янськ", "Sloviansk"),
        ("Niu-York", "New York"),
        ("Цемеська бухта", "Tsemes Bay"),
        ("Gogjali", "Gogjali"),
        ("Погребки", "Pogrebki"),
        ("Ель-Обейд", "El Obeid"),
        ("Бинниш", "Binnish"),
        ("Severodonetsk", "Sievierodonetsk"),
        ("Krasnoarmiisk", "Pokrovsk"),
        ("Rabotino", "Robotyne"),
        ("Снейк-Айленд", None),
        ("Snake Island", "Snake Island"),
        ("острів Зміїний", "Snake Island"),
        ("Харківщина", "Kharkiv Oblast"),
        ("Сумщина", "Sumy Oblast"),
        ("Харьковская область", "Kharkiv Oblast"),
        ("Kharkiv region", "Kharkiv Oblast"),
        ("Білгородщина", "Belgorod Oblast"),
        ("Кубань", "Krasnodar Krai"),
        ("Крым", "Crimea"),
        ("ЗАЕС", "Zaporizhzhia Nuclear Power Plant"),
        ("Kerch Bridge", "Crimean Bridge"),
        ("Dnieper", "Dnipro River"),
        ("Чорне море", "Black Sea"),
        ("Донбасс", "Donbas"),
        ("Georgia", "Georgia"),
        ("США", "United States"),
        ("Куп'янський район", "Kupiansk Raion"),
        ("Харет-Хрейк", "Haret Hreik"),
    ],
)
def test_a_name_leads_to_its_best_known_place(gazetteer: Gazetteer, name: str, best: str | None):
    found = gazetteer.find(name)
    assert (found[0].name if found else None) == best


@pytest.mark.parametrize("name", ["", "  ", "HRK", "xqzwv", "Ґґґґ", "'; DROP TABLE place; --", "\x00", "K"])
def test_what_is_no_name_finds_nothing(gazetteer: Gazetteer, name: str):
    assert gazetteer.find(name) == []
    assert gazetteer.facts(name) is None


def test_kind_and_country_narrow_a_search(gazetteer: Gazetteer):
    assert gazetteer.find("Kherson", kind=PlaceKind.ADMIN1)[0].name == "Kherson Oblast"
    assert gazetteer.find("Kyiv", kind=PlaceKind.ADMIN1)[0].name == "Kyiv Oblast"
    assert {place.country for place in gazetteer.find("Odessa", country="US")} == {"US"}
    assert gazetteer.find("Kherson", kind=PlaceKind.WATER) == []


def test_exact_names_come_before_former_ones(gazetteer: Gazetteer):
    found = gazetteer.find("Олександрівка")
    assert found[0].name == "Oleksandrivka"
    assert "Donetsk" in {place.name for place in found}


def test_facts_tell_kinds_countries_and_people(gazetteer: Gazetteer):
    facts = gazetteer.facts("Kharkiv")
    assert facts is not None
    assert {PlaceKind.SETTLEMENT, PlaceKind.ADMIN1} <= facts.kinds
    assert facts.countries == {"UA"}
    assert facts.population > 1_000_000
    assert gazetteer.facts("ХАРЬКОВ") is not None


def test_a_village_known_by_name_only_is_not_found(gazetteer: Gazetteer):
    assert [one for one in gazetteer.candidates("Новоандріївка") if not one.positioned]
    assert all(
        place.id.startswith("geonames:") or place.id.startswith("settlement:")
        for place in gazetteer.find("Новоандріївка")
    )


def test_every_id_leads_back_to_its_place(gazetteer: Gazetteer):
    for name in ("Kyiv", "Crimea", "Black Sea", "Crimean Bridge", "Izium Raion", "Ukraine"):
        place = gazetteer.find(name)[0]
        assert gazetteer.place(place.id) == place
    assert gazetteer.place("geonames:0") is None


def test_crimea_and_its_cities_are_in_ukraine(gazetteer: Gazetteer):
    for name in ("Crimea", "Simferopol", "Yalta", "Kerch", "Dzhankoi", "Yevpatoria", "Sevastopol"):
        place = gazetteer.find(name)[0]
        assert place.country == "UA"
        assert place.admin1 in {"Crimea", "Sevastopol"}


def test_a_city_knows_its_region_and_district(gazetteer: Gazetteer):
    izium = gazetteer.find("Izium")[0]
    assert (izium.admin1, izium.admin2) == ("Kharkiv Oblast", "Izium Raion")


@pytest.mark.parametrize(
    ("longitude", "latitude", "nearest"),
    [(36.25, 49.98, "UA"), (31.24, 30.04, "EG"), (-74.0, 40.71, "US"), (179.95, -16.5, "FJ"), (-179.9, -16.6, "FJ")],
)
def test_near_finds_what_is_around_a_point(gazetteer: Gazetteer, longitude: float, latitude: float, nearest: str):
    (place,) = gazetteer.near(longitude, latitude, 1)
    assert place.country == nearest


def test_near_is_sorted_and_keeps_to_its_limit(gazetteer: Gazetteer):
    places = gazetteer.near(37.8, 48.0, 7)
    assert len(places) == 7
    assert places[0].admin1 == "Donetsk Oblast"


def test_nothing_is_near_in_the_middle_of_an_ocean(gazetteer: Gazetteer):
    assert gazetteer.near(-30, -50, 3) == []


def test_threads_share_a_gazetteer(gazetteer: Gazetteer):
    names = ["Kyiv", "Odesa", "Lviv", "Sumy", "Izium", "Nikopol", "Kerch", "Poltava"] * 20
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda name: gazetteer.find(name)[0].name, names))
    assert found == names


def test_the_index_is_small_and_layered(gazetteer: Gazetteer):
    assert set(gazetteer.layers()) == {"geonames", "katottg", "natural-earth", "strikemap"}
    assert gazetteer.layers()["geonames"] > 200_000


def _gold_places() -> list[tuple[str, str]]:
    if not GOLD.is_dir():
        return []
    files = [file for file in sorted(GOLD.glob("*.json")) if not file.stem.isupper()]
    found = {
        (place["name"], place["kind"])
        for file in files
        for attack in json.loads(file.read_text(encoding="utf-8")).get("attacks", [])
        for place in attack["places"]
    }
    return sorted(found)


@pytest.mark.parametrize(("name", "kind"), _gold_places())
def test_a_place_of_the_dictionary_bears_the_name_it_has_there(gazetteer: Gazetteer, name: str, kind: str):
    # A city quarter is a settlement to GeoNames and a district to the dictionary.
    kinds = {PlaceKind(kind), PlaceKind.SETTLEMENT} if kind == "district" else {PlaceKind(kind)}
    assert name in {place.name for place in gazetteer.find(name) if place.kind in kinds}


def test_the_tables_are_in_the_index(gazetteer: Gazetteer):
    text = resources.files("geodata").joinpath("data/sites.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    for row in rows:
        assert gazetteer.place(row["id"]) is not None
