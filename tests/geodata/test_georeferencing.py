from __future__ import annotations

from collections.abc import Sequence

import pytest

from articles.article import Span
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.gazetteer import Gazetteer
from geodata.georeferencing import Georeference, georeference
from geodata.places import distance_km


def toponym(name: str, kind: PlaceKind | None = None, *within: str, at: int = 0, article: str = "a") -> Toponym:
    return Toponym(article, Span(at, at + len(name)), name, name, "names", kind, within)


def placed(gazetteer: Gazetteer, name: Toponym | str, context: Sequence[Toponym | str] = ()) -> Georeference:
    named = [
        one if isinstance(one, Toponym) else toponym(one, at=100 * (i + 1)) for i, one in enumerate([name, *context])
    ]
    return georeference(named, gazetteer)[named[0]]


ADMIN1, DISTRICT, SITE, WATER = PlaceKind.ADMIN1, PlaceKind.DISTRICT, PlaceKind.SITE, PlaceKind.WATER


@pytest.mark.parametrize(
    ("name", "context", "place", "country", "admin1"),
    [
        ("Pokrovsk", ["Donetsk Oblast", "Avdiivka"], "Pokrovsk", "UA", "Donetsk Oblast"),
        ("Pokrovsk", ["Yakutsk", "Yakutia"], "Pokrovsk", "RU", "Sakha"),
        ("Avdiivka", ["Donetsk", "Bakhmut"], "Avdiivka", "UA", "Donetsk Oblast"),
        ("Lyman", ["Kramatorsk", "Donetsk Oblast"], "Lyman", "UA", "Donetsk Oblast"),
        ("New York", ["Toretsk", "Donetsk Oblast", "Kostiantynivka"], "New York", "UA", "Donetsk Oblast"),
        ("New York", ["Washington", "Chicago", "Boston"], "New York City", "US", "New York"),
        ("Georgia", ["Ukraine", "Moldova"], "Georgia", "GE", None),
        ("White House", ["Kyiv", "Moscow"], "White House", "US", "District of Columbia"),
        ("Artemivsk", ["Donetsk Oblast"], "Bakhmut", "UA", "Donetsk Oblast"),
        ("Kharkiv", [], "Kharkiv", "UA", "Kharkiv Oblast"),
        ("Odessa", ["Kyiv"], "Odesa", "UA", "Odesa Oblast"),
        ("Mykolaiv", ["Lviv Oblast", "Kyiv"], "Mykolaiv", "UA", "Mykolaiv Oblast"),
        ("Kozinka", ["Belgorod Oblast", "Graivoron"], "Kozinka", "RU", "Belgorod Oblast"),
        ("Петропавлівка", ["Куп'янськ", "Харківська область"], "Petropavlivka", "UA", "Kharkiv Oblast"),
        ("Петропавлівка", ["Павлоград", "Дніпропетровська область"], "Petropavlivka", "UA", "Dnipropetrovsk Oblast"),
        ("Tripoli", ["Beirut", "Lebanon"], "Tripoli", "LB", "North Governorate"),
        ("Tripoli", ["Benghazi", "Libya"], "Tripoli", "LY", "Tripoli"),
        ("Rafah", ["Gaza Strip", "Khan Younis"], "Rafah", "PS", None),
        ("Nyala", ["Darfur", "El Fasher"], "Nyala", "SD", "South Darfur"),
        ("Mara", ["Syria", "Raqqah", "Manbij"], "Mari", "SY", "Aleppo Governorate"),
        ("Mara", ["Tanzania", "Dodoma"], "Mara", "TZ", "Mara"),
        ("Congo", ["Goma", "Bukavu"], "Democratic Republic of the Congo", "CD", None),
        ("Congo", ["Brazzaville"], "Republic of the Congo", "CG", None),
        ("Korenevo", ["Sudzha"], "Korenevo", "RU", "Kursk Oblast"),
        ("Горі", ["Тбілісі"], "Gori", "GE", "Shida Kartli"),
    ],
)
def test_the_article_decides_between_namesakes(
    gazetteer: Gazetteer, name: str, context: list[str], place: str, country: str, admin1: str | None
):
    found = placed(gazetteer, name, context).place
    assert found is not None
    assert (found.name, found.country, found.admin1) == (place, country, admin1)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (toponym("Kherson", ADMIN1), "Kherson Oblast"),
        (toponym("Kyiv", ADMIN1), "Kyiv Oblast"),
        (toponym("Moscow", ADMIN1), "Moscow Oblast"),
        (toponym("Харківська", ADMIN1), "Kharkiv Oblast"),
        (toponym("Белгородская", ADMIN1), "Belgorod Oblast"),
        (toponym("Dnipro", WATER), "Dnipro River"),
        (toponym("Дніпро", WATER), "Dnipro River"),
        (toponym("Izium", DISTRICT), "Izium Raion"),
        (toponym("Купянский", DISTRICT), "Kupiansk Raion"),
        (toponym("Измаильский", DISTRICT), "Izmail Raion"),
        (toponym("Пологовский", DISTRICT), "Polohy Raion"),
        (toponym("Марганецька", DISTRICT), "Marhanets Hromada"),
        (toponym("Engels", SITE), "Engels Air Base"),
        (toponym("Рязанський НПЗ", SITE), "Ryazan oil refinery"),
        (toponym("Kerch", WATER), "Kerch Strait"),
    ],
)
def test_the_kind_in_the_wording_chooses_among_the_places_of_a_name(gazetteer: Gazetteer, name: Toponym, place: str):
    found = placed(gazetteer, name, ["Kyiv", "Moscow"]).place
    assert found is not None
    assert found.name == place
    assert found.kind is name.kind


@pytest.mark.parametrize(
    ("name", "place", "note"),
    [
        (toponym("Myrhorod chemical plant", SITE), "Myrhorod", "no site of this name, so the settlement"),
        (toponym("Port of Sochi", SITE), "Sochi", "no site of this name, so the settlement"),
        (toponym("Avdiivka", ADMIN1), "Avdiivka Hromada", "no admin1 of this name, so the district"),
    ],
)
def test_a_kind_that_the_name_lacks_falls_back_and_says_so(gazetteer: Gazetteer, name: Toponym, place: str, note: str):
    found = placed(gazetteer, name, ["Ryazan", "Dnipro", "Kyiv", "Moscow"])
    assert found.place is not None
    assert found.place.name == place
    assert note in found.method


def test_a_water_never_becomes_the_town_of_its_name(gazetteer: Gazetteer):
    assert placed(gazetteer, toponym("Kramatorsk", WATER), ["Kyiv"]).place is None


@pytest.mark.parametrize(
    ("name", "within", "country", "admin1"),
    [
        ("Mykolaivka", ["Sloviansk", "Donetsk Oblast"], "UA", "Donetsk Oblast"),
        ("Kostiantynivka", ["Donetsk"], "UA", "Donetsk Oblast"),
        ("Davos", ["Switzerland"], "CH", "Grisons"),
        ("Moscow", ["Idaho"], "US", "Idaho"),
        ("Paris", ["Texas"], "US", "Texas"),
        ("Березівка", ["Одеська"], "UA", "Odesa Oblast"),
    ],
)
def test_the_larger_place_in_the_wording_outweighs_all_else(
    gazetteer: Gazetteer, name: str, within: list[str], country: str, admin1: str | None
):
    found = placed(gazetteer, toponym(name, None, *within), ["Kyiv", "Kharkiv"]).place
    assert found is not None
    assert (found.country, found.admin1) == (country, admin1)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("Star", ["Kyiv", "Kharkiv"]),
        ("Grant", ["Kyiv", "Kharkiv"]),
        ("Bruning", []),
        ("Иванівка", ["Київ"]),
        ("Іванівка", ["Київ"]),
        ("Новоандріївка", []),
        ("Nowhereburgh", ["Kyiv"]),
    ],
)
def test_without_evidence_no_place_is_guessed(gazetteer: Gazetteer, name: str, context: list[str]):
    assert placed(gazetteer, name, context).place is None


def test_a_place_outside_the_larger_one_in_the_wording_is_none(gazetteer: Gazetteer):
    found = placed(gazetteer, toponym("Lviv", None, "Kharkiv Oblast"), ["Kharkiv"])
    assert found.place is None
    assert "not in Kharkiv Oblast" in found.method


def test_the_reasons_name_method_and_rivals(gazetteer: Gazetteer):
    found = placed(gazetteer, "Pokrovsk", ["Donetsk Oblast", "Avdiivka"])
    assert found.method.startswith("gazetteer: in Donetsk Oblast")
    rivals = {(rival.place.name, rival.place.country): rival.reason for rival in found.rivals}
    assert ("Pokrovsk", "RU") in rivals
    assert all(rivals.values())


def test_one_name_is_one_place_throughout_an_article_but_not_across_articles(gazetteer: Gazetteer):
    ukrainian = [toponym("Pokrovsk", at=0), toponym("Pokrovsk", at=900), toponym("Donetsk Oblast", at=50)]
    siberian = [
        toponym("Pokrovsk", article="b"),
        toponym("Yakutia", at=20, article="b"),
        toponym("Yakutsk", at=40, article="b"),
    ]
    found = georeference([*ukrainian, *siberian], gazetteer)
    assert found[ukrainian[0]].place == found[ukrainian[1]].place
    assert found[siberian[0]].place != found[ukrainian[0]].place
    assert list(found) == [*ukrainian, *siberian]


def test_a_street_that_bears_a_name_has_no_place(gazetteer: Gazetteer):
    street = Toponym("a", Span(0, 4), "Kyiv", "Kyiv", "names", role=Role.NAMESAKE, reason="before 'Square'")
    assert georeference([street], gazetteer)[street] == Georeference(street, None, "no place here: before 'Square'")


def test_no_toponyms_no_places(gazetteer: Gazetteer):
    assert georeference([], gazetteer) == {}


def test_a_place_is_surer_the_more_the_article_tells(gazetteer: Gazetteer):
    alone, told = placed(gazetteer, "Pokrovsk"), placed(gazetteer, "Pokrovsk", ["Donetsk Oblast", "Avdiivka"])
    assert alone.confidence is not None
    assert told.confidence is not None
    assert 0 < alone.confidence < told.confidence <= 1
    assert placed(gazetteer, "Kharkiv").confidence == pytest.approx(0.99)
    assert placed(gazetteer, "Nowhereburgh").confidence is None


@pytest.mark.parametrize(
    ("district", "city", "place"),
    [
        ("Шевченковский", "Харьков", "Shevchenkivskyi District"),
        ("Салтовский", "Харьков", "Saltivskyi District"),
        ("Голосеевский", "Киев", "Holosiivskyi District"),
        ("Железнодорожный", "Львов", "Zaliznychnyi District"),
        ("Ленинский", "Луганск", "Ленинский"),
    ],
)
def test_a_district_of_a_city_lies_in_the_city_that_the_article_names(
    gazetteer: Gazetteer, district: str, city: str, place: str
):
    found = placed(gazetteer, toponym(district, DISTRICT), [city]).place
    host = placed(gazetteer, city).place
    assert found is not None
    assert host is not None
    assert (found.name, found.kind) == (place, DISTRICT)
    assert distance_km(found, host) < 25


def test_a_region_of_a_country_that_the_article_has_nothing_to_do_with_is_no_guess(gazetteer: Gazetteer):
    assert placed(gazetteer, "Mara", ["Yemen", "Sanaa", "Hodeidah"]).place is None


def test_two_places_of_one_region_are_told_apart_by_their_districts(gazetteer: Gazetteer):
    found = placed(gazetteer, toponym("Октябрське", None, "Донецька"), ["Донецька область"])
    assert found.place is None
    assert found.method == "as likely in Volnovakha Raion as in Pokrovsk Raion"


def test_a_word_as_it_stands_is_the_place_where_only_that_lies_in_what_the_wording_says(gazetteer: Gazetteer):
    gori = Toponym("a", Span(0, 4), "Гори", "Гора", "names", None, ("Грузия",))
    found = placed(gazetteer, gori, ["Грузия"]).place
    assert found is not None
    assert found.country == "GE"
