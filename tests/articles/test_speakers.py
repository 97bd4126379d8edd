"""Speakers: a capital stands for its government unless something happened on its ground."""

import pytest

from articles.article import Span
from articles.attacks import weigh
from articles.clauses import Sentence
from articles.speakers import attributed, government
from articles.toponyms import Role, Toponym
from articles.wording import wording


def place_in(text: str, name: str, language: str) -> tuple[Sentence, Toponym]:
    whole, words, start = Span(0, len(text)), wording(language), text.index(name)
    place = Toponym("", Span(start, start + len(name)), name, name, "name")
    return Sentence(text, whole, [place], weigh(text, whole, words), words, opens_body=False), place


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Moscow spoke of a missile strike on the bridge.", True),
        ("In Moscow the ministry said that missiles had hit the bridge.", True),
        ("A drone hit a tower in Moscow.", False),
        ("Moscow was hit by drones.", False),
        ("Sumy spoke of a missile strike on the bridge.", False),
    ],
)
def test_a_capital_that_stands_for_its_government(text: str, *, speaks: bool) -> None:
    sentence, place = place_in(text, text.split(maxsplit=1)[0] if text[0] in "MS" else "Moscow", "en")
    assert (government(sentence, [place], place) is not None) is speaks


def test_a_place_that_only_tells_whose_word_it_is() -> None:
    sentence, place = place_in("За даними штабу в Одесі, над областю збили шість дронів.", "Одесі", "uk")
    told = attributed(sentence, [place])
    assert told is not None
    assert told[0] is Role.SPEAKER
