"""Quotations and those who are quoted: a direct quotation belongs whole to one voice, however far it runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.lexicon.speech import Cue
from sayso.model import Paragraph, Span
from sayso.reading.parse import Sentence
from sayso.reading.voices import sources
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.quotes import Quotation
from sayso.reading.voices.use import FINITE, Use

_SHARE = 0.5  # of a content's letters inside one quotation: more, and the content is that quotation
_NEAR = 12  # words: more between two quotations, and the second is no longer part of the same sentence of a voice
_NO_CUE = Cue("", (), "verb", "say", frozenset({"quote"}))


class Binder:
    """Gives the direct quotations of one report to its drafts."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], blocks: tuple[Paragraph, ...], marks: Sequence[Quotation]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.blocks = blocks
        self.direct = [q for q in marks if not q.scare]
        self._starts = [s.place.span.start for s in sentences]
        self.owner: dict[int, Draft] = {}  # by index of the quotation

    def bind(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with the quotations that are theirs, and new ones for quotations that only continue a voice."""
        for draft in drafts:
            self._adjoining(draft)
            self._overlapping(draft)
        for draft in drafts:
            if not draft.content:
                self._beside(draft)
        kept = [d for d in drafts if d.content]
        self._joined(kept)
        self._interposed(kept)
        kept.extend(self._led_to(kept))
        return sorted([*kept, *self._left_over(kept)], key=lambda d: d.start)

    # ---- quotations that a cue governs or stands beside ----

    def _adjoining(self, draft: Draft) -> None:
        """ "“It is gone,” he said as the crowd booed": a quotation that ends where its speaker is named is the content."""
        if "quote" not in draft.entry.frames or not draft.cue or draft.rule not in ("that", "object", "after", "prep"):
            return
        start = min(t.span.start for t in (*draft.cue, *draft.source))
        number = next((n for n, q in enumerate(self.direct) if q.span.end <= start and self._meets(q, start)), None)
        if number is None or not self.direct[number].closed or number in self.owner:
            return
        if not any(span.meets(self.direct[number].span) for span in draft.content) or self._introduced(number):
            draft.content = []
            self._give(draft, number)

    def _meets(self, quote: Quotation, start: int) -> bool:
        """Whether nothing but a comma lies between a quotation and where a speaker begins."""
        return not self.text[quote.span.end : start].strip(" ,\n") and self._touches_line(quote.span.end, start)

    def _touches_line(self, end: int, start: int) -> bool:
        return "\n" not in self.text[end:start]

    def _introduced(self, number: int) -> bool:
        """Whether a colon or a dash in its sentence leads up to a quotation."""
        start = self.direct[number].span.start
        return self.text[self._starts[self._sentence_of(start)] : start].rstrip().endswith((":", "-", "–", "—"))

    def _overlapping(self, draft: Draft) -> None:
        """A content that lies mostly inside a quotation is that quotation, from its first sentence to its last."""
        for number, quote in enumerate(self.direct):
            touched = [span for span in draft.content if span.meets(quote.span)]
            if not touched or draft.rule not in ("that", "quote", "phrase", "object", "before", "after", "colon"):
                continue
            if quote.span.holds(draft.head.span):
                continue
            opens = any(_letters(self.text, span.start, quote.span.start) <= 6 for span in touched)
            if draft.rule != "object" and opens and number not in self.owner and self._is_whole(quote, draft):
                self._give(draft, number, only=not draft.interposed or self._stands_alone(quote, draft))
            else:
                grown = Span.around([*touched, quote.span])
                if not grown.meets(draft.head.span):
                    self.owner.setdefault(number, draft)
                    draft.content = sorted([s for s in draft.content if s not in touched] + [grown])

    def _is_whole(self, quote: Quotation, draft: Draft) -> bool:
        """Whether a quotation is all that is said; one that begins or goes on in the reporter's words is a part of it."""
        inner = quote.inner.of(self.text).strip()
        if quote.continued or quote.span.end <= draft.head.span.start:
            return True
        return inner[:1].isupper() and inner[-1:] in ".,!?;…"

    def _stands_alone(self, quote: Quotation, draft: Draft) -> bool:
        """Whether a quotation is a sentence of its own, or comes before its cue: then nothing outside it is content."""
        return quote.span.end <= draft.head.span.start or quote.inner.of(self.text).lstrip()[:1].isupper()

    def _give(self, draft: Draft, number: int, only: bool = False) -> None:
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

    def _beside(self, draft: Draft) -> None:
        """A cue without content takes the free quotation of its sentence, else the one before, else after a colon."""
        if "quote" not in draft.entry.frames and draft.rule != "phrase":
            return
        here = draft.sentence.place.span
        free = (n for n, q in enumerate(self.direct) if q.span.meets(here) and n not in self.owner)
        own = [n for n in free if not any(self.direct[n].span.meets(cue.span) for cue in draft.cue)]
        if own:
            nearest = min(own, key=lambda n: _distance(self.direct[n].span, draft.head.span))
            self._give(draft, nearest)
            self._widen(draft, self.direct[nearest])
            return
        before = next((n for n in range(len(self.direct) - 1, -1, -1) if self.direct[n].span.end <= here.start), None)
        if before is not None and before not in self.owner and self._touches(self.direct[before].span.end, here.start):
            self._give(draft, before)
            return
        tail = self.text[draft.cue[-1].span.end : here.end]
        after = next((n for n, q in enumerate(self.direct) if q.span.start >= here.end), None)
        if not tail.rstrip().endswith(":"):
            return
        if (
            after is not None
            and after not in self.owner
            and not self.text[here.end : self.direct[after].span.start].strip()
        ):
            self._give(draft, after)
        else:
            draft.content = self._next_paragraph(here)

    def _widen(self, draft: Draft, quote: Quotation) -> None:
        """A quotation that goes on with a sentence begun in the reporter's words: the sentence up to it is content, too."""
        if quote.inner.of(self.text).lstrip()[:1].isupper() or quote.span not in draft.content:
            return
        if quote.span.end <= draft.head.span.start:
            start = self._starts[self._sentence_of(quote.span.start)]
        else:
            start = draft.cue[-1].span.end
            following = next((t for t in draft.sentence.tokens if t.span.start >= start), None)
            if following is None or following.pos in ("ADP", "PUNCT", "SCONJ"):
                return
        before = self.text[start : quote.span.start]
        if before.strip() and not before.rstrip().endswith((":", "-", "–", "—", ";")):
            wide = Span(start + len(before) - len(before.lstrip()), quote.span.end)
            if not any(wide.meets(t.span) for t in (*draft.cue, *draft.source)):
                draft.content = sorted([s for s in draft.content if not s.meets(wide)] + [wide])

    def _next_paragraph(self, sentence: Span) -> list[Span]:
        """What a colon at the end of a paragraph announces, where no marks show it."""
        following = next((b.span for b in self.blocks if b.span.start >= sentence.end), None)
        own = next((b.span for b in self.blocks if b.span.holds(sentence)), None)
        closes = own is not None and not self.text[sentence.end : own.end].strip()
        return [following] if following is not None and closes else []

    def _touches(self, end: int, start: int) -> bool:
        """Whether nothing but blanks, and no new paragraph, lies between."""
        between = self.text[end:start]
        return not between.strip() and between.count("\n") < 2

    # ---- the rest of a broken quotation ----

    def _interposed(self, drafts: Sequence[Draft]) -> None:
        """ "A," he said. "B. C." : what stands quoted in the same paragraph, with no cue of its own, is his too."""
        for numbers in self._by_paragraph().values():
            for n in numbers:
                if n in self.owner:
                    continue
                voice = self._followed(n, drafts)
                after = next((m for m in numbers if m > n and m in self.owner), None)
                if voice is not None:
                    self._give(voice, n)
                elif after is not None and self._leads_to(self.direct[n], after, drafts):
                    self._give(self.owner[after], n)

    def _by_paragraph(self) -> dict[int, list[int]]:
        starts = [block.span.start for block in self.blocks]
        found: dict[int, list[int]] = {}
        for number, quote in enumerate(self.direct):
            found.setdefault(bisect_right(starts, quote.span.start) - 1, []).append(number)
        return found

    def _followed(self, number: int, drafts: Sequence[Draft]) -> Draft | None:
        """The voice that a quotation with no cue of its own goes on with: the last one, if it is near and spoken."""
        quote = self.direct[number]
        near = [d for d in drafts if d.head.span.start < quote.span.start and not _is_aside(d)]
        near = [d for d in near if "quote" in d.entry.frames or d.rule == "phrase"]
        before = self.owner.get(number - 1)
        last = near[-1] if near else None
        if last is None or last.who is None or not self._opens_sentence(quote):
            return None
        same = [d for d in near if d.sentence is last.sentence and d.who is last.who]
        last = next((d for d in same if d.direct), last)
        from_cue = self._sentence_of(last.sentence.place.span.start) in self._just_before(quote)
        return last if from_cue or (before is last and self._one_paragraph(number)) else None

    def _one_paragraph(self, number: int) -> bool:
        """Whether a quotation stands in the paragraph of the one before it."""
        return "\n\n" not in self.text[self.direct[number - 1].span.end : self.direct[number].span.start]

    def _just_before(self, quote: Quotation) -> tuple[int, int]:
        """The sentence in which a quotation begins and the one before it, if both are in one paragraph."""
        here = self._sentence_of(quote.span.start)
        return (here, here - 1 if self._same_paragraph(here) else here)

    def _same_paragraph(self, number: int) -> bool:
        return number > 0 and self.sentences[number - 1].place.paragraph == self.sentences[number].place.paragraph

    def _sentence_of(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)

    def _opens_sentence(self, quote: Quotation) -> bool:
        i = bisect_right(self._starts, quote.span.start) - 1
        return (i >= 0 and not self.text[self._starts[i] : quote.span.start].strip()) or self._same_sentence_tail(quote)

    def _same_sentence_tail(self, quote: Quotation) -> bool:
        before = self.text[max(0, quote.span.start - 3) : quote.span.start].rstrip()
        return before.endswith((",", ":", ".", "–", "—"))

    def _leads_to(self, quote: Quotation, after: int, drafts: Sequence[Draft]) -> bool:
        """Whether only blanks, or only the cue of the next quotation, part a quotation from it."""
        following = self.direct[after]
        if not self.text[quote.span.end : following.span.start].strip():
            return True
        owner = self.owner[after]
        if not quote.span.end <= owner.head.span.start < following.span.start:
            return False
        ends = quote.inner.of(self.text).rstrip().endswith((",", "?", "!", "…", "-", "—"))
        others = (d.head.span.start for d in drafts if d is not owner)
        return ends and not any(quote.span.end <= at < owner.head.span.start for at in others)

    def _joined(self, drafts: Sequence[Draft]) -> None:
        """ "was not to “win” but to “hold the line”": words of the same sentence lead from a quotation to the next."""
        for number, quote in enumerate(self.direct):
            here = self._sentence_of(quote.span.start)
            if number in self.owner or quote.inner.of(self.text).lstrip()[:1].isupper():
                continue
            ends = [(s.end, d, s) for d in drafts for s in d.content if self._starts[here] <= s.start < quote.span.start]
            if not ends:
                continue
            end, draft, last = max(ends, key=lambda found: (found[0], found[2].start))
            between = self.text[end : quote.span.start].strip()
            heads = (d.head.span.start for d in drafts)
            if end > quote.span.start or not between[:1].islower() or any(end <= at < quote.span.start for at in heads):
                continue
            if len(between.split()) <= _NEAR and draft.head.span.start < quote.span.start:
                self.owner[number] = draft
                draft.content = sorted([s for s in draft.content if s != last] + [Span(last.start, quote.span.end)])

    def _led_to(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Quotations that a colon or a comma announces after a clause whose verb is no cue: its subject speaks."""
        found = []
        for number, quote in enumerate(self.direct):
            before = self.text[: quote.span.start].rstrip()
            if number in self.owner or before[-1:] not in (":", ",") or quote.inner.of(self.text)[:1].islower():
                continue
            draft = self._clause_before(quote, drafts)
            if draft is not None:
                self._give(draft, number)
                found.append(draft)
        return found

    def _clause_before(self, quote: Quotation, drafts: Sequence[Draft]) -> Draft | None:
        sentence = self.sentences[self._sentence_of(max(quote.span.start - 2, 0))]
        before = [t for t in sentence.tokens if t.span.end <= quote.span.start]
        if not before or any(q.span.holds(before[-1].span) for q in self.direct):
            return None
        verb = next((t for t in reversed(before) if t.tag in (*FINITE, "VBG") and t.pos == "VERB"), None)
        verb = verb or next((t for t in reversed(before) if t.pos in ("VERB", "AUX")), None)
        if verb is None or any(s.holds(verb.span) for d in drafts for s in d.content):
            return None
        who = sources.subject(verb)
        if who is None or not (sources.may_speak(who) or who.pos in ("PROPN", "PRON")):
            return None
        return Use(verb, [verb], _NO_CUE, sentence).draft("quote", who, ())

    # ---- quotations with no cue ----

    def _left_over(self, drafts: Sequence[Draft]) -> list[Draft]:
        """A paragraph that is all quotation carries on the last voice before it."""
        found: list[Draft] = []
        for block in self.blocks:
            free = [n for n, q in enumerate(self.direct) if q.span.start == block.span.start and n not in self.owner]
            if not free or self.text[self.direct[free[0]].span.end : block.span.end].strip(" .\n"):
                continue
            voice = self._last_voice(drafts, block)
            if voice is None:
                continue
            if voice.direct or voice.entry.sense == "say":
                self._give(voice, free[0])
                voice.direct = True
            else:
                found.append(self._carried(voice, free[0]))
        return found

    def _last_voice(self, drafts: Sequence[Draft], block: Paragraph) -> Draft | None:
        """The voice with which the paragraph before ends."""
        number = self.blocks.index(block)
        if number == 0:
            return None
        before = self.blocks[number - 1].span
        voices = [d for d in drafts if before.holds(d.head.span) or any(before.meets(s) for s in d.content)]
        voices = [d for d in voices if d.who is not None]
        return voices[-1] if voices else None

    def _carried(self, voice: Draft, number: int) -> Draft:
        draft = Draft(
            sentence=voice.sentence,
            head=voice.head,
            cue=[],
            entry=_NO_CUE,
            rule="carried",
            who=voice.who,
            source=voice.source,
            naming=voice.naming,
        )
        self._give(draft, number)
        return draft


def _is_aside(draft: Draft) -> bool:
    """Whether a cue stands in a relative clause or under another verb: it is not the sentence's own voice."""
    return any(t.dep in ("relcl", "acl") for t in (draft.head, *draft.head.ancestors()))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


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
