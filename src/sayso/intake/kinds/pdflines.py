"""Printed lines to paragraphs: by the space between them, by indents, by where a line ends short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

WIDE = 1.35  # times the distance of two lines (one of the least on the pages): a paragraph's space lies above
COLUMN = 36  # points: lines that begin so near to each other are of one column
LETTER = 0.5  # of a line's height: the width of a letter, rather more than most have
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
    prints = {number: _Print.of([line for line in lines if line.page == number]) for number in {x.page for x in lines}}
    run: list[Line] = []
    for line in lines:
        if run and _parts(run[-1], line, prints[line.page]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """How a page is set: the distance and height of its lines, and where they begin and end at most (points)."""

    step: float
    height: float
    ends: Mapping[int, float]

    @staticmethod
    def of(lines: Sequence[Line]) -> _Print:
        steps = sorted(above.end - below.start for above, below in pairwise(lines) if above.end > below.start)
        ends = sorted((round(line.left), line.right) for line in lines)
        height = median(line.height for line in lines)
        return _Print(step=steps[len(steps) // 10] if steps else 0.0, height=height or 1.0, ends=dict(ends))

    def left(self, line: Line) -> float:
        """The left edge of the column in which ``line`` stands."""
        return float(min(self._about(line), default=line.left))

    def right(self, line: Line) -> float:
        """The right edge of that column: where its longest line ends."""
        return max((self.ends[at] for at in self._about(line)), default=line.right)

    def _about(self, line: Line) -> list[int]:
        return [at for at in range(round(line.left) - COLUMN, round(line.left) + COLUMN) if at in self.ends]


def _parts(above: Line, below: Line, page: _Print) -> bool:
    """Whether a paragraph ends between two lines that follow each other."""
    closed, runs_on = bool(_CLOSED.search(above.text.rstrip())), below.text.lstrip()[:1].islower()
    if not 1 / TALLER < above.height / (below.height or 1.0) < TALLER and not runs_on:
        return True
    if above.page != below.page or below.start > above.end:  # the next page or column
        return closed and not runs_on
    if above.end - below.start > WIDE * page.step * max(1.0, below.height / page.height):
        return True
    indented = below.left > page.left(below) + below.height / 2
    return closed and not runs_on and (indented or _ends_short(above, below, page))


def _ends_short(above: Line, below: Line, page: _Print) -> bool:
    """Whether the first word of the next line would have found room."""
    first = below.text.split()[0]
    return page.right(above) - above.right > (len(first) + 1) * LETTER * below.height


def _joined(lines: Sequence[Line], known: Counter[str]) -> str:
    """The lines of a paragraph as one, its words whole again."""
    text = ""
    for line in lines:
        parted = _LAST_HYPHEN.search(text)
        if parted and line.text.lstrip()[:1].islower():
            text = text[:-1] + "\u00ad" + line.text.strip()
        else:
            text = f"{text} {line.text.strip()}".strip()
    return _HYPHEN.sub(lambda found: _whole(found[1], found[2], known), text)


def _whole(first: str, second: str, known: Counter[str]) -> str:
    """A word parted at a line's end: with its hyphen where it has one elsewhere, or where its second half is a word."""
    whole, dashed = f"{first}{second}", f"{first}-{second}"
    if second[0].isupper():
        return dashed
    if known[whole.casefold()] or not (known[dashed.casefold()] or known[second.casefold()] > 1):
        return whole
    return dashed
