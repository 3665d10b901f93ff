"""The bytes of a page to a tree that is safe to walk, parsed once."""

from __future__ import annotations

import re

from lxml import etree, html

from sayso.errors import BadReport
from sayso.intake.kinds.encoding import Decoded, charset, decode

ATTRIBUTES = 1_000  # in one tag; parsers take a time that grows with their square
DEPTH = 2_000  # elements inside each other
_DECLARED = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding=[\"']([\w.-]+)", re.I
)
_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")


def characters(data: bytes, media: str | None) -> Decoded:
    """The text of a page's bytes, by the server's charset, the page's own, or as ``decode`` finds it."""
    meta = _DECLARED.search(data[:4096])
    own = next((name.decode("ascii") for name in meta.groups() if name), None) if meta else None
    read = decode(data, charset(media), own)
    if "\0" in read.text:
        raise BadReport(f"it holds a NUL character at {read.text.index(chr(0))}: it is not a page, or was damaged")
    return read


def tree(text: str) -> html.HtmlElement:
    """The page as lxml parses it, however deep; ``BadReport`` where walking it would take too long."""
    _require_few_attributes(text)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        made = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise BadReport("there is no text in it") from None
    _require_shallow(made)
    return made


def _require_few_attributes(text: str) -> None:
    for tag in _TAG.finditer(text):
        if len(tag[0]) > ATTRIBUTES and len(_QUOTED.sub("''", tag[0]).split()) > ATTRIBUTES:
            raise BadReport(f"a tag at character {tag.start()} has more than {ATTRIBUTES} attributes: it is no report")


def _require_shallow(made: html.HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(made, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH:
            raise BadReport(f"its elements stand more than {DEPTH} deep in each other: it is no report")
