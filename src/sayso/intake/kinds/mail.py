"""Mail and newsletters (.eml): one message is one report; its subject is the headline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from sayso.errors import BadReport
from sayso.intake.kinds import page
from sayso.intake.kinds.composing import Block, Composed, compose
from sayso.intake.kinds.encoding import decode
from sayso.intake.kinds.given import Input
from sayso.intake.kinds.stamps import iso_day
from sayso.intake.report import document
from sayso.model import Document, Original, Problem, Zone

HEADER = 20_000  # characters of one header: Python's parser takes a time that grows with their square
STUB = 2  # times: a text part with fewer words than the page's part of them is a pointer to it ("view in a browser")


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The one report of a message; ``BadReport`` when it is no mail, or holds no text."""
    data = given.read()
    message = message_from_bytes(data, policy=policy.default)
    if any(len(str(value)) > HEADER for part in message.walk() for _, value in part.raw_items()):
        raise BadReport(f"a line of its header has more than {HEADER} characters: it was damaged, or is no letter")
    if not any(message[field] for field in ("From", "Date", "Subject", "Message-ID")):
        raise BadReport("it is no mail (no From, Date or Subject): save the message again as .eml")
    subject = _header(message, "Subject")
    text = _text(message, subject)
    sender, address = parseaddr(_header(message, "From") or "")
    made = document(
        text.text,
        name=given.name,
        published=iso_day(_header(message, "Date")) or given.published,
        publisher=parseaddr(_header(message, "List-Id") or "")[0] or sender or address or None,
        author=sender or address or None,
        title=subject,
        url=given.url,
    )
    notes = tuple(Problem(what=f"its attachment {name} is not read", span=None) for name in _attachments(message))
    yield replace(made, blocks=text.blocks, notes=notes, original=Original(data=data, media="message/rfc822"))


def _text(message: EmailMessage, subject: str | None) -> Composed:
    """Subject and body. A plain body is kept as it is, and has no blocks: reading tells them by the layout."""
    plain = _part(message, "plain")
    parts = page.fragment(_part(message, "html")) if not plain or message.is_multipart() else []
    told = sum(len(block.text.split()) for block in parts)
    if plain.strip() and STUB * len(plain.split()) >= told:
        return Composed(text="\n\n".join(part for part in (subject, plain) if part), blocks=())
    if not parts:
        raise BadReport("there is no text in this message, only what is attached to it: save that by itself")
    return compose([Block(text=subject or "", zone=Zone.HEADLINE), *parts])


def _part(message: EmailMessage, subtype: str) -> str:
    """The characters of the message's text of one subtype; empty where it has none."""
    part = message.get_body(preferencelist=(subtype,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    return decode(payload, part.get_content_charset()).text


def _header(message: EmailMessage, field: str) -> str | None:
    """A header on one line."""
    return " ".join(str(message[field] or "").split()) or None


def _attachments(message: EmailMessage) -> list[str]:
    return [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
