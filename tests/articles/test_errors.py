"""Problems as the user reads them."""

import pytest

from articles.errors import ArticleError, Problem


def test_a_problem_names_file_and_line():
    assert str(Problem("rows.csv", 7, "no date")) == "rows.csv, line 7: no date"
    assert str(Problem("bad.txt", None, "no header")) == "bad.txt: no header"


def test_an_article_error_is_a_value_error():
    with pytest.raises(ValueError, match="no header"):
        raise ArticleError("bad.txt: no header")
