"""Headings: the places that head a paragraph or an item of a list, with what is told of them behind."""

from __future__ import annotations

import re

from articles.placenames import PlaceKind
from articles.statements import Statement
from articles.toponyms import LARGER, Role, Toponym

_LIST = 3
_FEW_WORDS = 2
_CLOSING = re.compile(r"[»”\"']?\s*(?:[.:;,(—–-]|$)")


def heading_of(text: str, statement: Statement) -> tuple[Toponym, ...]:
    """Return the place that heads a paragraph: 'Avdiivka. Two aerial bombs...' or 'Kharkiv, 22 June, about 15:20'."""
    first = statement.places[0] if statement.places else None
    if first is None or first.role is Role.NAMESAKE or first.kind is PlaceKind.COUNTRY:
        return ()
    opens = re.fullmatch(r"[\W\d_]*", text[statement.span.start : first.span.start]) is not None
    closes = re.match(r"\s*(?:[.:,(—–-]|$)", text[first.span.end : statement.span.end]) is not None
    return (first.meant("heads what is told"),) if opens and closes else ()


def is_list(text: str, statement: Statement) -> bool:
    """Tell whether a sentence is a list of places behind a colon: 'The worst hit were: Kherson, Sadove, Beryslav'."""
    if len(statement.places) < _LIST or statement.heading:
        return False
    return text[statement.span.start : statement.places[0].span.start].rstrip().endswith(":")


def is_item(text: str, statement: Statement) -> bool:
    """Tell whether a sentence is an item of a list with the place first: '• Saky air base: a fighter on its stand'."""
    if not statement.bullet or not statement.places or _heads_a_list(text, statement):
        return False
    first, end = statement.places[0].span, statement.span.end
    heads = not any(map(str.isalnum, text[first.end : end])) and text[end : end + 1] == " "  # 'Bakhmut. A roof burnt'
    ahead = text[statement.span.start : first.start].split()
    return not heads and len(ahead) <= _FEW_WORDS and _CLOSING.match(text, first.end, end) is not None


def _heads_a_list(text: str, statement: Statement) -> bool:
    """Tell whether a line is the name of an area alone, with the entries of its own list below."""
    area, end = statement.places[0], statement.span.end
    return area.kind in LARGER and area.span.end >= end and text[end : end + 2] == "\n\n"
