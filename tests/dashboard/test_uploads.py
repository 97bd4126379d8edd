"""What is dropped on the page is taken in as the command line takes in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.errors import ArticleError
from dashboard import uploads
from dashboard.uploads import Upload, add_articles, add_records
from geodata.errors import GeodataError
from geodata.store import Store

SUMY = b"date 2024-05-02 Shells hit Sumy\n\nOn Wednesday Russian shells hit Sumy, killing two people.\n"
TABLE = b"date,place,killed\n2024-05-01,Sumy,2\n2024-05-xx,Kyiv,1\n"
SOURCE = b'name = "Herald"\nlicence = "CC0"\n'


@pytest.fixture
def location(tmp_path: Path) -> str:
    Store.open(tmp_path / "war.sqlite").close()
    return str(tmp_path / "war.sqlite")


def silent(_done: int, _total: int) -> None:
    """Draw nothing."""


def added(location: str, *given: Upload, source: str = "uploaded") -> uploads.Outcome:
    return add_articles(given, source, location, silent)


def test_articles_come_in_and_what_cannot_be_read_is_told_by_file(location: str) -> None:
    steps: list[tuple[int, int]] = []
    given = [Upload("a.txt", SUMY), Upload("b.txt", b"no header"), Upload("c.txt", b"\xff\xfe\x00")]
    outcome = add_articles(given, "My folder", location, lambda *step: steps.append(step))
    assert outcome.said[0].startswith("1 article added, 0 unchanged, 2 skipped: 1 event in ")
    assert [problem.source for problem in outcome.problems] == ["b.txt", "c.txt"]
    assert "the first line must read" in outcome.problems[0].reason
    assert steps == [(1, 3), (2, 3), (3, 3)]
    with Store.open(location) as store:
        (article,) = store.articles()
    assert (article.source.name, article.url) == ("My folder", "a.txt")


def test_an_article_that_is_there_changes_nothing(location: str) -> None:
    added(location, Upload("a.txt", SUMY))
    assert added(location, Upload("again.txt", SUMY)).said[0].startswith("0 articles added, 1 unchanged")


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ([Upload("SOURCE.toml", SOURCE), Upload("a.txt", SUMY)], "Herald"),
        ([Upload("news/SOURCE.toml", SOURCE), Upload("news/a.txt", SUMY)], "Herald"),
        ([Upload("news/a.txt", SUMY)], "news"),
        ([Upload("a.txt", SUMY)], 'quoted " <b>'),
    ],
)
def test_a_folder_names_the_source_of_its_articles(location: str, given: list[Upload], source: str) -> None:
    added(location, *given, source='quoted " <b>')
    with Store.open(location) as store:
        assert [article.source.name for article in store.articles()] == [source]


@pytest.mark.parametrize("name", ["../../out.txt", "/etc/out.txt", "..\\..\\out.txt", "a/../../out.txt"])
def test_no_name_leads_out_of_the_folder(location: str, name: str) -> None:
    assert added(location, Upload(name, SUMY)).said[0].startswith("1 article added")
    assert not [*Path(location).parents[1].rglob("out.txt")]


def test_files_that_are_no_articles_say_what_one_is(location: str) -> None:
    with pytest.raises(ArticleError, match=r"text files ending in \.txt"):
        added(location, Upload("a.toml", b""))


def test_too_much_at_once_is_refused(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    with pytest.raises(ArticleError, match="strikemap ingest"):
        added(location, Upload("a.txt", SUMY), Upload("b.txt", SUMY))


def test_records_come_in_under_their_tables_name_and_problems_have_lines(location: str) -> None:
    outcome = add_records(Upload("own.csv", TABLE), "csv", None, location, silent)
    assert outcome.said[0].startswith("1 record added")
    assert [(problem.source, problem.line) for problem in outcome.problems] == [("own.csv", 3)]
    with Store.open(location) as store:
        assert [record.table for record in store.records()] == ["own"]


def test_a_table_of_another_form_says_so(location: str) -> None:
    with pytest.raises(GeodataError, match=r"own\.csv"):
        add_records(Upload("own.csv", TABLE), "ucdp", None, location, silent)
