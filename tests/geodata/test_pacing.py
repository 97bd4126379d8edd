"""Pacing: a service is asked once a second at most, and never before it wants to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderRateLimited

from geodata import pacing
from geodata.geocoding import service
from geodata.pacing import Pace


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr(pacing, "time", told)
    pacing.pace.cache_clear()
    return told


def limited(seconds: float | None) -> GeocoderRateLimited:
    return GeocoderRateLimited("too many requests", retry_after=seconds)


def answering(*answers: object):
    left = list(answers)

    def question() -> object:
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return question


def test_questions_are_a_second_apart(clock: Clock):
    pace = Pace("nominatim")
    assert [pace.ask(lambda: "answer") for _ in range(3)] == ["answer"] * 3
    assert clock.slept == [1.0, 1.0]


def test_a_service_that_says_when_is_asked_again_then(clock: Clock):
    assert Pace("nominatim").ask(answering(limited(7), "answer")) == "answer"
    assert clock.slept == [7.0]


def test_a_service_that_will_not_is_given_up(clock: Clock):
    with pytest.raises(GeocoderRateLimited):
        Pace("nominatim").ask(answering(limited(7), limited(7)))
    with pytest.raises(GeocoderRateLimited):
        Pace("nominatim").ask(answering(limited(None), "never asked"))
    assert clock.slept == [7.0]


def test_a_wait_that_nobody_would_sit_out_is_told_and_the_service_is_left_alone(clock: Clock):
    pace = Pace("nominatim")
    with pytest.raises(GeocoderRateLimited, match="nominatim wants to be left alone for 3600 seconds"):
        pace.ask(answering(limited(3600), "never asked"))
    with pytest.raises(GeocoderRateLimited, match="left alone"):
        pace.ask(lambda: pytest.fail("it was asked before its time"))
    assert clock.slept == []


def test_a_service_has_one_pace_in_a_process(clock: Clock):
    assert pacing.pace("nominatim") is pacing.pace("nominatim")
    assert pacing.pace("nominatim") is not pacing.pace("photon")


class Refusing(BaseSyncAdapter):
    """Refuses the first question as a service does over HTTP, and knows no place when asked again."""

    asked = 0

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> object:
        self.asked += 1
        if self.asked == 1:
            raise AdapterHTTPError("refused", status_code=429, headers={"retry-after": "30"}, text="")
        return []

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError


def test_the_header_of_a_refusal_is_honoured(clock: Clock, tmp_path: Path):
    geocoder = service("nominatim", "strikemap-tests/1 (maps@example.org)", tmp_path, Refusing)
    assert geocoder.geocode("Nowhereburgh") is None
    assert clock.slept == [30.0]
    assert geocoder.adapter.asked == 2
