"""Cues: the longest phrase beside a place tells its part, unless what it names is what was hit."""

import pytest

from articles.article import Span
from articles.attacks import weigh
from articles.clauses import Sentence
from articles.cues import by_cue_after, by_cue_before, by_verb, launched, list_opening, outright
from articles.toponyms import Role, Toponym
from articles.wording import wording


def place_in(text: str, name: str) -> tuple[Sentence, Toponym]:
    whole, words, start = Span(0, len(text)), wording("en"), text.index(name)
    place = Toponym("", Span(start, start + len(name)), name, name, "name")
    return Sentence(text, whole, [place], weigh(text, whole, words), words, opens_body=False), place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells fell 60 km from Sumy.", (Role.CONTEXT, "after 'km from'")),
        ("The rocket came from Sumy.", (Role.HOME, "after 'came from'")),
        ("A bomb exploded near the ministry in Sumy.", None),
        ("The ministry in Sumy counted the shells.", (Role.SPEAKER, "after 'ministry in'")),
        ("A guard was shot at a summit in Sumy.", None),
        ("The strike was condemned at a summit in Sumy.", (Role.VENUE, "after 'summit in'")),
    ],
)
def test_the_longest_cue_before_a_place(text: str, told: tuple[Role, str] | None) -> None:
    sentence, place = place_in(text, "Sumy")
    assert by_cue_before(sentence, place.span.start) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sumy police counted the shells.", (Role.SPEAKER, "before 'police'")),
        ("Shells flew over Sumy, where the wounded were taken.", (Role.CARE, "before ', where the wounded'")),
    ],
)
def test_a_cue_behind_a_place(text: str, told: tuple[Role, str]) -> None:
    sentence, place = place_in(text, "Sumy")
    found = by_cue_after(sentence, place)
    assert found is not None
    assert found[0] is told[0]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Shells fell on Sumy.", True),
        ("The night's raids reached far, with Sumy bearing the brunt.", True),
        ("Sumy reported damage to a substation after the strike.", True),
        ("Sumy was hit again.", True),
        ("The dead came from Sumy, where a shell hit a bus.", True),
        ("The shells came from Sumy.", False),
        ("My train from Sumy, which was bombarded with drones that night, came late.", True),
        ("The convoy left Sumy, which is far from any strike.", False),
        ("Two drones on their way to Sumy were shot down.", True),
        ("He spoke of a drone shot down on its way to Sumy.", True),
        ("A convoy on its way to Sumy was met by drones.", False),
        ("A drone hit a tanker heading for Sumy.", False),
    ],
)
def test_words_that_say_outright_that_a_place_was_hit(text: str, *, hit: bool) -> None:
    sentence, place = place_in(text, "Sumy")
    assert outright(sentence, [place]) is hit


def test_where_ships_fired_from() -> None:
    sentence, place = place_in("Missiles from two ships off Sumy hit the port.", "Sumy")
    found = launched(sentence, [place])
    assert found is not None
    assert found[0] is Role.ORIGIN


def test_a_list_begins_with_names_that_nobody_knows() -> None:
    sentence, place = place_in("Drones were launched from Kesh and Sumy.", "Sumy")
    assert list_opening(sentence, place) == sentence.text.index("Kesh")


def test_where_people_did_no_harm() -> None:
    sentence, place = place_in("Thousands protested on Friday in Sumy against the shelling.", "Sumy")
    assert by_verb(sentence, [place]) == (Role.VENUE, "with 'protested'")
    sentence, place = place_in("Shells hit those who protested on Friday in Sumy.", "Sumy")
    assert by_verb(sentence, [place]) is None
