"""What a click shows of an event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.casualties import Count
from articles.toponyms import PlaceKind
from dashboard import popups
from geodata.events import Event
from geodata.places import Place


def by_name(events: list[Event], name: str) -> popups.Detail:
    return popups.detail(next(event for event in events if event.id == name))


def test_a_wave_shows_its_places_days_weapons_and_toll_once(events: list[Event]) -> None:
    shown = by_name(events, "wave")
    assert shown["heading"] == "Kyiv, Dnipro, 29 Dec 2023"
    assert shown["facts"] == [
        ("When", "29 Dec 2023, as the text says"),
        ("Weapons", "missile × 122, drone × 36"),
        ("Killed", "at least 30"),
        ("Injured", "at least 141"),
        ("Status", "reported"),
        ("Borne out by", "matched to a record"),
        ("Recency", "reported as new"),
        ("Places", "Kyiv, Kyiv City; Dnipro, Dnipropetrovsk Oblast"),
    ]
    assert shown["notices"] == ["sample articles, not a record"]


def test_a_toll_that_has_changed_shows_how_it_came_about(events: list[Event]) -> None:
    wave = next(event for event in events if event.id == "wave")
    first, second, *others = wave.evidence
    later = replace(second, claim=replace(second.claim, killed=Count(34, 34, "34")))
    facts = popups.detail(replace(wave, evidence=(first, later, *others)))["facts"]
    (fact,) = [told for label, told in facts if label == "Killed, over time"]
    assert "at least 30; " in fact
    assert fact.endswith(": 34")


def test_every_claim_shows_its_sentence_and_its_article(events: list[Event]) -> None:
    first, second = by_name(events, "wave")["quotes"]
    assert first == {
        "text": "On Friday 122 missiles and 36 drones hit Kyiv and Dnipro, killing at least 30.",
        "source": "Herald",
        "title": "Article number 1",
        "date": "29 Dec 2023",
        "url": "https://herald.example/1",
    }
    assert second["text"] == "Missiles struck Kyiv."


def test_a_joined_record_shows_its_own_figures_and_licence(events: list[Event]) -> None:
    (record,) = by_name(events, "wave")["records"]
    assert record["text"] == (
        "own.csv 7: Kyiv, 29 Dec 2023; missile; killed 30 to 33; injured not told."
        " Joined: same day; same place, Kyiv (score 5)"
    )
    assert (record["source"], record["licence"], record["url"]) == ("Own list", "CC0", None)


@pytest.mark.parametrize(
    ("name", "heading", "fact"),
    [
        ("nowhere", "No place told, 10 Jan 2024", ("Injured", "5")),
        ("undated", "Kharkiv Oblast, Saky air base, by 19 Jan 2024", ("Status", "claimed and denied")),
        (
            "undated",
            "Kharkiv Oblast, Saky air base, by 19 Jan 2024",
            ("Places", "Kharkiv Oblast (area); Saky air base, Crimea"),
        ),
        ("belgorod", "Belgorod Oblast, 30 Dec 2023", ("Place", "Belgorod Oblast, RU (somewhere in the area)")),
        ("old", "Dnipro, 5 Jan 2024 to 8 Jan 2024", ("Recency", "recalled as background")),
        ("belgorod", "Belgorod Oblast, 30 Dec 2023", ("Killed", "not told")),
    ],
)
def test_a_guess_looks_like_a_guess(events: list[Event], name: str, heading: str, fact: tuple[str, str]) -> None:
    shown = by_name(events, name)
    assert shown["heading"] == heading
    assert fact in shown["facts"]


def test_details_are_made_one_by_one(events: list[Event]) -> None:
    details = popups.Details({event.id: event for event in events})
    assert len(details) == 7
    assert set(details) == {event.id for event in events}
    assert details["old"] == by_name(events, "old")
    assert "unknown" not in details


def test_a_village_of_which_no_point_is_known_says_how_far_around_it_may_be(events: list[Event]) -> None:
    village = Place("katottg:C1", "Bizhivka", PlaceKind.SETTLEMENT, 33.2, 51.24, "UA", "Sumy Oblast", None, 28.0)
    (event,) = (replace(event, places=(village,)) for event in events if event.id == "belgorod")
    told = dict(popups.detail(event)["facts"])["Place"]
    assert told == "Bizhivka, Sumy Oblast, UA (its point is not known: somewhere around, within 28 km)"
