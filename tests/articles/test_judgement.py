"""Judgement: likelihoods from signs."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from articles import judgement as module
from articles.article import Article, Span
from articles.attacks import weigh
from articles.clauses import Sentence
from articles.judgement import Judgement, judgement, with_likelihoods
from articles.placenames import PlaceNames
from articles.signs import Setting, Sight
from articles.statements import find_statements
from articles.toponyms import find_toponyms
from articles.wording import wording

SCALE = Judgement(-1.0, {"sentence weapon": 3.0, "good": 3.0, "bad": -3.0}, confidence={})


@pytest.mark.parametrize(
    ("signs", "likely"), [({"good"}, 0.881), ({"bad"}, 0.018), ({"good", "bad"}, 0.269), ({"unheard of"}, 0.269)]
)
def test_signs_add_up(signs: set[str], likely: float) -> None:
    assert SCALE.likelihood(signs) == pytest.approx(likely, abs=0.001)


def test_places_with_signs_are_judged_and_others_left(
    article: Callable[..., Article], towns: PlaceNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "judgement", lambda: SCALE)
    made = article("Missiles hit Kyiv and Lviv on Friday.")
    places = [place for place in find_toponyms(made, towns) if place.span.start >= made.body]
    words, span = wording("en"), Span(made.body, len(made.text))
    told = [replace(place, reason="with 'hit'") for place in places]
    sentence = Sentence(made.text, span, told, weigh(made.text, span, words), words, opens_body=True)
    (statement,) = find_statements(made, told, words)
    setting = Setting(frozenset(), tells=True, since=0, about=True, share=0.0, home=None)
    sight = Sight(sentence, told, statement, setting)
    first, second = with_likelihoods(told, {places[0].span: sight})
    assert first.likelihood == pytest.approx(0.881, abs=0.001)
    assert (first.role, second) == (told[0].role, told[1])


def test_the_weights_that_ship_make_sense() -> None:
    scale = judgement()
    assert scale.weights["role attacked"] > 0 > scale.weights["does not tell"]
    assert scale.confidence["log-odds of its places"] > 0
