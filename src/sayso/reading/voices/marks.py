"""The quotations of one report while they are given to their voices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.model import Paragraph
from sayso.reading.parse import Sentence
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.quotes import Quotation


class Marks:
    """What is quoted, where it stands, and whose it is; quotations are told apart by their index in ``direct``."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], blocks: tuple[Paragraph, ...], quoted: Sequence[Quotation]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.blocks = blocks
        self.direct = [q for q in quoted if not q.scare]
        self.starts = [s.place.span.start for s in sentences]
        self.owner: dict[int, Draft] = {}

    def give(self, draft: Draft, number: int, only: bool = False) -> None:
        """This quotation, with the paragraphs that carry it on, is the draft's."""
        chain = self._chain(number)
        mine = [self.direct[n].span for n in chain]
        for n in chain:
            self.owner[n] = draft
        outside = [s for s in draft.content if not any(s.meets(q) for q in mine)]
        if only:
            outside = [
                s for s in outside if any(s.meets(self.direct[n].span) for n in self.owner if self.owner[n] is draft)
            ]
        draft.content = sorted({*outside, *mine})
        draft.direct = True

    def _chain(self, number: int) -> list[int]:
        first = last = number
        while first > 0 and self.direct[first - 1].continued:
            first -= 1
        while self.direct[last].continued and last + 1 < len(self.direct):
            last += 1
        return list(range(first, last + 1))

    def sentence_of(self, position: int) -> int:
        return max(bisect_right(self.starts, position) - 1, 0)

    def introduced(self, number: int) -> bool:
        """Whether a colon or a dash in its sentence leads up to a quotation."""
        start = self.direct[number].span.start
        return self.text[self.starts[self.sentence_of(start)] : start].rstrip().endswith((":", "-", "–", "—"))
