"""A Bloom filter over the keys of the index: most words of a text are told from names without touching the disk."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

BITS = 1 << 24


def _probes(key: str) -> tuple[int, int, int]:
    digest = int.from_bytes(blake2b(key.encode(), digest_size=9).digest(), "little")
    return digest & (BITS - 1), (digest >> 24) & (BITS - 1), (digest >> 48) & (BITS - 1)


def build(keys: Iterable[str]) -> bytes:
    """The filter's ``BITS`` bits (two megabytes) for ``keys``."""
    bits = bytearray(BITS // 8)
    for key in keys:
        for probe in _probes(key):
            bits[probe >> 3] |= 1 << (probe & 7)
    return bytes(bits)


def maybe(bits: bytes, key: str) -> bool:
    """False: ``key`` is surely not there. True: it is, but for about one in a thousand."""
    a, b, c = _probes(key)
    return bool(bits[a >> 3] >> (a & 7) & 1 and bits[b >> 3] >> (b & 7) & 1 and bits[c >> 3] >> (c & 7) & 1)
