"""Towns: the town that an adjective is made of."""

import pytest

from articles.passages import Passage
from articles.placenames import PlaceNames
from articles.towns import town_of
from articles.wording import wording


@pytest.mark.parametrize(
    ("adjective", "language", "town"),
    [
        ("Полтавському", "uk", "Полтава"),
        ("харківська", "uk", "Харків"),
        ("Белгородскому", "ru", "Белгород"),
        ("Туапсинському", "uk", "Туапсе"),
        ("Братському", "uk", None),
    ],
)
def test_the_town_of_an_adjective(adjective: str, language: str, town: str | None, towns: PlaceNames) -> None:
    passage = Passage(adjective, 0, len(adjective), wording(language), towns)
    assert town_of(passage, adjective) == town
