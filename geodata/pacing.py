"""Pacing: how often a geocoding service is asked, all that this process asks of it taken together."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import TypeVar

from geopy.exc import GeocoderRateLimited

Answer = TypeVar("Answer")

_SECONDS_BETWEEN = 1.0  # usage policy of nominatim.openstreetmap.org: one request a second in all
_PATIENCE = 120.0  # what a reader waits for; a service that asks for more is given up


class Pace:
    """The limiter of one service: a request a second at most, and none before the service wants to be asked again."""

    def __init__(self, service: str) -> None:
        """Take the service's name; `pace` gives the one limiter that a service has in this process."""
        self._service = service
        self._lock = Lock()
        self._free_at = 0.0

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """Return what a question to the service answers, asked in its turn, and once more where it says when.

        Raises GeocoderRateLimited where the service wants a longer wait than a reader has patience for, and whatever
        else the question raises.
        """
        with self._lock:
            try:
                return self._in_turn(question)
            except GeocoderRateLimited as error:
                if error.retry_after is None:
                    raise
                self._free_at = time.monotonic() + error.retry_after
            return self._in_turn(question)

    def _in_turn(self, question: Callable[[], Answer]) -> Answer:
        wait = self._free_at - time.monotonic()
        if wait > _PATIENCE:
            raise GeocoderRateLimited(
                f"{self._service} wants to be left alone for {wait:.0f} seconds", retry_after=wait
            )
        if wait > 0:
            time.sleep(wait)
        try:
            return question()
        finally:
            self._free_at = time.monotonic() + _SECONDS_BETWEEN


@cache
def pace(service: str) -> Pace:
    """Return the one limiter that all questions to a service in this process go through."""
    return Pace(service)
