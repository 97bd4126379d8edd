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
_ID = re.compile("[0-9a-f]{16}")
_END = "\n"  # of a text; in a text it is escaped
_TWO_BYTES, _THREE_BYTES = 1 << 7, 1 << 14
_LONGEST_SHARED = 31
_LARGEST = 1 << 25  # so that a step between two, with its sign, has 27 bits
_TEXT, _LIST, _JSON = "text", "list", "json"
_LAST_OF_ONE_UNIT = "\uffff"


class _Column:
    """The values of one place in the records, all of a kind: texts, lists of whole numbers, or else JSON.

    Of a text: 0 for one not told before, n for the n-th last that was new. Of a list: twice its length, one more where
    steps from the last but one are told; then each number twice, of a negative one less without its sign.
    """

    def __init__(self, number: int, kind: str) -> None:
        self.number, self.kind = number, kind
        self.texts: dict[str, int] = {}
        self.numbers: list[int] = []

    def take(self, value: object) -> int:
        if isinstance(value, list):
            self._take_list(value)
            return self.number
        # A text is escaped, but has no quotation marks around it.
        told = json.dumps(value, ensure_ascii=False)
        text = told[1:-1] if self.kind == _TEXT else told
        self.numbers.append(len(self.texts) - self.texts.get(text, len(self.texts)))
        self.texts.setdefault(text, len(self.texts))
        return self.number

    def _take_list(self, values: list[int]) -> None:
        steps = [*values[:2], *(later - first for first, later in zip(values, values[2:], strict=False))]
        are_steps = sum(map(abs, steps)) < sum(map(abs, values))
        self.numbers.append(2 * len(values) + are_steps)
        self.numbers += (2 * value if value >= 0 else -2 * value - 1 for value in (steps if are_steps else values))

    @property
    def is_of_ids(self) -> bool:
        """Whether its texts are ids, told as the bytes that they stand for."""
        return bool(self.texts) and all(map(_ID.fullmatch, self.texts))


class _Columns:
    """The columns by the place of their values in a record."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, str], _Column] = {}

    def shape(self, value: object, place: str = "") -> object:
        """Return a value of JSON, the texts and numbers in it replaced by the numbers of the columns that take them."""
        if isinstance(value, dict):
            return {name: self.shape(each, f"{place}.{name}") for name, each in value.items()}
        if isinstance(value, list) and not _is_run(value):
            if all(map(_is_labelled, value)):
                return [[label, self.shape(each, f"{place}:{label}")] for label, each in value]
            return [self.shape(each, place) for each in value]
        kind = _TEXT if isinstance(value, str) else _LIST if isinstance(value, list) else _JSON
        return self._by_place.setdefault((place, kind), _Column(len(self._by_place), kind)).take(value)

    def __iter__(self) -> Iterator[_Column]:
        return iter(self._by_place.values())


def condensed(told: object) -> bytes:
    """Return a list of records, or one, of JSON as a header's length (4 bytes), the header, texts and numbers.

    The header, JSON, has `shapes` (records with numbers of columns for values), `columns` (how many numbers and texts
    each has, whether these are ids, and its kind), `sizes` (records, bytes of the words and of the ids) and `listed`,
    whether it was a list. The numbers, 7 bits a byte and the lowest first, are the shape of each record, then those of
    each column, then the words of the texts, from 1, each text with a 0 after it.
    """
    columns, shapes = _Columns(), dict[str, int]()
    records = told if isinstance(told, list) else [told]
    kept = [shapes.setdefault(json.dumps(columns.shape(record)), len(shapes)) for record in records]
    ids = bytes.fromhex(_joined(column.texts for column in columns if column.is_of_ids))
    tokens = _WORD.findall(_joined(column.texts for column in columns if not column.is_of_ids))
    words = _in_order(tokens)
    spelled = "".join(_fronted(words)).encode()
    header = compact_json(
        {
            "shapes": [json.loads(shape) for shape in shapes],
            "columns": [[len(one.numbers), len(one.texts), one.is_of_ids, one.kind] for one in columns],
            "sizes": [len(kept), len(spelled), len(ids)],
            "listed": isinstance(told, list),
        }
    )
    ranks = {word: rank for rank, word in enumerate([_END, *words])}
    numbers = [*kept, *chain.from_iterable(column.numbers for column in columns), *(ranks[word] for word in tokens)]
    return b"".join((len(header).to_bytes(4, "little"), header, spelled, ids, _varied(numbers)))


def _is_run(values: Sequence[object]) -> bool:
    """Tell whether values are whole numbers, several and not too large to be told as such."""
    return len(values) > 1 and all(type(value) is int and abs(value) < _LARGEST for value in values)


def _is_labelled(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)  # noqa: PLR2004


def _joined(texts: Iterable[Iterable[str]]) -> str:
    """Return texts, each with its end."""
    return "".join(f"{text}{_END}" for text in chain.from_iterable(texts))


def _in_order(tokens: Iterable[str]) -> list[str]:
    """Return each word once: those told most, which have the shortest numbers, before the rest; these in the ABC."""
    words = [word for word, _ in Counter(tokens).most_common() if word != _END]
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
