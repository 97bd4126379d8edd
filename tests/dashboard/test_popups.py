"""What a click shows, and that a stranger's text stays text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.casualties import Count
from articles.claims import Weapon
from articles.dates import Period
from articles.toponyms import PlaceKind
from dashboard import popups
from geodata.events import Event
from geodata.places import Place


class Outline(HTMLParser):
    """The elements, attributes and text of a piece of HTML, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str | None] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


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


def test_a_hostile_article_is_text(events: list[Event]) -> None:
    (told,) = next(event for event in events if event.id == "hostile").evidence
    outline = Outline(popups.detail_html(by_name(events, "hostile")))
    assert "<img src=x onerror=alert(1)>" in told.article.title
    assert told.article.title in outline.text
    assert told.quote in outline.text
    assert outline.elements <= {"article", "h3", "dl", "dt", "dd", "blockquote", "p", "footer", "a", "div"}
    assert outline.attributes <= {"class", "href", "target", "rel"}


@given(st.text(), st.text())
def test_any_text_at_all_is_text(text: str, title: str) -> None:
    quote = popups.Quote(text=text, source=title, title=title, date=text, url=popups.web_link(title))
    record = popups.Record(text=text, source=text, licence=title, url=None)
    html = popups.detail_html(
        popups.Detail(heading=text, facts=[(title, text)], quotes=[quote], records=[record], notices=[text])
    )
    outline = Outline(
        html + popups.text_html(text) + popups.totals_html({text: title}) + popups.list_html(title, [text])
    )
    assert outline.elements <= {
        "article",
        "h3",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "p",
        "footer",
        "a",
        "div",
        "strong",
        "ul",
        "li",
    }
    assert outline.attributes <= {"class", "href", "target", "rel"}


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://herald.example/1?a=b&c='d'", "https://herald.example/1?a=b&c='d'"),
        (" http://herald.example ", "http://herald.example"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://herald.example/%0aalert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
        ("https:", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, link: str | None) -> None:
    assert popups.web_link(url) == link


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (46, 46, "46"),
        (30, None, "at least 30"),
        (None, 12, "up to 12"),
        (30, 33, "30 to 33"),
        (0, 0, "0"),
        (None, None, "not told"),
        (1200, None, "at least 1,200"),
    ],
)
def test_ranges_of_people_in_words(low: int | None, high: int | None, words: str) -> None:
    assert popups.people_text(low, high) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2022, 2, 24), date(2022, 2, 24)), "24 Feb 2022"),
        (Period(date(2022, 2, 24), date(2022, 3, 1)), "24 Feb 2022 to 1 Mar 2022"),
        (Period(None, date(2022, 3, 1)), "by 1 Mar 2022"),
    ],
)
def test_periods_in_words(period: Period, words: str) -> None:
    assert popups.period_text(period) == words


def test_weapons_in_words() -> None:
    assert popups.weapons_text({Weapon.SMALL_ARMS: None, Weapon.BOMB: 2}) == "small arms, aerial bomb × 2"
    assert popups.weapons_text({}) == "not told"


def test_details_are_made_one_by_one(events: list[Event]) -> None:
    details = popups.Details({event.id: event for event in events})
    assert len(details) == 7
    assert set(details) == {event.id for event in events}
    assert details["old"] == by_name(events, "old")
    assert "unknown" not in details


def test_a_text_too_long_to_be_read_is_clipped() -> None:
    assert popups.clipped("A drone hit Kyiv.", 17) == "A drone hit Kyiv."
    assert popups.clipped("A drone hit Kyiv. " * 300_000, 17) == "A drone hit Kyiv…"


def test_a_village_of_which_no_point_is_known_says_how_far_around_it_may_be(events: list[Event]) -> None:
    village = Place("katottg:C1", "Bizhivka", PlaceKind.SETTLEMENT, 33.2, 51.24, "UA", "Sumy Oblast", None, 28.0)
    (event,) = (replace(event, places=(village,)) for event in events if event.id == "belgorod")
    told = dict(popups.detail(event)["facts"])["Place"]
    assert told == "Bizhivka, Sumy Oblast, UA (its point is not known: somewhere around, within 28 km)"
