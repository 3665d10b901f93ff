"""One report's text and what is known about it from outside, checked once, so that no other room has to."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from sayso.errors import BadReport
from sayso.model import Document

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ])", re.ASCII)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def document(
    text: str,
    *,
    name: str = "report",
    published: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Document:
    """A document whose ``text`` is exactly the one given, and whose id is ``name``.

    ``published``: ISO 8601 date, or a date-time of which the date is kept. ``BadReport`` when the text is empty or
    not text (NUL, lone surrogates), the id is empty, or the date is none.
    """
    _check_text(text)
    if not name.strip():
        raise BadReport('"id" is empty: give every report a name')
    told = {"id": name, "publisher": publisher, "author": author, "title": title, "url": url, "lang": lang}
    for field, value in told.items():
        _check_characters(field, value or "")
    return Document(
        id=name,
        text=text,
        published=None if published is None else day(published),
        publisher=publisher,
        author=author,
        title=title,
        url=url,
        lang=lang,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def day(published: str) -> str:
    """The ISO date of an ISO date or date-time; ``BadReport`` when it is neither."""
    found = _DAY.match(published)
    try:
        return date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise BadReport(f'"published" is {published!r}: write it as a date, like 2016-10-25') from None


def _check_text(text: str) -> None:
    if not text or text.isspace():
        raise BadReport("there is no text in it")
    _check_characters("text", text)


def _check_characters(field: str, value: str) -> None:
    if "\0" in value:
        raise BadReport(f'"{field}" holds a NUL character at {value.index(chr(0))}: it is not text, or was damaged')
    if surrogate := _SURROGATE.search(value):
        raise BadReport(
            f'"{field}" holds half of a surrogate pair at {surrogate.start()}: it was damaged; write it again as UTF-8'
        )
