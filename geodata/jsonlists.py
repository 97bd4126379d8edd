"""Lists in JSON files, read item by item, so that a list may be larger than memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from articles.errors import Problem
from geodata.errors import RecordError

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,]*")
_ADDRESSES = ("path", "url", "id")
_JOINT = ";"


def json_rows(path: Path, text: IO[str]) -> Iterator[tuple[int, Mapping[str, str]] | Problem]:
    """Yield each object of a list with the line on which it begins, flat: lists joined, `{key, value}` by their key."""
    for line, item in _items(path, text):
        if isinstance(item, dict):
            yield line, dict(_cells(item))
        else:
            yield Problem(str(path), line, f"{str(item)[:40]!r} is no record with columns")


def _items(path: Path, text: IO[str]) -> Iterator[tuple[int, object]]:
    decoder, buffer, line = json.JSONDecoder(), text.read(_CHUNK).lstrip(), 1
    if not buffer.startswith("["):
        raise RecordError(f"{path} is no JSON list of records; give the file as it was published")
    at, ended = 1, False
    while True:
        begin = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]
        try:
            if buffer[begin : begin + 1] == "]":
                return
            item, end = decoder.raw_decode(buffer, begin)
        except ValueError as error:
            more = "" if ended else text.read(_CHUNK)
            if not more:
                raise RecordError(f"{path}, line {line}: broken JSON ({error}); fetch the file again") from error
            buffer, at = buffer[at:] + more, 0
            continue
        line += buffer.count("\n", at, begin)
        yield line, item
        line += buffer.count("\n", begin, end)
        at = end


def _cells(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    named: dict[str, list[str]] = {}
    for column, value in item.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "key" in one:
                named.setdefault(str(one["key"]), []).append(_cell(one.get("value")))
            else:
                named.setdefault(column, []).append(_cell(one))
    for column, cells in named.items():
        yield column, _JOINT.join(cell for cell in cells if cell)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return next((str(value[part]) for part in _ADDRESSES if value.get(part)), "")
    return str(value)
