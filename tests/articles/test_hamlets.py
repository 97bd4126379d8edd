"""Hamlets: a name that no list has is a place where a known one tells where it lies, or stands in a list with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.toponyms import find_toponyms

Made = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Qworun, Sumy region, at noon.", ["Qworun", "Sumy"]),
        ("Shelling hit Qworun, Sumy region.", ["Qworun", "Sumy"]),
        ("A drone hit a bus in Qworun, some 50 km south of Poltava, killing two.", ["Qworun", "Poltava"]),
        ("A mine went off in Qworun, 12 miles (19 km) north of Kyiv.", ["Qworun", "Kyiv"]),
        ("Two men died near Qworun in Ukraine.", ["Qworun", "Ukraine"]),
        ("Strikes killed nine in Poltava, Qworun and Bel Tersa.", ["Poltava", "Qworun", "Bel Tersa"]),
        ("• Qworun, Sumy region. 10 April. Two dead.", ["Qworun", "Sumy"]),
        ("A missile hit the Jordanian Embassy in Ukraine.", ["Ukraine"]),
        ("He was killed fighting ISQ in Ukraine.", ["Ukraine"]),
        ("Troops attacked Qworists in Ukraine.", ["Ukraine"]),
        ("In Kyiv, Qworun said that the raid was over.", ["Kyiv"]),
        ("Qworun, Ukraine's first premier, was shot on Monday.", ["Ukraine's"]),
    ],
)
def test_unlisted_name_beside_a_known_place_is_a_place(
    article: Made, towns: PlaceNames, text: str, names: list[str]
) -> None:
    made = article(text)
    found = [place for place in find_toponyms(made, towns) if place.span.start >= made.body]

    assert [place.text.removesuffix(" region") for place in found] == names
