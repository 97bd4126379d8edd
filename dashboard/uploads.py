"""Uploads: articles and records that came through the page, taken in as `ingest` and `import` take in files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from articles.article import Article
from articles.errors import ArticleError, Problem
from articles.reading import article_files, read_articles
from dashboard.wordings import imported_text, ingested_text, rest_texts
from geodata import pipeline
from geodata.gazetteer import Gazetteer
from geodata.intake import Intake
from geodata.recordshelf import Progress
from geodata.recordtables import read_records
from geodata.store import Store

MOST_FILES = 5000
MOST_MEGABYTES = 200
_SOURCE_FILE = "SOURCE.toml"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it: its name, with folders where a folder was dropped, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of uploads, in words, what could not be read, and whether nothing came of them at all."""

    said: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    failed: bool = False


def add_articles(uploads: Sequence[Upload], source: str, location: str, progress: Progress) -> Outcome:
    """Read articles into a store and return what came of them; files without folders are of the source.

    Raises ArticleError where no article is among them or they are too many, StoreError where the store cannot be
    written.
    """
    if len(uploads) > MOST_FILES or sum(len(upload.data) for upload in uploads) > MOST_MEGABYTES * 1_000_000:
        raise ArticleError(
            f"More than {MOST_FILES:,} files or {MOST_MEGABYTES} MB at once;"
            " add fewer, or all of them with: strikemap ingest PATH"
        )
    with TemporaryDirectory(prefix="strikemap-") as folder, closing(Store.open(location, create=False)) as store:
        base = Path(folder)
        _write(uploads, base)
        if not (base / _SOURCE_FILE).exists():
            (base / _SOURCE_FILE).write_text(f"name = {json.dumps(source)}\n", encoding="utf-8")
        report = pipeline.take_in(_articles(base, progress), store, Gazetteer.open())
        return Outcome((ingested_text(report, store.name),), report.problems)


def add_records(table: Upload, form: str, mapping: Upload | None, location: str, progress: Progress) -> Outcome:
    """Put the records of a table of a form into a store and return what came of its rows.

    Raises RecordError for a table or a mapping that is not what it is said to be, StoreError where the store cannot be
    written.
    """
    intake = Intake()
    with TemporaryDirectory(prefix="strikemap-") as folder, closing(Store.open(location, create=False)) as store:
        (file,) = _write([table], Path(folder, "table"))
        described = _write([mapping], Path(folder, "mapping"))[0] if mapping else None
        added = store.add_records(intake.taking(read_records(file, form, Gazetteer.open(), described, progress)))
        joined = store.count_joined()
        problems = tuple(_renamed(problem, file.parent) for problem in intake.problems)
        return Outcome((imported_text(added, joined, store.name), *rest_texts(intake)), problems)


def _write(uploads: Iterable[Upload], base: Path) -> list[Path]:
    """Write uploads into a folder under their own names, none of which leads out of it, and return where."""
    written = []
    for upload in uploads:
        parts = [part for part in PurePosixPath(upload.name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
        path = base.joinpath(*(parts or ["unnamed"]))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(upload.data)
        written.append(path)
    return written


def _articles(base: Path, progress: Progress) -> Iterator[Article | Problem]:
    """Yield the articles of a folder, and their problems, under the names that they were uploaded with."""
    try:
        files = article_files([base])
    except ArticleError as error:
        raise ArticleError("None of the files is an article; articles are text files ending in .txt.") from error
    for done, path in enumerate(files, start=1):
        article = next(read_articles([path]))
        if isinstance(article, Problem):
            yield _renamed(article, base)
        else:
            yield replace(article, url=path.relative_to(base).as_posix())
        progress(done, len(files))


def _renamed(problem: Problem, base: Path) -> Problem:
    source, reason = (told.replace(f"{base}/", "") for told in (problem.source, problem.reason))
    return replace(problem, source=source, reason=reason)
