"""Succession: an event keeps its id as articles come and go, and an id once given leads on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.succession import succeed


@pytest.mark.parametrize(
    ("groups", "before", "events", "former"),
    [
        ([("a", "b")], {}, {"a": ("a", "b")}, {}),
        ([("a", "b", "c")], {"b": ("b", "c")}, {"b": ("a", "b", "c")}, {}),
        ([("a", "b", "c")], {"a": ("a",), "b": ("b", "c")}, {"b": ("a", "b", "c")}, {"a": "b"}),
        ([("a",), ("b", "c")], {"a": ("a", "b", "c")}, {"a": ("b", "c"), "-": ("a",)}, {}),
        ([("b",)], {"a": ("a", "b")}, {"a": ("b",)}, {}),
        ([], {"a": ("a",)}, {}, {}),
    ],
    ids=["new", "a smaller claim joins", "two become one", "one becomes two", "a claim goes", "all claims go"],
)
def test_an_event_goes_on_under_the_id_of_which_it_has_most_claims(groups, before, events, former):
    found = succeed(groups, before)
    assert sorted(found.events.values()) == sorted(events.values())
    assert {event_id: found.events[event_id] for event_id in events if event_id != "-"} == {
        event_id: group for event_id, group in events.items() if event_id != "-"
    }
    assert found.former == former


def test_a_new_event_takes_no_id_that_another_one_has():
    assert succeed([("a", "b")], {}, taken={"a"}).events == {"b": ("a", "b")}
    (event_id,) = succeed([("a",)], {}, taken={"a"}).events
    assert event_id not in {"a", ""}


PARTS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


def parts(numbers):
    return sorted(
        {tuple(claim for claim, number in zip("abcdef", numbers, strict=True) if number == part) for part in numbers}
    )


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_every_id_ever_given_leads_to_an_event_that_is_there(steps):
    before, former, given_ids = {}, {}, set()
    for numbers in steps:
        found = succeed(parts(numbers), before)
        former = {one: found.former.get(other, other) for one, other in former.items()} | found.former
        former = {one: other for one, other in former.items() if one not in found.events}
        assert sorted(found.events.values()) == parts(numbers)
        before = dict(found.events)
        given_ids |= found.events.keys()
        assert all(one in before or former[one] in before for one in given_ids)
