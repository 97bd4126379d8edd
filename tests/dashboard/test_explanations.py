"""What someone sees who asks how an article was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main

ARTICLE = """date 2024-05-10 Drones hit Kharkiv

KYIV - On Thursday, three drones hit Kharkiv, killing two people and injuring at least 12. The injured were taken to
hospital in Poltava. The drones were launched from Belgorod.

A year ago, on 3 May 2023, shells hit Kherson. Moscow denied it.
"""
UNDATED = "date 2024-05-10 Shells hit Sumy\n\nShells hit Sumy, the governor of the region said. Nobody was hurt.\n"
PEACE = "date 2024-05-10 A budget\n\nThe parliament has passed the budget of the year, and the ministers were there.\n"
ESCAPE = "\x1b["

Explain = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Explain articles, as a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*articles: str, code: int = 0) -> Result:
        for number, text in enumerate(articles, 1):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["read", "--explain", *sorted(path.name for path in tmp_path.glob("*.txt"))])
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def explain(run: Callable[..., Result]) -> Explain:
    """Return what is printed of articles."""
    return lambda *articles: run(*articles).stdout


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard output a terminal with colours."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("dashboard.terminal.is_terminal", lambda: True)


def _section(shown: str, title: str) -> str:
    return re.split(rf"^{title}$", shown, flags=re.MULTILINE)[1].split("\n\n")[0]


def test_each_place_is_marked_in_the_text_with_its_role(explain: Explain) -> None:
    shown = explain(ARTICLE)
    assert "1.txt: en, published 2024-05-10" in shown
    for marked in ("[KYIV: venue] - On", "hit [Kharkiv: attacked],", "in [Poltava: care].", "from [Belgorod: origin]."):
        assert marked in shown
    unmarked = re.sub(r"\[([^:\]]+): \w+\]", r"\1", shown)
    assert ARTICLE.strip() in unmarked


def test_each_place_says_which_words_decided_its_role_and_what_the_gazetteer_has(explain: Explain) -> None:
    places = _section(explain(ARTICLE), "Places")
    assert "Poltava: care, after 'taken to hospital in'" in " ".join(places.split())
    assert re.search(
        r"Kharkiv: attacked, with '[\w ]*hit'\n\s+Kharkiv \(settlement, .*Kharkiv Oblast, UA\); gazetteer", places
    )
    assert "Kharkiv: context, in the title" in places


def test_places_that_are_alike_stand_once(explain: Explain) -> None:
    shown = explain("date 2024-05-10 Trains\n\nThe trains go to Lviv. The buses of the city, too, go to Lviv again.\n")
    assert _section(shown, "Places").count("Lviv (2 times): context") == 1


def test_a_place_that_the_gazetteer_lacks_says_so(explain: Explain) -> None:
    shown = explain(
        "date 2024-05-10 A strike\n\nOn Thursday shells hit the village of Xqwxville, and a house was hit.\n"
    )
    assert re.search(r"Xqwxville: attacked.*\n\s+no place; not in the gazetteer", shown)


def test_each_attack_tells_its_spans_and_the_words_of_its_date_and_toll(explain: Explain) -> None:
    first, second = re.split(r"^  a\d", _section(explain(ARTICLE), "Attacks"), flags=re.MULTILINE)[1:]
    start, end = map(int, re.search(r"named: Kharkiv \(characters (\d+) to (\d+)\)", first).groups())
    assert ARTICLE[start:end] == "Kharkiv"
    start, end = map(int, re.search(r"9 May 2024, by “Thursday” \(characters (\d+) to (\d+)\)", first).groups())
    assert "Thursday" in ARTICLE[start:end]
    assert re.search(r"weapons +drone × 3", first)
    assert re.search(r"killed +2, by “two people”", first)
    assert re.search(r"injured +at least 12, by “at least 12”", first)
    assert re.search(r"told as +reported, reported as new", first)
    assert re.search(r"sure +\d+%", first)
    start, end = map(int, re.search(r"quote +characters (\d+) to (\d+)", first).groups())
    assert " ".join(ARTICLE[start:end].split()) in first
    assert "3 May 2023, by “3 May 2023”" in second
    assert "recalled as background" in second
    assert re.search(r"killed +not told", second)


def test_an_attack_with_no_date_says_what_its_days_are(explain: Explain) -> None:
    shown = explain(UNDATED)
    assert "9 May 2024 to 10 May 2024, as no date is told: the day before publication and the day itself" in shown


def test_an_article_of_no_attack_says_so(explain: Explain) -> None:
    shown = explain(PEACE)
    assert _section(shown, "Places").strip() == "none named"
    assert _section(shown, "Attacks").strip() == "none told of"


def test_articles_follow_each_other_and_a_bad_one_is_listed(run: Callable[..., Result]) -> None:
    result = run(PEACE, "no header", UNDATED)
    assert re.findall(r"^(\d\.txt): en", result.stdout, re.MULTILINE) == ["1.txt", "3.txt"]
    assert result.stderr.startswith("Skipped 2.txt: no header")


def test_a_file_that_cannot_be_read_is_the_usual_error(run: Callable[..., Result]) -> None:
    result = run("no header", code=1)
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == "Error: Nothing could be read; the lines above say why."


def test_without_a_terminal_there_are_no_colours(explain: Explain) -> None:
    assert ESCAPE not in explain(ARTICLE)


@pytest.mark.usefixtures("terminal")
def test_on_a_terminal_roles_are_colours_with_a_legend_and_no_brackets(explain: Explain) -> None:
    shown = explain(ARTICLE)
    attacked = re.search(r"(\x1b\[[\d;m\x1b[]*)Kharkiv\x1b\[0m, killing", shown)
    assert attacked
    legend = next(line for line in shown.splitlines() if line.startswith("Colours: "))
    assert re.search(rf"{re.escape(attacked[1])}attacked\x1b\[0m", legend)
    assert "intercepted" not in legend
    assert "[Kharkiv:" not in shown


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_turned_off(
    variable: str, value: str, explain: Explain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    shown = explain(ARTICLE)
    assert ESCAPE not in shown
    assert "[Kharkiv: attacked]" in shown


@pytest.mark.usefixtures("terminal")
def test_an_article_cannot_colour_the_terminal_itself(explain: Explain) -> None:
    shown = explain("date 2024-05-10 \x1b[31mRed\n\nThe \x1b]0;owned\x07 drones hit Kharkiv, and the \x1b[5mfire.\n")
    assert "\x1b[5m" not in shown
    assert "\x1b]" not in shown
    assert "\x1b[31mRed" not in shown
