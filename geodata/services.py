"""Geocoding services on the network: asked politely, and no question twice."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

from geopy.adapters import BaseAdapter
from geopy.exc import ConfigurationError
from geopy.geocoders import SERVICE_TO_GEOCODER
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geodata.answers import service_place
from geodata.cache import cache_folder
from geodata.errors import GeodataError
from geodata.pacing import pace

# Names that stand in geopy's examples and in its defaults: a service cannot tell by them whom to write to.
_STOCK_AGENTS = frozenset(
    {"my-application", "my-app", "my_app", "my_user_agent/1.0", "test", "geoapiexercises", "specify_your_app_name_here"}
    | {"your-app-name", "user_agent", "geopy", "strikemap"}
)
_TIMEOUT = 10
_MOST_ANSWERS = 5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, question TEXT NOT NULL, asked TEXT NOT NULL, answers TEXT NOT NULL,
    PRIMARY KEY (service, question));
"""
_LIMITS = ("limit", "maxresults", "max_results", "maximum_responses")
_COUNTRIES = ("country_codes", "countries", "country")
_OTHER_CODES = frozenset({"HereV7", "Geokeo"})  # they take other codes than ISO 3166-1 alpha-2, or one only
_VARIABLE = "STRIKEMAP_{}_{}"
# What every geopy geocoder takes for its own work, and no service asks for.
_TECHNICAL = frozenset({"self", "scheme", "timeout", "proxies", "user_agent", "ssl_context", "adapter_factory"})


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
        locations = [location for row in found if self._lies_in(location := Location(*row), codes)]
        locations = locations[: limit or _MOST_ANSWERS]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _asked(self, query: str, codes: Sequence[str], timeout: float) -> list[list[Any]]:
        found: list[Location] | None = pace(self.name).ask(
            lambda: self._geocoder.geocode(query, exactly_one=False, timeout=timeout, **self._wishes(codes))
        )
        return [[place.address, [place.latitude, place.longitude], place.raw] for place in found or ()]

    def _lies_in(self, location: Location, codes: Sequence[str]) -> bool:
        """Tell whether a location is in one of some countries: not every service can be asked to keep to them."""
        return not codes or service_place(self.name, location).country in {code.upper() for code in codes}

    def _wishes(self, codes: Sequence[str]) -> dict[str, Any]:
        """Return what the service can be asked for beside the name, in the words of its own parameters."""
        known = signature(self._geocoder.geocode).parameters
        wishes: dict[str, Any] = {"addressdetails": True, "language": "en"}
        wishes |= dict.fromkeys(_LIMITS, _MOST_ANSWERS)
        if codes and type(self._geocoder).__name__ not in _OTHER_CODES:
            wishes |= {name: list(codes) for name in _COUNTRIES}
        return {name: value for name, value in wishes.items() if name in known}

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
    options: Mapping[str, str] | None = None,
) -> ServiceGeocoder:
    """Return one of geopy's services by the name of its class, polite by construction: paced, and no question twice.

    `user_agent` says who asks, with a way to reach them; `cache` is the folder of kept answers, None the user's own.
    What the service needs besides, such as an `api_key`, comes from `options` or from the environment, where
    STRIKEMAP_OPENCAGE_API_KEY is that of OpenCage. Raises GeodataError for a service that geopy lacks, for a user agent
    that names no one, and for an option that is unknown or missing.
    """
    kind = _services().get(name.lower())
    if kind is None:
        raise GeodataError(f"There is no geocoder named {name}; choose one of {', '.join(services())}.")
    if not user_agent or user_agent.strip().lower() in _STOCK_AGENTS or user_agent.lower().startswith("geopy/"):
        raise GeodataError(
            f"{name} must know who asks: give --user-agent with your project's name and an address to write to."
        )
    chosen = _options(name.lower(), kind, options or {})
    try:
        geocoder = kind(user_agent=user_agent, adapter_factory=adapter_factory, **chosen)
    except (ConfigurationError, ValueError) as error:
        raise GeodataError(f"{name} cannot be asked: {error}; give it with --geocoder-option NAME=VALUE.") from error
    return ServiceGeocoder(name.lower(), geocoder, (cache or cache_folder()) / "answers.sqlite")


def services() -> list[str]:
    """Return the names of the services that can be asked: those of geopy's classes."""
    return sorted({kind.__name__ for kind in _services().values()}, key=str.lower)


@cache
def _services() -> Mapping[str, type[Geocoder]]:
    by_class = {kind.__name__.lower(): kind for kind in SERVICE_TO_GEOCODER.values()}
    return {**SERVICE_TO_GEOCODER, **by_class}


def _options(name: str, kind: type[Geocoder], given: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters that a service is made with: those given, else those of the environment."""
    known = {key: one for key, one in signature(kind).parameters.items() if key not in _TECHNICAL}
    if unknown := sorted(given.keys() - known.keys()):
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise GeodataError(f"{name} has no option {unknown[0]}; {takes}.")
    variables = {key: _VARIABLE.format(name.upper(), key.upper()) for key in known}
    chosen = {key: os.environ[variable] for key, variable in variables.items() if os.environ.get(variable)}
    chosen |= given
    for key, one in known.items():
        if key not in chosen and one.default is Parameter.empty:
            raise GeodataError(f"{name} needs {key}: set {variables[key]}, or give --geocoder-option {key}=VALUE.")
    return chosen
