"""Gathering: claims of one attack meet, near-duplicates stay apart, measured on the gold articles."""

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article, Source, Span
from articles.casualties import Count
from articles.claims import Claim, Recency, Status, Weapon
from articles.dates import DatedBy, Period
from articles.toponyms import PlaceKind
from geodata.events import Evidence
from geodata.gathering import gather
from geodata.places import Place

GOLD = Path(__file__).parents[1] / "gold"
RADII = {"settlement": 5, "site": 1, "district": 30, "admin1": 100, "country_part": 200, "water": 200}


def gold_evidence():
    for file in sorted(GOLD.glob("*-*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        article = Article(
            id=file.stem,
            source=Source("gold"),
            url=file.stem,
            published=date.fromisoformat(told["published"]),
            language=told["language"],
            title="",
            text="",
            title_span=Span(0, 0),
            body=0,
            raw_header="",
        )
        for attack in told["attacks"]:
            yield Evidence(gold_claim(article, attack), article, tuple(gold_place(place) for place in attack["places"]))


def gold_claim(article, attack):
    start, end = (attack[name] and date.fromisoformat(attack[name]) for name in ("date_start", "date_end"))
    killed, injured = (attack[name] and Count(*attack[name], "") for name in ("killed", "injured"))
    return Claim(
        id=f"{article.id}/{attack['id']}",
        article_id=article.id,
        quote=Span(0, 0),
        period=Period(start, end),
        dated_by=DatedBy.TEXT,
        toponyms=(),
        weapons={Weapon(weapon): count for weapon, count in attack["weapons"].items()},
        killed=killed,
        injured=injured,
        status=Status(attack["status"]),
        recency=Recency(attack["recency"]),
    )


def gold_place(place):
    name, kind = place["name"], place["kind"]
    return Place(
        name, name, PlaceKind(kind), place["lon"], place["lat"], place["country"], None, None, float(RADII[kind])
    )


def pairs(events):
    return {frozenset((a.claim.id, b.claim.id)) for event in events for a, b in combinations(event.evidence, 2)}


def test_the_gold_attacks_are_gathered_as_annotated(record_property):
    merges = json.loads((GOLD / "MERGES.json").read_text(encoding="utf-8"))
    told = {frozenset(("/".join(a), "/".join(b))) for group in merges for a, b in combinations(group, 2)}
    found = pairs(gather(gold_evidence()))
    precision, recall = len(told & found) / len(found), len(told & found) / len(told)
    record_property("pair precision", precision)
    record_property("pair recall", recall)
    assert precision >= 0.98, sorted(map(sorted, found - told))
    assert recall >= 0.95, sorted(map(sorted, told - found))


def test_gathering_does_not_depend_on_order_and_loses_no_claim():
    evidence = list(gold_evidence())
    events = gather(evidence)
    assert gather(reversed(evidence)) == events
    assert sorted(item.claim.id for event in events for item in event.evidence) == sorted(e.claim.id for e in evidence)
    assert len({event.id for event in events}) == len(events)


TOGETHER = {
    "same city, day and weapon": ({}, {}),
    "a night and its morning": ({"on": ("2025-04-12", "2025-04-13")}, {}),
    "rockets told as shelling": ({"weapons": {"rocket": None}}, {"weapons": {"artillery": None}}),
    "a rising toll": ({"killed": (2, None)}, {"killed": (20, 20), "published": "2025-04-20"}),
    "a month recalled with its toll": ({"on": ("2025-04-01", "2025-04-30"), "killed": (34, 34)}, {"killed": (34, 34)}),
    "an oblast with the same toll": (
        {"at": ("Kharkiv Oblast",), "killed": (7, 7)},
        {"at": ("Kharkiv",), "killed": (7, 7)},
    ),
    "one city of a wave with the wave's toll": (
        {"at": ("Kyiv", "Odesa", "Kharkiv"), "killed": (26, None)},
        {"at": ("Kyiv",), "killed": (26, 26)},
    ),
    "two places of many": ({"at": ("Kyiv", "Odesa", "Kharkiv", "Sumy", "Reni")}, {"at": ("Kyiv", "Odesa")}),
    "one toll that agrees and one that does not": (
        {"killed": (1, 1), "injured": (61, 61)},
        {"killed": (20, 20), "injured": (64, None)},
    ),
    "a quarter and its city with the same toll": (
        {"at": ("Podil",), "killed": (7, 7)},
        {"at": ("Kyiv",), "killed": (7, 7)},
    ),
    "a port and its town": ({"at": ("Port of Reni",)}, {"at": ("Reni",)}),
}
APART = {
    "next day": ({}, {"on": "2025-04-14"}),
    "next night": ({}, {"on": ("2025-04-13", "2025-04-14")}),
    "other city": ({}, {"at": ("Kharkiv",)}),
    "other weapon": ({}, {"weapons": {"drone": 3}}),
    "a weapon and none": ({}, {"weapons": {"unknown": None}}),
    "tolls far apart": ({"killed": (1, 1)}, {"killed": (12, 12)}),
    "two strikes in one evening": (
        {"weapons": {"bomb": 1}, "injured": (2, 2)},
        {"weapons": {"bomb": 1}, "injured": (9, 9)},
    ),
    "a wave and a strike after it": ({"weapons": {"missile": 40}}, {"weapons": {"drone": 40}}),
    "a month without a toll": ({"on": ("2025-04-01", "2025-04-30")}, {}),
    "a city of an oblast": ({"at": ("Kharkiv Oblast",)}, {"at": ("Kharkiv",)}),
    "one city of a wave": ({"at": ("Kyiv", "Odesa", "Kharkiv")}, {"at": ("Kyiv",)}),
    "one city of a wave with a toll close to the wave's": (
        {"at": ("Kyiv", "Odesa", "Kharkiv"), "killed": (18, 18)},
        {"at": ("Kyiv",), "killed": (16, 16)},
    ),
    "a city of a wave and its quarter": (
        {"at": ("Kyiv", "Odesa", "Kharkiv", "Sumy", "Reni")},
        {"at": ("Kyiv", "Podil")},
    ),
    "no place": ({"at": ()}, {"at": ()}),
}


@pytest.mark.parametrize(("one", "other"), TOGETHER.values(), ids=TOGETHER)
def test_claims_of_one_attack_meet(tell, one, other):
    assert len(gather([tell("a/1", **one), tell("b/1", **other)])) == 1


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_claims_of_two_attacks_stay_apart(tell, one, other):
    assert len(gather([tell("a/1", **one), tell("b/1", **other)])) == 2


def test_two_claims_of_one_article_are_never_merged(tell):
    assert len(gather([tell("a/1"), tell("a/2")])) == 2
    assert len(gather([tell("a/1"), tell("a/2"), tell("b/1")])) == 2


def test_a_claim_between_two_attacks_does_not_chain_them(tell):
    first, second = tell("a/1", killed=(1, 1)), tell("b/1", killed=(12, 12))
    events = gather([first, second, tell("c/1")])
    assert sorted(len(event.evidence) for event in events) == [1, 2]


def test_a_claim_vouches_for_two_whose_tolls_contradict_each_other_where_it_agrees_in_numbers_with_both(tell):
    early, late = tell("a/1", killed=(1, 1), injured=(61, 61)), tell("b/1", killed=(20, 20))
    both = tell("c/1", killed=(20, 20), injured=(64, 64))
    assert len(gather([early, late])) == 2
    assert len(gather([early, late, both])) == 1


ATTACKS = st.tuples(
    st.sampled_from(["2025-04-12", "2025-04-13", ("2025-04-12", "2025-04-13"), ("2025-04-01", "2025-04-30")]),
    st.sampled_from([("Sumy",), ("Kharkiv",), ("Kharkiv Oblast",), ("Sumy", "Kharkiv"), ()]),
    st.sampled_from([{"missile": 2}, {"drone": None}, {"unknown": None}]),
    st.sampled_from([None, (7, 7), (7, None), (30, 30)]),
    st.integers(0, 3),
)


@given(attacks=st.lists(ATTACKS, max_size=8), order=st.randoms(use_true_random=False))
def test_any_claims_in_any_order_make_the_same_events(tell, attacks, order):
    told = [
        tell(f"{article}/{n}", on=on, at=at, weapons=weapons, killed=killed)
        for n, (on, at, weapons, killed, article) in enumerate(attacks)
    ]
    events = gather(told)
    order.shuffle(told)
    assert gather(told) == events
    assert sorted(item.claim.id for event in events for item in event.evidence) == sorted(e.claim.id for e in told)
    for event in events:
        assert len({item.article.id for item in event.evidence}) == len(event.evidence)
