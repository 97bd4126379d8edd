"""How the map looks is a choice that the address keeps."""

import pytest

from dashboard.looks import Drawn, Look, Names, Weighed, read


@pytest.mark.parametrize(
    ("look", "query"),
    [
        (Look(), {}),
        (Look(drawn=Drawn.HEAT), {"drawn": ["heat"]}),
        (
            Look(Drawn.REGIONS, Weighed.DEATHS, Names.UKRAINIAN),
            {"drawn": ["regions"], "by": ["deaths"], "names": ["uk"]},
        ),
    ],
)
def test_an_address_keeps_the_look(look, query):
    assert look.query() == query
    assert read(query) == look
    assert read(look.options()) == look


@pytest.mark.parametrize("told", [{"drawn": ["sparks"]}, {"by": []}, {"names": None}, {"drawn": 3}, {"by": ["<b>"]}])
def test_a_look_that_is_none_is_the_usual_one(told):
    assert read(told) == Look()
