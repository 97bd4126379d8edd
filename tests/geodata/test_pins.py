"""Pins: a place set by hand goes before what was read, which stays visible."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from articles.article import Source, Span
from articles.toponyms import PlaceKind, Role, Toponym
from geodata.georeferencing import Georeference
from geodata.pins import Pin, Pins, Reach, Target
from geodata.places import Place
from geodata.store import Store

VILLAGE = Place("geonames:1", "Sumy", PlaceKind.SETTLEMENT, 30.0, 50.0, "UA", "Kyiv Oblast", None, 2.0)
OTHER = replace(VILLAGE, id="geonames:2", longitude=25.0)
REGION = replace(VILLAGE, id="iso:UA-59", name="Sumy Oblast", kind=PlaceKind.ADMIN1)


def pin(reach: Reach = Reach.STORE, within: str = "", place: Place = VILLAGE, name: str = "Sumy") -> Pin:
    toponym = Toponym("", Span(0, len(name)), name, name, "look-up")
    return Pin(Target.of(toponym, reach, within), place, "Olena", date(2026, 11, 22))


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.sqlite") as opened:
        yield opened


def places_of(store: Store, article_id: str) -> list[str]:
    return [place.id for item in store.article(article_id).evidence() for place in item.places]


def test_a_pinned_place_is_handed_out_with_its_author_and_the_former_choice_as_a_rival(store, read_of, places):
    store.add(read_of("a"))
    before = next(iter(store.events())).evidence[0].found[0]
    store.pin(pin())
    (found,) = next(iter(store.events())).evidence[0].found
    assert (found.place, found.confidence) == (VILLAGE, 1.0)
    assert found.method == "pinned by Olena on 2026-11-22"
    assert (found.rivals[0].place, found.rivals[0].reason) == (places["Sumy"], "the choice before: gazetteer")
    assert found.rivals[1:] == before.rivals


def test_nothing_read_is_lost_and_unpinning_brings_it_back(store, read_of):
    store.add(read_of("a"))
    before = store.events()
    store.pin(pin())
    assert store.events() != before
    assert store.unpin(pin().target)
    assert store.events() == before
    assert not store.unpin(pin().target)


def test_events_gather_by_the_pinned_place(store, read_of):
    for article_id in "ab":
        store.add(read_of(article_id))
    assert len(store.events()) == 1
    store.pin(pin(Reach.ARTICLE, "a"))
    assert sorted(event.places[0].id for event in store.events()) == ["geonames:1", "geonames:692194"]


def test_a_pin_holds_in_its_article_its_source_or_everywhere(store, read_of):
    for article_id, source in (("a", "Wire"), ("b", "Wire"), ("c", "Paper")):
        store.add(read_of(article_id, source=Source(source)))
    store.pin(pin(Reach.SOURCE, "Wire"))
    assert [places_of(store, one) for one in "abc"] == [["geonames:1"], ["geonames:1"], ["geonames:692194"]]
    store.pin(pin(Reach.ARTICLE, "a", OTHER))
    assert [places_of(store, one) for one in "abc"] == [["geonames:2"], ["geonames:1"], ["geonames:692194"]]
    store.pin(pin(place=OTHER))
    assert [places_of(store, one) for one in "abc"] == [["geonames:2"], ["geonames:1"], ["geonames:2"]]


def test_a_later_pin_of_the_same_target_goes_before_the_earlier(store, read_of):
    store.add(read_of("a"))
    store.pin(pin())
    store.pin(pin(place=OTHER))
    assert places_of(store, "a") == ["geonames:2"]
    assert [one.place for one in store.pins()] == [OTHER]


def test_a_pin_outlives_its_article_and_holds_when_it_is_read_again(tmp_path, read_of):
    path = tmp_path / "events.sqlite"
    with Store.open(path) as store:
        store.add(read_of("a"))
        store.pin(pin(Reach.ARTICLE, "a"))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM article")
    with Store.open(path) as store:
        assert store.article("a") is None
        store.add(read_of("a"))
        assert places_of(store, "a") == ["geonames:1"]


def test_a_store_without_pins_is_brought_up_and_can_have_them(tmp_path, read_of, older_store):
    path = tmp_path / "old.sqlite"
    with Store.open(path) as store:
        store.add(read_of("a"))
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(older_store)
        database.execute("DROP TABLE pin")
    with Store.open(path) as store:
        store.pin(pin())
        assert places_of(store, "a") == ["geonames:1"]


@pytest.mark.parametrize(
    ("pinned", "kind", "role", "place"),
    [
        (VILLAGE, None, Role.ATTACKED, VILLAGE),
        (VILLAGE, PlaceKind.SETTLEMENT, Role.ATTACKED, VILLAGE),  # 'the village of Sumy'
        (VILLAGE, PlaceKind.ADMIN1, Role.ATTACKED, None),  # 'the Sumy region'
        (REGION, PlaceKind.ADMIN1, Role.ATTACKED, REGION),
        (VILLAGE, None, Role.NAMESAKE, None),  # 'Sumy Street'
    ],
)
def test_a_pin_is_for_what_the_wording_can_mean(tell, pinned, kind, role, place):
    article = tell().article
    toponym = Toponym(article.id, Span(0, 4), "Sumy", "Sumy", "names", kind, role=role)
    found = Pins([pin(place=pinned)]).applied(article, {toponym: Georeference(toponym, None, "not in the gazetteer")})
    assert found[toponym].place == place


def test_a_place_of_the_store_is_found_by_its_id(store, read_of, places):
    store.add(read_of("a"))
    assert store.place("geonames:696643") == places["Poltava"]
    assert store.place("geonames:0") is None
