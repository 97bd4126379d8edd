"""Sentences of an article, as spans of its text."""

from __future__ import annotations

import re
from functools import cache

from articles.article import Span
from articles.languages import vocabulary

LONGEST = 1_000
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[^\w\n\"'«“„‘(\[+]+")
_STAMP = re.compile(r"\d{1,2}[:.]\d{2}\.?(?=\s)")
_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]{0,3}(?:\[\d{1,3}\]){0,5}(?=\s)")  # 'repelled.[4] A'
_NEXT_WORD = re.compile(r"\s*(\w+)")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_ENDED = re.compile(r"[.!?…:;][\"'»”’)\]]{0,3}\s*$")


def sentences(text: str, start: int, end: int, language: str) -> list[Span]:
    """Return the sentences between two offsets of a text, without bullets and surrounding blanks, in reading order.

    A line is at least one sentence, unless the next one goes on in lower case. A time stamp stays with the sentence
    that it opens. Longer runs than `LONGEST` characters are cut at a blank.
    """
    found: list[Span] = []
    for line in _lines(text, start, end):
        found.extend(_sentences_of_line(text, line, language))
    return found


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Return the lines between two offsets, wrapped ones joined."""
    lines: list[Span] = []
    for match in _LINE.finditer(text, start, end):
        if not match.group().strip():
            continue
        previous = lines[-1] if lines else None
        if previous and previous.end + 1 == match.start() and _goes_on(text, previous, match.start()):
            lines[-1] = Span(previous.start, match.end())
        else:
            lines.append(Span(match.start(), match.end()))
    return lines


def _goes_on(text: str, line: Span, following: int) -> bool:
    tail = text[max(line.start, line.end - 20) : line.end]
    return text[following].islower() and not _ENDED.search(tail)


def _sentences_of_line(text: str, line: Span, language: str) -> list[Span]:
    start = _after_bullet(text, line)
    stamp = _STAMP.match(text, start, line.end)
    found: list[Span] = []
    for match in _STOP.finditer(text, stamp.end() if stamp else start, line.end):
        if _is_end(text, start, match, line.end, language):
            found.extend(_cut(text, start, match.end()))
            start = match.end()
    found.extend(_cut(text, start, line.end))
    return found


def _after_bullet(text: str, line: Span) -> int:
    bullet = _BULLET.match(text, line.start, line.end)
    return bullet.end() if bullet and bullet.end() < line.end else line.start


def _is_end(text: str, start: int, stop: re.Match[str], line_end: int, language: str) -> bool:
    """Tell whether a full stop ends a sentence: what follows could open one, and no abbreviation precedes."""
    following = text[stop.end() : min(stop.end() + 8, line_end)].lstrip().lstrip("\"'«“„‘(—–-• ")[:1]
    if not following or following.islower():
        return not following
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 30), stop.start())
    if word is None:
        return True
    after_figure = text[max(start, word.start() - 2) : word.start()].strip().isdecimal()
    opens_name = following.isalpha() and not _is_date_word(text, stop.end(), language)
    return not _is_abbreviation(word.group(), language, opens_name=opens_name, after_figure=after_figure)


def _is_date_word(text: str, position: int, language: str) -> bool:
    """Tell whether a weekday or a month comes next, as in '6 p.m. Tuesday'."""
    word = _NEXT_WORD.match(text, position)
    return word is not None and word.group(1).casefold() in _date_words(language)


def _is_abbreviation(word: str, language: str, *, opens_name: bool, after_figure: bool) -> bool:
    """Tell whether a word before a full stop is cut short; 'p.m.' or '2022 г.' may end a sentence before a name."""
    always, inner = _abbreviations(language)
    folded = word.casefold()
    if folded in inner and (after_figure or folded not in always):
        return not opens_name
    return folded in always or (len(word) == 1 and word.isupper())


@cache
def _date_words(language: str) -> frozenset[str]:
    table = vocabulary(language)["dates"]
    return frozenset(
        word.casefold() for name in ("weekdays", "months") for words in table[name].values() for word in words
    )


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    table = vocabulary(language)["sentences"]
    return frozenset(table["abbreviations"]), frozenset(table["inner_abbreviations"])


def _cut(text: str, start: int, end: int) -> list[Span]:
    """Return the stripped span, in pieces no longer than `LONGEST`; nothing where no letter or digit stands in it."""
    pieces: list[Span] = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            blank = text.rfind(" ", start + 1, start + LONGEST)
            stop = blank if blank > 0 else start + LONGEST
        piece = text[start:stop]
        if any(character.isalnum() for character in piece):
            first = start + len(piece) - len(piece.lstrip())
            pieces.append(Span(first, first + len(piece.strip())))
        start = stop
    return pieces
