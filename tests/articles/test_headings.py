"""Headings: what the place at the head of a paragraph or an item says of the attack told behind it."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.claims import read_claims
from articles.placenames import PlaceNames


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shelling went on all day.\n\nOdesa. Two missiles, three dead.", ["Odesa"]),
        ("Хроніка ночі.\n\nСуми. Балістика, касетна частина. 11 загиблих.", ["Суми"]),
        ("The worst hit were: Kherson, Odesa, Sumy. Shells fell all night.", ["Kherson", "Odesa", "Sumy"]),
        ("Балістика, касетна частина. У Сумах 11 загиблих.", ["Суми"]),
    ],
)
def test_a_place_that_heads_what_is_told_was_attacked(
    article: Callable[..., Article], towns: PlaceNames, text: str, names: list[str]
) -> None:
    claims = read_claims(article(text), towns).claims
    assert sorted({place.name for claim in claims for place in claim.toponyms}) == names
