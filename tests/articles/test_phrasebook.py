"""Phrasebook: entries of word lists found in a text as they are worded."""

import pytest

from articles.phrasebook import Phrasebook

BOOK = Phrasebook(
    {
        "struck": [
            "hit",
            "came under * fire",
            "shell*",
            "air-strike*",
            "opened ... on",
            "S-300",
            "катер*-камікадзе",
            "* області",
            "* шпитал*",
        ]
    }
)


def found(text: str) -> list[str]:
    """Return the phrases of attack in a text."""
    return [span.of(text) for span in BOOK.read(text).find("struck", 0, len(text))]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Shells hit the port", ["Shells", "hit"]),
        ("it whits and hits", []),
        ("came under\nheavy fire", ["came under\nheavy fire"]),
        ("came under very heavy fire", []),
        ("two air-strikes", ["air-strikes"]),
        ("opened heavy and long fire on a village", ["opened heavy and long fire on"]),
        ("opened. Later, on", []),
        ("an S-300, an S - 300", ["S-300"]),
        ("два катери-камікадзе", ["катери-камікадзе"]),
        ("shell-shocked", ["shell-shocked"]),
        ("села Харківської області", ["Харківської області"]),
        ("Івано-Франківської області", ["Івано-Франківської області"]),
        ("області. Міські шпиталі", ["Міські шпиталі"]),
        ("", []),
    ],
)
def test_phrases_are_found_as_they_are_worded(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases
