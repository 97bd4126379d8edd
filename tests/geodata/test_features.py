"""Features: what a dump of GeoNames has beside settlements, where our own tables do not have it already."""

from __future__ import annotations

import pytest

from articles.toponyms import PlaceKind
from geodata import features
from geodata.dumps import Feature
from geodata.entries import Exactness
from geodata.features import feature_entries
from geodata.layers import Layer

LAYER = Layer("UA", "GeoNames, file UA", "CC BY 4.0", "https://www.geonames.org")
DAM = Feature(1, "Hrebin Dam", ("Греблинська дамба",), "DAM", "dam", "UA", "13", 30.2, 50.2, 1.0, 0)


def entries(*rows):
    return list(feature_entries((LAYER, row) for row in rows))


def test_a_site_has_its_kind_region_and_reach():
    (entry,) = entries(DAM)
    place = entry.place
    assert (place.id, place.name, place.kind, place.radius_km) == ("geonames:1", "Hrebin Dam", PlaceKind.SITE, 1.0)
    assert (place.country, place.admin1) == ("UA", "Kyiv Oblast")
    assert entry.layer == "UA"


def test_a_bare_name_is_found_only_beside_a_word_of_its_type():
    river = Feature(2, "Hnyla", ("Gnilaya", "Hnyla River"), "STM", "river", "UA", "13", 30.2, 50.2, 30.0, 0)
    (entry,) = entries(river)
    assert entry.names["hnyla"] is Exactness.STEM
    assert entry.names["hnyla river"] is Exactness.OWN
    assert entry.place.kind is PlaceKind.WATER


@pytest.mark.parametrize(
    "row",
    [
        Feature(3, "Engels Air Base", (), "AIRB", "air_base", "RU", "67", 46.2, 51.5, 3.0, 0),
        Feature(4, "Kharkiv Oblast", (), "ADM1", "province", "UA", "07", 36.2, 50.0, 80.0, 0),
        Feature(5, "Izium Raion", (), "ADM2", "raion", "UA", "07", 37.2, 49.2, 25.0, 0),
        Feature(6, "Sea of Azov", (), "SEA", "sea", "", "", 36.6, 46.0, 150.0, 0),
    ],
)
def test_what_our_tables_or_the_register_have_is_passed_over(row):
    assert entries(row) == []


def test_an_area_elsewhere_is_taken():
    (county,) = entries(Feature(7, "Narok County", (), "ADM2", "raion", "KE", "33", 35.8, -1.1, 25.0, 900_000))
    assert (county.place.kind, county.place.country) == (PlaceKind.DISTRICT, "KE")


def test_the_same_feature_of_two_files_counts_once():
    assert len(entries(DAM, DAM)) == 1


def test_of_too_many_features_those_with_the_most_names_are_kept(monkeypatch):
    monkeypatch.setattr(features, "MOST", 1)
    lesser = Feature(8, "Lower Dam", (), "DAM", "dam", "UA", "13", 31.2, 50.2, 1.0, 0)
    assert [entry.place.name for entry in entries(lesser, DAM)] == ["Hrebin Dam"]
