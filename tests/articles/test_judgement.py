"""Judgement: likelihoods from signs, and the roles that they leave."""

from collections.abc import Callable

import pytest

from articles import judgement as module
from articles.article import Article, Span
from articles.attacks import weigh
from articles.clauses import Sentence
from articles.judgement import Judgement, judgement, with_judgement
from articles.placenames import PlaceNames
from articles.toponyms import Role, find_toponyms
from articles.wording import wording

SCALE = Judgement(-1.0, {"good": 3.0, "bad": -3.0}, enough=0.6, least=0.3, confidence={})


@pytest.mark.parametrize(
    ("signs", "likely"), [({"good"}, 0.881), ({"bad"}, 0.018), ({"good", "bad"}, 0.269), ({"unheard of"}, 0.269)]
)
def test_signs_add_up(signs: set[str], likely: float) -> None:
    assert SCALE.likelihood(signs) == pytest.approx(likely, abs=0.001)


def test_the_loudest_signs_are_named() -> None:
    assert SCALE.telling({"good", "bad", "mute"}) == ("good", "bad")
    assert SCALE.telling({"mute"}) == ("", "")
    assert SCALE.telling(()) == ("", "")


@pytest.mark.parametrize(
    ("role", "signs", "left"),
    [
        (Role.ATTACKED, {"good"}, Role.ATTACKED),
        (Role.ATTACKED, {"bad"}, Role.CONTEXT),
        (Role.CONTEXT, {"good"}, Role.ATTACKED),
        (Role.CONTEXT, set(), Role.CONTEXT),
        (Role.SPEAKER, set(), Role.SPEAKER),
        (Role.VENUE, {"good"}, Role.VENUE),
    ],
)
def test_a_place_keeps_its_role_unless_the_signs_speak_loudly(
    article: Callable[..., Article],
    towns: PlaceNames,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    signs: set[str],
    left: Role,
) -> None:
    monkeypatch.setattr(module, "judgement", lambda: SCALE)
    made = article("Missiles hit Kyiv on Friday.")
    place = next(each for each in find_toponyms(made, towns) if each.name == "Kyiv")
    words, span = wording("en"), Span(made.body, len(made.text))
    ruled = module.replace(place, role=role, reason="so")
    sentence = Sentence(made.text, span, [ruled], weigh(made.text, span, words), words, opens_body=True)
    (judged,) = with_judgement(sentence, {ruled.span: frozenset(signs)})
    assert judged.role is left
    assert judged.likelihood is not None
    assert (judged.reason == "so") is (left is role)


def test_a_place_that_is_not_judged_stays_as_it_is(article: Callable[..., Article], towns: PlaceNames) -> None:
    made = article("Missiles hit Kyiv on Friday.")
    places = find_toponyms(made, towns)
    words, span = wording("en"), Span(made.body, len(made.text))
    sentence = Sentence(made.text, span, places, weigh(made.text, span, words), words, opens_body=True)
    assert with_judgement(sentence, {}) == places


def test_the_weights_that_ship_make_sense() -> None:
    scale = judgement()
    assert scale.weights["role attacked"] > 0 > scale.weights["does not tell"]
    assert scale.confidence["log-odds of its places"] > 0
