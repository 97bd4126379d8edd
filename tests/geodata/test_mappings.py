"""Mappings: our own forms hold together, and a user's mistake is told with what to mend."""

import pytest

from articles.toponyms import PlaceKind
from articles.weapons import Weapon
from geodata.errors import RecordError
from geodata.mappings import FORMS, form, mapping
from geodata.recordforms import Extent, Spread

LEAST = 'name = "Own"\nid = "nr"\n[date]\nstart = "day"\n[place]\nname = "where"\n'


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return mapping(path)

    return read_text


@pytest.mark.parametrize("name", FORMS)
def test_a_form_names_its_licence_and_citation_and_its_own_columns(name):
    described = form(name)
    assert described.name
    assert described.licence
    assert described.citation
    dating, placing = described.dating, described.placing
    named = {*dating.start, *dating.end, *described.id, placing.longitude, placing.latitude, placing.name}
    named |= {extent.named for extent in placing.codes.values() if isinstance(extent, Extent) and extent.named}
    for columns in described.columns:
        assert len(set(columns)) == len(columns)
        assert named - {None} <= set(columns)


def test_the_columns_are_as_many_as_published():
    assert [[len(columns) for columns in form(name).columns] for name in ("acled", "ucdp", "gdelt")] == [
        [31],
        [49, 50],
        [61],
    ]


def test_what_a_mapping_leaves_out_has_a_plain_meaning(read):
    described = read(LEAST)
    assert (described.file, described.header, described.types, described.killed) == ("csv", True, (), None)
    assert described.placing.extent == Extent(PlaceKind.SITE, 1.0)
    assert described.dating.spread == Spread(0, 0)


def test_codes_are_weapons_or_a_name_to_ignore_them_by(read):
    described = read(
        f'{LEAST}[[types]]\ncolumn = "kind"\ncodes = {{ a = ["drone"], b = [], c = "protest", d = false }}'
    )
    assert described.types[0].codes == {"a": (Weapon.DRONE,), "b": (), "c": "protest", "d": "d"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "is no TOML file"),
        ('id = "nr"\n[date]\nstart = "day"\n[place]\nname = "where"', "it has no name"),
        ('name = "Own"\n[place]\nname = "where"', "it has no start"),
        ('name = "Own"\n[date]\nstart = "day"', "neither longitude and latitude nor name"),
        (f'{LEAST}longitud = "x"', "nothing is known of the key 'longitud'"),
        (f'{LEAST}kind = "village"', "kind = 'village' is none of"),
        (f'{LEAST}radius_km = "far"', "radius_km = 'far' is not what stands there"),
        (f'{LEAST}[[types]]\ncolumn = "kind"\ncodes = {{ a = ["laser"] }}', "'a' = ['laser'] is no list of weapons"),
        (LEAST.replace("[date]", '[date.codes]\n1 = { whole = "decade" }\n[date]'), "whole = 'decade' is none of"),
        (f'file = "xml"\n{LEAST}', "file = 'xml' is none of csv, tsv, json"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_what_to_mend(read, tmp_path, text, told):
    with pytest.raises(RecordError) as raised:
        read(text)
    assert str(tmp_path / "own.toml") in str(raised.value)
    assert told in str(raised.value)


def test_a_mapping_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RecordError, match="cannot be read"):
        mapping(tmp_path / "none.toml")
