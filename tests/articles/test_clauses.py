"""Clauses: which places of a sentence make one list, and which lists stand in a clause that tells of an attack."""

from articles.article import Span
from articles.attacks import weigh
from articles.clauses import Sentence, chains_of, clause_tells
from articles.toponyms import Toponym
from articles.wording import wording


def sentence(text: str, *names: str, language: str = "en") -> Sentence:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    places = [Toponym("", span, name, name, "name") for name, span in zip(names, spans, strict=True)]
    whole, words = Span(0, len(text)), wording(language)
    return Sentence(text, whole, places, weigh(text, whole, words), words, opens_body=False)


def test_places_with_a_connector_between_them_are_one_list() -> None:
    told = sentence("Shells fell on Sumy, Lviv and the Odesa region, and Davos was calm.", "Sumy", "Lviv", "Odesa")
    assert [[place.text for place in chain] for chain in chains_of(told)] == [["Sumy", "Lviv", "Odesa"]]


def test_places_with_other_words_between_them_are_two_lists() -> None:
    told = sentence("Shells fell on Sumy while Lviv was calm.", "Sumy", "Lviv")
    assert [[place.text for place in chain] for chain in chains_of(told)] == [["Sumy"], ["Lviv"]]


def test_a_clause_tells_of_an_attack_by_its_own_words() -> None:
    told = sentence("Shells fell on Sumy while Lviv was calm.", "Sumy", "Lviv")
    assert [clause_tells(told, chain) for chain in chains_of(told)] == [True, False]


def test_a_place_that_opens_a_sentence_goes_with_the_clause_behind_it() -> None:
    told = sentence("In Sumy, when it rained, shells fell on a school.", "Sumy")
    assert not clause_tells(told, chains_of(told)[0])
    told = sentence("Sumy: shells fell on a school.", "Sumy")
    assert clause_tells(told, chains_of(told)[0])


def test_brackets_around_an_acronym_break_no_clause() -> None:
    told = sentence("Rebels struck the army's (UAF) base in Sumy.", "Sumy")
    assert clause_tells(told, chains_of(told)[0])


def test_a_participle_behind_a_conjunction_begins_no_clause() -> None:
    told = sentence("A soldier was shot while driving through Sumy.", "Sumy")
    assert clause_tells(told, chains_of(told)[0])


def test_a_number_and_a_dash_stand_for_the_verb_told_before() -> None:
    text = "По Новой выпустили десять мин, четыре — по Козинке, ещё три — возле Попова, а в Орле было тихо."
    told = sentence(text, "Новой", "Козинке", "Попова", "Орле", language="ru")
    assert [clause_tells(told, chain) for chain in chains_of(told)] == [True, True, True, False]
