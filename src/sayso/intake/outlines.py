"""OPML: the list of feeds that every feed reader can write."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sayso.errors import BadReport
from sayso.intake.prescan import scanned


def outlines(data: bytes) -> Iterator[str]:
    """The addresses of the feeds in a list, in its order; ``BadReport`` when it is none."""
    scanned(data, xml=True)
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise BadReport(
            f"it is no OPML ({type(error).__name__}: {error}): give a list that a feed reader wrote"
        ) from None
    found = [one.get("xmlUrl", "").strip() for one in root.iter("outline")]
    if not any(found):
        raise BadReport("there is no feed in it (no outline with an xmlUrl)")
    yield from dict.fromkeys(filter(None, found))
