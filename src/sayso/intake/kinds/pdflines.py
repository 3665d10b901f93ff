"""Printed lines to paragraphs: by the space between them, by indents, by where a line ends short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

WIDE = 1.35  # times the usual distance of two lines: a paragraph's space lies above
SHORT = 0.8  # of a page's width of text: a line that ends a sentence before that ends a paragraph
TALLER = 1.15  # times: letters so much larger than the next line's are a heading's
EDGE = 2  # lines at the top and the foot of a page that may be furniture
_HYPHEN = re.compile(r"(\w+)[\ufffe\u00ad\x02]\s*(\w+)")
_LAST_HYPHEN = re.compile(r"(\w+)-$")
_CLOSED = re.compile(r"[.!?:…][\"”’»')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of print. ``left``/``start``: where its first character stands (x and y, points, y grows upwards);

    ``right``/``end``: its last; ``height``: of its first character; ``page`` counts from 0.
    """

    text: str
    page: int
    left: float
    start: float
    right: float
    end: float
    height: float


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but the heads and feet that repeat: but for their numbers, on most of three pages or more."""
    edges = Counter(form for page in pages for form in {_form(line) for line in _edges(page)})
    repeated = {form for form, count in edges.items() if count >= 3 and count > 0.6 * len(pages)}
    return [
        line
        for page in pages
        for at, line in enumerate(page)
        if not (_form(line) in repeated and (at < EDGE or at >= len(page) - EDGE))
    ]


def mended(lines: Sequence[Line]) -> str:
    """The text, a blank line between paragraphs; words that were parted at a line's end are whole."""
    known = Counter(word for line in lines for word in re.findall(r"[\w-]+", line.text.casefold()))
    paragraphs = [_joined(paragraph, known) for paragraph in _paragraphs(lines)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def headline(lines: Sequence[Line]) -> str | None:
    """The first lines of the first page, where they are larger than most; else ``None``."""
    if not lines:
        return None
    usual = median(line.height for line in lines)
    first = next(_paragraphs(lines), [])
    taller = all(line.height >= TALLER * usual and line.page == 0 for line in first)
    return " ".join(line.text.strip() for line in first) if taller else None


def _edges(page: Sequence[Line]) -> list[Line]:
    return [line for at, line in enumerate(page) if at < EDGE or at >= len(page) - EDGE]


def _form(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    steps = [above.end - below.start for above, below in pairwise(lines) if 0 < above.end - below.start < 60]
    usual = median(steps) if steps else 0.0
    widths = {page: max(line.right for line in lines if line.page == page) for page in {one.page for one in lines}}
    run: list[Line] = []
    for line in lines:
        if run and _parts(run[-1], line, usual, widths):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _parts(above: Line, below: Line, usual: float, widths: dict[int, float]) -> bool:
    """Whether a paragraph ends between two lines that follow each other."""
    closed, runs_on = bool(_CLOSED.search(above.text.rstrip())), below.text.lstrip()[:1].islower()
    if not 1 / TALLER < above.height / (below.height or 1.0) < TALLER and not runs_on:
        return True
    if above.page != below.page or below.start > above.end:  # the next page or column
        return closed and not runs_on
    if above.end - below.start > WIDE * usual:
        return True
    indented = below.left > above.left + below.height / 2
    return closed and not runs_on and (indented or above.right < SHORT * widths[above.page])


def _joined(lines: Sequence[Line], known: Counter[str]) -> str:
    """The lines of a paragraph as one; a hyphen at a line's end stays where the word has one elsewhere, too."""
    text = ""
    for line in lines:
        parted = _LAST_HYPHEN.search(text)
        if parted and line.text.lstrip()[:1].islower():
            text = text[:-1] + "\u00ad" + line.text.strip()
        else:
            text = f"{text} {line.text.strip()}".strip()
    return _HYPHEN.sub(lambda found: _whole(found[1], found[2], known), text)


def _whole(first: str, second: str, known: Counter[str]) -> str:
    dashed = f"{first}-{second}"
    return dashed if known[dashed.casefold()] > known[f"{first}{second}".casefold()] else f"{first}{second}"
