"""A channel or chat exported by Telegram Desktop (result.json): each message with a text is a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.errors import BadReport
from sayso.intake.kinds.encoding import decode
from sayso.intake.kinds.given import Input
from sayso.intake.kinds.stamps import iso_day
from sayso.intake.report import document
from sayso.model import Document, Original, Problem

EXPORT = 200_000_000  # bytes of one result.json
_MESSAGES = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
_NAME = re.compile(r'(?<!\\)"name"\s*:\s*("(?:[^"\\]|\\.)*")')
_BETWEEN = re.compile(r"[\s,]*")
_HEAD = 4096  # characters before its messages in which a chat has its name


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The messages of all chats in the export, in order; service messages and pictures without words are left out.

    Messages are parsed one by one: where the file breaks off, those before are kept and the loss is told.
    """
    text = decode(given.read(EXPORT), "utf-8").text
    if not text.lstrip().startswith("{") or not (start := _MESSAGES.search(text)):
        raise BadReport('it is no Telegram export (no "messages"): give other reports as JSON lines, in a .jsonl file')
    decoder = json.JSONDecoder()
    while start:
        channel, at = _channel(text, start.start()), _past_comma(text, start.end())
        while text[at : at + 1] != "]":
            try:
                message, end = decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                raise BadReport(f"it is damaged or breaks off at character {at} ({error}): export it again") from None
            yield from _message(message, text[at:end], channel, given)
            at = _past_comma(text, end)
        start = _MESSAGES.search(text, at)


def _past_comma(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _channel(text: str, before: int) -> str:
    names = _NAME.findall(text, max(0, before - _HEAD), before)
    try:
        return str(json.loads(names[-1])) if names else "telegram"
    except ValueError:
        return "telegram"


def _message(message: object, written: str, channel: str, given: Input) -> Iterator[Document | BadReport]:
    """The document of one message, if it says anything."""
    if not isinstance(message, dict) or message.get("type") != "message":
        return
    name, text = f"{channel}/{message.get('id')}", _text(message.get("text"))
    if not text.strip():
        return
    try:
        made = document(
            text,
            name=name,
            published=iso_day(_said(message, "date")) or given.published,
            publisher=channel,
            author=_said(message, "from"),
        )
        yield replace(made, notes=_notes(message), original=Original(data=written.encode(), media="application/json"))
    except (BadReport, UnicodeEncodeError) as error:
        yield BadReport(f"{given.label}, message {name!a}: {error}")


def _text(told: object) -> str:
    """The words of a message: a string, or a list of strings and of marked parts (links, bold, mentions)."""
    if isinstance(told, str):
        return told
    parts = told if isinstance(told, list) else []
    return "".join(part if isinstance(part, str) else _said(part, "text") or "" for part in parts)


def _said(told: object, field: str) -> str | None:
    value = told.get(field) if isinstance(told, Mapping) else None
    return value if isinstance(value, str) and value else None


def _notes(message: Mapping[str, object]) -> tuple[Problem, ...]:
    """What else is to be known of a message: whose it was first, and whether it was changed."""
    first, edited = _said(message, "forwarded_from"), _said(message, "edited")
    told = [f"forwarded from {first}"] if first else []
    told += [f"edited on {edited}"] if edited else []
    return tuple(Problem(what=what, span=None) for what in told)
