"""Dumps of GeoNames: which rows of its files are settlements with a point, and which are passed over or named."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.dumps import Feature, Form, Postal, feature_codes, features, form_of, postal_settlements, settlements
from geodata.errors import GeodataError
from geodata.placetables import place_types

DUMP = (
    "1\tHroza\tHroza\tGroza,Гроза\t49.67\t37.21\tP\tPPL\tUA\t\t07\t\t\t\t330\t\t160\tEurope/Kyiv\t2023-10-05\n"
    "2\tOld Mill\tOld Mill\t\t49.6\t37.2\tS\tML\tUA\t\t07\t\t\t\t0\t\t160\tEurope/Kyiv\t2023-10-05\n"
    "3\tGone\tGone\t\t49.6\t37.2\tP\tPPLQ\tUA\t\t07\t\t\t\t0\t\t160\tEurope/Kyiv\t2023-10-05\n"
    "x\tBad\tBad\t\t49.6\t37.2\tP\tPPL\tUA\t\t07\t\t\t\t0\t\t160\tEurope/Kyiv\t2023-10-05\n"
    "short\trow\n"
)
POSTAL = (
    "UA\t63700\tГроза (Шевченківський район)\tKharkivska\t07\tKupianskyi\t\t\t\t49.67\t37.21\t4\n"
    "UA\t63701\tГроза\tKharkivska\t07\tKupianskyi\t\t\t\t49.67\t37.21\t4\n"
    "UA\t63702\tЗдогадка\tKharkivska\t07\tKupianskyi\t\t\t\t49.5\t36.5\t1\n"
    "UA\t63703\tБез міри\tKharkivska\t07\tKupianskyi\t\t\t\t49.5\t36.5\t\n"
    "UA\t63704\tХиба\tKharkivska\t07\tKupianskyi\t\t\t\tnorth\t36.5\t4\n"
)


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "UA.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_columns_tell_what_a_file_lists(written):
    assert form_of(written(DUMP)) is Form.PLACES
    assert form_of(written(POSTAL)) is Form.POSTAL


def test_another_file_is_refused_with_what_was_expected(written):
    with pytest.raises(GeodataError, match=r"has 2 columns.*19.*12"):
        form_of(written("a\tb\n"))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(GeodataError, match=r"UA\.txt cannot be read"):
        form_of(tmp_path / "UA.txt")


def test_settlements_are_taken_and_ruins_mills_and_broken_rows_are_not(written):
    problems = []
    (hroza,) = settlements(written(DUMP), problems)
    assert (hroza["geonameid"], hroza["name"], hroza["alternatenames"]) == (1, "Hroza", ["Groza", "Гроза"])
    assert (hroza["population"], hroza["admin1code"]) == (330, "07")
    assert [problem.line for problem in problems] == [4, 5]


def test_postal_rows_count_once_and_only_where_their_point_is_known(written):
    problems = []
    found = list(postal_settlements(written(POSTAL), problems))
    assert found == [Postal("Гроза", "UA", "07", 37.21, 49.67)]
    assert [problem.line for problem in problems] == [5]


FEATURES = (
    "4\tHostomel Airport\tHostomel Airport\tAntonov,Гостом\t50.6\t30.19\tS\tAIRP\tUA\t\t13\t\t\t\t0\t\t160\tKyiv\t\n"
    "5\tIrpin\tIrpin\tIrpen,Ирпень\t50.7\t30.3\tH\tSTM\tUA\t\t13\t\t\t\t0\t\t160\tEurope/Kyiv\t\n"
    "6\tBrook\tBrook\t\t50.7\t30.3\tH\tSTM\tUA\t\t13\t\t\t\t0\t\t160\tEurope/Kyiv\t\n"
    "7\tOld Field\tOld Field\t\t50.7\t30.3\tS\tAIRQ\tUA\t\t13\t\t\t\t0\t\t160\tEurope/Kyiv\t\n"
    "8\tBad Dam\tBad Dam\t\tup\t30.3\tS\tDAM\tUA\t\t13\t\t\t\t0\t\t160\tEurope/Kyiv\t\n"
)


def test_sites_and_waters_are_taken_and_brooks_and_closed_airfields_are_not(written):
    problems = []
    airport, river = features(written(DUMP + FEATURES), problems)
    assert airport == Feature(
        4, "Hostomel Airport", ("Antonov", "Гостом"), "AIRP", "airport", "UA", "13", 30.19, 50.6, 3.0, 0
    )
    assert (river.name, river.type) == ("Irpin", "river")
    assert [problem.line for problem in problems] == [5, 10]


def test_every_feature_code_is_of_a_known_type_and_stands():
    assert {code.type for code in feature_codes().values()} <= set(place_types())
    assert not {"PPLQ", "PPLH", "PPLW", "PPLX", "AIRQ", "RUIN"} & {code for _, code in feature_codes()}
    assert all(code.radius_km > 0 for code in feature_codes().values() if code.type != "settlement")
