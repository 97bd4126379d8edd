"""Hostile and broken input at the command line: a clear sentence or clean text, and the others go on."""

from __future__ import annotations

import csv
import io
import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.jobs import SAMPLES
from geodata.gazetteer import Gazetteer

KML = "{http://www.opengis.net/kml/2.2}"
RECORDS = Path(__file__).parent / "data" / "records"
SCRIPT = "<img src=x onerror=alert(1)>"
GOOD = "date 2024-05-10 Drones hit Kharkiv\n\nOn Thursday, three drones hit Kharkiv, killing two people.\n"

BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n \n", "is empty"),
    "no header": (b"Drones hit Kharkiv on Thursday.\n", "`date YYYY-MM-DD TITLE`"),
    "no title": (b"date 2024-05-10\n\nDrones hit Kharkiv.\n", "no title"),
    "no such day": (b"date 2024-02-30 Drones hit Kharkiv\n\nText.\n", "2024-02-30"),
    "a date in words": (b"date yesterday Drones hit Kharkiv\n\nText.\n", "YYYY-MM-DD"),
    "broken UTF-8": (b"date 2024-05-10 Drones\n\nKharkiv \xff\xfe\xfa\n", "UTF-8"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "UTF-8"),
    "5 MB of one line": (b"date 2024-05-10 Long\n\n" + b"Kharkiv was hit. " * 300_000, "longer than 200,000"),
    "a letter a million times": (b"date 2024-05-10 Long\n\n" + b"a" * 1_000_000, "longer than 200,000"),
    "100,000 words": (b"date 2024-05-10 Long\n\n" + b"strike " * 100_000, "longer than 200,000"),
    "digits alone": (b"date 2024-05-10 1234\n\n5678 90\n", "language"),
    "no letters": ("date 2024-05-10 !!\n\n🔥🔥🔥 … — !?\n".encode(), "language"),
    "a language of another script": ("date 2024-05-10 خبر\n\nروسيا أطلقت صواريخ على كييف\n".encode(), "language"),
    "a language that is not read": (
        b"date 2024-05-10 Krieg\n\nDie Armee hat in der Nacht Raketen auf Kiew abgefeuert, sagte er.\n",
        "strikemap reads English, Ukrainian and Russian",
    ),
    "two languages": (
        "date 2024-05-10 Drones\n\nThree drones hit the city in the night.\nУночі дрони влучили в Харків.\n".encode(),
        "another script than English; give each language a file of its own",
    ),
}

WORDS = "The city of Kharkiv was hit by two drones in the night, and the mayor said that it was quiet. "
LONG = {
    "words": "the strike ",
    "numbers": "12 killed and 7 ",
    "number words": "one hundred and two thousand ",
    "place names": "Kyiv Lviv, Odesa and Kharkiv Sumy ",
    "oblasts": "Харківської та Донецької областей ",
    "one word with hyphens": "Ivano-Frankivsk-",
    "signs written together": "no-(",
    "open brackets": "(",
    "quotation marks": "«",
    "days": "on Monday, 5 May 2021, a day earlier ",
    "tolls": "two men and a child were killed and three women injured, ",
    "attacks": "- Kharkiv: two drones.\n",
    "lines": "a\n",
    "blanks": " \t\u00a0",
    "one letter": "a",
}
SECONDS, BYTES = 60, 1_500_000_000

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder of its own; a traceback is a failure of the test."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, code: int = 0, **options: object) -> Result:
        result = CliRunner().invoke(main, [*map(str, arguments)], **options)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample articles."""
    store = tmp_path_factory.mktemp("samples") / "samples.sqlite"
    result = CliRunner().invoke(main, ["ingest", str(SAMPLES), "--store", str(store)])
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with no space left."""
    folder = tmp_path / "full"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system can be mounted by root on Linux only")
    try:
        with (folder / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(b"0" * 4096):
                pass
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def _within(seconds: int, size: int, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that is ended when it takes more than some seconds of a processor, or some bytes of memory."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))

    command = [sys.executable, "-m", "dashboard", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, preexec_fn=limit)


def _with_small_files(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command whose files cannot grow beyond some kilobytes, as on a disk that fills up while it writes."""
    command = ["sh", "-c", 'ulimit -f 128; exec "$@"', "sh", sys.executable, "-m", "dashboard", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def _make_strange(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("not a database at all", encoding="utf-8")
    else:
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE article (id TEXT)")


def _sentence(result: Result) -> str:
    """Return what an error says, which is one sentence on one line."""
    *_, last = result.stderr.strip().splitlines()
    assert last.startswith("Error: ")
    return last


@pytest.mark.parametrize(("raw", "reason"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_article_is_listed_with_the_reason_and_the_others_go_on(
    raw: bytes, reason: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/bad.txt").write_bytes(raw)
    run("read", "news", code=1)
    (tmp_path / "news/good.txt").write_text(GOOD, encoding="utf-8")
    result = run("read", "news")
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == ["news/good.txt"]
    (listed,) = result.stderr.splitlines()
    assert listed.startswith("Skipped news/bad.txt: ")
    assert reason in listed


def test_the_longest_articles_of_one_thing_are_read_within_bounds(tmp_path: Path) -> None:
    """Some 60,000 characters of each take a second of one core; what grows with their square takes minutes."""
    Gazetteer.open().close()  # compiled before anything is measured
    (tmp_path / "news").mkdir()
    for name, unit in LONG.items():
        body = WORDS * 3 + "\n" + unit * (60_000 // len(unit))
        told = (
            body
            if unit.isascii() or unit[0] in "« "
            else body.replace(WORDS, "У місті Харків було чути вибухи, і це не дрони. ")
        )
        (tmp_path / f"news/{name}.txt").write_text(f"date 2024-05-10 Long\n\n{told}\n", encoding="utf-8")
    ended = _within(SECONDS, BYTES, "read", "news", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr[-500:]
    read = {Path(json.loads(line)["path"]).stem for line in ended.stdout.splitlines()}
    skipped = {Path(line.split(": ")[0]).stem for line in ended.stderr.splitlines() if line.startswith("Skipped ")}
    assert read | skipped == set(LONG)
    assert read >= {"open brackets", "blanks", "days", "tolls"}


def test_one_bad_file_among_a_hundred_leaves_ninety_nine(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number in range(99):
        text = GOOD.replace("three drones", f"{number + 2} drones")
        (tmp_path / f"news/{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "news/torn.txt").write_bytes(b"date 2024-05-10 Torn\n\n\xc3")
    result = run("ingest", "news")
    assert "99 articles added, 0 unchanged, 1 skipped: " in result.stderr
    assert [line for line in result.stderr.splitlines() if "torn.txt" in line] == [
        "Skipped news/torn.txt: broken UTF-8 at byte 22; save the file as UTF-8 text."
    ]


def test_markup_in_an_article_stays_text_in_every_export(run: Run, tmp_path: Path) -> None:
    title = f"{SCRIPT} </script><script>alert(2)</script> hit Kharkiv"
    body = f"On Thursday, three drones {SCRIPT} hit Kharkiv, killing two </script> people."
    more = "The mayor said that the fire was put out by the morning, and that nobody else had been in the building."
    (tmp_path / "evil.txt").write_text(f"date 2024-05-10 {title}\n\n{body} {more}\n", encoding="utf-8")
    run("ingest", "evil.txt")
    rows = [feature["properties"] for feature in _geojson(run)["features"]]
    assert any(body in row["quotes"] for row in rows)
    run("export", "out.kml")
    descriptions = [node.text or "" for node in ET.parse(tmp_path / "out.kml").iter(f"{KML}description")]
    assert any("three drones" in shown for shown in descriptions)
    assert [shown for shown in descriptions if "<img" in shown or "<script" in shown] == []


@pytest.mark.parametrize("start", ["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_the_table_starts_a_formula(start: str, run: Run, tmp_path: Path) -> None:
    text = (
        f"date 2024-05-10 {start} Drones hit Kharkiv\n\n{start} drones hit Kharkiv on Thursday, killing two people.\n"
    )
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    (tmp_path / "SOURCE.toml").write_text(f"name = {json.dumps(start)}\nnotice = {json.dumps(start)}\n")
    run("ingest", "evil.txt")
    run("export", "out.csv")
    cells = [cell for row in csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))) for cell in row]
    assert len(cells) > 30
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t")) and not _is_number(cell)] == []


def test_no_control_characters_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        "date 2024-05-10 \x1b]0;owned\x07 Drones\n\nKharkiv \x1b[31mwas hit.\n", encoding="utf-8"
    )
    result = run("read", "evil.txt")
    assert "\x1b" not in result.output
    assert "\\u001b" not in result.output


def test_an_article_on_standard_input_is_read_like_a_file(run: Run) -> None:
    (line,) = run("read", "-", input=GOOD).stdout.splitlines()
    assert [place["name"] for attack in json.loads(line)["attacks"] for place in attack["places"]] == ["Kharkiv"]
    assert "1 article added" in run("ingest", "-", input=GOOD).stderr
    assert "0 articles added, 1 unchanged" in run("ingest", "-", input=GOOD).stderr


@pytest.mark.parametrize(("text", "reason"), [(b"\xff", "UTF-8"), (b"", "empty"), (b"Drones hit Kharkiv.", "header")])
def test_standard_input_that_is_no_article_is_one_sentence(text: bytes, reason: str, run: Run, tmp_path: Path) -> None:
    assert reason in _sentence(run("ingest", "-", input=text, code=1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["read", "ingest"])
@pytest.mark.parametrize(("path", "reason"), [("none", "no such file"), ("folder", "no article"), ("a.pdf", "form")])
def test_a_path_without_articles_is_one_sentence(verb: str, path: str, reason: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    sentence = _sentence(run(verb, path, code=1))
    assert path in sentence
    assert reason in sentence
    assert not (tmp_path / "strikemap.sqlite").exists()


@pytest.mark.parametrize(
    "verb", [["export", "out.geojson"], ["show"], ["ingest", "good.txt"]], ids=lambda verb: verb[0]
)
@pytest.mark.parametrize("kind", ["another program's", "text", "folder"])
def test_a_store_that_is_not_ours_is_refused_and_left_alone(
    verb: list[str], kind: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    store = tmp_path / "theirs.sqlite"
    _make_strange(store, kind)
    before = None if store.is_dir() else store.read_bytes()
    assert "theirs.sqlite" in _sentence(run(*verb, "--store", "theirs.sqlite", code=1))
    assert before is None or store.read_bytes() == before
    assert not (tmp_path / "out.geojson").exists()


@pytest.mark.parametrize("verb", [["export", "out.geojson"], ["show"]], ids=lambda verb: verb[0])
def test_a_store_that_is_not_there_is_not_made(verb: list[str], run: Run, tmp_path: Path) -> None:
    sentence = _sentence(run(*verb, "--store", "none.sqlite", code=1))
    assert "none.sqlite" in sentence
    assert "ingest" in sentence
    assert list(tmp_path.iterdir()) == []


def test_a_form_of_records_that_is_unknown_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "records.csv").write_text("date,place\n2024-05-09,Kharkiv\n", encoding="utf-8")
    assert "csv" in run("import", "records.csv", "--as", "excel", code=2).stderr


def test_a_mapping_goes_with_tables_of_ones_own_alone(run: Run, tmp_path: Path) -> None:
    assert "--as csv" in run("import", "records.csv", "--as", "ucdp", "--mapping", "own.toml", code=2).stderr


def test_rows_that_are_no_attacks_are_counted_by_name(run: Run) -> None:
    result = run("import", str(RECORDS / "acled.csv"), "--as", "acled")
    assert "Ignored 2 rows: protest 1, change of control 1." in result.stderr
    assert "4 records added" in result.stderr


def test_sources_are_held_against_each_other_by_region(run: Run) -> None:
    run("import", str(RECORDS / "acled.csv"), "--as", "acled")
    run("import", str(RECORDS / "event_1pd_latest_2025.csv"), "--as", "viina")
    result = run("agreement", "--by", "region", "--csv")
    assert "UA,Sumy Oblast,0,0,1,,1,1,,1" in result.stdout.splitlines()
    assert result.stderr == ""


def test_records_that_cannot_be_read_are_listed_with_their_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "records.csv").write_text("date,place\n2024-05-09,Kharkiv\nsoon,Kharkiv\n", encoding="utf-8")
    result = run("import", "records.csv", "--as", "csv")
    assert "records.csv, line 3" in result.stderr
    assert "1 record added" in result.stderr


@pytest.mark.parametrize(
    "text", ["", "what,where\n1,2\n", "date,place\nsoon,Kharkiv\n", "date,place\n\udcff,Kharkiv\n"]
)
def test_a_table_without_a_record_is_one_sentence_and_makes_no_store(text: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(text, encoding="utf-8", errors="surrogateescape")
    _sentence(run("import", "own.csv", "--as", "csv", code=1))
    assert [path.name for path in tmp_path.iterdir()] == ["own.csv"]


def test_a_name_that_no_format_has_is_refused_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("ingest", "good.txt")
    assert ".geojson" in _sentence(run("export", "out.docx", code=1))
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--bbox", "1,2,3"],
        ["--bbox", "0,95,1,96"],
        ["--datetime", "2024-13-01"],
        ["--datetime", "2024-05-02/2024-05-01"],
        ["--weapon", "laser"],
        ["--status", "maybe"],
    ],
)
def test_a_filter_that_cannot_be_is_wrong_usage(options: list[str], run: Run) -> None:
    assert options[0] in run("export", "-", *options, code=2).stderr


@pytest.mark.parametrize("out", ["out.geojson", "out.gpkg", "out.csv", "out.parquet", "out.fgb", "out.kml"])
def test_a_file_that_cannot_be_written_to_its_end_is_not_there_at_all(out: str, samples: Path, tmp_path: Path) -> None:
    ended = _with_small_files("export", out, "--store", str(samples), cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Error: {out} cannot be written")
    assert list(tmp_path.iterdir()) == []


def test_an_export_to_a_full_disk_is_one_sentence_and_leaves_nothing(run: Run, tmp_path: Path, full_disk: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("ingest", "good.txt")
    sentence = _sentence(run("export", str(full_disk / "out.geojson"), code=1))
    assert "out.geojson" in sentence
    assert "No space left" in sentence
    assert [path.name for path in full_disk.iterdir()] == ["filler"]


def test_an_ingest_into_a_full_disk_is_one_sentence(run: Run, tmp_path: Path, full_disk: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    sentence = _sentence(run("ingest", "good.txt", "--store", str(full_disk / "war.sqlite"), code=1))
    assert "war.sqlite" in sentence
    assert "space" in sentence or "full" in sentence


def test_an_export_into_a_closed_pipe_ends_quietly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    run("ingest", "good.txt")
    command = f"{sys.executable} -m dashboard export - | true"
    ended = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr


def _geojson(run: Run) -> dict[str, list[dict[str, dict[str, str]]]]:
    return dict(json.loads(run("export", "-").stdout))


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
