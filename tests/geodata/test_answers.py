"""Answers: what services say, each in its own words, as places."""

import pytest
from geopy.location import Location

from geodata.answers import service_place

POINT = (49.4512, 38.1234)


@pytest.mark.parametrize(
    ("raw", "id_", "name", "kind", "country", "admin1"),
    [
        (
            {"geonameId": 1, "name": "Hroza", "fcl": "P", "fcode": "PPL", "countryCode": "UA", "adminName1": "Kharkiv"},
            *("svc:1", "Hroza", "settlement", "UA", "Kharkiv"),
        ),
        ({"geonameId": 2, "name": "Luhansk", "fcl": "A", "fcode": "ADM1"}, "svc:2", "Luhansk", "admin1", "UA", None),
        (
            {"properties": {"osm_id": 3, "name": "Oskil", "osm_value": "river", "countrycode": "ua"}},
            *("svc:3", "Oskil", "water", "UA", None),
        ),
        (
            {"components": {"_type": "county", "country_code": "ua", "state": "Luhansk Oblast"}},
            *("svc:49.45120,38.12340", "Address", "district", "UA", "Luhansk Oblast"),
        ),
        (
            {"place_id": "x1", "types": ["locality", "political"], "name": "Svatove"},
            *("svc:x1", "Svatove", "settlement", "UA", None),
        ),
        ({"place_id": 4, "name": "Depot", "type": "fuel"}, "svc:4", "Depot", "site", "UA", None),
        ({}, "svc:49.45120,38.12340", "Address", "site", "UA", None),
    ],
)
def test_an_answer_is_a_place_however_it_is_worded(raw, id_, name, kind, country, admin1):
    place = service_place("svc", Location("Address, Ukraine", POINT, raw))
    # Where the answer is silent, the country and the region are those around the point.
    expected = (id_, name, kind, country, admin1 or "Luhansk Oblast")
    assert (place.id, place.name, place.kind.value, place.country, place.admin1) == expected


def test_the_box_of_an_answer_tells_how_far_it_reaches():
    boxed = service_place("svc", Location("A", POINT, {"extent": [38.10, 49.46, 38.14, 49.44]}))
    assert boxed.radius_km == pytest.approx(1.8, abs=0.2)
    assert service_place("svc", Location("A", POINT, {"type": "state"})).radius_km == 100


def test_a_point_at_sea_has_no_country():
    place = service_place("svc", Location("Somewhere", (44.0, 31.5), {"type": "sea"}))
    assert (place.country, place.admin1) == (None, None)
