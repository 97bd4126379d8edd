"""Enclosed files of stand-alone pages, read back."""

from __future__ import annotations

import gzip
import re

SIGNS = "".join(map(chr, range(33, 127))).translate(str.maketrans("", "", '<&"'))


def opened(html: str) -> bytes:
    """Return what is in an enclosed file: each two signs are 13 bits of a gzip file of so many bytes."""
    length, signs = re.search(r'data-bytes="(\d+)"[^>]*>([^<]*)</script>', html).groups()
    values = [SIGNS.index(one) * 91 + SIGNS.index(other) for one, other in zip(signs[::2], signs[1::2], strict=True)]
    bits = "".join(f"{value:013b}" for value in values)
    packed = bytes(int(bits[at : at + 8], 2) for at in range(0, 8 * int(length), 8))
    assert int(bits[8 * int(length) :] or "0", 2) == 0
    return gzip.decompress(packed)
