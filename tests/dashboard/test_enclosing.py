"""Enclosed files come back as they were, and nothing in them can end the element around them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest

from dashboard.enclosing import Enclosed, policy

HOSTILE = ["</script><script>alert(1)</script>", "<!-- <script>", "\u2028\u2029", "]]>", "\0\r\n\ud7ff", "&lt;&#0;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_file_comes_back_and_is_letters_and_digits_in_the_page(text):
    html = Enclosed("told.json", text.encode()).html
    found = re.fullmatch(r'<script type="text/plain" id="told\.json">([A-Za-z0-9+/=]+)</script>', html)
    assert gzip.decompress(base64.b64decode(found[1])).decode() == text


def test_what_is_packed_already_is_packed_anew_as_small_as_it_gets():
    data = gzip.compress(bytes(range(256)) * 40, 1)
    html = Enclosed("events.bin.gz", data).html
    packed = base64.b64decode(re.search(r">([^<]+)<", html)[1])
    assert gzip.decompress(packed) == bytes(range(256)) * 40
    assert len(packed) <= len(data)


def test_a_script_is_marked_as_one():
    assert " data-script>" in Enclosed("map.js", b"1", is_script=True).html
    assert "data-script" not in Enclosed("map.js", b"1").html


def test_the_policy_names_the_digest_of_each_script_and_forbids_the_rest():
    told = dict(rule.split(" ", 1) for rule in policy(["let a;", "let b;"], ["p {}"]).split("; "))
    digest = base64.b64encode(hashlib.sha256(b"let b;").digest()).decode()
    assert told["default-src"] == "'none'"
    assert f"'sha256-{digest}'" in told["script-src"].split()
    assert len(told["script-src"].split()) == 2
    assert "unsafe" not in " ".join(told.values())
