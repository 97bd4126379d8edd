"""Soundings: spellings of one Ukrainian name meet, names that are not one do not."""

import pytest

from geodata.soundings import own_sound_keys, sound_keys


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
def test_spellings_of_one_name_meet(ukrainian, others):
    kept = set(own_sound_keys(ukrainian))
    assert [other for other in others if kept.isdisjoint(sound_keys(other))] == []


@pytest.mark.parametrize(
    ("english", "polish", "german"),
    [
        ("Snihurivka", "Snihuriwka", "Snihuriwka"),
        ("Lysychansk", "Łysyczańsk", "Lyssytschansk"),
        ("Shchastia", "Szczastia", "Schtschastja"),
        ("Dovzhansk", "Dowżańsk", "Dowschansk"),
        ("Debaltseve", "Debalcewe", "Debalzewe"),
        ("Henichesk", "Heniczesk", "Henitschesk"),
        ("Khrustalnyi", "Chrustalny", "Chrustalnyj"),
    ],
)
def test_polish_and_german_writings_are_read(english, polish, german):
    kept = set(own_sound_keys(english))
    assert kept & set(sound_keys(polish))
    assert kept & set(sound_keys(german))


@pytest.mark.parametrize(
    ("one", "other"), [("Мирне", "Марфівка"), ("Lozova", "Lyman"), ("Степанівка", "Степове"), ("Kamianka", "Kupiansk")]
)
def test_different_names_sound_different(one, other):
    assert set(sound_keys(one)).isdisjoint(own_sound_keys(other))


def test_the_ending_tells_names_apart_before_it_is_passed_over():
    assert sound_keys("Шахтарськ")[0] != own_sound_keys("Шахтарське")[0]
    assert set(sound_keys("Шахтарськ")) & set(own_sound_keys("Шахтарське"))


def test_a_name_of_two_consonants_says_too_little():
    assert sound_keys("Сизе") == ()
