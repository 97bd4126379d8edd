"""Tables of records: small files with the quirks of the published ones, every row accounted for."""

import gzip
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from articles.claims import Weapon
from articles.errors import Problem
from articles.toponyms import PlaceKind
from geodata.errors import RecordError
from geodata.places import AREAS
from geodata.recordcoding import Ignored
from geodata.records import EventRecord
from geodata.recordtables import read_records

FILES = Path(__file__).parents[1] / "data" / "records"
REAL = Path(__file__).parents[3] / "shared" / "real" / "records"


@pytest.fixture(scope="module")
def read(gazetteer):
    def read_file(name, form, mapping=None):
        return list(read_records(FILES / name, form, gazetteer, mapping and FILES / mapping))

    return read_file


def records(rows):
    return {row.id: row for row in rows if isinstance(row, EventRecord)}


def lines(rows):
    return {row.line: row.reason for row in rows if isinstance(row, Problem)}


def ignored(rows):
    return Counter(row.name for row in rows if isinstance(row, Ignored))


def days(record):
    return record.period.start.isoformat(), record.period.end.isoformat()


def test_acled_weeks_and_months_are_spread_and_regions_are_areas(read):
    rows = read("acled.csv", "acled")
    found = records(rows)
    assert {key: days(record) for key, record in found.items()} == {
        "UKR1": ("2025-04-13", "2025-04-13"),
        "UKR2": ("2025-04-14", "2025-04-14"),
        "UKR3": ("2025-04-13", "2025-04-19"),
        "UKR4": ("2025-04-01", "2025-04-30"),
    }
    assert {key: (record.place.name, record.place.kind, record.place.radius_km) for key, record in found.items()} == {
        "UKR1": ("Sumy", "settlement", 5),
        "UKR2": ("Odesa", "settlement", 25),
        "UKR3": ("Kherson Oblast", "admin1", 95),
        "UKR4": ("Pokrovsk", "settlement", 5),
    }
    assert (found["UKR1"].killed.low, found["UKR1"].killed.high, found["UKR2"].killed) == (31, None, None)
    assert found["UKR3"].weapons == {Weapon.EXPLOSIVE: None}
    assert found["UKR3"].raw["notes"] == "Somewhere in the region,\ncoded to its capital."
    assert ignored(rows) == {"protest": 1, "change of control": 1}
    assert lines(rows) == {
        9: "nothing is known of sub_event_type 'Orbital strike'",
        10: "time_precision '9' is none of 1, 2, 3",
        11: "the id UKR1 has come before",
    }


def test_ucdp_passes_over_the_tags_and_draws_no_pin_for_an_area(read):
    rows = read("ucdp.csv", "ucdp")
    found = records(rows)
    assert [found[key].place.kind in AREAS for key in map(str, range(1, 9))] == [False, False, *[True] * 6]
    assert {key: (found[key].place.name, found[key].place.kind) for key in "345678"} == {
        "3": ("Starobesheve raion", PlaceKind.DISTRICT),
        "4": ("Donetsk Oblast", PlaceKind.ADMIN1),
        "5": ("Donbas", PlaceKind.COUNTRY_PART),
        "6": ("M03 road between Sloviansk and Bakhmut town", PlaceKind.COUNTRY_PART),
        "7": ("Ukraine", PlaceKind.COUNTRY),
        "8": ("sea outside Mariupol", PlaceKind.WATER),
    }
    assert (found["2"].place.radius_km, found["8"].place.country) == (25, None)
    assert (found["1"].killed.low, found["1"].killed.high, found["1"].killed.as_worded) == (2, 3, "2")
    assert lines(rows) == {12: "the toll ends at 2, below its beginning, 3"}
    assert found["1"].raw["source_headline"] == "Two dead, say officials;More dead"


def test_ucdp_days_are_a_span_never_its_first_day(read):
    found = records(read("ucdp.csv", "ucdp"))
    assert {key: days(found[key]) for key in "12479"} == {
        "1": ("2021-05-01", "2021-05-01"),
        "2": ("2021-05-01", "2021-05-03"),
        "4": ("2021-05-01", "2021-05-31"),
        "7": ("2021-01-01", "2021-12-31"),
        "9": ("2021-06-01", "2021-06-30"),
    }


def test_a_candidate_file_without_header_reads_as_the_release_does(read):
    release, candidate = records(read("ucdp.csv", "ucdp")), records(read("ucdp_candidate.csv", "ucdp"))
    assert candidate == {key: release[key] for key in "1234"}


def test_viina_events_take_their_labels_from_the_file_beside_them(read):
    rows = read("event_info_latest_2025.csv", "viina")
    found = records(rows)
    assert {key: (record.place.name, record.place.kind) for key, record in found.items()} == {
        "1": ("Sumy", PlaceKind.SETTLEMENT),
        "2": ("Kharkiv Oblast", PlaceKind.ADMIN1),
        "3": ("Odesa", PlaceKind.SITE),
        "5": ("Izium Raion", PlaceKind.DISTRICT),
    }
    assert found["5"].weapons == {Weapon.DRONE: None, Weapon.ARTILLERY: None}
    assert days(found["1"]) == ("2025-04-12", "2025-04-13")  # the date is the report's
    assert found["3"].url == "https://news.example/3"
    assert ignored(rows) == {"no label of an attack": 1}


def test_viina_events_without_their_labels_are_one_clear_error(tmp_path, gazetteer):
    path = tmp_path / "event_info_latest_2025.csv"
    path.write_bytes((FILES / path.name).read_bytes())
    with pytest.raises(RecordError, match=r"put event_labels_latest_2025\.csv beside it"):
        list(read_records(path, "viina", gazetteer))


def test_viina_days_are_read_by_their_labels(read):
    rows = read("event_1pd_latest_2025.csv", "viina")
    assert {key: record.weapons for key, record in records(rows).items()} == {
        "1": {Weapon.UNKNOWN: None},
        "2": {Weapon.ARTILLERY: None},
    }
    assert ignored(rows) == {"no label of an attack": 1}


def test_gdelt_is_read_without_header_by_its_longest_code(read):
    rows = read("gdelt.export.CSV", "gdelt")
    found = records(rows)
    assert {key: (record.place.kind, dict(record.weapons)) for key, record in found.items()} == {
        "1": (PlaceKind.SETTLEMENT, {Weapon.UNKNOWN: None}),
        "2": (PlaceKind.ADMIN1, {Weapon.DRONE: None}),
        "3": (PlaceKind.COUNTRY, {Weapon.UNKNOWN: None}),
        "7": (PlaceKind.SETTLEMENT, {Weapon.SMALL_ARMS: None}),
    }
    assert found["1"].raw["Actor1Name"] == 'MADE "UP'
    assert ignored(rows) == {"protest": 1, "no place of action": 1, "consultation": 1}
    assert lines(rows) == {
        8: "nothing is known of EventCode '999'",
        9: "the row has 3 cells, the table 61 columns",
    }


def test_timemap_is_read_in_the_shape_of_either_export(read):
    rows = read("timemap.json", "timemap")
    found = records(rows)
    assert found["CIV0001"].weapons == {Weapon.ROCKET: None}
    assert found["CIV0001"].raw["Type of area affected"] == "Residential;Commercial"
    assert [record.url for record in found.values()] == ["https://video.example/1", "https://video.example/3"]
    assert {record.period.end for record in found.values()} == {date(2025, 4, 13)}
    assert {record.place.kind for record in found.values()} == {PlaceKind.SITE}
    assert lines(rows) == {
        52: "the row has no place, neither longitude and latitude nor a name",
        61: "'not a record' is no record with columns",
    }


def test_any_table_is_read_with_a_mapping(read):
    rows = read("own.csv", "csv", "own.toml")
    found = records(rows)
    assert {key: (record.place.name, record.place.kind, dict(record.weapons)) for key, record in found.items()} == {
        "1": ("Sumy", PlaceKind.SETTLEMENT, {Weapon.MISSILE: None}),
        "2": ("Kharkiv Oblast", PlaceKind.ADMIN1, {Weapon.UNKNOWN: None}),
        "6": ("bei Cherson", PlaceKind.COUNTRY_PART, {Weapon.DRONE: None}),
    }
    assert (found["1"].table, found["1"].source, found["1"].killed.low) == ("own", "Own list", 31)
    assert found["1"].terms == "CC0; cite as: The makers of the list (2025)"
    assert ignored(rows) == {"protest": 1, "Alarm": 1}
    assert lines(rows) == {6: "'viele' is no number of people"}


@pytest.mark.parametrize("suffix", [".gz", ".zip"])
def test_a_packed_file_is_the_same(tmp_path, read, gazetteer, suffix):
    path = tmp_path / f"20250413120000.export.CSV{suffix}"
    if suffix == ".gz":
        path.write_bytes(gzip.compress((FILES / "gdelt.export.CSV").read_bytes()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(FILES / "gdelt.export.CSV", "20250413120000.export.CSV")
    assert records(read_records(path, "gdelt", gazetteer)) == records(read("gdelt.export.CSV", "gdelt"))


@pytest.mark.parametrize(
    ("form", "name", "told"),
    [
        ("ucdp", "acled.csv", "has no column date_start; UCDP GED has 49 or 50 columns, the file 31"),
        ("acled", "ucdp.csv", "has no column event_date"),
        ("gdelt", "own.csv", "GDELT has 61 columns, the file 1"),
        ("timemap", "own.csv", "is no JSON list of records"),
        ("viina", "own.csv", "has no column date"),
        ("ucdp", "none.csv", "cannot be read"),
    ],
)
def test_a_file_of_another_form_is_one_clear_error(read, form, name, told):
    with pytest.raises(RecordError) as raised:
        read(name, form)
    assert name in str(raised.value)
    assert told in str(raised.value)


REAL_FILES = {
    "ucdp_ukraine_2014_2021.csv": ("ucdp", 2983, 6),
    "viina_2022.csv": ("viina", 2060, 0),
    "viina_2023.csv": ("viina", 650, 0),
}


@pytest.mark.parametrize("name", REAL_FILES)
def test_published_files_are_read_whole(gazetteer, name):
    form, taken, problems = REAL_FILES[name]
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not at hand")
    rows = list(read_records(REAL / name, form, gazetteer))
    assert (len(records(rows)), len(lines(rows))) == (taken, problems)
    for record in records(rows).values():
        if form == "ucdp" and record.raw["where_prec"] in "4567":
            assert record.place.kind in AREAS
        if form == "ucdp" and record.raw["date_prec"] != "1":
            assert record.period.start < record.period.end
