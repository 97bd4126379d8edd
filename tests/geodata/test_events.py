"""Events: the preferred values of claims that tell of one attack."""

from dataclasses import replace

import pytest

from articles.claims import Recency, Status, Weapon
from articles.dates import DatedBy
from articles.toponyms import PlaceKind
from geodata.events import event_of, event_of_record
from geodata.records import EventRecord


def days(event):
    return event.period.start and event.period.start.isoformat(), event.period.end.isoformat()


@pytest.mark.parametrize(
    ("told", "preferred"),
    [
        ([(31, None), (34, 34), (35, 35)], (35, 35)),
        ([(34, 34), (30, None)], (34, 34)),
        ([(31, None), (30, None)], (31, None)),
        ([(20, 20), (18, 18)], (18, 18)),
        ([(34, 34), None], (34, 34)),
        ([None, None], None),
        ([(None, 12), (8, 8)], (8, 8)),
        ([(0, 0), (3, 3)], (3, 3)),
    ],
)
def test_the_toll_published_last_counts_unless_it_is_only_vaguer(tell, told, preferred):
    evidence = [tell(f"{n}/1", killed=toll, published=f"2025-04-{14 + n}") for n, toll in enumerate(told)]
    killed = event_of(reversed(evidence)).killed
    assert (killed and (killed.low, killed.high)) == preferred


@pytest.mark.parametrize(
    ("told", "preferred"),
    [
        ([{"missile": 2}, {"missile": None}], {Weapon.MISSILE: 2}),
        ([{"missile": 120, "drone": 90}, {"missile": 122}], {Weapon.MISSILE: 122, Weapon.DRONE: 90}),
        ([{"unknown": None}, {"rocket": None}], {Weapon.ROCKET: None}),
        ([{"unknown": None}], {Weapon.UNKNOWN: None}),
    ],
)
def test_every_weapon_told_is_kept_with_the_count_published_last(tell, told, preferred):
    evidence = [tell(f"{n}/1", weapons=weapons, published=f"2025-04-{14 + n}") for n, weapons in enumerate(told)]
    assert event_of(evidence).weapons == preferred


@pytest.mark.parametrize(
    ("told", "preferred"),
    [
        (["claimed", "denied"], Status.DENIED),
        (["claimed", "reported", "denied"], Status.REPORTED),
        (["intercepted", "claimed"], Status.INTERCEPTED),
    ],
)
def test_the_strongest_status_counts(tell, told, preferred):
    assert event_of(tell(f"{n}/1", status=status) for n, status in enumerate(told)).status is preferred


def test_an_event_is_news_if_any_claim_tells_it_as_news(tell):
    told = [tell("a/1", recency="background"), tell("b/1")]
    assert event_of(told).recency is Recency.NEWS
    assert event_of(told[:1]).recency is Recency.BACKGROUND


@pytest.mark.parametrize(
    ("told", "preferred"),
    [
        ([("2025-04-12", "2025-04-13"), "2025-04-13"], ("2025-04-13", "2025-04-13")),
        ([("2025-04-01", "2025-04-30"), "2025-04-13"], ("2025-04-13", "2025-04-13")),
        ([(None, "2025-04-13"), ("2025-04-01", "2025-04-20")], ("2025-04-01", "2025-04-13")),
        ([(None, "2025-04-13")], (None, "2025-04-13")),
        ([("2025-04-10", "2025-04-12"), "2025-04-14"], ("2025-04-14", "2025-04-14")),
    ],
)
def test_the_days_on_which_the_claims_agree_count_else_the_shortest_period(tell, told, preferred):
    assert days(event_of(tell(f"{n}/1", on=on) for n, on in enumerate(told))) == preferred


def test_days_told_by_a_text_count_for_more_than_the_day_of_publication(tell):
    guessed = tell("a/1", on=("2025-04-13", "2025-04-14"), dated_by=DatedBy.PUBLICATION)
    assert days(event_of([guessed, tell("b/1", on="2025-04-12")])) == ("2025-04-12", "2025-04-12")
    assert days(event_of([guessed])) == ("2025-04-13", "2025-04-14")


@pytest.mark.parametrize(
    ("told", "preferred"),
    [
        ([("Kharkiv Oblast",), ("Kharkiv",)], ["Kharkiv"]),
        ([("Kharkiv Oblast", "Kharkiv"), ("Kharkiv",)], ["Kharkiv Oblast", "Kharkiv"]),
        ([("Kharkiv Oblast",), ("Sumy",)], ["Kharkiv Oblast", "Sumy"]),
        ([("Reni",), ("Port of Reni",)], ["Port of Reni"]),
        ([("Kyiv", "Odesa"), ("Odesa",)], ["Kyiv", "Odesa"]),
        ([()], []),
    ],
)
def test_a_place_gives_way_to_a_finer_one_told_by_another_article(tell, told, preferred):
    event = event_of(tell(f"{n}/1", at=at) for n, at in enumerate(told))
    assert [place.name for place in event.places] == preferred


def test_an_event_is_named_after_its_smallest_claim_id_and_evidence_is_kept_in_order_of_publication(tell):
    late, early = tell("a/1", published="2025-04-20"), tell("b/1", published="2025-04-14")
    event = event_of([late, early])
    assert event.evidence == (early, late)
    assert event.id == event_of([late]).id != event_of([early]).id


def test_a_record_alone_is_an_event_without_evidence(tell):
    told = tell(killed=(3, 3))
    record = EventRecord(
        "7", "own", "Own list", None, told.claim.period, told.places[0], told.claim.weapons, told.claim.killed, None, {}
    )
    event = event_of_record(record)
    assert (event.places, event.killed, event.records, event.evidence) == (told.places, record.killed, (record,), ())
    assert event.status is Status.REPORTED


def test_a_country_is_never_the_place_of_an_attack(read_of, gazetteer):
    read = read_of("a")
    country = next(place for place in gazetteer.find("Ukraine") if place.kind is PlaceKind.COUNTRY)
    moved = {toponym: replace(found, place=found.place and country) for toponym, found in read.georeferences.items()}
    assert replace(read, georeferences=moved).evidence()[0].places == ()
