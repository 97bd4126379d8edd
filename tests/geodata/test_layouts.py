"""Layouts: each column has its sentence, and each code stands in the code book of its data set."""

import pytest

from articles.claims import Status
from articles.toponyms import PlaceKind
from articles.weapons import Weapon
from geodata.frames import COLUMNS
from geodata.layouts import LAYOUTS, layout
from geodata.mappings import form

FOREIGN = [name for name in LAYOUTS if name != "ours"]
EXTENTS = {"exact", "settlement", "vicinity", "quarter", "raion", *PlaceKind} - {"district", "site", "country"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_has_one_sentence(name):
    for column, told in layout(name).items():
        assert told.meaning.endswith("."), column
        assert told.meaning[0].isupper() or told.meaning[0].isdigit(), column


def test_our_columns_are_those_of_the_table_and_what_csv_adds():
    assert tuple(layout("ours")) == (*COLUMNS, "longitude", "latitude", "attribution")


@pytest.mark.parametrize(("name", "columns"), [("acled", 31), ("ucdp", 49)])
def test_columns_are_those_that_the_data_set_publishes(name, columns):
    assert tuple(layout(name)) == form(name).columns[0]
    assert len(layout(name)) == columns


@pytest.mark.parametrize("name", FOREIGN)
def test_every_code_is_one_that_the_data_set_has(name):
    known = form(name)
    columns = layout(name)
    assert set(columns[known.dating.precision].codes.values()) <= set(known.dating.codes)
    assert set(columns[known.placing.precision].codes.values()) <= set(known.placing.codes)
    (types,) = known.types
    assert set(columns[types.columns[0]].codes.values()) <= set(types.codes)


@pytest.mark.parametrize("name", FOREIGN)
def test_every_place_weapon_and_status_has_its_row(name):
    for column in layout(name).values():
        if column.of == "extent":
            assert set(column.codes) == EXTENTS
        if column.of == "attack" and "drone" in column.codes:
            assert set(column.codes) == {*Weapon, "interception"} - {Weapon.UNKNOWN}
        assert set(column.begins) <= set(Status)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_column_that_nothing_fills_says_that_it_is_empty(name):
    for told in layout(name).values():
        assert told.meaning.startswith("Empty: ") == (told.of is None)
