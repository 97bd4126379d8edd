"""Reading of article files: what is an article, where it came from, and what is wrong with it."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from articles.article import Article, Source, Span
from articles.errors import ArticleError, Problem
from articles.languages import foreign_share, language_name, language_of, languages

SUFFIXES = frozenset({".txt"})
LONGEST = 200_000
EARLIEST = date(1800, 1, 1)
LATEST = date(2199, 12, 31)
_BYTES_PER_CHARACTER = 4
_FOREIGN = 0.25  # of the words
_SOURCE_FILE = "SOURCE.toml"
_HEADER = re.compile(r"\n*([^\S\n]*date[^\S\n]+(\S+)(?:[^\S\n]+([^\n]*))?)(?:\n|$)", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def article_files(paths: Iterable[Path]) -> list[Path]:
    """Return the article files that paths stand for: each file named, and in each folder the files of an article form.

    Folders are walked to the bottom, in order of name, without hidden files; no file is listed twice. Raises
    ArticleError for a path that is not there, a file of another form, and a folder with no article.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _folder_files(path) if path.is_dir() else [_named_file(path)]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def read_article(path: Path) -> Article:
    """Return the article of a UTF-8 file whose first line is `date YYYY-MM-DD TITLE`.

    Raises ArticleError, one sentence with the file and the next step, for anything that is no such file.
    """
    return read_text(_decoded(_raw(path), path), _as_text(path), _source_of(path))


def read_articles(paths: Iterable[Path]) -> Iterator[Article | Problem]:
    """Return the articles of files and folders in turn, and a Problem in the place of each that cannot be read.

    Raises ArticleError at once where a path stands for no article file at all.
    """
    return map(_article_or_problem, article_files(paths))


def read_text(text: str, path_name: str, source: Source) -> Article:
    """Return the article of a text that came as `path_name` (a file, an upload, standard input).

    The id hashes the text without byte order mark and line-end style, so the same article has one id wherever it
    lies. Raises ArticleError, as `read_article` does.
    """
    if len(text) > LONGEST:
        raise ArticleError(f"{path_name}: longer than {LONGEST:,} characters; split it into one file for each article.")
    shown = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if not shown.strip():
        raise ArticleError(f"{path_name}: the file is empty; give it a first line `date YYYY-MM-DD TITLE` and a text.")
    header = _HEADER.match(shown)
    if header is None:
        raise ArticleError(f"{path_name}: no header; the first line must read `date YYYY-MM-DD TITLE`.")
    title = (header[3] or "").strip()
    if not title:
        raise ArticleError(f"{path_name}: the header has no title; write it after the date, `date YYYY-MM-DD TITLE`.")
    title_start = shown.index(title, header.start(3))
    return Article(
        id=hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        source=source,
        url=path_name,
        published=_published(header[2], path_name),
        language=_language(shown[title_start:], path_name),
        title=title,
        text=shown,
        title_span=Span(title_start, title_start + len(title)),
        body=header.end(),
        raw_header=header[1],
    )


def _folder_files(folder: Path) -> list[Path]:
    files: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=_unreadable_folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.extend(Path(base, name) for name in sorted(names) if _is_article_name(name))
    if not files:
        raise ArticleError(f"{folder}: no article in this folder; articles are files ending in {_forms()}.")
    return files


def _unreadable_folder(error: OSError) -> None:
    raise ArticleError(f"{error.filename}: cannot be listed ({error.strerror}); check the folder's permissions.")


def _named_file(path: Path) -> Path:
    if not os.path.lexists(path):
        raise ArticleError(f"{path}: no such file or folder; check the path.")
    if path.suffix.casefold() not in SUFFIXES:
        raise ArticleError(f"{path}: not a form of article that can be read; articles are files ending in {_forms()}.")
    return path


def _is_article_name(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.casefold() in SUFFIXES


def _forms() -> str:
    return ", ".join(sorted(SUFFIXES))


def _article_or_problem(path: Path) -> Article | Problem:
    try:
        return read_article(path)
    except ArticleError as error:
        return Problem(str(path), None, str(error).removeprefix(f"{path}: "))


def _raw(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ArticleError(f"{path}: not a plain file; name a text file.")
        if path.stat().st_size > LONGEST * _BYTES_PER_CHARACTER:
            raise ArticleError(f"{path}: longer than {LONGEST:,} characters; split it into one file for each article.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArticleError(f"{path}: cannot be read ({reason}); check that it is there and its permissions.") from error


def _decoded(raw: bytes, path: Path) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ArticleError(f"{path}: not a UTF-8 text file but binary data; save it as UTF-8 text.") from error
        raise ArticleError(f"{path}: broken UTF-8 at byte {error.start}; save the file as UTF-8 text.") from error
    if "\0" in text and not _HEADER.match(_LINE_ENDS.sub("\n", text).lstrip("\ufeff")):
        raise ArticleError(f"{path}: not a UTF-8 text file but binary data; save it as UTF-8 text.")
    return text


def _published(worded: str, path_name: str) -> date:
    try:
        day = date.fromisoformat(worded) if _ISO_DATE.fullmatch(worded) else None
    except ValueError as error:
        raise ArticleError(f"{path_name}: there is no day {worded}; correct the date in the first line.") from error
    if day is not None and EARLIEST <= day <= LATEST:
        return day
    if day is not None:
        raise ArticleError(
            f"{path_name}: {worded} is no day of news from {EARLIEST.year} to {LATEST.year}; correct the first line."
        )
    raise ArticleError(f"{path_name}: the date {worded[:40]!r} cannot be read; write it as YYYY-MM-DD.")


def _language(text: str, path_name: str) -> str:
    code = language_of(text)
    if code is None:
        *others, last = map(language_name, languages())
        known = f"{', '.join(others)} and {last}" if others else last
        raise ArticleError(f"{path_name}: language not recognised; strikemap reads {known}, so leave it out.")
    if foreign_share(text, code) > _FOREIGN:
        raise ArticleError(
            f"{path_name}: too much of it is in another script than {language_name(code)}; "
            "give each language a file of its own."
        )
    return code


def _source_of(path: Path) -> Source:
    """Return the source that SOURCE.toml beside an article names, else the folder's name."""
    file = path.parent / _SOURCE_FILE
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, ValueError) as error:
        raise ArticleError(f"{file}: cannot be read as TOML ({error}); correct it or take it away.") from error
    told = {key: value for key in ("url", "licence", "notice") if isinstance(value := table.get(key), str)}
    name = table.get("name")
    folder = path.resolve().parent
    return Source(name if isinstance(name, str) and name else _as_text(folder.name or folder), **told)


def _as_text(path: Path | str) -> str:
    """Return a path as text that can be kept and printed: the name of a file need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
