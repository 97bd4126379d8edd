"""README, CONTRIBUTING and --help say what the program does, and nothing that it does not."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from articles.claims import Recency, Status, Weapon
from articles.toponyms import PlaceKind
from dashboard import standalone
from dashboard.cli import main
from geodata.formats import FORMATS
from geodata.frames import COLUMNS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md"]
COMMANDS = sorted(main.commands)


def _section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def _rows(section: str) -> list[str]:
    return re.findall(r"^\| (.*?) \|", section, re.MULTILINE)


def _quoted(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def _options(command: click.Command) -> dict[str, click.Option]:
    options = [option for option in command.params if isinstance(option, click.Option)]
    return {name: option for option in options for name in (*option.opts, *option.secondary_opts)}


def test_every_command_is_in_the_readme_and_no_other() -> None:
    named = {row.strip("`").split()[1] for row in _rows(_section("Commands")) if row.startswith("`strikemap")}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does_and_stands_in_the_readme(name: str) -> None:
    options = _options(main.commands[name])
    assert [flag for flag, option in options.items() if not option.help] == []
    undocumented = {flag for flag in options if flag.startswith("--") and flag not in README} - {"--browser"}
    assert undocumented == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_sentence_and_an_example_that_it_can_parse(name: str) -> None:
    command = main.commands[name]
    assert (command.help or "").split("\n")[0].endswith(".")
    example = (command.epilog or "").removeprefix("Example: ")
    program, verb, *arguments = shlex.split(example.split(" > ")[0])
    assert (program, verb) == ("strikemap", name)
    assert command.make_context(name, arguments)


def test_an_option_means_the_same_in_every_command() -> None:
    meanings: dict[str, set[str | None]] = {}
    for command in main.commands.values():
        for flag, option in _options(command).items():
            meanings.setdefault(flag, set()).add(option.help)
    several = {flag: said for flag, said in meanings.items() if len(said) > 1}
    assert set(several) <= {"--store"}, several  # the demo's store is gone when the demo ends


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_that_a_document_shows_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    shown = re.findall(r"^    ((?:strikemap|make) .*?)(?:\s+#.*)?$", text, re.MULTILINE)
    shown += [code for code in _quoted(text) if re.match(r"(strikemap|make) [a-z]", code)]
    assert shown
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    known = {"strikemap": set(COMMANDS), "make": targets}
    assert [line for line in shown if line.split()[1] not in known[line.split()[0]]] == []


def test_the_readme_lists_the_columns_in_their_order() -> None:
    named = [name for row in _rows(_section("Columns")) for name in re.findall(r"`(\w+)`", row)]
    assert named == list(COLUMNS)


def test_the_readme_lists_every_format() -> None:
    rows = {row.strip("`") for row in _rows(_section("Take the events to your GIS")) if row.startswith("`")}
    assert rows == {*FORMATS, standalone.SUFFIX, "-"}


@pytest.mark.parametrize("words", [set(Weapon), set(Status), set(Recency), set(PlaceKind) - {PlaceKind.COUNTRY}])
def test_the_readme_explains_every_word_of_the_vocabulary(words: set[str]) -> None:
    assert words <= _quoted(_section("What the words mean"))


def test_the_python_that_the_readme_shows_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    article = "date 2024-05-10 Drones hit Kharkiv\n\nOn Thursday, three drones hit Kharkiv, killing two people.\n"
    (tmp_path / "news.txt").write_text(article, encoding="utf-8")
    ran = CliRunner().invoke(main, ["ingest", "news.txt"])
    assert ran.exit_code == 0, ran.output
    shown = re.findall(r"^    (.*)$", _section("From Python"), re.MULTILINE)
    exec("\n".join(shown), names)
    names["store"].close()
    assert len(names["deadly"]) == 1
    assert {path.suffix for path in tmp_path.glob("deadly.*")} == {".parquet", ".gpkg", ".csv", ".html"}


def test_the_readme_tells_the_floors_of_the_accuracy_gate() -> None:
    floors = json.loads((ROOT / "tests" / "gold" / "FLOORS.json").read_text(encoding="utf-8"))["floors"]
    told = re.findall(r"\| ([\d., ]+)" * 3 + r" \|$", _section("How well it reads"), re.MULTILINE)
    names = ["place_date", "weapon_types", "killed", "injured", "status", "recency", "calibration"]
    for column, part in enumerate(["all", "others_read", "others_held"]):
        figures = [float(figure) for row in told for figure in row[column].split(",")]
        assert figures == [floors[part][name] for name in names]


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md", "NOTICE"])
def test_every_file_that_a_document_links_to_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_notice_names_every_source_of_data() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("GeoNames", "Creative Commons Attribution 4.0", "KATOTTG", "Natural Earth", "Leaflet"):
        assert name in notice
