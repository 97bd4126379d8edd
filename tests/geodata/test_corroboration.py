"""Corroboration: who tells of an event, and how many of them in their own words."""

import pytest

from articles.article import Source
from geodata.corroboration import Corroboration, corroboration, independent_sources, is_reprint
from geodata.events import Match, event_of
from geodata.records import EventRecord

WIRE = (
    "Two ballistic missiles struck the centre of Sumy on Sunday morning, killing at least 31 people, the head of the "
    "regional administration said. The second one hit a trolleybus full of people on their way to church."
)
OWN = (
    "Our reporter counted eleven burnt-out cars in Petropavlivska Street. Neighbours had come out to help after the "
    "first blast when the other missile came down, says Olena, who lives opposite and carried out three wounded."
)


def told(tell, *told_by, **more):
    return event_of(
        tell(f"{number}/1", source=Source(source), status=status, quote=text, **more)
        for number, (source, status, text) in enumerate(told_by)
    )


@pytest.mark.parametrize(
    ("told_by", "borne_out", "independent"),
    [
        ([("Ministry", "claimed", WIRE)], "claimed", 1),
        ([("Ministry", "claimed", WIRE), ("Paper", "denied", OWN)], "claimed", 2),
        ([("Wire", "reported", WIRE)], "one_source", 1),
        ([("Wire", "reported", WIRE), ("Wire", "reported", OWN)], "one_source", 1),
        ([("Wire", "reported", WIRE), ("Paper", "reported", WIRE.replace("Sunday", "Palm Sunday"))], "one_source", 1),
        ([("Wire", "reported", WIRE), ("Paper", "reported", OWN)], "several_sources", 2),
        ([("Wire", "reported", WIRE), ("Daily", "reported", WIRE), ("Paper", "reported", OWN)], "several_sources", 2),
        ([("Wire", "reported", WIRE), ("Ministry", "claimed", OWN)], "both_sides", 2),
        ([("Wire", "intercepted", WIRE)], "one_source", 1),
    ],
)
def test_an_event_is_borne_out_by_those_who_tell_it_in_their_own_words(tell, told_by, borne_out, independent):
    event = told(tell, *told_by)
    assert corroboration(event) == Corroboration(borne_out)
    assert independent_sources(event) == independent


def test_a_record_bears_an_event_out(tell):
    one = tell()
    record = EventRecord("7", "own", "List", None, one.claim.period, one.places[0], {}, None, None, {})
    assert corroboration(event_of([one], [Match(record)])) is Corroboration.MATCHED


def test_a_text_cut_short_is_a_reprint_and_a_short_text_alike_is_none(tell):
    whole, cut = tell("a/1", quote=f"{WIRE} {OWN}"), tell("b/1", quote=WIRE)
    assert is_reprint(whole.article, cut.article)
    assert not is_reprint(tell("a/1").article, tell("b/1").article)
