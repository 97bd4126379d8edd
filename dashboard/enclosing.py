"""Enclosing: files packed into the text of an HTML page, and the policy that lets it run its own scripts alone."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

_BEST = 9


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file of a page: its name, what is in it, and whether it is a script that the page runs."""

    name: str
    data: bytes
    is_script: bool = False

    @property
    def html(self) -> str:
        """The file as an element of the page, in letters and digits that no text of a stranger can break out of."""
        data = gzip.decompress(self.data) if self.name.endswith(".gz") else self.data
        packed = base64.b64encode(gzip.compress(data, _BEST, mtime=0)).decode("ascii")
        return f'<script type="text/plain" id="{self.name}"{" data-script" * self.is_script}>{packed}</script>'


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy of a page that has these scripts and styles, no others, and loads nothing."""
    allowed = {"script-src": scripts, "style-src": styles}
    told = [f"{kind} {' '.join(map(_digest, texts))}" for kind, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *told, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
