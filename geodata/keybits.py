"""Key bits: a bit for each name of the gazetteer, which tells at once of nearly every other word that it is none."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

_SIZE = 1 << 21  # bytes; at 700,000 names one word in 24 has the bit of another's
_MASK = 8 * _SIZE - 1


class KeyBits:
    """Which keys may be among those that were taken in; what it denies is not among them."""

    def __init__(self, bits: bytes) -> None:
        """Take the bits as `written` returned them."""
        self._bits = bits

    def __contains__(self, key: str) -> bool:
        """Tell whether a key may be one of those taken in."""
        bit = crc32(key.encode()) & _MASK
        return bool(self._bits[bit >> 3] >> (bit & 7) & 1)


def written(keys: Iterable[str]) -> bytes:
    """Return the bits of some keys."""
    bits = bytearray(_SIZE)
    for key in keys:
        bit = crc32(key.encode()) & _MASK
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)
