"""Event records: rows of a CSV file, taken or counted as a problem with their line."""

from importlib import resources
from pathlib import Path

import pytest

from articles.claims import Weapon
from articles.errors import Problem
from geodata.errors import RecordError
from geodata.recordplaces import RecordPlaces
from geodata.records import EventRecord, read_csv_records


@pytest.fixture
def read(tmp_path, gazetteer):
    def read_rows(text, encoding="utf-8"):
        path = tmp_path / "own.csv"
        path.write_bytes(text.encode(encoding))
        return list(read_csv_records(path, RecordPlaces(gazetteer)))

    return read_rows


def test_a_row_becomes_a_record_whatever_the_order_of_its_columns(read):
    (record,) = read(
        "Killed,place,source,weapons,date_end,date_start,id,injured,licence,seen by\n"
        '30+,"Sumy, Sumy Oblast",Own list,missile: 2; drone,2025-04-14,2025-04-13,S1,8-11,CC0,me\n'
    )
    assert (record.id, record.table, record.source, record.licence) == ("S1", "own", "Own list", "CC0")
    assert (record.period.start.isoformat(), record.period.end.isoformat()) == ("2025-04-13", "2025-04-14")
    assert (record.place.name, record.place.country) == ("Sumy", "UA")
    assert record.weapons == {Weapon.MISSILE: 2, Weapon.DRONE: None}
    assert (record.killed.low, record.killed.high, record.killed.as_worded) == (30, None, "30+")
    assert (record.injured.low, record.injured.high) == (8, 11)
    assert record.raw["seen by"] == "me"


def test_what_a_row_does_not_say_is_not_made_up(read):
    (record,) = read("date,place\n2025-04-13,Kyiv\n")
    assert (record.killed, record.injured, record.licence) == (None, None, None)
    assert record.weapons == {Weapon.UNKNOWN: None}
    assert record.source == record.table == "own"
    assert len(record.id) == 16
    assert [again.id for again in read("date,place\n2025-04-13,Kyiv\n")] == [record.id]


def test_coordinates_are_taken_as_they_are(read):
    (record,) = read("date,place,longitude,latitude\n2025-04-13,A farm,34.81,50.93\n")
    assert (record.place.longitude, record.place.latitude, record.place.name) == (34.81, 50.93, "A farm")
    assert (record.place.country, record.place.admin1) == ("UA", "Sumy Oblast")


def test_files_of_spreadsheets_are_read(read):
    text = "date;place;killed\r\n2025-04-13;Kyiv;5\r\n;;\r\n2025-04-14;Київ;\r\n"
    one, other = read(text, "utf-8-sig")
    assert one.place == other.place
    assert one.killed.low == 5


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("13.04.2025,Kyiv,,,,", "'13.04.2025' is no date"),
        ("2025-02-30,Kyiv,,,,", "is no date"),
        ("9999-12-31,Kyiv,,,,", "outside the years 1800 to 2199"),
        ("0001-01-01,Kyiv,,,,", "outside the years 1800 to 2199"),
        (",Kyiv,,,,", "no date"),
        ("2025-04-13,,,,,", "no place"),
        ("2025-04-13,Xyzzyville,,,,", "no place of the gazetteer"),
        ("2025-04-13,Kyiv,many,,,", "'many' is no number of people"),
        ("2025-04-13,Kyiv,9-3,,,", "ends below its beginning"),
        ("2025-04-13,Kyiv,,laser,,", "'laser' is no weapon"),
        ("2025-04-13,,,,200,50", "lie outside"),
        ("2025-04-13,,,,30,nan", "lie outside"),
        ("2025-04-13,,,,30,", "no degrees"),
        ("2025-04-13,,,,30E,50", "no degrees"),
    ],
)
def test_a_bad_row_is_a_problem_with_its_line_and_the_others_are_taken(read, row, reason):
    header = "date,place,killed,weapons,longitude,latitude\n"
    good, problem, last = read(f"{header}2025-04-12,Kyiv,,,,\n{row}\n2025-04-14,Kyiv,,,,\n")
    assert isinstance(good, EventRecord)
    assert isinstance(last, EventRecord)
    assert isinstance(problem, Problem)
    assert (problem.line, reason in problem.reason) == (3, True), problem


def test_an_id_that_comes_twice_is_a_problem(read):
    _, problem = read("id,date,place\n1,2025-04-13,Kyiv\n1,2025-04-14,Kyiv\n")
    assert "line 3: the id 1 has come before" in str(problem)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,colour\na,b\n", "a date and a place"),
        ("date,colour\na,b\n", "no column for a place"),
        ("place,colour\na,b\n", "no column for a date"),
        ("date,longitude\na,b\n", "no column for a place"),
        ("", "a date and a place"),
        ("date,place,date\na,b,c\n", "names a column twice"),
        ('date,place\n2025-04-13,"Kyiv\n', "no CSV file"),
        ("date,place\n\n", "no row below its first line"),
    ],
)
def test_a_file_without_the_columns_needed_is_one_clear_error(read, tmp_path, text, told):
    with pytest.raises(RecordError) as raised:
        read(text)
    assert str(tmp_path / "own.csv") in str(raised.value)
    assert told in str(raised.value)


def test_a_file_that_is_not_there_or_not_utf8_is_told(read, tmp_path, gazetteer):
    with pytest.raises(RecordError, match="cannot be read"):
        list(read_csv_records(tmp_path / "none.csv", RecordPlaces(gazetteer)))
    with pytest.raises(RecordError, match="UTF-8"):
        read("date,place\n2025-04-13,Київ\n", "cp1251")


def test_the_sample_records_are_all_taken(gazetteer):
    with resources.as_file(resources.files("geodata") / "data" / "sample_records.csv") as path:
        rows = list(read_csv_records(Path(path), RecordPlaces(gazetteer)))
    assert [row for row in rows if isinstance(row, Problem)] == []
    assert len(rows) > 20
    assert all(record.place and record.licence and record.source for record in rows)
