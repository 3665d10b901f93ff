"""Plain text and Markdown: one file is one report, its characters unchanged, line ends too."""

from __future__ import annotations

import codecs

from sayso.errors import BadReport
from sayso.intake.report import document
from sayso.model import Document

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def report(data: bytes, *, name: str, published: str | None = None) -> Document:
    """The document of one file's bytes; ``BadReport`` when they are not UTF-8 or hold no text.

    A byte order mark at the start belongs to the encoding and not to the text.
    """
    return document(decoded(data), name=name, published=published)


def decoded(data: bytes) -> str:
    """UTF-8 bytes as text; ``BadReport`` with the way to convert them when they are something else."""
    if data.startswith(_WIDE):
        raise BadReport("it is UTF-16, not UTF-8: convert it with: iconv -f UTF-16 -t UTF-8 FILE > NEW")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadReport(
            f"it is not UTF-8 (byte {error.start}): convert it, for example with: "
            "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"
        ) from None
