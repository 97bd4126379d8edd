"""Soundings: spellings of one Ukrainian name meet, names that are not one do not."""

import pytest

from geodata.soundings import sound_key


@pytest.mark.parametrize(
    ("ukrainian", "others"),
    [
        ("Новопавлівка", ["Новопавловка", "Novopavlovka", "Novopavlivka"]),
        ("Троїцьке", ["Троицкое", "Troitskoye", "Troyitske", "Troitske"]),
        ("Миколаївка", ["Николаевка", "Nikolayevka", "Mykolayivka"]),
        ("Олександрівка", ["Александровка", "Alexandrovka", "Oleksandrivka"]),
        ("Катеринівка", ["Екатериновка", "Yekaterinovka"]),
        ("Григорівка", ["Григоровка", "Hryhorivka", "Grigorovka"]),
        ("Щастя", ["Счастье", "Schastye", "Shchastia"]),
        ("Христофорівка", ["Христофоровка", "Khrystoforivka", "Hrystoforivka"]),
        ("Костянтинівка", ["Константиновка", "Konstantinovka", "Kostiantynivka"]),
        ("Ганнівка", ["Анновка", "Hannivka", "Annovka"]),
    ],
)
def test_spellings_of_one_name_sound_alike(ukrainian, others):
    assert {sound_key(other) for other in others} == {sound_key(ukrainian)}


@pytest.mark.parametrize(
    ("one", "other"), [("Мирне", "Марфівка"), ("Lozova", "Lyman"), ("Степанівка", "Степове"), ("Kamianka", "Kupiansk")]
)
def test_different_names_sound_different(one, other):
    assert sound_key(one) != sound_key(other)


def test_a_name_of_two_consonants_says_too_little():
    assert sound_key("Сизе") is None
