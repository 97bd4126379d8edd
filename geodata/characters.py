"""Characters: text without those that files cannot hold."""

from __future__ import annotations

import re

import pandas as pd

REPLACEMENT = "\ufffd"
# What no database and no GIS format keeps: the end of a string in C, and halves of a character.
_BROKEN = re.compile("[\x00\ud800-\udfff]")
# https://www.w3.org/TR/xml/#charsets, and the ends of a section of plain text, over which the KML driver stumbles.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|]](?=>)|<!(?=\\[CDATA\\[)")


def text_column(values: list[str | None]) -> pd.Series:
    """Return texts as a column, each character that a file cannot hold replaced by U+FFFD."""
    try:
        column = pd.Series(values, dtype="str")
    except UnicodeEncodeError:
        return pd.Series([value and _BROKEN.sub(REPLACEMENT, value) for value in values], dtype="str")
    if not column.str.contains("\x00", regex=False).any():
        return column
    return column.str.replace("\x00", REPLACEMENT, regex=False)


def for_xml(column: pd.Series) -> pd.Series:
    """Return a column of texts with what XML cannot hold replaced by U+FFFD; a space parts `]]>` and `<![CDATA[`."""
    return column.map(lambda text: _NO_XML.sub(_kept_apart, text), na_action="ignore")


def _kept_apart(found: re.Match[str]) -> str:
    return f"{found[0]} " if len(found[0]) > 1 else REPLACEMENT
