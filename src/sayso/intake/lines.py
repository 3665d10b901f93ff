"""JSON lines: one report a line, with ``id`` and ``text`` and what else is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sayso.errors import BadReport
from sayso.intake.plain import decoded
from sayso.intake.report import document
from sayso.model import Document

_TOLD = ("published", "publisher", "title", "url", "lang")


def reports(lines: Iterable[bytes], *, source: str, published: str | None = None) -> Iterator[Document | BadReport]:
    """A document for each line, or a ``BadReport`` that names ``source`` and the line's number.

    Empty lines are skipped. ``text`` is taken exactly as given. ``published`` is for reports that give none.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield report(decoded(line), published=published)
        except BadReport as error:
            yield BadReport(f"{source}, line {number}: {error}")


def report(line: str, *, published: str | None = None) -> Document:
    """The document of one line; ``BadReport`` when it is not a JSON object with an ``id`` and a ``text``."""
    given = _parsed(line)
    told = {name: _optional(given, name) for name in _TOLD}
    return document(
        _required(given, "text"), name=_required(given, "id"), **{**told, "published": told["published"] or published}
    )


def _parsed(line: str) -> dict[str, object]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadReport(f"it is not JSON ({error.msg} at character {error.pos})") from None
    except (ValueError, RecursionError) as error:
        raise BadReport(f"it cannot be read as JSON ({error})") from None
    if not isinstance(given, dict):
        raise BadReport('it is not a JSON object: write {"id": "…", "text": "…"}')
    return given


def _required(given: dict[str, object], name: str) -> str:
    value = given.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadReport(f'"{name}" is {"missing" if value is None else "not a string"}: every report needs one')
    return value


def _optional(given: dict[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise BadReport(f'"{name}" is not a string: write it as one, or null')
