from __future__ import annotations

import geopandas
import pytest
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from geodata.gazetteer import Gazetteer
from geodata.geocoding import GazetteerGeocoder


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder(geocoder: GazetteerGeocoder):
    assert isinstance(geocoder, Geocoder)


def test_a_name_has_a_location_latitude_first(geocoder: GazetteerGeocoder):
    location = geocoder.geocode("Kharkiv", timeout=5)
    assert location.address == "Kharkiv, Kharkiv Raion, Kharkiv Oblast, UA"
    assert (location.latitude, location.longitude) == pytest.approx((49.98, 36.25), abs=0.05)
    assert location.raw["id"] == "geonames:706483"
    assert location.raw["kind"] == "settlement"
    assert "Kharkiv Oblast" in {rival["name"] for rival in geocoder.geocode("Kharkiv region").raw["rivals"]} | {
        "Kharkiv Oblast"
    }


def test_what_is_unknown_is_none(geocoder: GazetteerGeocoder):
    assert geocoder.geocode("Nowhereburgh") is None
    assert geocoder.geocode("Nowhereburgh", exactly_one=False) is None
    assert geocoder.geocode("") is None


def test_several_answers_come_best_first(geocoder: GazetteerGeocoder):
    locations = geocoder.geocode("Pokrovsk", exactly_one=False, limit=2)
    assert [location.raw["country"] for location in locations] == ["UA", "RU"]
    assert locations[0].raw["rivals"]


def test_countries_limit_the_answers(geocoder: GazetteerGeocoder):
    assert geocoder.geocode("Pokrovsk", country_codes="ru").raw["admin1"] == "Sakha"
    assert geocoder.geocode("Odessa", country_codes=["us"]).raw["country"] == "US"
    assert geocoder.geocode("Kharkiv", country_codes="pl") is None


def test_larger_places_behind_commas_are_kept_to(geocoder: GazetteerGeocoder):
    assert geocoder.geocode("Mykolaivka, Donetsk Oblast").raw["admin1"] == "Donetsk Oblast"
    assert geocoder.geocode("Davos, Switzerland").raw["country"] == "CH"
    assert geocoder.geocode("Lviv, Kharkiv Oblast") is None


def test_a_village_needs_no_fame_to_be_geocoded(geocoder: GazetteerGeocoder):
    assert geocoder.geocode("Hroza").raw["admin1"] == "Kharkiv Oblast"


@pytest.mark.parametrize("point", [(50.45, 30.52), "50.45, 30.52", Point(50.45, 30.52)])
def test_reverse_takes_a_point_as_geopy_has_it(geocoder: GazetteerGeocoder, point: object):
    location = geocoder.reverse(point, timeout=5)
    assert location.raw["admin1"] == "Kyiv"


def test_reverse_finds_several_or_none(geocoder: GazetteerGeocoder):
    assert len(geocoder.reverse((50.45, 30.52), exactly_one=False, limit=3)) == 3
    assert geocoder.reverse((-50, -30)) is None
    assert geocoder.reverse((-50, -30), exactly_one=False) is None


def test_it_stands_in_for_a_service_in_geopandas(gazetteer: Gazetteer):
    frame = geopandas.tools.geocode(["Kharkiv", "Odesa"], provider=GazetteerGeocoder, gazetteer=gazetteer)
    assert list(frame.geometry.x.round()) == [36, 31]
    assert frame.address[1].startswith("Odesa")


SAKHA = [Point(70, 110), Point(55, 140)]


@pytest.mark.parametrize("viewbox", [SAKHA, [(70, 140), (55, 110)], ["55, 110", "70, 140"]])
def test_a_viewbox_comes_first_and_bounds_where_asked(geocoder: GazetteerGeocoder, viewbox: list[object]):
    assert geocoder.geocode("Pokrovsk", viewbox=viewbox).raw["admin1"] == "Sakha"
    countries = [one.raw["country"] for one in geocoder.geocode("Pokrovsk", exactly_one=False, viewbox=viewbox)]
    assert countries[0] == "RU"
    assert "UA" in countries
    bounded = geocoder.geocode("Pokrovsk", exactly_one=False, viewbox=viewbox, bounded=True)
    assert {one.raw["admin1"] for one in bounded} == {"Sakha"}
    assert geocoder.geocode("Kharkiv", viewbox=viewbox).raw["country"] == "UA"
    assert geocoder.geocode("Kharkiv", viewbox=viewbox, bounded=True) is None


def test_a_limit_below_one_is_refused_as_nominatim_refuses_it(geocoder: GazetteerGeocoder):
    with pytest.raises(ValueError, match="Limit cannot be less than 1"):
        geocoder.geocode("Pokrovsk", exactly_one=False, limit=0)
    with pytest.raises(ValueError, match="Limit cannot be less than 1"):
        geocoder.reverse((50.45, 30.52), exactly_one=False, limit=0)


def test_an_unknown_name_is_an_empty_point_in_geopandas(gazetteer: Gazetteer):
    frame = geopandas.tools.geocode(["Kharkiv", "Nowhereburgh"], provider=GazetteerGeocoder, gazetteer=gazetteer)
    assert list(frame.geometry.is_empty) == [False, True]
    assert frame.address[1] is None or frame.address.isna()[1]


def test_it_answers_for_points_in_geopandas(gazetteer: Gazetteer):
    points = geopandas.points_from_xy([36.23, 30.73, -30.0], [49.99, 46.48, -50.0])
    frame = geopandas.tools.reverse_geocode(points, provider=GazetteerGeocoder, gazetteer=gazetteer)
    assert frame.address[0].startswith("Kharkiv")
    assert frame.address[1].startswith("Odesa")
    assert list(frame.geometry.is_empty) == [False, False, True]
