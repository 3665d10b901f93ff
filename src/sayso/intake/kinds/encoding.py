"""Bytes to characters: by the mark at their start, by what is declared, as UTF-8, and only then by a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import NoReturn

import chardet

from sayso.errors import BadReport

SURE = 0.1  # chardet's confidence is low by nature; right guesses at a line of text lay above, at a word below
FEWEST = 20  # bytes: of fewer any guess is as good as another
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = frozenset({"ascii", "iso8859-1"})  # what is declared so is Windows-1252 (WHATWG Encoding Standard)
_SINGLE = ("cp125", "cp866", "iso8859", "koi8", "mac")  # encodings of one byte a character
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters, the codec that they were read with, and whether that was ``guessed``."""

    text: str
    codec: str
    guessed: bool = False


def decode(data: bytes, *declared: str | None) -> Decoded:
    """The text of ``data``. ``declared``: names of encodings, the most trusted first.

    ``BadReport`` when the bytes are of no encoding that can be told. A byte order mark is no part of the text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec) or _refused(data, codec)
    named = [known for one in declared if (known := _codec(one))]
    if named and named[0].startswith(_SINGLE) and not data.isascii():
        named.insert(0, "utf-8")  # what reads as UTF-8 is UTF-8: such a page has the wrong label
    for name in (*named, *_plain_guess(data)):
        if found := _strict(data, name):
            return found
    return _guess(data)


def charset(media: str | None) -> str | None:
    """The charset parameter of a media type."""
    found = _CHARSET.search(media or "")
    return found[1] if found else None


def _plain_guess(data: bytes) -> tuple[str, ...]:
    """UTF-8, unless there are NULs as only wider encodings have them."""
    return () if b"\0" in data[:1000] and _wide(data) else ("utf-8",)


def _wide(data: bytes) -> bool:
    return str(chardet.detect(data[:4000])["encoding"]).lower().startswith(("utf-16", "utf-32"))


def _codec(name: str | None) -> str | None:
    """Python's name of a declared encoding of text; ``None`` where there is none."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # "zip", "rot13": Python's codecs that are no encodings
        return None
    return "cp1252" if found.name in _LATIN else found.name


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(codec), codec=codec)
    except (UnicodeError, ValueError):
        return None


def _guess(data: bytes) -> Decoded:
    lenient = data.decode("utf-8", errors="replace")
    bad, good = lenient.count("\ufffd"), sum(not character.isascii() for character in lenient)
    if good > 2 * bad:
        raise BadReport(f"it is UTF-8 with {bad} damaged places: get a whole copy of it")
    found = chardet.detect(data[:200_000])
    name = _codec(found["encoding"]) if len(data) >= FEWEST else None
    read = _strict(data, name) if name and found["confidence"] >= SURE else None
    return replace(read, guessed=True) if read else _refused(data, "utf-8")


def _refused(data: bytes, codec: str) -> NoReturn:
    try:
        data.decode(codec)
        at = 0
    except UnicodeDecodeError as error:
        at = error.start
    raise BadReport(
        f"it is not {codec.upper()} (byte {at}), and what else it is cannot be told: convert it, for example with: "
        "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"
    )
