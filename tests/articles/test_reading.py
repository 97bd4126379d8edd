"""Article files, good and bad."""

import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Article, Source
from articles.errors import ArticleError, Problem
from articles.reading import article_files, read_article, read_articles, read_text

BODY = "The port of Odesa was hit on Friday, the mayor said."
GOOD = f" date 2023-12-30 A Title\n\n{BODY}\n"


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_an_article_is_its_header_and_its_text(write):
    article = read_article(write("news/one.txt", GOOD))
    assert article.published == date(2023, 12, 30)
    assert article.title == "A Title"
    assert article.title_span.of(article.text) == "A Title"
    assert article.text[article.body :].strip() == BODY
    assert article.language == "en"
    assert article.source.name == "news"
    assert article.raw_header == " date 2023-12-30 A Title"
    assert article.url.endswith("one.txt")


@pytest.mark.parametrize(
    "content",
    [
        GOOD.lstrip(),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("Odesa", "Ode\x00sa"),
        GOOD.replace("Odesa", "Ode\u202esa"),
    ],
)
def test_byte_order_marks_line_ends_and_unseen_characters_do_not_matter(write, content):
    article = read_article(write("one.txt", content))
    assert article.title == "A Title"
    assert article.text.strip() == GOOD.strip()


def test_the_same_article_has_one_id_wherever_it_lies(write):
    ids = {
        read_article(write(name, content)).id for name, content in [("a/one.txt", GOOD), ("b/two.txt", "\ufeff" + GOOD)]
    }
    assert len(ids) == 1
    assert read_article(write("c.txt", GOOD + "More of it was said.")).id not in ids


def test_script_and_formulas_are_plain_text(write):
    article = read_article(write("x.txt", f"date 2023-12-30 <img src=x onerror=alert(1)> =1+1\n</script>{BODY}"))
    assert article.title == "<img src=x onerror=alert(1)> =1+1"
    assert "</script>" in article.text


def test_source_toml_names_the_source(write):
    write("wire/SOURCE.toml", 'name = "The Wire"\nurl = "https://wire.example"\nlicence = "CC0"\nnotice = "made up"')
    article = read_article(write("wire/one.txt", GOOD))
    assert article.source == Source("The Wire", "https://wire.example", "CC0", "made up")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("  \n\n", "empty"),
        (BODY, "no header"),
        (f"date 30.12.2023 Title\n{BODY}", "cannot be read"),
        (f"date 2023-13-45 Title\n{BODY}", "there is no day 2023-13-45"),
        (f"date 0001-01-01 Title\n{BODY}", "0001-01-01 is no day of news"),
        (f"date 9999-12-31 Title\n{BODY}", "9999-12-31 is no day of news"),
        (f"date 2023-12-30\n{BODY}", "no title"),
        (GOOD.encode() + b"\xff\xfe", f"broken UTF-8 at byte {len(GOOD)}"),
        (GOOD.encode("utf-16"), "binary"),
        (b"%PDF-1.7\n\x00\x01\x02", "binary"),
        ("date 2023-12-30 Title\n" + "word " * 250_000, "longer than 200,000 characters"),
        ("date 2023-12-30 T\n" + "x" * 5_000_000, "longer than 200,000 characters"),
        (
            "date 2023-12-30 Tytuł\nRosja wystrzeliła rakiety w stronę Kijowa, podało wojsko w niedzielę.",
            "language not recognised",
        ),
    ],
)
def test_a_bad_file_is_named_with_the_next_step(write, content, said):
    path = write("bad.txt", content)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert said in message
    assert message.endswith(".")
    assert "\n" not in message


def test_one_bad_file_does_not_stop_the_others(write, tmp_path):
    write("a.txt", GOOD)
    write("b.txt", "")
    write("c.txt", GOOD.replace("Friday", "Monday"))
    read = list(read_articles([tmp_path]))
    assert [type(one) for one in read] == [Article, Problem, Article]
    assert str(read[1]).startswith(str(tmp_path / "b.txt") + ": ")


def test_a_link_to_nothing_does_not_stop_the_others(write, tmp_path):
    write("a.txt", GOOD)
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert [type(one) for one in read_articles(article_files([tmp_path]))] == [Article, Problem]


def test_names_that_are_not_utf8_can_be_kept_and_printed(tmp_path):
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    file = folder / os.fsdecode(b"\xfe.txt")
    file.write_text(GOOD, encoding="utf-8")
    article = read_article(file)
    assert article.url.encode().endswith("\N{REPLACEMENT CHARACTER}.txt".encode())
    assert article.source.name == "\N{REPLACEMENT CHARACTER}"


def test_folders_are_walked_for_the_forms_of_articles(write, tmp_path):
    files = [write(name, GOOD) for name in ("a.txt", "b/c.txt", "b/d.TXT")]
    for other in ("a.json", ".hidden.txt", ".git/x.txt", "SOURCE.toml"):
        write(other, "{}")
    assert article_files([tmp_path]) == files
    assert article_files([files[1], tmp_path]) == [files[1], files[0], files[2]]


@pytest.mark.parametrize(("name", "said"), [("gone.txt", "no such file"), ("a.json", ".txt"), ("hollow", "no article")])
def test_a_path_that_is_no_article_is_named(write, tmp_path, name, said):
    write("a.json", "{}")
    (tmp_path / "hollow").mkdir()
    with pytest.raises(ArticleError, match=said):
        article_files([tmp_path / name])


def test_a_broken_source_file_is_named(write):
    write("SOURCE.toml", "name = ")
    with pytest.raises(ArticleError, match=r"SOURCE\.toml"):
        read_article(write("one.txt", GOOD))


@settings(deadline=None)
@given(st.text())
def test_any_text_is_an_article_or_a_clear_error(text):
    try:
        article = read_text(f"date 2023-12-30 {text}", "stdin", Source("stdin"))
    except ArticleError as error:
        assert str(error).startswith("stdin: ")  # noqa: PT017
    else:
        assert article.title_span.of(article.text) == article.title
        assert article.title == article.title.strip()
