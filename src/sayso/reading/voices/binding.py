"""Quotations and those who are quoted: a direct quotation belongs whole to one voice, however far it runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.model import Paragraph, Span
from sayso.reading.parse import Sentence
from sayso.reading.voices.continuing import Continuer
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.marks import Marks
from sayso.reading.voices.quotes import Quotation

_OPENING = 6  # letters: so many before a quotation in its clause ("that he") do not make it less than the whole


class Binder:
    """Gives the direct quotations of one report to its drafts."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], blocks: tuple[Paragraph, ...], marks: Sequence[Quotation]
    ) -> None:
        self.marks = Marks(text, sentences, blocks, marks)

    def bind(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with the quotations that are theirs, and new ones for quotations that only continue a voice."""
        for draft in drafts:
            self._adjoining(draft)
            self._overlapping(draft)
        for draft in drafts:
            if not draft.content:
                self._beside(draft)
        kept = [d for d in drafts if d.content]
        return sorted(Continuer(self.marks).carry_on(kept), key=lambda d: d.start)

    def _adjoining(self, draft: Draft) -> None:
        """ "“It is gone,” he said as they booed": a quotation that ends where its speaker is named is the content."""
        if "quote" not in draft.entry.frames or not draft.cue or draft.rule not in ("that", "object", "after", "prep"):
            return
        start = min(t.span.start for t in (*draft.cue, *draft.source))
        number = bisect_right(self.marks.direct, start, key=lambda q: q.span.end) - 1
        if number < 0 or number in self.marks.owner or not self._meets(self.marks.direct[number], start):
            return
        if draft.content and self.marks.direct[number].inner.of(self.marks.text).rstrip().endswith("."):
            return
        held = any(span.meets(self.marks.direct[number].span) for span in draft.content)
        if not held or self.marks.introduced(number):
            draft.content = []
            self.marks.give(draft, number)

    def _meets(self, quote: Quotation, start: int) -> bool:
        """Whether only a comma lies between the end of a quotation and where a speaker begins."""
        between = self.marks.text[quote.span.end : start]
        return quote.closed and not between.strip(" ,") and "\n" not in between

    def _overlapping(self, draft: Draft) -> None:
        """A content that lies mostly inside a quotation is that quotation, from its first sentence to its last."""
        for number, quote in enumerate(self.marks.direct):
            touched = [span for span in draft.content if span.meets(quote.span)]
            if not touched or draft.rule not in ("that", "quote", "phrase", "object", "before", "after", "colon"):
                continue
            if quote.span.holds(draft.head.span):
                continue
            opens = any(_letters(self.marks.text, span.start, quote.span.start) <= _OPENING for span in touched)
            if draft.rule != "object" and opens and number not in self.marks.owner and self._is_whole(quote, draft):
                self.marks.give(draft, number, only=not draft.interposed or self._stands_alone(quote, draft))
            else:
                grown = Span.around([*touched, quote.span])
                if not grown.meets(draft.head.span):
                    self.marks.owner.setdefault(number, draft)
                    draft.content = sorted([s for s in draft.content if s not in touched] + [grown])

    def _is_whole(self, quote: Quotation, draft: Draft) -> bool:
        """Whether a quotation is all that is said; one that goes on in the reporter's words is a part of it."""
        inner = quote.inner.of(self.marks.text).strip()
        if quote.continued or quote.span.end <= draft.head.span.start:
            return True
        return inner[:1].isupper() and inner[-1:] in ".,!?;…"

    def _stands_alone(self, quote: Quotation, draft: Draft) -> bool:
        """Whether a quotation is a sentence of its own, or comes before its cue: then nothing outside it is content."""
        return quote.span.end <= draft.head.span.start or quote.inner.of(self.marks.text).lstrip()[:1].isupper()

    def _beside(self, draft: Draft) -> None:
        """A cue without content takes the free quotation of its sentence, else the one before, else after a colon."""
        if "quote" not in draft.entry.frames and draft.rule != "phrase":
            return
        here = draft.sentence.place.span
        free = (n for n, q in enumerate(self.marks.direct) if q.span.meets(here) and n not in self.marks.owner)
        own = [n for n in free if not any(self.marks.direct[n].span.meets(cue.span) for cue in draft.cue)]
        if own:
            nearest = min(own, key=lambda n: _distance(self.marks.direct[n].span, draft.head.span))
            self.marks.give(draft, nearest)
            self._widen(draft, self.marks.direct[nearest])
            return
        before = next(
            (n for n in range(len(self.marks.direct) - 1, -1, -1) if self.marks.direct[n].span.end <= here.start), None
        )
        if (
            before is not None
            and before not in self.marks.owner
            and self._touches(self.marks.direct[before].span.end, here.start)
        ):
            self.marks.give(draft, before)
            return
        tail = self.marks.text[draft.cue[-1].span.end : here.end]
        after = next((n for n, q in enumerate(self.marks.direct) if q.span.start >= here.end), None)
        if not tail.rstrip().endswith(":"):
            return
        if (
            after is not None
            and after not in self.marks.owner
            and not self.marks.text[here.end : self.marks.direct[after].span.start].strip()
        ):
            self.marks.give(draft, after)
        else:
            draft.content = self._next_paragraph(here)

    def _widen(self, draft: Draft, quote: Quotation) -> None:
        """A quotation that goes on with a sentence of the reporter's: what stands before it there is content, too."""
        if quote.inner.of(self.marks.text).lstrip()[:1].isupper() or quote.span not in draft.content:
            return
        if quote.span.end <= draft.head.span.start:
            start = self.marks.starts[self.marks.sentence_of(quote.span.start)]
        else:
            start = draft.cue[-1].span.end
            following = next((t for t in draft.sentence.tokens if t.span.start >= start), None)
            if following is None or following.pos in ("ADP", "PUNCT", "SCONJ"):
                return
        before = self.marks.text[start : quote.span.start]
        if before.strip() and not before.rstrip().endswith((":", "-", "–", "—", ";")):
            wide = Span(start + len(before) - len(before.lstrip()), quote.span.end)
            if not any(wide.meets(t.span) for t in (*draft.cue, *draft.source)):
                draft.content = sorted([s for s in draft.content if not s.meets(wide)] + [wide])

    def _next_paragraph(self, sentence: Span) -> list[Span]:
        """What a colon at the end of a paragraph announces, where no marks show it."""
        following = next((b.span for b in self.marks.blocks if b.span.start >= sentence.end), None)
        own = next((b.span for b in self.marks.blocks if b.span.holds(sentence)), None)
        closes = own is not None and not self.marks.text[sentence.end : own.end].strip()
        return [following] if following is not None and closes else []

    def _touches(self, end: int, start: int) -> bool:
        """Whether nothing but blanks, and no new paragraph, lies between."""
        between = self.marks.text[end:start]
        return not between.strip() and between.count("\n") < 2


def _letters(text: str, start: int, end: int) -> int:
    return len(re.sub(r"\W", "", text[start:end])) if start < end else 0


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def quoted_tokens(sentence: Sentence, marks: Sequence[Quotation]) -> frozenset[int]:
    """The tokens (by ``i``) of a sentence that stand inside a quotation, scare quotes included.

    A mark that is never closed does not tell where the quotation ends: what follows it may be the speaker.
    """
    near = [q for q in marks if q.span.meets(sentence.place.span) and (q.closed or q.continued)]
    return frozenset(t.i for q in near for t in sentence.tokens if q.span.holds(t.span)) if near else frozenset()
