"""Enclosing: files packed into the text of an HTML page, and the policy that lets it run its own scripts alone."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.condensing import condensed

_BEST = 9
# 91 signs, of which no two make markup: 13 bits go into two of them.
_SIGNS = "".join(sign for sign in map(chr, range(ord("!"), ord("~") + 1)) if sign not in '<&"')
_BITS = 13
_DIGITS = np.frombuffer(_SIGNS.encode("ascii"), dtype="u1")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of a page: its name, what is in it, and how the page takes it.

    A `script` is run, a `style` drawn with, `records` (JSON) are condensed on the way; else a file is as it is.
    """

    name: str
    data: bytes
    use: Literal["script", "style", "records"] | None = None

    @property
    def html(self) -> str:
        """The file as an element of the page, in signs that no text of a stranger can make markup of."""
        packed = gzip.compress(self._contents(), _BEST, mtime=0)
        use = f" data-{self.use}" if self.use else ""
        return f'<script type="text/plain" id="{self.name}" data-bytes="{len(packed)}"{use}>{_signs(packed)}</script>'

    def _contents(self) -> bytes:
        if self.name.endswith(".gz"):
            return gzip.decompress(self.data)
        return condensed(json.loads(self.data)) if self.use == "records" else self.data


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy of a page that has these scripts and styles, no others, and loads nothing."""
    allowed = {"script-src": scripts, "style-src": styles}
    told = [f"{kind} {' '.join(map(_digest, texts))}" for kind, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *told, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _signs(data: bytes) -> str:
    bits = np.unpackbits(np.frombuffer(data, dtype="u1"))
    groups = np.pad(bits, (0, -len(bits) % _BITS)).reshape(-1, _BITS)
    first, second = np.divmod(groups @ (1 << np.arange(_BITS)[::-1]), len(_SIGNS))
    return str(_DIGITS[np.stack([first, second], axis=1).ravel()].tobytes(), "ascii")
