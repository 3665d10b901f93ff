"""PDF: page by page in the order of reading, its lines mended into paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from sayso.errors import BadReport
from sayso.intake.kinds.given import REPORT, Input
from sayso.intake.kinds.pdflines import Line, headline, mended, without_furniture
from sayso.intake.report import document
from sayso.model import Document, Original

PAGES = 2_000
FEWEST = 20  # letters and digits: a file with fewer has pictures of pages


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The one report of a PDF; ``BadReport`` when it is encrypted, damaged, or has no text layer.

    Its date of making is not taken for that of publication: it is often that of a scan or of a later print.
    """
    data = given.read()
    lines = without_furniture(_pages(data))
    text = mended(lines)
    made = document(text, name=given.name, published=given.published, title=headline(lines), url=given.url)
    yield replace(made, original=Original(data=data, media="application/pdf"))


def _pages(data: bytes) -> list[list[Line]]:
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD:
            raise BadReport("it is encrypted: save it without a password first") from None
        raise BadReport(f"it is no whole PDF ({error}): get it again") from None
    with closing(opened):
        if len(opened) > PAGES:
            raise BadReport(f"it has more than {PAGES} pages: cut it into parts")
        pages = [_lines(opened, number) for number in range(len(opened))]
    told = sum(character.isalnum() for page in pages for line in page for character in line.text)
    if told < FEWEST:
        raise BadReport("it has no text layer: it was scanned; recognise its text first, for example with: ocrmypdf")
    if sum(len(line.text) for page in pages for line in page) > REPORT:
        raise BadReport(f"it holds more than {REPORT // 1_000_000} MB of text: cut it into parts")
    return pages


def _lines(opened: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of one page, with where their first and last characters stand."""
    try:
        page = opened[number]
    except pypdfium2.PdfiumError as error:
        raise BadReport(f"its page {number + 1} is damaged ({error}): get it again") from None
    with closing(page), closing(page.get_textpage()) as text:
        found, at = [], 0
        for line in text.get_text_range().split("\r\n"):
            units = len(line.encode("utf-16-le", errors="surrogatepass")) // 2
            if line.strip():
                first = text.get_charbox(at, loose=True)
                last = text.get_charbox(at + units - 1, loose=True)
                found.append(
                    Line(
                        text=line,
                        page=number,
                        left=first[0],
                        start=first[1],
                        right=last[2],
                        end=last[1],
                        height=first[3] - first[1],
                    )
                )
            at += units + 2
        return found
