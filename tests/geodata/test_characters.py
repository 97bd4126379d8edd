"""Characters: what no file can hold is replaced, all else stays as it is."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.characters import for_xml, text_column


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Київ 🚀 \u202e \u200d e\u0301", "Київ 🚀 \u202e \u200d e\u0301"),
        ("a\tb\r\nc\x01\x7f", "a\tb\r\nc\x01\x7f"),
        ("NUL\x00inside", "NUL\ufffdinside"),
        ("\ud800 half \udfff", "\ufffd half \ufffd"),
        ("\udc00\x00", "\ufffd\ufffd"),
        ("", ""),
    ],
)
def test_a_column_keeps_all_but_what_no_file_can_hold(text, kept):
    assert text_column([text, None, "x"]).astype(object).where(lambda column: column.notna(), None).tolist() == [
        kept,
        None,
        "x",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("\x01\x08\x1b[31m", "\ufffd\ufffd\ufffd[31m"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("]]> ]]]>", "]] > ]]] >"),
        ("a]] b <!-- -->", "a]] b <!-- -->"),
        ('"<![CDATA[ x ]]>', '"<! [CDATA[ x ]] >'),
    ],
)
def test_xml_can_hold_what_is_left(text, kept):
    assert for_xml(pd.Series([text, None], dtype="str")).tolist()[0] == kept
    assert for_xml(pd.Series([text, None], dtype="str")).isna().tolist() == [False, True]


@given(st.lists(st.none() | st.text(st.characters()), max_size=5))
def test_a_column_has_its_length_and_can_be_encoded(values):
    column = text_column(values)
    assert column.isna().tolist() == [value is None for value in values]
    assert all("\x00" not in text.encode().decode() for text in column.dropna())
    assert [len(text) for text in column.dropna()] == [len(value) for value in values if value is not None]
