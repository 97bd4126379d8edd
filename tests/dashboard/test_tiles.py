"""Online tiles are asked for by name, and say whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from dashboard.tiles import Tiles, TilesError, as_variable, from_environment, tiles

URL = "https://tiles.example/{z}/{x}/{y}.png"


def test_an_address_has_the_attribution_that_is_told() -> None:
    assert tiles(URL, " © Example ") == Tiles(URL, "© Example", 19)


def test_a_provider_brings_its_own() -> None:
    found = tiles("OpenStreetMap.Mapnik")
    assert found.url == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert found.attribution == "(C) OpenStreetMap contributors"


@pytest.mark.parametrize(
    ("name", "attribution", "problem"),
    [
        (URL, None, "need --tiles-attribution"),
        (URL, "  ", "need --tiles-attribution"),
        ("https://tiles.example/map.png", "© Example", "no address of tiles"),
        ("javascript:alert(1)//{z}{x}{y}", "© Example", "no address of tiles"),
        ("Atlantis.Roads", None, "No provider of tiles is called Atlantis.Roads"),
        ("Thunderforest.Transport", None, "wants a key"),
    ],
)
def test_what_cannot_be_shown_is_refused(name: str, attribution: str | None, problem: str) -> None:
    with pytest.raises(TilesError, match=problem):
        tiles(name, attribution)


@pytest.mark.parametrize("chosen", [None, Tiles(URL, "© Example", 12)])
def test_the_server_is_told_of_the_tiles(chosen: Tiles | None) -> None:
    assert from_environment(as_variable(chosen)) == chosen
    assert from_environment({}) is None


def test_a_wrong_choice_ends_the_command_with_what_to_do(command: Callable[..., Result]) -> None:
    refused = command("show", "--tiles", URL, code=2)
    assert "--tiles-attribution" in refused.output
