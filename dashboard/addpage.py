"""The part of the page where readers add articles and tables of records to the store."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from articles.errors import ArticleError
from dashboard.markup import text_html
from dashboard.options import RECORD_FORMS
from dashboard.uploads import MOST_MEGABYTES, Outcome, Upload, add_articles, add_records
from geodata.errors import GeodataError
from geodata.recordshelf import Progress

_FILES, _FOLDER, _RECORDS = "article files", "a folder of articles", "a table of records"
_OUTCOME = "added"
_HEADER_HINT = (
    "An article is a text file (.txt, UTF-8) whose first line reads `date 2024-04-12 Title`. A file SOURCE.toml beside "
    "the articles names their source and its licence. An article that is there already changes nothing."
)
_TABLE_HINT = (
    "An export of ACLED, UCDP GED, VIINA, GDELT 2 or a TimeMap as it was published, packed (.gz, .zip) or not; csv is "
    "a table with the columns date and place (or longitude and latitude), or any other with a mapping. Licences stay."
)


def draw(location: str) -> None:
    """Draw the forms that add to a store, and what came of what was added last."""
    kind = st.segmented_control("Add", [_FILES, _FOLDER, _RECORDS], default=_FILES, required=True, key="adding")
    with st.form("add", clear_on_submit=True, border=False):
        if kind == _RECORDS:
            _records(location)
        else:
            _articles(location, kind)
    if outcome := st.session_state.get(_OUTCOME):
        _tell(outcome)


def _articles(location: str, kind: str) -> None:
    st.caption(_HEADER_HINT)
    source = st.text_input("Source of the articles", "uploaded", key="adding_source") if kind == _FILES else ""
    files = st.file_uploader(
        "Drop article files" if kind == _FILES else "Drop a folder of articles",
        ["txt", "toml"],
        accept_multiple_files=True if kind == _FILES else "directory",
        key=f"uploads {kind}",
        max_upload_size=MOST_MEGABYTES,
    )
    if st.form_submit_button("Add to the store"):
        uploads = [Upload(file.name, file.getvalue()) for file in files or ()]
        _run(bool(uploads), "Reading articles", lambda bar: add_articles(uploads, source or "uploaded", location, bar))


def _records(location: str) -> None:
    st.caption(_TABLE_HINT)
    form = st.selectbox("Form", RECORD_FORMS, key="adding_form")
    file = st.file_uploader("Drop a table", key="uploads table", max_upload_size=MOST_MEGABYTES)
    described = st.file_uploader("With csv: a mapping that says which column is what", ["toml"], key="uploads mapping")
    if st.form_submit_button("Add to the store"):
        table = Upload(file.name, file.getvalue()) if file else Upload("", b"")
        mapping = Upload(described.name, described.getvalue()) if described and form == "csv" else None
        _run(file is not None, "Reading records", lambda bar: add_records(table, form, mapping, location, bar))


def _run(given: bool, label: str, work: Callable[[Progress], Outcome]) -> None:  # noqa: FBT001
    """Do the work under a progress bar; the page is drawn anew with what came of it."""
    if not given:
        st.session_state[_OUTCOME] = Outcome(("Drop something first: nothing was added.",), failed=True)
        return
    bar = st.progress(0.0, label)
    try:
        outcome = work(lambda done, total: _show(bar, label, done, total))
    except (ArticleError, GeodataError) as error:
        outcome = Outcome((str(error),), failed=True)
    st.session_state[_OUTCOME] = outcome
    st.rerun()


def _show(bar: DeltaGenerator, label: str, done: int, total: int) -> None:
    bar.progress(done / max(1, total), f"{label}: {done:,} of {total:,}")


def _tell(outcome: Outcome) -> None:
    for words in outcome.said:
        st.html(text_html(words, "problem" if outcome.failed else "notice"))
    if outcome.problems:
        told = [(problem.source, problem.line, problem.reason) for problem in outcome.problems]
        table = pd.DataFrame(told, columns=["file", "line", "what to do"]).astype({"line": "Int64"})
        st.dataframe(table, hide_index=True, alt="Files and lines that could not be read")
