"""Coding: days, types and tolls of a row in our own terms."""

import pytest

from articles.claims import Weapon
from geodata.errors import RecordError
from geodata.mappings import mapping
from geodata.recordcoding import Coder, Ignored
from geodata.recordplaces import RecordPlaces

HEAD = 'name = "Own"\nid = "nr"\nurl = "link"\n'
PLACE = '[place]\nlongitude = "x"\nlatitude = "y"\n'
ROW = {"nr": "1", "day": "2025-04-13", "x": "34.8", "y": "50.92"}


@pytest.fixture
def code(tmp_path, gazetteer):
    def code_row(date='[date]\nstart = "day"\n', rest="", **row):
        path = tmp_path / "own.toml"
        path.write_text(f"{HEAD}{date}{PLACE}{rest}", encoding="utf-8")
        row = ROW | row
        return Coder(mapping(path), "own", RecordPlaces(gazetteer), row).record(row)

    return code_row


@pytest.mark.parametrize(
    ("cell", "spread", "days"),
    [
        ("2025-04-13", "", ("2025-04-13", "2025-04-13")),
        ("2025-04-13 23:59:00.000", "", ("2025-04-13", "2025-04-13")),
        ("2025-04-13T23:59:00Z", "", ("2025-04-13", "2025-04-13")),
        ("2025-04-13", "before = 1", ("2025-04-12", "2025-04-13")),
        ("2024-02-13", '[date.codes]\n"" = { whole = "month" }', ("2024-02-01", "2024-02-29")),
        ("2024-02-13", '[date.codes]\n"" = { whole = "year" }', ("2024-01-01", "2024-12-31")),
        ("2024-03-01", '[date.codes]\n"" = { before = 3, after = 3 }', ("2024-02-27", "2024-03-04")),
    ],
)
def test_a_day_is_spread_as_far_as_its_precision(code, cell, spread, days):
    period = code(f'[date]\nstart = "day"\n{spread}\n', day=cell).period
    assert (period.start.isoformat(), period.end.isoformat()) == days


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"day": "13/04/2025"}, "is no date written as %Y-%m-%d"),
        ({"day": ""}, "the row has no date"),
        ({"day": "0100-01-01"}, "outside the years"),
        ({"x": "", "y": ""}, "the row has no place"),
        ({"x": "34.8", "y": ""}, "no degrees"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(code, row, told):
    with pytest.raises(ValueError, match=told):
        code(**row)


def test_a_span_must_not_end_before_it_begins(code):
    with pytest.raises(ValueError, match="comes after the last"):
        code('[date]\nstart = "day"\nend = "last"\n', last="2025-04-12")


@pytest.mark.parametrize(
    ("toll", "row", "count"),
    [
        ('killed = "dead"', {"dead": "5"}, (5, 5, "5")),
        ('killed = "dead"', {"dead": "5.0"}, (5, 5, "5.0")),
        ('killed = "dead"', {"dead": ""}, None),
        ('killed = "dead"', {"dead": "0"}, (0, 0, "0")),
        ('killed = { low = "dead", zero = "untold" }', {"dead": "0"}, None),
        ('killed = { low = "dead", open = true }', {"dead": "7"}, (7, None, "7")),
        (
            'killed = { low = "dead", high = "most", worded = "best" }',
            {"dead": "1", "most": "9", "best": "3"},
            (1, 9, "3"),
        ),
        ('killed = { low = "dead", high = "most" }', {"dead": "1", "most": ""}, (1, None, "1")),
    ],
)
def test_a_toll_keeps_its_bounds(code, toll, row, count):
    killed = code(rest=f"[toll]\n{toll}", **row).killed
    assert (killed and (killed.low, killed.high, killed.as_worded)) == count


@pytest.mark.parametrize("cell", ["many", "-1", "inf"])
def test_a_toll_that_is_no_number_is_told(code, cell):
    with pytest.raises(ValueError, match="is no number of people"):
        code(rest='[toll]\nkilled = "dead"', dead=cell)


CODES = '{ drone = ["drone"], fire = [], talk = "talks" }'
TYPES = f'[[types]]\ncolumn = "kind"\nlower = true\nseparator = "|"\ncodes = {CODES}'


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("drone", {Weapon.DRONE: None}),
        ("Fire|Drone", {Weapon.DRONE: None}),
        ("talk | fire", {Weapon.UNKNOWN: None}),
        ("talk", Ignored("talks")),
    ],
)
def test_a_type_is_an_attack_with_its_weapons_or_ignored_by_name(code, cell, meant):
    coded = code(rest=TYPES, kind=cell)
    assert (coded if isinstance(coded, Ignored) else coded.weapons) == meant


def test_a_type_that_nobody_knows_is_told(code):
    with pytest.raises(ValueError, match="nothing is known of kind 'laser'"):
        code(rest=TYPES, kind="laser")
    assert code(rest=f"{TYPES}\nothers = []", kind="laser").weapons == {Weapon.UNKNOWN: None}


def test_a_table_without_its_types_is_told(code):
    with pytest.raises(RecordError, match=r"tells an attack \(kind\)"):
        code(rest=TYPES)


def test_a_row_without_an_id_gets_one_of_its_cells(code):
    assert len(code(nr="").id) == 16
    assert code(nr="").id == code(nr="").id != code(nr="", x="34.9").id


def test_the_address_and_the_whole_row_are_kept(code):
    record = code(link="https://a.example;https://b.example", colour="red", empty="")
    assert record.url == "https://a.example"
    assert record.raw == ROW | {"link": "https://a.example;https://b.example", "colour": "red"}
