"""Places of records: a point keeps its reach, an area its outline, and neither is mixed up with another."""

import pytest

from articles.toponyms import PlaceKind
from geodata.recordforms import Extent
from geodata.recordplaces import RecordPlaces

SETTLEMENT = Extent(PlaceKind.SETTLEMENT, 5.0)
REGION = Extent(PlaceKind.ADMIN1, 100.0, "admin1")
FUZZY = Extent(PlaceKind.COUNTRY_PART, 50.0, "name")
COUNTRY = Extent(PlaceKind.COUNTRY, 400.0, "country")
SEA = Extent(PlaceKind.WATER, 50.0, "name")


@pytest.fixture(scope="module")
def places(gazetteer):
    return RecordPlaces(gazetteer)


def test_a_point_lies_in_its_region(places):
    place = places.at("34.8", "50.92", "Sumy", SETTLEMENT)
    assert (place.longitude, place.latitude, place.country, place.admin1) == (34.8, 50.92, "UA", "Sumy Oblast")
    assert place == places.at("34.80", "50.920", "Sumy", SETTLEMENT)


def test_names_and_reaches_at_one_point_are_kept_apart(places):
    near = Extent(PlaceKind.SETTLEMENT, 25.0)
    found = [places.at("34.8", "50.92", name, extent) for name in ("Sumy", "Suma") for extent in (SETTLEMENT, near)]
    assert len({place.id for place in found}) == 4


@pytest.mark.parametrize("name", ["Kherson", "Khersons'ka", "Kherson oblast", ""])
def test_a_region_is_the_gazetteers_by_its_name_or_its_point(places, name):
    assert places.at("32.62", "46.64", "Kherson", REGION, name, "Ukraine").name == "Kherson Oblast"


def test_a_country_is_no_point(places):
    assert places.at("32.0", "49.0", "Ukraine", COUNTRY, "Ukraine", "Ukraine").id == "iso:UA"


def test_an_area_that_nobody_knows_is_a_circle(places):
    road = places.at("37.78", "48.78", "a road", FUZZY, "a road")
    assert (road.kind, road.radius_km, road.admin1, road.country) == (PlaceKind.COUNTRY_PART, 50, None, "UA")
    assert places.at("38.6", "48.1", "", FUZZY, "Donets Basin Area", "Ukraine").name == "Donbas"
    assert places.at("37.6", "47.06", "at sea", SEA, "at sea").country is None


@pytest.mark.parametrize(("east", "north"), [("x", "1"), ("", "1"), ("181", "1"), ("1", "91"), ("nan", "1")])
def test_what_is_no_degree_is_told(places, east, north):
    with pytest.raises(ValueError, match=r"degrees|outside"):
        places.at(east, north, "", SETTLEMENT)


def test_a_name_alone_is_looked_up_as_in_an_article(places):
    assert places.named("Sumy, Sumy Oblast").name == "Sumy"
    with pytest.raises(ValueError, match="no place of the gazetteer"):
        places.named("Xyzzyville")
