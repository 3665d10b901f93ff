"""A look at the bytes of a page before any parser sees them, in one pass: is it of a size that a parser survives?

Parsers of HTML need time that grows with the square of the attributes of a tag, or of the depth of tags within tags:
``<p>`` with 200,000 attributes occupies them for minutes. What is out of bounds is refused here. The scan is no parser:
it follows tags as far as bounds need it, and where it is wrong, the deadline of the process that parses is behind it.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import BadReport

MOST_BYTES = 10_000_000
MOST_ATTRIBUTES = 1_000
MOST_DEEP = 2_000

_TAG = re.compile(rb"<(?:(!--)|(!\[CDATA\[)|([!?])|(/?)([A-Za-z_:\x80-\xff][^\s/>]*+))")
_ATTRIBUTE = re.compile(
    rb"""[\s/]*+(?:(>)|([^\s/>=][^\s/>=]*+|=)(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?)"""
)
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_ENDLESS = frozenset(b"p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp".split())
"""Elements that the next of their kind ends: a page that leaves out their end tags is not deep."""
_RAW = {
    name: re.compile(rb"</" + name + rb"(?=[\s/>])", re.IGNORECASE)
    for name in b"script style textarea title xmp iframe noembed noframes".split()
}
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0\0\0": "utf-32-le",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}


@dataclass(slots=True)
class _Open:
    """The tags that are open, outermost first, and how many of each name."""

    names: list[bytes] = field(default_factory=list)
    counts: Counter[bytes] = field(default_factory=Counter)

    def enter(self, name: bytes) -> None:
        self.names.append(name)
        self.counts[name] += 1

    def leave(self, name: bytes) -> None:
        """An end tag ends what is open within, too; one that nothing began is of no account."""
        while self.counts[name]:
            last = self.names.pop()
            self.counts[last] -= 1
            if last == name:
                return


def scanned(data: bytes, *, xml: bool = False) -> None:
    """``BadReport`` where ``data`` is too large, has a tag with too many attributes, or tags too deep in each other.

    ``xml``: no element is empty or ends by itself. Time and memory grow with the bytes, and not faster.
    """
    if len(data) > MOST_BYTES:
        raise BadReport(f"it is larger than {MOST_BYTES // 1_000_000} MB: no report is that long")
    opened = _Open()
    for name, ends, closed in _tags(_narrow(data), xml):
        if ends:
            opened.leave(name)
        elif not (closed if xml else name in _VOID or name in _ENDLESS):
            opened.enter(name)
        if len(opened.names) > MOST_DEEP:
            raise BadReport(f"its tags lie more than {MOST_DEEP} deep in each other: no report is built like that")


def _tags(data: bytes, xml: bool) -> Iterator[tuple[bytes, bool, bool]]:
    """Each tag: its name, whether it is an end tag, and whether it ends itself (``<a/>``)."""
    at = 0
    while found := _TAG.search(data, at):
        comment, section, declaration, slash, name = found.groups()
        at = found.end()
        if comment or (section and xml):
            at = _after(data, b"-->" if comment else b"]]>", at)
        elif declaration or section:
            at = _after(data, b">", at)
        else:
            lower = name if xml else name.lower()
            at = _attributes(data, at)
            yield lower, bool(slash), data[at - 2 : at] == b"/>"
            if lower in _RAW and not slash and not xml:
                end = _RAW[lower].search(data, at)
                at = end.start() if end else len(data)


def _attributes(data: bytes, at: int) -> int:
    """Where the tag ends whose attributes begin at ``at``; ``BadReport`` where there are too many."""
    count = 0
    while found := _ATTRIBUTE.match(data, at):
        at = found.end()
        if found[1]:
            break
        count += 1
        if count > MOST_ATTRIBUTES:
            raise BadReport(f"a tag in it has more than {MOST_ATTRIBUTES} attributes: no report is built like that")
    return at


def _after(data: bytes, mark: bytes, at: int) -> int:
    found = data.find(mark, at)
    return len(data) if found < 0 else found + len(mark)


def _narrow(data: bytes) -> bytes:
    """The same page with a byte for each character of its tags, where it has several."""
    for start, encoding in _WIDE.items():
        if data.startswith(start):
            return data.decode(encoding, "replace").encode()
    return data
