"""Which pieces of a page are its report, and which part each is: trafilatura says what is body, the page the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.intake.kinds.composing import Block
from sayso.intake.kinds.pieces import Piece
from sayso.intake.kinds.textdates import stated
from sayso.lexicon import layout
from sayso.model import Zone

GRAM = 4  # words in a row by which a piece is found again in what trafilatura kept
PROSE = 80  # characters from which a piece is prose though no full stop ends it
LINKS = 0.5  # share of linked characters above which a piece is a link to something else
_WORDS = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!?…؟。][\"”’»')\]]*$")


class Kept:
    """What trafilatura kept of a page, asked piece by piece. ``text``: its output; ``None``: it gave up."""

    def __init__(self, text: str | None) -> None:
        lines = (text or "").splitlines()
        self._lines = {words(line) for line in lines}
        told = words(text or "")
        self._grams = {told[at : at + GRAM] for at in range(len(told) - GRAM + 1)}
        self.whole = len(lines) <= 1  # the page's text as it stands, in one line: nothing was chosen

    def holds(self, piece: Piece) -> bool:
        """Whether at least half of the piece is in it."""
        told = words(piece.text)
        if self.whole:
            return True
        if len(told) < GRAM:
            return told in self._lines
        grams = [told[at : at + GRAM] in self._grams for at in range(len(told) - GRAM + 1)]
        return 2 * sum(grams) >= len(grams)


def blocks(pieces: Sequence[Piece], kept: Kept, title: str | None, summary: str | None) -> list[Block]:
    """The blocks of the report, in the order of the page; its headline first, taken from ``title`` if not printed.

    ``summary``: the page's own description of itself. Empty when there is no body.
    """
    head = _headline(pieces, title)
    told = pieces[head + 1 :]
    zones = _zones(told, kept, words(summary or ""))
    if Zone.BODY not in zones:
        return []
    found = [Block(text=piece.text, zone=zone) for piece, zone in zip(told, zones, strict=True) if zone is not None]
    first = pieces[head].text if head >= 0 else title or ""
    return [Block(text=first, zone=Zone.HEADLINE), *found]


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case and marks, by which two printings of it are compared."""
    return tuple(_WORDS.findall(text.casefold()))


def _headline(pieces: Sequence[Piece], title: str | None) -> int:
    """Index of the piece that is the headline: what says the title, best a heading, or the only heading; else -1."""
    told = words(title or "")
    heads = [at for at, piece in enumerate(pieces) if piece.tag in {"h1", "h2"} and "caption" not in piece.marks]
    order: list[int] = [*heads, *range(len(pieces))]
    for at in order:
        said = words(pieces[at].text)
        if told and (said == told or (at in heads and len(said) > 2 and " ".join(said) in " ".join(told))):
            return at
    own = [at for at in heads if "furniture" not in pieces[at].marks]
    largest = [at for at in own if pieces[at].tag == "h1"] or own
    return largest[0] if len(largest) == 1 else -1


def _zones(pieces: Sequence[Piece], kept: Kept, summary: tuple[str, ...]) -> list[Zone | None]:
    """The part of the page that each piece is; ``None``: not of the report."""
    body = [at for at, piece in enumerate(pieces) if _is_body(piece, kept)]
    if not body:
        return [None] * len(pieces)
    first, last = body[0], body[-1]
    places = {pieces[at].place for at in body}
    found: list[Zone | None] = []
    begun = False
    for at, piece in enumerate(pieces):
        where = _Where(
            opening=at < last and not begun,
            midst=first < at < last,
            among=first < at < last or piece.place in places,
            inside=at < last or "article" in piece.marks,
        )
        found.append(_zone(piece, kept, summary, where))
        begun = begun or found[-1] is Zone.BODY
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Where a piece stands: before all body; in the midst of it; there or in a place such as its; in the report."""

    opening: bool
    midst: bool
    among: bool
    inside: bool


def _zone(piece: Piece, kept: Kept, summary: tuple[str, ...], where: _Where) -> Zone | None:
    if "furniture" in piece.marks:
        return _zone_of_furniture(piece, kept, where)
    if _is_caption(piece):
        return Zone.CAPTION if where.inside else None
    if where.opening and ("standfirst" in piece.marks or (summary and words(piece.text) == summary)):
        return Zone.STANDFIRST
    if ("stamp" in piece.marks or (where.opening and _is_dated(piece))) and not is_prose(piece):
        return Zone.FURNITURE if where.inside else None
    if _is_body(piece, kept) or (where.among and is_prose(piece)):
        return Zone.BODY
    return None


def _zone_of_furniture(piece: Piece, kept: Kept, where: _Where) -> Zone | None:
    """What the page calls furniture is none where trafilatura chose its prose: body in the midst of it, else kept as

    what it is called, so that no sentence is lost and none of these is read.
    """
    if kept.whole or not is_prose(piece) or not kept.holds(piece):
        return None
    return Zone.BODY if where.midst and "caption" not in piece.marks else Zone.FURNITURE


def _is_body(piece: Piece, kept: Kept) -> bool:
    """Whether trafilatura took it for text of the report, and nothing on the page says otherwise."""
    named = "furniture" in piece.marks or _is_caption(piece)
    return not named and piece.linked <= LINKS and kept.holds(piece)


def _is_caption(piece: Piece) -> bool:
    """Whether the page calls it a caption, or it begins as only captions do ("Photo: …")."""
    return "caption" in piece.marks or piece.text[:40].lower().startswith(layout.load().caption_holds)


def _is_dated(piece: Piece) -> bool:
    """Whether it is a short line with a whole date in it, as a page prints its day of publication."""
    return len(piece.text) < PROSE and any(one.date is not None for one in stated(piece.text))


def is_prose(piece: Piece) -> bool:
    """Whether it reads as a sentence of a report, not as a label or a link."""
    if piece.linked > LINKS:
        return False
    return len(piece.text) >= PROSE or (_CLOSED.search(piece.text) is not None and len(words(piece.text)) > 1)
