"""Tolls in sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.casualties import find_tolls


def tolls(text: str, language: str) -> dict[str, tuple[int | None, int | None]]:
    return {toll.field: (toll.count.low, toll.count.high) for toll in find_tolls(text, Span(0, len(text)), language)}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("killing at least 31 people, including three children, and injuring 84", (31, None), (84, 84)),
        ("a minimum of 30 civilian fatalities and injuries exceeding 140", (30, None), (141, None)),
        (
            "The death toll rose to six from three by evening; between eight and eleven people were wounded.",
            (6, 6),
            (8, 11),
        ),
        ("The number of people killed in the shelling of the centre climbed to 21 from 14.", (21, 21), None),
        ("Three people died. 56 were injured, among them three children.", (3, 3), (56, 56)),
        ("Three people, two of them children, were killed and ten injured.", (3, 3), (10, 10)),
        ("one civilian was killed and three were wounded and 500 remained", (1, 1), (3, 3)),
        ("A man of 62 was killed.", (1, 1), None),
        ("A couple, 58 and 54, were wounded; they are in hospital.", None, (2, 2)),
        ("The driver, 41, was injured.", None, (1, 1)),
        ("killed a boy of twelve and two elderly women, and left three others wounded", (3, 3), (3, 3)),
        ("killing three of them and injuring four others, three critically", (3, 3), (4, 4)),
        ("artillery fire cost two lives on the same day", (2, 2), None),
        ("in which dozens of people were hurt", None, (24, None)),
        ("Several people were wounded.", None, (3, None)),
        ("There were no casualties.", (0, 0), (0, 0)),
        ("Most fled to a town where cholera has killed 78.", None, None),
        ("The group said three of its members and a driver had been killed.", (4, 4), None),
        ("Nine people died there; seventeen more were carried to a clinic.", (9, 9), (17, 17)),
        ("fragments started a fire, but no one was hurt", (0, 0), (0, 0)),
        ("debris dropped near a pier without hurting anyone", (0, 0), (0, 0)),
        ("Nobody was killed.", (0, 0), None),
        ("There was no immediate word of casualties.", None, None),
        ("The injured were taken to Pokrovsk.", None, None),
        ("Russia fired 88 missiles and 63 drones.", None, None),
    ],
)
def test_english_tolls(text, killed, injured):
    assert (tolls(text, "en").get("killed"), tolls(text, "en").get("injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Кількість загиблих зросла до 16, постраждали 134 людини.", (16, 16), (134, 134)),
        ("кількість поранених зросла до 84", None, (84, 84)),
        ("До 19 зросло число загиблих у Полтаві, 41 людина поранена.", (19, 19), (41, 41)),
        ("Загинула 61-річна жінка.", (1, 1), None),
        ("Ще троє людей дістали поранень: чоловіки 35 і 44 років та дівчина, якій 18.", None, (3, 3)),
        ("Загинули 22 людини, близько ста дістали поранень.", (22, 22), (100, 100)),
        ("загинули троє працівників, ще п'ятеро дістали поранень", (3, 3), (5, 5)),
        ("Одна людина загинула, понад 40 дістали поранень.", (1, 1), (41, None)),
        ("На цю хвилину троє загиблих і 21 поранений, серед них немовля.", (3, 3), (21, 21)),
        ("загинуло подружжя, їхню доньку поранило", (2, 2), (1, 1)),
        ("Жертв і поранених, як стверджують у СБУ, немає.", (0, 0), (0, 0)),
        ("ніхто з делегації не постраждав", (0, 0), (0, 0)),
        ("Обійшлося без потерпілих.", (0, 0), (0, 0)),
        ("Нічний удар забрав одне життя, 17 поранених.", (1, 1), (17, 17)),
        ("Удар забрав життя трьох людей.", (3, 3), None),
        ("210 окупантів знешкоджено.", None, None),
    ],
)
def test_ukrainian_tolls(text, killed, injured):
    assert (tolls(text, "uk").get("killed"), tolls(text, "uk").get("injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Число погибших выросло до пяти, пострадали 130 человек.", (5, 5), (130, 130)),
        ("Шесть человек погибли. Ранены 35, среди них двое детей.", (6, 6), (35, 35)),
        ("семеро убитых, 28 раненых", (7, 7), (28, 28)),
        ("там погибли семь рабочих, ранен 21 человек", (7, 7), (21, 21)),
        ("погибли 25 человек и 109 были ранены", (25, 25), (109, 109)),
        ("снаряд разорвался во дворе, ранены двое", None, (2, 2)),
        ("один мирный житель погиб, четверо ранены", (1, 1), (4, 4)),
        ("шесть снарядов убили 89 мобилизованных", (89, 89), None),
        ("Ранены больше трёхсот.", None, (301, None)),
        ("ранен мужчина", None, (1, 1)),
        ("Никто не пострадал.", (0, 0), (0, 0)),
        ("Пострадавших и разрушений нет.", (0, 0), (0, 0)),
        ("никто не погиб и не ранен", (0, 0), (0, 0)),
    ],
)
def test_russian_tolls(text, killed, injured):
    assert (tolls(text, "ru").get("killed"), tolls(text, "ru").get("injured")) == (killed, injured)


def test_a_figure_that_sums_up_those_before_it_is_a_total():
    text = "Один чоловік загинув, ще одна жінка померла дорогою, тож загиблих двоє."
    assert [(toll.count.low, toll.total) for toll in find_tolls(text, Span(0, len(text)), "uk")] == [
        (1, False),
        (1, False),
        (2, True),
    ]


def test_a_toll_that_replaces_earlier_figures_is_a_total():
    (toll,) = find_tolls("The death toll rose to six from three.", Span(0, 38), "en")
    assert toll.total
    assert toll.count.as_worded == "six"


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_is_read_and_spans_lie_in_it(text, language):
    for toll in find_tolls(text, Span(0, len(text)), language):
        assert 0 <= toll.span.start < toll.span.end <= len(text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "killed",
                "injured",
                "3",
                "two",
                "people",
                ",",
                "and",
                "a",
                "woman",
                "of",
                "them",
                "41",
                "toll",
                "to",
                "from",
                "no",
                "casualties",
            ]
        )
    )
)
def test_no_row_of_toll_words_is_counted_below_nought(words):
    text = " ".join(words)
    for toll in find_tolls(text, Span(0, len(text)), "en"):
        assert toll.count.low is None or toll.count.low >= 0
        assert toll.count.low is None or toll.count.high is None or toll.count.low <= toll.count.high
