"""Condensing: many records that are alike, such as the details of events, in a fraction of the room of their JSON.

What differs from record to record is taken out of them and set column by column; of what is left there are few shapes.
Each text of a column is told once, each word of all texts once: a column is numbers of texts, a text numbers of words.
`assets/condensed.js` reads it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

import numpy as np

from dashboard.columns import compact_json

# Words with the space before them, and every other sign.
_WORD = re.compile(r" ?[^\W_]+|[\W_]")
_PLAIN = re.compile("[!-~]*")
_END = "\n"  # of a text; in a text it is escaped
_TWO_BYTES, _THREE_BYTES = 1 << 7, 1 << 14
_LONGEST_SHARED = 31
_LAST_OF_ONE_UNIT = "\uffff"


class _Column:
    """The values of one place in the records: 0 for a text not told before, n for the n-th last that is new."""

    def __init__(self, number: int, *, is_text: bool) -> None:
        self.number, self.is_text = number, is_text
        self.texts: dict[str, int] = {}
        self.numbers: list[int] = []

    def take(self, text: str) -> int:
        self.numbers.append(len(self.texts) - self.texts.get(text, len(self.texts)))
        self.texts.setdefault(text, len(self.texts))
        return self.number

    @property
    def is_plain(self) -> bool:
        """Whether its texts are no words, but such as ids and addresses."""
        return all(map(_PLAIN.fullmatch, self.texts))


class _Columns:
    """The columns by the place of their values in a record."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, bool], _Column] = {}

    def shape(self, value: object, place: str = "") -> object:
        """Return a value of JSON, the texts and numbers in it replaced by the numbers of the columns that take them."""
        if isinstance(value, dict):
            return {name: self.shape(each, f"{place}.{name}") for name, each in value.items()}
        if isinstance(value, list):
            if all(map(_is_labelled, value)):
                return [[label, self.shape(each, f"{place}:{label}")] for label, each in value]
            return [self.shape(each, place) for each in value]
        # A text is escaped, but has no quotation marks around it.
        text = json.dumps(value, ensure_ascii=False)
        return self._at(place, is_text=isinstance(value, str)).take(text[1:-1] if isinstance(value, str) else text)

    def _at(self, place: str, *, is_text: bool) -> _Column:
        key = (place, is_text)
        return self._by_place.setdefault(key, _Column(len(self._by_place), is_text=is_text))

    def __iter__(self) -> Iterator[_Column]:
        return iter(self._by_place.values())


def condensed(records: Iterable[object]) -> bytes:
    """Return records of JSON as the length of a header (4 bytes, lowest first), the header, texts and numbers.

    The header, JSON, has `shapes` (records with numbers of columns for values), `columns` (how many values and texts
    each has, whether its texts are plain, whether its values are texts) and `sizes`: records, bytes of the words, bytes
    of the plain texts. The numbers, 7 bits a byte and the lowest first, are the shape of each record, then the values
    of each column, then the words of the texts, from 1, each text with a 0 after it.
    """
    columns, shapes = _Columns(), dict[str, int]()
    kept = [shapes.setdefault(json.dumps(columns.shape(record)), len(shapes)) for record in records]
    plain = _joined(column.texts for column in columns if column.is_plain).encode()
    told = _WORD.findall(_joined(column.texts for column in columns if not column.is_plain))
    words = _in_order(told)
    spelled = "".join(_fronted(words)).encode()
    header = compact_json(
        {
            "shapes": [json.loads(shape) for shape in shapes],
            "columns": [[len(one.numbers), len(one.texts), one.is_plain, one.is_text] for one in columns],
            "sizes": [len(kept), len(spelled), len(plain)],
        }
    )
    ranks = {word: rank for rank, word in enumerate([_END, *words])}
    numbers = [*kept, *chain.from_iterable(column.numbers for column in columns), *(ranks[word] for word in told)]
    return b"".join((len(header).to_bytes(4, "little"), header, spelled, plain, _varied(numbers)))


def _is_labelled(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)  # noqa: PLR2004


def _joined(texts: Iterable[Iterable[str]]) -> str:
    return "".join(f"{text}{_END}" for text in chain.from_iterable(texts))


def _in_order(told: Iterable[str]) -> list[str]:
    """Return each word once: those told most, which have the shortest numbers, before the rest; these in the ABC."""
    words = [word for word, _ in Counter(told).most_common() if word != _END]
    often, seldom, rest = words[:_TWO_BYTES], words[_TWO_BYTES:_THREE_BYTES], words[_THREE_BYTES:]
    return [*often, *sorted(seldom), *sorted(rest)]


def _fronted(words: Iterable[str]) -> Iterator[str]:
    """Yield for each word a sign for how many letters it shares with the one before it, then the others."""
    before = ""
    for word in words:
        same = takewhile(lambda pair: pair[0] == pair[1] <= _LAST_OF_ONE_UNIT, zip(before, word, strict=False))
        shared = min(sum(1 for _ in same), _LONGEST_SHARED)
        yield f"{chr(shared)}{word[shared:]}"
        before = word


def _varied(numbers: Sequence[int]) -> bytes:
    """Return numbers of up to 28 bits, each in as many bytes as it needs; all but the last of a number have bit 7."""
    values = np.asarray(numbers, dtype="<u4")
    parts = np.stack([(values >> shift) & 0x7F for shift in (0, 7, 14, 21)], axis=1).astype("u1")
    length = 1 + np.searchsorted([1 << 7, 1 << 14, 1 << 21], values, side="right")[:, None]
    place = np.arange(4)
    parts |= np.where(place < length - 1, 0x80, 0).astype("u1")
    return bytes(parts[place < length].tobytes())
