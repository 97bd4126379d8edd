"""Signs: what is seen of a place in its sentence."""

from collections.abc import Callable

import pytest

from articles.article import Article
from articles.placenames import PlaceNames
from articles.signs import home_of
from articles.tellings import find_signs
from articles.toponyms import find_toponyms

Made = Callable[..., Article]


def seen(made: Article, towns: PlaceNames, name: str) -> frozenset[str]:
    """Return the signs of the first place of a name in the body."""
    toponyms = find_toponyms(made, towns)
    signs = find_signs(made, toponyms)
    return next(signs[place.span] for place in toponyms if place.name == name and place.span in signs)


@pytest.mark.parametrize(
    ("text", "name", "signs"),
    [
        ("Missiles hit Kyiv, killing three people.", "Kyiv", {"tells", "role attacked", "clause trigger", "dated"}),
        (
            "Leaders met in Davos to talk about grain.",
            "Davos",
            {"does not tell", "sentence weight 0"},
        ),
        ("Drones struck Kyiv, Lviv and Odesa.", "Lviv", {"listed 3", "others 2", "trigger before 1"}),
        ("Kyiv said that shells fell on Kherson.", "Kyiv", {"role speaker", "opens", "en behind 1 said"}),
        ("• Kherson: two shells hit a house.", "Kherson", {"bullet", "sentence weapon", "kind settlement"}),
        ("Ракета попала в дом в Белгороде, погиб мужчина.", "Белгород", {"ru before 1 в", "sentence harm"}),
    ],
)
def test_a_place_shows_its_signs(article: Made, towns: PlaceNames, text: str, name: str, signs: set[str]) -> None:
    told = f"On Friday it was so. {text}" if name == "Odesa" else text.replace("people.", "people on Friday.")
    assert signs <= seen(article(told), towns, name)


def test_names_and_figures_are_no_signs(article: Made, towns: PlaceNames) -> None:
    signs = seen(article("After Bakhmut 12 missiles hit Kyiv."), towns, "Kyiv")
    assert not any("bakhmu" in sign or "12" in sign for sign in signs)


def test_countries_and_namesakes_are_not_judged(article: Made, towns: PlaceNames) -> None:
    made = article("Shells fell near Dynamo Kyiv stadium in Ukraine.")
    toponyms = find_toponyms(made, towns)
    signs = find_signs(made, toponyms)
    assert not [place.name for place in toponyms if place.span in signs and place.name == "Ukraine"]


def test_the_country_of_most_names_is_home(article: Made, towns: PlaceNames) -> None:
    assert home_of(find_toponyms(article("Kyiv, Lviv and Odesa, not Moscow."), towns)) == "UA"
    assert home_of([]) is None
