"""The signature of a text, by which its copies are looked up: MinHash over runs of words, cut into bands.

Two texts that share a quarter of their runs of five words have a band in common with a chance of 0.98, unrelated ones
hardly ever: 64 bands of two of the 128 values (1 - (1 - s²)^64). Loads datasketch, and with it scipy.
"""

from __future__ import annotations

import hashlib

from datasketch import MinHash

from sayso.ledger.likeness import RUN, SHINGLE, plain_words, runs

BANDS = 64
ROWS = 2


def bands(text: str) -> list[int]:
    """A digest (signed, 64 bits) of each band; none of a text that is too short to be told for a copy."""
    words = plain_words(text)
    if len(words) < RUN:
        return []
    signature = MinHash(num_perm=BANDS * ROWS, seed=1)
    signature.update_batch(" ".join(run).encode() for run in sorted(set(runs(words, SHINGLE))))
    values = [int(value) for value in signature.hashvalues]
    return [_digest(values[n * ROWS : (n + 1) * ROWS]) for n in range(BANDS)]


def _digest(values: list[int]) -> int:
    written = ",".join(map(str, values)).encode()
    return int.from_bytes(hashlib.blake2b(written, digest_size=8).digest(), "big", signed=True)
