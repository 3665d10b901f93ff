"""The bytes of a page to a tree that is safe to walk, parsed once."""

from __future__ import annotations

import re

from lxml import etree, html

from sayso.errors import BadReport
from sayso.intake.kinds.encoding import Decoded, charset, decode
from sayso.intake.prescan import scanned

_DECLARED = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding=[\"']([\w.-]+)", re.I
)


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
    data = text.encode()
    scanned(data)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        made = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise BadReport("there is no text in it") from None
    return made
