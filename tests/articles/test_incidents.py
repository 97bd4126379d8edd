"""Incidents: tellings of one attack are gathered, and its toll is counted once."""

from collections.abc import Callable

import pytest

from articles.incidents import Incident


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("On Friday 20 drones attacked Odesa and Kharkiv.\n\nIn Kharkiv a school was damaged.", [{"Odesa", "Kharkiv"}]),
        ("On Friday a missile hit Odesa. Two people were killed.", [{"Odesa"}]),
        ("On Friday a missile hit Odesa. On Thursday a bomb fell on Sumy.", [{"Odesa"}, {"Sumy"}]),
        ("On Friday 20 drones attacked Odesa. In Sumy ten people died on Monday.", [{"Odesa"}, {"Sumy"}]),
        ("Odesa has a port. On Friday 30 missiles came down on it and two men were killed.", [{"Odesa"}]),
        ("Two drones fell in Sumy. Odesa came under mortar fire.", [{"Sumy"}, {"Odesa"}]),
        ("On Friday a missile hit Odesa. In a separate attack, a bomb fell on Sumy.", [{"Odesa"}, {"Sumy"}]),
        ("On Friday 20 drones were launched at the country, the air force said.", []),
        (
            "In the Kharkiv direction, bombs hit Kharkiv.\n\nIn the Odesa direction, missiles hit Odesa.",
            [{"Kharkiv"}, {"Odesa"}],
        ),
        (
            "- A bomb hit Kharkiv at noon.\n- That evening a missile hit the centre of the city.",
            [{"Kharkiv"}, {"Kharkiv"}],
        ),
        (
            "Missiles hit Odesa on Thursday.\n\nTwenty drones flew at Sumy and Lviv.\n\nIn Odesa a woman was killed.",
            [{"Odesa"}, {"Sumy", "Lviv"}],
        ),
        (
            "Missiles hit Odesa on Friday.\n\nA day earlier there was a larger strike. Blasts rocked Odesa and Sumy.",
            [{"Odesa"}, {"Odesa", "Sumy"}],
        ),
        (
            "A missile in Odesa killed nine people. On the anniversary, 3 May, a drone hit the city.",
            [{"Odesa"}, {"Odesa"}],
        ),
        (
            "- 5 May: an air strike on Odesa.\n- 6 May: FPV drone, Sumy. Two hurt.\n- 7 May: a rocket, Lviv.",
            [{"Odesa"}, {"Sumy"}, {"Lviv"}],
        ),
        ("- 5 May: generators, Odesa. A drone, Sumy.\n- 6 May: a drone, Lviv. Thank you all.", []),
        (
            "A rocket hit Sumy.\n\nA raid on Odesa killed a man.\n\nOn 2 May a missile hit a tram in Odesa.",
            [{"Sumy"}, {"Odesa"}, {"Odesa"}],
        ),
        (
            "Troops ended a siege at a hotel in Odesa on Friday; 29 people had been shot dead there since Thursday.",
            [{"Odesa"}],
        ),
        ("Missiles hit Odesa on Friday, avenging a general, killed in Sumy on Tuesday.", [{"Odesa"}, {"Sumy"}]),
        ("A bomb killed ten in Odesa. Last month a similar attack on the city took two lives.", [{"Odesa"}, {"Odesa"}]),
        (
            "A bomb killed nine people at a market in Odesa.\n\nIn March 2022 two mines killed ten people in Odesa.",
            [{"Odesa"}, {"Odesa"}],
        ),
    ],
)
def test_what_is_one_attack(incidents: Callable[[str], list[Incident]], text: str, places: list[set[str]]) -> None:
    assert [incident.names for incident in incidents(text)] == places


def test_a_day_that_names_an_attack_is_none_of_the_count(incidents: Callable[[str], list[Incident]]) -> None:
    (named,) = incidents("The toll of Wednesday's twin explosions at a school in Odesa has risen to 68.")
    (counted,) = incidents("The toll of the twin explosions at a school in Odesa rose to 68 on Wednesday.")
    assert named.period is not None
    assert counted.period is None


def test_news_told_behind_an_anniversary_is_not_of_its_day(incidents: Callable[[str], list[Incident]]) -> None:
    text = "A year ago, on 27 December 2022, missiles hit Sumy.\n\nIn Odesa two bombs hit a market and killed a woman."
    recalled, new = incidents(text)
    assert recalled.period is not None
    assert new.period is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Thursday a missile hit Odesa.\n\nA drone hit a bus in Kherson.", [4, None]),
        ("- On Thursday a missile hit Odesa.\n- A drone was shot down over Sumy.", [4, None]),
        ("On Thursday a missile hit Odesa. A bomb killed two in Sumy in a separate attack.", [4, 4]),
        ("On Thursday a missile hit Odesa.\n\nHours later a drone hit a bus in Kherson.", [4, 4]),
    ],
)
def test_a_date_holds_for_its_paragraph(
    incidents: Callable[[str], list[Incident]], text: str, days: list[int | None]
) -> None:
    assert [each.period and each.period.end.isoweekday() for each in incidents(text)] == days
