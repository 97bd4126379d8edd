"""Geocoding services on the network: asked politely, and no question twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geopy.adapters import BaseAdapter
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from articles.toponyms import PlaceKind
from geodata.cache import cache_folder
from geodata.errors import GeodataError
from geodata.places import Place, arc_km

# Names that stand in geopy's examples and in its defaults: a service cannot tell by them whom to write to.
_STOCK_AGENTS = frozenset(
    {"my-application", "my-app", "my_app", "my_user_agent/1.0", "test", "geoapiexercises", "specify_your_app_name_here"}
    | {"your-app-name", "user_agent", "geopy", "strikemap"}
)
_SECONDS_BETWEEN = 1.0  # usage policy of nominatim.openstreetmap.org: one request a second in all
_TIMEOUT = 10
_MOST_ANSWERS = 5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, question TEXT NOT NULL, asked TEXT NOT NULL, answers TEXT NOT NULL,
    PRIMARY KEY (service, question));
"""
_SETTLEMENTS = frozenset(
    {"city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "isolated_dwelling"}
)
_REGIONS = frozenset({"state", "region", "province"})
_DISTRICTS = frozenset({"county", "district", "municipality", "state_district", "city_district", "borough"})
_WATERS = frozenset({"bay", "strait", "water", "river", "sea", "ocean", "reservoir", "lake", "canal"})


class ServiceGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder whose answers and misses are kept on disk with their date, and whose questions keep a pace."""

    def __init__(self, name: str, geocoder: Geocoder, answers: Path) -> None:
        """Take the service's name, the geopy geocoder that asks it, and the file that keeps what it said."""
        super().__init__(user_agent=geocoder.headers["User-Agent"], adapter_factory=lambda **_: geocoder.adapter)
        self.name = name
        self._geocoder = geocoder
        self._answers = answers

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
        timeout: float = _TIMEOUT,
    ) -> Location | list[Location] | None:
        """Return what the service says of a name: one location, a list of them, or None where it knows none.

        Raises geopy's GeocoderServiceError where it does not answer: an outage is never kept as a miss.
        """
        codes = [country_codes] if isinstance(country_codes, str) else sorted(country_codes or ())
        question = json.dumps([query, [code.lower() for code in codes]], ensure_ascii=False)
        found = self._kept(question)
        if found is None:
            found = self._asked(query, codes, timeout)
            self._keep(question, found)
        locations = [Location(*row) for row in found[: limit or _MOST_ANSWERS]]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _asked(self, query: str, codes: Sequence[str], timeout: float) -> list[list[Any]]:
        def ask() -> list[Location] | None:
            answered: list[Location] | None = self._geocoder.geocode(
                query,
                exactly_one=False,
                limit=_MOST_ANSWERS,
                country_codes=list(codes) or None,
                addressdetails=True,
                language="en",
                timeout=timeout,
            )
            return answered

        found = _PACES[self.name](ask)
        return [[place.address, [place.latitude, place.longitude], place.raw] for place in found or ()]

    def _kept(self, question: str) -> list[list[Any]] | None:
        with closing(self._open()) as connection:
            sql = "SELECT answers FROM answer WHERE service = ? AND question = ?"
            row = connection.execute(sql, (self.name, question)).fetchone()
        return json.loads(row[0]) if row else None

    def _keep(self, question: str, found: list[list[Any]]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with closing(self._open()) as connection, connection:
            row = (self.name, question, now, json.dumps(found, ensure_ascii=False))
            connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)

    def _open(self) -> sqlite3.Connection:
        try:
            self._answers.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._answers)
            connection.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise GeodataError(
                f"The answers of {self.name} cannot be kept in {self._answers} ({error}); set STRIKEMAP_CACHE."
            ) from error
        return connection


def service(
    name: str,
    user_agent: str | None,
    cache: Path | None = None,
    adapter_factory: Callable[..., BaseAdapter] | None = None,
) -> ServiceGeocoder:
    """Return a geocoding service by name (`nominatim`), polite by construction: one request a second in this process.

    `user_agent` says who asks, with a way to reach them; `cache` is the folder of kept answers, None the user's own.
    Raises GeodataError for a service that we do not know and for a user agent that names no one.
    """
    if name not in SERVICES:
        raise GeodataError(f"There is no geocoder named {name}; choose {' or '.join(SERVICES)}.")
    if not user_agent or user_agent.strip().lower() in _STOCK_AGENTS or user_agent.lower().startswith("geopy/"):
        raise GeodataError(
            f"{name} must know who asks: give --user-agent with your project's name and an address to write to."
        )
    geocoder = SERVICES[name](user_agent=user_agent, adapter_factory=adapter_factory)
    return ServiceGeocoder(name, geocoder, (cache or cache_folder()) / "answers.sqlite")


SERVICES: Mapping[str, type[Geocoder]] = {"nominatim": Nominatim}


def service_place(service_name: str, location: Location) -> Place:
    """Return an answer of a service as a place; its id is the service's own, its radius half its box's diagonal."""
    raw = location.raw
    south, north, west, east = (float(edge) for edge in raw["boundingbox"])
    address = raw.get("address", {})
    country = address.get("country_code")
    return Place(
        id=f"{service_name}:{raw['osm_id']}",
        name=raw.get("name") or location.address.split(",")[0],
        kind=_kind(raw),
        longitude=location.longitude,
        latitude=location.latitude,
        country=country.upper() if country else None,
        admin1=address.get("state") or address.get("region"),
        admin2=address.get("county") or address.get("district"),
        radius_km=max(1.0, round(arc_km(west, south, east, north) / 2, 1)),
    )


def _kind(raw: Mapping[str, Any]) -> PlaceKind:
    sorts = {raw.get("addresstype"), raw.get("type")}
    if raw.get("addresstype") == "country":
        return PlaceKind.COUNTRY
    for kind, known in (
        (PlaceKind.ADMIN1, _REGIONS),
        (PlaceKind.DISTRICT, _DISTRICTS),
        (PlaceKind.SETTLEMENT, _SETTLEMENTS),
        (PlaceKind.WATER, _WATERS),
    ):
        if sorts & known:
            return kind
    return PlaceKind.SITE


def _run(ask: Callable[[], list[Location] | None]) -> list[Location] | None:
    return ask()


# The one limiter of each service that all questions to it in this process go through.
_PACES = {
    name: RateLimiter(_run, min_delay_seconds=_SECONDS_BETWEEN, max_retries=0, swallow_exceptions=False)
    for name in SERVICES
}
