"""Names of an entry: how exactly each is the place's own."""

from articles.toponyms import PlaceKind
from geodata.entries import Entry, Exactness, keyed
from geodata.places import Place


def test_a_name_keeps_the_best_exactness_that_it_has():
    names = keyed(["Kyiv"], ["Kiev", "KYIV"], ["Kiev", "Kijów"], ["Kyiv"])
    assert names == {"kyiv": Exactness.OWN, "kiev": Exactness.VARIANT, "kijow": Exactness.OTHER}


def test_spellings_of_one_name_are_one():
    assert keyed(["Ust-Luga", "Ust Luga", "UST–LUGA"], ["Ust’-Luga"], [], []) == {"ust luga": Exactness.OWN}


def test_a_name_too_short_to_tell_a_place_is_left_out():
    assert keyed(["Io", "И", "Ух"], ["Уфа"], [], [" - "]) == {"уфа": Exactness.VARIANT}


def test_the_better_name_sorts_first():
    assert sorted([Exactness.STEM, Exactness.OTHER, Exactness.OWN, Exactness.VARIANT]) == [*Exactness]


def test_a_population_is_set_and_nothing_else_changes():
    place = Place("register:1", "Hroza", PlaceKind.SETTLEMENT, 37.4, 49.6, "UA", "Kharkiv Oblast", None, 1.0, 0)
    entry = Entry(place, "register", {"hroza": Exactness.OWN}, unit="UA1", positioned=False)
    counted = entry.with_population(330)
    assert counted.place.population == 330
    assert counted.with_population(0) == entry
