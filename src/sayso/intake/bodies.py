"""What a server sends, unpacked piece by piece, so that a small answer cannot become a large one unseen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sayso.errors import BadReport

MOST_BYTES = 10_000_000
_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS


def body(pieces: Iterable[bytes], encoding: str, most: int = MOST_BYTES) -> bytes:
    """All of it; ``BadReport`` when it is more than ``most`` bytes, damaged, or packed in a way nobody asked for."""
    made = bytearray()
    for piece in _bounded(_unpacked(_bounded(pieces, most), encoding.strip().lower()), most):
        made += piece
    return bytes(made)


def _bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise BadReport(f"it is larger than {most / 1_000_000:g} MB")
        yield piece


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        return iter(pieces)
    if encoding in {"gzip", "x-gzip"}:
        return _gunzipped(pieces)
    raise BadReport(f"the server packed it as {encoding[:40]!r}, which was not asked for")


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Never more than a piece of it at a time in memory."""
    stream = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not stream.eof:
                yield stream.decompress(waiting, _PIECE)
                waiting = stream.unconsumed_tail
        while not stream.eof and (rest := stream.decompress(b"", _PIECE)):
            yield rest
    except zlib.error as error:
        raise BadReport(f"what the server sent cannot be unpacked ({error})") from None
    if not stream.eof:
        raise BadReport("what the server sent ends before its end")
