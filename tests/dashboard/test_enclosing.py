"""Enclosed files come back as they were, and nothing in them can end the element around them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest

from dashboard.enclosing import Enclosed, policy
from tests.dashboard.enclosures import opened

HOSTILE = ["</script><script>alert(1)</script>", "<!-- <script>", "\u2028\u2029", "]]>", "\0\r\n\ud7ff", "&lt;&#0;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_file_comes_back_and_no_sign_of_it_is_markup(text):
    html = Enclosed("told.json", text.encode()).html
    assert html.count("<") == 2
    assert not re.search(r"[&\s]", html.partition(">")[2])
    assert opened(html).decode() == text


@pytest.mark.parametrize("length", [0, 1, 12, 13, 14, 1000])
def test_a_file_of_any_length_comes_back(length):
    data = bytes(at * 31 % 256 for at in range(length))
    assert opened(Enclosed("rows.bin", data).html) == data


def test_what_is_packed_already_is_packed_anew_as_small_as_it_gets():
    data = gzip.compress(bytes(range(256)) * 40, 1)
    html = Enclosed("events.bin.gz", data).html
    assert opened(html) == bytes(range(256)) * 40
    assert int(re.search(r'data-bytes="(\d+)"', html)[1]) <= len(data)


def test_a_script_and_records_are_marked():
    assert " data-script>" in Enclosed("map.js", b"1", "script").html
    assert " data-records>" in Enclosed("told.json", b"[]", "records").html
    assert "data-script" not in Enclosed("map.js", b"1").html


def test_the_policy_names_the_digest_of_each_script_and_forbids_the_rest():
    told = dict(rule.split(" ", 1) for rule in policy(["let a;", "let b;"], ["p {}"]).split("; "))
    digest = base64.b64encode(hashlib.sha256(b"let b;").digest()).decode()
    assert told["default-src"] == "'none'"
    assert f"'sha256-{digest}'" in told["script-src"].split()
    assert len(told["script-src"].split()) == 2
    assert "unsafe" not in " ".join(told.values())
