"""Files of records: columns by header or by number, rows with their lines, what is broken told."""

import gzip

import pytest

from articles.errors import Problem
from geodata.errors import RecordError
from geodata.mappings import mapping
from geodata.recordfiles import header_of, read_rows


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "Own"\ncolumns = [["nr", "day", "where"]]\n[date]\nstart = "day"\n[place]\nname = "where"', "utf-8"
    )
    return mapping(path)


@pytest.fixture
def read(tmp_path, form):
    def read_text(text, encoding="utf-8", name="own.csv", progress=None):
        path = tmp_path / name
        raw = text.encode(encoding)
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        return list(read_rows(path, form, progress))

    return read_text


@pytest.mark.parametrize("text", ["where;day\nKyiv;1\n", "\ufeffwhere,day\r\nKyiv,1\r\n", 'where\tday\n"Kyiv"\t1\n'])
def test_columns_come_from_the_header_whatever_separates_them(read, text):
    assert read(text) == [(2, {"where": "Kyiv", "day": "1"})]


def test_without_a_header_the_columns_are_those_of_the_form(read):
    assert read("7,1,Kyiv\n8,2,Lviv\n") == [
        (1, {"nr": "7", "day": "1", "where": "Kyiv"}),
        (2, {"nr": "8", "day": "2", "where": "Lviv"}),
    ]


def test_a_row_of_tags_and_empty_rows_are_passed_over(read):
    assert read("where,day\n#loc,#date\n\nKyiv,1\n,\n#1,2\n") == [
        (4, {"where": "Kyiv", "day": "1"}),
        (6, {"where": "#1", "day": "2"}),
    ]


def test_a_broken_row_is_a_problem_with_its_line(tmp_path, form):
    path = tmp_path / "own.csv"
    path.write_bytes(b"where,day\nKyiv\nKyiv,1,2\n\xff,1\n" + b"x" * 140_000 + b",1\nLviv,2\n")
    *broken, whole = read_rows(path, form)
    assert whole == (6, {"where": "Lviv", "day": "2"})
    assert [row.line for row in broken if isinstance(row, Problem)] == [2, 3, 4, 5]
    assert [row.reason.split(";")[0] for row in broken] == [
        "the row has 1 cells, the table 2 columns",
        "the row has 3 cells, the table 2 columns",
        "broken UTF-8",
        "field larger than field limit (131072)",
    ]


def test_progress_is_told_in_bytes_to_the_end(read):
    steps = []
    read("where,day\n" + "Kyiv,1\n" * 12_000, progress=lambda done, size: steps.append((done, size)))
    assert steps == sorted(steps)
    assert steps[-1] == (84_010, 84_010)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("where,colour\na,b\n", "no column day"),
        ("where,day,day\na,b,c\n", "names a column twice"),
        ("a,b,c,d\n", "has 3 columns, the file 4"),
        ("", "no column day"),
    ],
)
def test_a_file_without_the_columns_needed_is_one_clear_error(read, text, told):
    with pytest.raises(RecordError, match=told):
        read(text)


def test_a_file_cut_short_is_told(tmp_path, form):
    path = tmp_path / "own.csv.gz"
    path.write_bytes(gzip.compress(b"where,day\n" + bytes(range(48, 122)) * 9000)[:-400])
    with pytest.raises(RecordError, match="cut short or damaged"):
        list(read_rows(path, form))
    path.with_name("own.zip").write_bytes(b"no archive")
    with pytest.raises(RecordError, match="cannot be read"):
        header_of(path.with_name("own.zip"), form)


def test_the_columns_can_be_asked_for_alone(tmp_path, form):
    path = tmp_path / "own.csv"
    path.write_text("where,day,colour\n", encoding="utf-8")
    assert header_of(path, form) == ["where", "day", "colour"]
