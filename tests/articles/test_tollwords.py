"""The parts that words play in sentences about the killed and the injured."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.tollwords import Part, Word, clauses, may_tell


def words(text: str, language: str) -> list[Word]:
    return [word for clause in clauses(text, Span(0, len(text)), language) for word in clause]


@pytest.mark.parametrize(
    ("text", "language", "worded", "part"),
    [
        ("At least 31 people were killed.", "en", "At least 31", Part.NUMBER),
        ("At least 31 people were killed.", "en", "killed", Part.KILLED),
        ("killing 30, including two children", "en", "killing", Part.KILLED_AHEAD),
        ("killing 30, including two children", "en", "including", Part.SUBSET),
        ("1,200 shells fell", "en", "1,200", Part.NUMBER),
        ("1,200 shells fell", "en", "shells", Part.THINGS),
        ("The death toll rose to six.", "en", "The death toll", Part.TOTAL_KILLED),
        ("There was no immediate word of casualties.", "en", "no immediate word of casualties", Part.NOTHING),
        ("No one was hurt.", "en", "No one was hurt", Part.NONE),
        ("There were no deaths.", "en", "no deaths", Part.NONE_KILLED),
        ("It killed an elderly woman.", "en", "an elderly woman", Part.SINGLE),
        ("two of them died", "en", "of them", Part.PARTITIVE),
        ("it claimed three lives", "en", "lives", Part.LIVES),
        ("a street with a dead end", "en", "dead end", Part.NOTHING),
        ("a skilled crew with deadlines", "en", "skilled", Part.OTHER),
        ("кількість загиблих зросла до 16", "uk", "кількість загиблих", Part.TOTAL_KILLED),
        ("обійшлося без постраждалих", "uk", "обійшлося без постраждалих", Part.NONE),
        ("поранено 84 людини", "uk", "поранено", Part.INJURED),
        ("серед них троє дітей", "uk", "серед них", Part.SUBSET),
        ("число погибших выросло", "ru", "число погибших", Part.TOTAL_KILLED),
        ("семеро убитых", "ru", "убитых", Part.KILLED),
        ("в том числе двое детей", "ru", "в том числе", Part.SUBSET),
        ("никто не пострадал", "ru", "никто не пострадал", Part.NONE),
    ],
)
def test_a_phrase_plays_one_part(text, language, worded, part):
    assert part in [word.part for word in words(text, language) if word.span.of(text) == worded]


@pytest.mark.parametrize(
    ("text", "language", "personal"),
    [
        ("Загинуло двоє, поранено п’ятеро.", "uk", [True, True]),
        ("Погибли шестеро, ранены 12.", "ru", [True, False]),
        ("A couple died, and two men.", "en", [True, False]),
        ("Five were killed.", "en", [False]),
    ],
)
def test_some_numbers_count_people_by_themselves(text, language, personal):
    assert [word.personal for word in words(text, language) if word.part is Part.NUMBER] == personal


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three died; 84 were injured. Nobody else was hurt!", [1, 0, 0]),
        ("Three died, 84 were injured", [1]),
        ("A 3.5 km crater\nTwo died? Two dead.", [0, 1, 1]),
    ],
)
def test_a_clause_ends_with_its_sentence_or_semicolon(text, killed):
    parts = [[word.part for word in clause] for clause in clauses(text, Span(0, len(text)), "en")]
    assert [clause.count(Part.KILLED) for clause in parts if clause] == killed


def test_only_the_span_is_read():
    text = "Three died in Kyiv. Two were hurt in Sumy."
    (clause, _) = clauses(text, Span(20, len(text)), "en")
    assert [word.span.of(text) for word in clause] == ["Two", "were", "hurt", "in", "Sumy"]


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "uk", "ru"]))
def test_words_come_in_order_and_do_not_overlap(text, language):
    spans = [word.span for word in words(text, language)]
    assert all(one.end <= following.start for one, following in pairwise(spans))
    assert all(span.of(text).strip() or span.of(text) == "\n" for span in spans)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Two miners were wounded.", "en", True),
        ("There were no casualties.", "en", True),
        ("The people of the village left in the morning.", "en", False),
        ("Унаслідок удару загинув водій.", "uk", True),
        ("У місті пролунали вибухи.", "uk", False),
        ("Ранены трое рабочих.", "ru", True),
        ("В городе прогремели взрывы.", "ru", False),
    ],
)
def test_a_sentence_may_tell_of_a_toll_where_it_has_a_word_of_one(text: str, language: str, *, told: bool) -> None:
    assert may_tell(text, Span(0, len(text)), language) is told
