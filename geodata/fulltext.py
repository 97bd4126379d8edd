"""Full text: which events the words of a reader's search lead to, over whole articles in any language."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlalchemy import Connection, select, text

from geodata import tables
from geodata.names import LETTERS


@dataclass(frozen=True, slots=True)
class _Index:
    """The statements of one kind of database: what makes the index, and what enters, leaves and finds articles.

    `planned` goes before a search.
    """

    made: tuple[str, ...]
    lacking: str
    entered: tuple[str, ...]
    left: tuple[str, ...]
    found: str
    planned: tuple[str, ...] = ()


_FILE = _Index(
    made=(
        """
        CREATE TABLE IF NOT EXISTS article_number (
            number INTEGER PRIMARY KEY, article_id VARCHAR NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE
        )
        """,
        # Without a second copy of the text, which is told again when an article leaves.
        """
        CREATE VIRTUAL TABLE IF NOT EXISTS article_words
        USING fts5(text, content='', tokenize='unicode61 remove_diacritics 0')
        """,
    ),
    lacking="SELECT id FROM article EXCEPT SELECT article_id FROM article_number",
    entered=(
        "INSERT INTO article_number (article_id) VALUES (:id)",
        "INSERT INTO article_words (rowid, text) SELECT number, :words FROM article_number WHERE article_id = :id",
    ),
    left=(
        """
        INSERT INTO article_words (article_words, rowid, text)
        SELECT 'delete', number, :words FROM article_number WHERE article_id = :id
        """,
    ),
    found="""
        SELECT group_concat(event_claim.event_id, char(10)) FROM article_words
        JOIN article_number ON article_number.number = article_words.rowid
        JOIN claim ON claim.article_id = article_number.article_id
        JOIN event_claim ON event_claim.claim_id = claim.id WHERE article_words MATCH :words
    """,
)
_SERVER = _Index(
    made=(
        """
        CREATE TABLE IF NOT EXISTS article_words (
            article_id VARCHAR COLLATE "C" PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
            words TSVECTOR NOT NULL
        )
        """,
        "CREATE INDEX IF NOT EXISTS ix_article_words_words ON article_words USING gin (words) WITH (fastupdate = off)",
    ),
    lacking="SELECT id FROM article EXCEPT SELECT article_id FROM article_words",
    entered=("INSERT INTO article_words VALUES (:id, to_tsvector('simple', :words))",),
    left=(),
    found="""
        SELECT string_agg(event_claim.event_id, chr(10)) FROM article_words
        JOIN claim ON claim.article_id = article_words.article_id
        JOIN event_claim ON event_claim.claim_id = claim.id
        WHERE article_words.words @@ to_tsquery('simple', :words)
    """,
    # A server does not reckon what it takes to unpack the words of all articles, and would look at each.
    planned=("SET LOCAL enable_seqscan = off",),
)
_INDEXES = {"sqlite": _FILE, "postgresql": _SERVER}
_PHRASE = re.compile(r'"[^"]*"?|[^\s"]+')
_WORD = re.compile(r"[^\W_]+")
# Marks that are no part of a letter: й, ї and ў keep theirs, ё does not.
_MARKS = re.compile("(?<![иуі])[\u0306\u0308]|[\u0300-\u0305\u0307\u0309-\u036f]")
_STEM = 4


def prepare(connection: Connection) -> None:
    """Make the index of a store where there is none, and enter the articles that it lacks."""
    index = _INDEXES[connection.dialect.name]
    for statement in index.made:
        connection.exec_driver_sql(statement)
    for article_id in connection.exec_driver_sql(index.lacking).scalars().all():
        enter(connection, {article_id: _text_of(connection, article_id)})


def enter(connection: Connection, told: Mapping[str, str]) -> None:
    """Enter the words of articles, whose texts come by the articles' ids."""
    new = [{"id": article_id, "words": folded_words(words)} for article_id, words in told.items()]
    for statement in _INDEXES[connection.dialect.name].entered if new else ():
        connection.execute(text(statement), new)


def leave(connection: Connection, article_id: str) -> None:
    """Take the words of an article out, before the article goes."""
    for statement in _INDEXES[connection.dialect.name].left:
        words = folded_words(_text_of(connection, article_id))
        connection.execute(text(statement), {"id": article_id, "words": words})


def phrases(wanted: str) -> list[str]:
    """Return what a search asks for: its words, and what stands in double quotes, with these; signs alone go."""
    return [found for found in _PHRASE.findall(wanted) if _WORD.search(found)]


def events_told(connection: Connection, wanted: str) -> set[str]:
    """Return the ids of the events of which for each phrase an article tells that has it; none for no words.

    Case, accents and apostrophes do not count. A word is found in its other forms, too, and where it goes on: `missile`
    finds missiles, `Полтава` finds Полтаву; in double quotes words are found as they stand.
    """
    kind = connection.dialect.name
    index = _INDEXES[kind]
    for statement in index.planned:
        connection.exec_driver_sql(statement)
    asked = (_asked(phrase, kind) for phrase in phrases(wanted))
    # One text of all ids comes in a fraction of the time of a row for each.
    told = [{*(connection.execute(text(index.found), {"words": query}).scalar() or "").split()} for query in asked]
    return set.intersection(*told) if told else set()


def stands_in(phrase: str, told: str) -> bool:
    """Tell whether a phrase of a search stands in a text, as `events_told` would find it."""
    words, exact = _words(phrase)
    return f" {words}{' ' * exact}" in f" {folded_words(told)} "


def folded_words(told: str) -> str:
    """Return the words of a text in the form in which they are compared, one space between them."""
    small = unicodedata.normalize("NFD", told.casefold()).translate(LETTERS)
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", _MARKS.sub("", small))))


def _asked(phrase: str, kind: str) -> str:
    words, exact = _words(phrase)
    if kind == "sqlite":
        return f'"{words}"{"" if exact else "*"}'
    return " <-> ".join(words.split()) + ("" if exact else ":*")


def _words(phrase: str) -> tuple[str, bool]:
    """Return the words of a phrase, the last without its ending where it is not asked for as it stands."""
    exact = phrase.startswith('"')
    words = folded_words(phrase)
    return (words, exact) if exact else (_stem(words), exact)


def _stem(words: str) -> str:
    first, last = words.rpartition(" ")[::2]
    ending = next((one for one in _endings() if last.endswith(one) and len(last) - len(one) >= _STEM), "")
    return f"{first} {last.removesuffix(ending)}".strip()


@cache
def _endings() -> tuple[str, ...]:
    """Return the endings of inflected words, the longest first."""
    told = resources.files("geodata").joinpath("data/search_endings.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in told.splitlines() if not line.startswith("#"))
    return tuple(sorted({row["ending"] for row in rows}, key=lambda one: (-len(one), one)))


def _text_of(connection: Connection, article_id: str) -> str:
    told = tables.article.c
    return str(connection.execute(select(told.text).where(told.id == article_id)).scalar_one())
