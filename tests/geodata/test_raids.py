"""Raids: what is told city by city hangs under what is told as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.events import event_of
from geodata.raids import parts_of, raids

NIGHT = ("2023-12-28", "2023-12-29")
WHOLE = {
    "on": NIGHT,
    "at": ("Kyiv", "Odesa", "Kharkiv"),
    "weapons": {"missile": 122, "drone": 36},
    "killed": (30, None),
}


def event(tell, name, **told):
    return event_of([tell(f"{name}/1", **told)])


@pytest.mark.parametrize(
    ("told", "is_part"),
    [
        ({"on": "2023-12-29", "at": ("Kharkiv",), "killed": (3, 3)}, True),
        ({"on": NIGHT, "at": ("Odesa",), "weapons": {"drone": None}}, True),
        ({"on": NIGHT, "at": ("Odesa", "Kyiv"), "weapons": {"unknown": None}}, True),
        ({"on": NIGHT, "at": ("Kyiv", "Podil")}, True),
        ({"on": "2023-12-30", "at": ("Kharkiv",)}, False),
        ({"on": "2023-12-27", "at": ("Kharkiv",)}, False),
        ({"on": NIGHT, "at": ("Poltava",)}, False),
        ({"on": NIGHT, "at": ("Kharkiv", "Poltava")}, False),
        ({"on": NIGHT, "at": ("Kharkiv Oblast",)}, False),
        ({"on": NIGHT, "at": ("Kharkiv",), "weapons": {"artillery": None}}, False),
        ({"on": NIGHT, "at": ("Kharkiv",), "weapons": {"missile": 200}}, False),
        ({"on": ("2023-12-01", "2023-12-31"), "at": ("Kharkiv",)}, False),
        ({"on": NIGHT, "at": ()}, False),
    ],
)
def test_an_attack_on_one_city_is_part_of_the_raid_on_several(tell, told, is_part):
    whole, part = event(tell, "a", **WHOLE), event(tell, "b", **told)
    assert raids([whole, part]) == ({part.id: whole.id} if is_part else {})


def test_a_raid_told_on_its_last_day_has_parts_of_the_evening_before(tell):
    whole, part = event(tell, "a", **WHOLE | {"on": "2023-12-29"}), event(tell, "b", on=NIGHT, at=("Kyiv",))
    assert raids([whole, part]) == {part.id: whole.id}


def test_a_greater_toll_than_the_whole_is_no_part_of_it(tell):
    whole = event(tell, "a", **WHOLE | {"killed": (5, 5)})
    assert raids([whole, event(tell, "b", on=NIGHT, at=("Kyiv",), killed=(9, 9))]) == {}


def test_parts_of_parts_hang_under_the_raid_as_a_whole(tell):
    whole, middle = event(tell, "a", **WHOLE), event(tell, "b", on=NIGHT, at=("Kyiv", "Odesa"))
    part = event(tell, "c", on="2023-12-29", at=("Kyiv",))
    found = raids([part, middle, whole])
    assert found == {middle.id: whole.id, part.id: whole.id}
    assert parts_of(found) == {whole.id: [middle.id, part.id]} or parts_of(found) == {whole.id: [part.id, middle.id]}


TOLD = st.tuples(
    st.sampled_from([NIGHT, "2023-12-29", "2023-12-28"]),
    st.lists(st.sampled_from(["Kyiv", "Odesa", "Kharkiv", "Sumy", "Kharkiv Oblast"]), unique=True, max_size=4),
)


@given(st.lists(TOLD, max_size=7))
def test_no_raid_is_a_part_and_the_order_changes_nothing(tell, told):
    events = [event(tell, f"e{number}", on=on, at=tuple(at)) for number, (on, at) in enumerate(told)]
    found = raids(events)
    assert raids(events[::-1]) == found
    assert found.keys().isdisjoint(found.values())
