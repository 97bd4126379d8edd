from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

from articles.article import Span
from articles.toponyms import PlaceKind, Toponym
from geodata import pacing
from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from geodata.geocoding import service
from geodata.georeferencing import georeference

AGENT = "strikemap-tests/1 (maps@example.org)"
ANSWER = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
    "osm_type": "relation",
    "osm_id": 11905937,
    "lat": "49.4512",
    "lon": "38.1234",
    "class": "place",
    "type": "village",
    "addresstype": "village",
    "name": "Nowhereburgh",
    "display_name": "Nowhereburgh, Svatove Raion, Luhansk Oblast, Ukraine",
    "address": {
        "village": "Nowhereburgh",
        "district": "Svatove Raion",
        "state": "Luhansk Oblast",
        "country_code": "ua",
    },
    "boundingbox": ["49.44", "49.46", "38.10", "38.14"],
}


PHOTON = {
    "features": [
        {
            "geometry": {"coordinates": [38.1234, 49.4512], "type": "Point"},
            "properties": {
                "osm_id": 11905937,
                "osm_key": "place",
                "osm_value": "village",
                "name": "Nowhereburgh",
                "countrycode": "UA",
                "country": "Ukraine",
                "state": "Luhansk Oblast",
                "type": "city",
                "extent": [38.10, 49.46, 38.14, 49.44],
            },
        }
    ]
}
GEONAMES = {
    "geonames": [
        {
            "geonameId": 700001,
            "name": "Nowhereburgh",
            "lat": "49.4512",
            "lng": "38.1234",
            "fcl": "P",
            "fcode": "PPL",
            "countryCode": "UA",
            "countryName": "Ukraine",
            "adminName1": "Luhansk",
        }
    ]
}
OPENCAGE = {
    "status": {"code": 200, "message": "OK"},
    "results": [
        {
            "components": {
                "_type": "village",
                "country_code": "ua",
                "state": "Luhansk Oblast",
                "village": "Nowhereburgh",
            },
            "formatted": "Nowhereburgh, Luhansk Oblast, Ukraine",
            "geometry": {"lat": 49.4512, "lng": 38.1234},
        }
    ],
}


class Recorded(BaseSyncAdapter):
    """Answers as Nominatim did, and keeps what it was asked."""

    def __init__(self, *, proxies: object, ssl_context: object) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.asked: list[dict[str, list[str]]] = []
        self.answers: list[object] = []

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> object:
        assert headers["User-Agent"] == AGENT
        self.asked.append(parse_qs(urlparse(url).query))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr("geodata.pacing.time.sleep", slept.append)
    pacing.pace.cache_clear()
    return slept


@pytest.fixture
def nominatim(tmp_path: Path):
    return service("nominatim", AGENT, tmp_path, adapter_factory=Recorded)


def test_an_answer_is_asked_for_once_and_kept_with_its_date(nominatim, tmp_path: Path):
    nominatim.adapter.answers = [[ANSWER]]
    first, second = nominatim.geocode("Nowhereburgh"), nominatim.geocode("Nowhereburgh")
    assert first == second
    assert second.raw["licence"] == ANSWER["licence"]
    assert len(nominatim.adapter.asked) == 1
    with sqlite3.connect(tmp_path / "answers.sqlite") as kept:
        ((name, asked),) = kept.execute("SELECT service, asked FROM answer").fetchall()
    kept.close()
    assert name == "nominatim"
    assert asked.startswith("20")


def test_a_miss_is_kept_too(nominatim):
    nominatim.adapter.answers = [[]]
    assert nominatim.geocode("Nowhereburgh") is None
    assert nominatim.geocode("Nowhereburgh", exactly_one=False) is None
    assert len(nominatim.adapter.asked) == 1


def test_an_outage_raises_and_is_never_kept_as_a_miss(nominatim):
    nominatim.adapter.answers = [GeocoderTimedOut("no answer"), [ANSWER]]
    with pytest.raises(GeocoderServiceError):
        nominatim.geocode("Nowhereburgh")
    assert nominatim.geocode("Nowhereburgh").raw["osm_id"] == 11905937


def test_another_country_is_another_question(nominatim):
    nominatim.adapter.answers = [[], [ANSWER]]
    assert nominatim.geocode("Nowhereburgh", country_codes="PL") is None
    assert nominatim.geocode("Nowhereburgh", country_codes=["UA"]) is not None
    assert nominatim.adapter.asked[0]["countrycodes"] == ["pl"] or nominatim.adapter.asked[0]["countrycodes"] == ["PL"]


@pytest.mark.parametrize(
    ("name", "options", "answer", "asked"),
    [
        ("Photon", {}, PHOTON, {"lang": ["en"], "limit": ["5"]}),
        ("geonames", {"username": "maps"}, GEONAMES, {"username": ["maps"], "country": ["UA"]}),
        ("OpenCage", {"api_key": "1234"}, OPENCAGE, {"key": ["1234"], "countrycode": ["UA"], "language": ["en"]}),
    ],
)
def test_any_service_of_geopy_is_asked_by_its_name(
    name: str, options: dict[str, str], answer: object, asked: dict[str, list[str]], tmp_path: Path
):
    geocoder = service(name, AGENT, tmp_path, Recorded, options)
    geocoder.adapter.answers = [answer]
    location = geocoder.geocode("Nowhereburgh", country_codes=["UA"])
    assert (location.latitude, location.longitude) == (49.4512, 38.1234)
    assert asked.items() <= geocoder.adapter.asked[0].items()
    assert geocoder.geocode("Nowhereburgh", country_codes=["UA"]) == location
    assert len(geocoder.adapter.asked) == 1


def test_a_service_that_cannot_keep_to_a_country_gives_no_place_outside_it(tmp_path: Path):
    geocoder = service("photon", AGENT, tmp_path, Recorded)
    geocoder.adapter.answers = [PHOTON]
    assert geocoder.geocode("Nowhereburgh", country_codes="PL") is None


def test_what_a_service_needs_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(GeodataError, match="opencage needs api_key: set STRIKEMAP_OPENCAGE_API_KEY, or give"):
        service("opencage", AGENT, tmp_path)
    monkeypatch.setenv("STRIKEMAP_OPENCAGE_API_KEY", "1234")
    geocoder = service("opencage", AGENT, tmp_path, Recorded)
    geocoder.adapter.answers = [OPENCAGE]
    assert geocoder.geocode("Nowhereburgh") is not None
    assert geocoder.adapter.asked[0]["key"] == ["1234"]


def test_an_option_that_a_service_does_not_take_is_told(tmp_path: Path):
    with pytest.raises(GeodataError, match="photon has no option api_key; it takes domain"):
        service("photon", AGENT, tmp_path, options={"api_key": "1234"})


@pytest.mark.parametrize("agent", [None, "", "my-application", "Test", "geopy/2.5.0", "geoapiExercises"])
def test_a_user_agent_that_names_no_one_is_refused(agent: str | None, tmp_path: Path):
    with pytest.raises(GeodataError, match="must know who asks: give --user-agent"):
        service("nominatim", agent, tmp_path)


def test_an_unknown_service_is_told(tmp_path: Path):
    with pytest.raises(
        GeodataError, match=r"There is no geocoder named atlantis; choose one of .*GeoNames, .*Nominatim, .*Photon"
    ):
        service("atlantis", AGENT, tmp_path)


def test_a_service_is_asked_for_what_the_gazetteer_lacks(gazetteer: Gazetteer, nominatim):
    nominatim.adapter.answers = [[ANSWER]]
    lacking = Toponym("a", Span(0, 12), "Nowhereburgh", "Nowhereburgh", "wording")
    known = Toponym("a", Span(20, 26), "Kharkiv", "Kharkiv", "names")
    found = georeference([lacking, known], gazetteer, nominatim)
    place = found[lacking].place
    assert place is not None
    assert (place.id, place.kind, place.country) == ("nominatim:11905937", PlaceKind.SETTLEMENT, "UA")
    assert place.radius_km == pytest.approx(1.8, abs=0.2)
    assert found[lacking].method == "nominatim: its first answer, not in the gazetteer"
    assert nominatim.adapter.asked[0]["countrycodes"][0].lower() == "ua"
    assert found[known].method.startswith("gazetteer")


def test_a_miss_of_the_service_leaves_no_place(gazetteer: Gazetteer, nominatim):
    nominatim.adapter.answers = [[]]
    lacking = Toponym("a", Span(0, 12), "Nowhereburgh", "Nowhereburgh", "wording")
    found = georeference([lacking], gazetteer, nominatim)[lacking]
    assert found.place is None
    assert found.method == "neither in the gazetteer nor known to nominatim"


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text(json.dumps({}))
    asked = service("nominatim", AGENT, tmp_path / "file", adapter_factory=Recorded)
    with pytest.raises(GeodataError, match="cannot be kept"):
        asked.geocode("Nowhereburgh")
