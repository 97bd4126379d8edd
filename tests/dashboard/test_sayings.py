"""What each article says of an event, and why the event is what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from articles.article import Span
from articles.dates import DatedBy, Period
from articles.toponyms import Role, Toponym
from dashboard.sayings import notes_of, reasons, saying, taken_text
from geodata.events import Event
from geodata.georeferencing import Georeference
from tests.dashboard.conftest import DNIPRO, KYIV, article, evidence


def by_name(events: list[Event], name: str) -> Event:
    return next(event for event in events if event.id == name)


def test_a_saying_has_its_sentence_marked_in_the_passage(events):
    told = saying(by_name(events, "old").evidence[0])
    assert (
        "".join(piece.text for piece in told.passage if piece.is_quoted)
        == "In January 2023 a missile killed 46 in Dnipro."
    )
    assert (told.source, told.date, told.url) == ("Herald", "15 Jan 2024", "https://herald.example/5")
    assert "missile × 1; killed 46, by “46”; reported, recalled as background" in told.told


def test_what_stands_around_a_sentence_is_cut_with_an_ellipsis():
    item = evidence(1, "Before. " * 60 + "Shells hit Kyiv." + " After." * 60, date(2024, 1, 2), (KYIV,))
    start = item.article.text.index("Shells")
    told = saying(replace(item, claim=replace(item.claim, quote=Span(start, start + 16))))
    assert (told.passage[0].text, told.passage[-1].text) == ("…", "…")
    assert [piece.text for piece in told.passage if piece.is_quoted] == ["Shells hit Kyiv."]


def test_the_reasons_name_who_told_it_how(events):
    assert dict(reasons(by_name(events, "belgorod")))["Told as"] == "claimed only by Herald"
    assert not list(reasons(replace(by_name(events, "belgorod"), evidence=())))


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([(2, 2)], "as one sentence tells them"),
        ([(2, 3), (3, 4)], "those on which 2 of 2 claims agree"),
        ([(2, 3), (5, 6)], "the shortest period of 2 of 2 claims, which disagree"),
    ],
)
def test_the_reasons_say_how_the_days_were_derived(events, periods, words):
    told = tuple(
        evidence(number, "Kyiv.", date(2024, 1, 9), (KYIV,), period=Period(date(2024, 1, first), date(2024, 1, last)))
        for number, (first, last) in enumerate(periods)
    )
    assert dict(reasons(replace(by_name(events, "wave"), evidence=told)))["Days"] == words


def test_a_day_that_no_sentence_tells_is_said_to_be_guessed(events):
    told = (evidence(1, "Kyiv.", date(2024, 1, 9), (KYIV,), dated_by=DatedBy.PUBLICATION),)
    assert dict(reasons(replace(by_name(events, "wave"), evidence=told)))["Days"] == "as no sentence tells them"


def test_a_note_has_the_reason_of_the_role_and_what_the_name_was_taken_for():
    told = article(1, "Dnipro was hit.", date(2024, 1, 2))
    span = Span(told.body, told.body + 6)
    toponym = Toponym(told.id, span, "Dnipro", "Dnipro", "gazetteer", role=Role.ATTACKED, reason="was hit")
    found = Georeference(toponym, DNIPRO, "gazetteer: the only place of this name", confidence=0.9)
    note = notes_of(told, {toponym: found})[span]
    assert note.why == f"was hit. Taken for: {taken_text(found)}"
    assert taken_text(found).endswith("gazetteer: the only place of this name; 90% sure")
    assert notes_of(told, {toponym: None})[span].why == "was hit"
    assert taken_text(None) == "not looked up"
