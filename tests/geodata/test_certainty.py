"""Certainty: what a lead over the rivals is worth."""

import pytest

from geodata.certainty import certainty


@pytest.mark.parametrize(
    ("lead", "excess", "least", "most"),
    [
        (None, 5.0, 0.98, 0.99),  # the only place of its name, and well known
        (8.0, 5.0, 0.98, 0.99),
        (None, 0.1, 0.8, 0.9),  # hardly enough speaks for it
        (1.0, 5.0, 0.85, 0.95),  # ten times the people of its namesake
        (0.15, 5.0, 0.3, 0.5),  # a namesake is nearly as likely
        (0.15, 0.0, 0.3, 0.5),
    ],
)
def test_a_place_is_as_sure_as_its_smaller_lead(lead, excess, least, most):
    assert least <= certainty(lead, excess) <= most


def test_more_lead_is_never_less_sure():
    leads = [step / 10 for step in range(100)]
    assert [certainty(lead, 9.0) for lead in leads] == sorted(certainty(lead, 9.0) for lead in leads)
    assert [certainty(None, lead) for lead in leads] == sorted(certainty(None, lead) for lead in leads)
