"""Vocabulary: every row is used by some article of the samples or some sentence of the tests."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from articles import dateforms
from articles.errors import Problem
from articles.languages import languages, vocabulary
from articles.phrasebook import Phrasebook
from articles.reading import read_articles
from articles.wording import wording

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "articles" / "samples"
GOLD = HERE.parent / "gold"
SENTENCES = HERE / "vocabulary_sentences"
_GAP = "\n\n"


@cache
def corpus(language: str) -> str:
    """Return what the tests have a reader of a language read: a table of phrases, the articles, and all sentences."""
    table = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8")
    return _GAP.join([table, *_literals(), *(text for code, text in _articles() if code == language)])


@cache
def _articles() -> Sequence[tuple[str, str]]:
    folders = [SAMPLES, *{path.parent for path in GOLD.rglob("*.txt")}]
    found = [read for read in read_articles(folders) if not isinstance(read, Problem)]
    return [(article.language, article.text) for article in found]


@cache
def _literals() -> Sequence[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def unused_phrases(language: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of the lists of attack that no text has, each with the name of its list."""
    rows = [(name, entry) for name, entries in wording(language).words.items() for entry in entries]
    text = corpus(language)
    found = Phrasebook({str(number): [entry] for number, (_, entry) in enumerate(rows)}).read(text)
    yield from (row for number, row in enumerate(rows) if not found.has(str(number), 0, len(text)))


def unused_patterns(language: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of the tables of sentences, numbers, dates and tolls that no text has, each with its table."""
    text = corpus(language)
    for table in ("sentences", "numbers", "dates", "casualties"):
        for name, pattern in _rows(vocabulary(language)[table], table):
            if not re.search(rf"(?<!\w)(?:{_loose(pattern)})(?!\w)", text, re.IGNORECASE | re.MULTILINE):
                yield name, pattern


def unused_forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of date that no text has; one that takes any date is used where it stands with one."""
    text, table = corpus(language), vocabulary(language)["dates"]
    slots = dateforms._slots(table)
    for row in table["forms"]:
        for form in row["form"]:
            told = (dateforms._with_slots(each, slots) for each in dateforms._expanded([form], table["date"]))
            patterns = (re.compile(rf"(?<![\w.,:/-])(?:{each})(?!\w)", re.IGNORECASE) for each in told)
            if not any(pattern.search(text) for pattern in patterns):
                yield f"dates.forms.{row['means']}", form


def _rows(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if key in {"forms", "date", "thousands", "names_are_capitalised", "year_ending", "ranges"}:
            continue
        if isinstance(value, dict):
            words = name in {"numbers.words", "numbers.multipliers"}
            yield from (
                ((name, word) for forms in value.values() for word in forms.split()) if words else _rows(value, name)
            )
        elif name.startswith("numbers.phrases."):
            yield "numbers.phrases", key
        elif isinstance(value, list):
            yield from ((name, entry) for entry in value if isinstance(entry, str))


def _loose(entry: str) -> str:
    return entry.replace(" ", r"\s+").replace("'", "['’ʼ]")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("unused", [unused_phrases, unused_patterns, unused_forms], ids=lambda each: each.__name__)
def test_every_row_of_a_vocabulary_is_used_by_some_sentence(unused, language):
    rows = list(unused(language))
    counts = Counter(name for name, _ in rows)
    mend = f"put them into a sentence of {SENTENCES.name}/{language}.txt, or take them out"
    assert rows == [], f"{len(rows)} rows are used by no sentence; {mend}: {dict(counts)}"
