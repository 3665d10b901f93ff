"""Quotations that no cue governs: the rest of a broken one, those that a clause leads up to, paragraphs carried on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.lexicon.speech import Cue
from sayso.model import Paragraph, Span
from sayso.reading.voices import sources
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.marks import Marks
from sayso.reading.voices.quotes import Quotation
from sayso.reading.voices.use import FINITE, Use

_NEAR = 12  # words: more between two quotations, and the second is no longer part of the same sentence of a voice
_NO_CUE = Cue("", (), "verb", "say", frozenset({"quote"}))


class Continuer:
    """Gives what is left of a report's quotations to the voices around them."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def carry_on(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with what else is theirs, and new ones for quotations whose speaker no cue names."""
        self._joined(drafts)
        self._interposed(drafts)
        kept = [*drafts, *self._led_to(drafts)]
        return [*kept, *self._left_over(kept)]

    def _joined(self, drafts: Sequence[Draft]) -> None:
        """ "was not to “win” but to “hold the line”": words of the same sentence lead from a quotation to the next."""
        said: dict[int, list[tuple[Span, Draft]]] = {}
        for draft in drafts:
            for span in draft.content:
                said.setdefault(self.marks.sentence_of(span.start), []).append((span, draft))
        for number, quote in enumerate(self.marks.direct):
            if number in self.marks.owner or quote.inner.of(self.marks.text).lstrip()[:1].isupper():
                continue
            near = said.get(self.marks.sentence_of(quote.span.start), ())
            before = [(span, draft) for span, draft in near if span.end <= quote.span.start]
            if before:
                last, draft = max(before, key=lambda found: (found[0].end, found[0].start))
                self._grow(draft, last, number, [other for _, other in near])

    def _grow(self, draft: Draft, last: Span, number: int, near: Sequence[Draft]) -> None:
        """Lets a voice run on from the piece ``last`` of its content to a quotation, if no cue stands between."""
        start = self.marks.direct[number].span.start
        between = self.marks.text[last.end : start].strip()
        broken = any(last.end <= d.head.span.start < start for d in near) or draft.head.span.start > start
        if between[:1].islower() and len(between.split()) <= _NEAR and not broken:
            self.marks.owner[number] = draft
            whole = Span(last.start, self.marks.direct[number].span.end)
            draft.content = sorted([s for s in draft.content if s != last] + [whole])

    def _interposed(self, drafts: Sequence[Draft]) -> None:
        """ "A," he said. "B. C." : what stands quoted in the same paragraph, with no cue of its own, is his too."""
        for numbers in self._by_paragraph().values():
            for n in numbers:
                if n in self.marks.owner:
                    continue
                voice = self._followed(n, drafts)
                after = next((m for m in numbers if m > n and m in self.marks.owner), None)
                if voice is not None:
                    self.marks.give(voice, n)
                elif after is not None and self._leads_to(self.marks.direct[n], after, drafts):
                    self.marks.give(self.marks.owner[after], n)

    def _by_paragraph(self) -> dict[int, list[int]]:
        starts = [block.span.start for block in self.marks.blocks]
        found: dict[int, list[int]] = {}
        for number, quote in enumerate(self.marks.direct):
            found.setdefault(bisect_right(starts, quote.span.start) - 1, []).append(number)
        return found

    def _followed(self, number: int, drafts: Sequence[Draft]) -> Draft | None:
        """The voice that a quotation with no cue of its own goes on with: the last one, if it is near and spoken."""
        quote = self.marks.direct[number]
        near = [d for d in drafts if d.head.span.start < quote.span.start and not _is_aside(d)]
        near = [d for d in near if "quote" in d.entry.frames or d.rule == "phrase"]
        before = self.marks.owner.get(number - 1)
        last = near[-1] if near else None
        if last is None or last.who is None or not self._opens_sentence(quote):
            return None
        same = [d for d in near if d.sentence is last.sentence and d.who is last.who]
        last = next((d for d in same if d.direct), last)
        from_cue = self.marks.sentence_of(last.sentence.place.span.start) in self._just_before(quote)
        return last if from_cue or (before is last and self._one_paragraph(number)) else None

    def _one_paragraph(self, number: int) -> bool:
        """Whether a quotation stands in the paragraph of the one before it."""
        return (
            "\n\n" not in self.marks.text[self.marks.direct[number - 1].span.end : self.marks.direct[number].span.start]
        )

    def _just_before(self, quote: Quotation) -> tuple[int, int]:
        """The sentence in which a quotation begins and the one before it, if both are in one paragraph."""
        here = self.marks.sentence_of(quote.span.start)
        return (here, here - 1 if self._same_paragraph(here) else here)

    def _same_paragraph(self, number: int) -> bool:
        return (
            number > 0
            and self.marks.sentences[number - 1].place.paragraph == self.marks.sentences[number].place.paragraph
        )

    def _opens_sentence(self, quote: Quotation) -> bool:
        i = bisect_right(self.marks.starts, quote.span.start) - 1
        return (
            i >= 0 and not self.marks.text[self.marks.starts[i] : quote.span.start].strip()
        ) or self._same_sentence_tail(quote)

    def _same_sentence_tail(self, quote: Quotation) -> bool:
        before = self.marks.text[max(0, quote.span.start - 3) : quote.span.start].rstrip()
        return before.endswith((",", ":", ".", "–", "—"))

    def _leads_to(self, quote: Quotation, after: int, drafts: Sequence[Draft]) -> bool:
        """Whether only blanks, or only the cue of the next quotation, part a quotation from it."""
        following = self.marks.direct[after]
        if not self.marks.text[quote.span.end : following.span.start].strip():
            return True
        owner = self.marks.owner[after]
        if not quote.span.end <= owner.head.span.start < following.span.start:
            return False
        ends = quote.inner.of(self.marks.text).rstrip().endswith((",", "?", "!", "…", "-", "—"))
        others = (d.head.span.start for d in drafts if d is not owner)
        return ends and not any(quote.span.end <= at < owner.head.span.start for at in others)

    def _led_to(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Quotations that a colon or a comma announces after a clause whose verb is no cue: its subject speaks."""
        found = []
        for number, quote in enumerate(self.marks.direct):
            before = self.marks.text[max(0, quote.span.start - 3) : quote.span.start].rstrip()
            if (
                number in self.marks.owner
                or before[-1:] not in (":", ",")
                or quote.inner.of(self.marks.text)[:1].islower()
            ):
                continue
            draft = self._clause_before(quote, drafts)
            if draft is not None:
                self.marks.give(draft, number)
                found.append(draft)
        return found

    def _clause_before(self, quote: Quotation, drafts: Sequence[Draft]) -> Draft | None:
        if not self.marks.sentences:
            return None
        sentence = self.marks.sentences[self.marks.sentence_of(max(quote.span.start - 2, 0))]
        before = [t for t in sentence.tokens if t.span.end <= quote.span.start]
        if not before or any(q.span.holds(before[-1].span) for q in self.marks.direct):
            return None
        verb = next((t for t in reversed(before) if t.tag in (*FINITE, "VBG") and t.pos == "VERB"), None)
        verb = verb or next((t for t in reversed(before) if t.pos in ("VERB", "AUX")), None)
        if verb is None or any(s.holds(verb.span) for d in drafts for s in d.content):
            return None
        who = sources.subject(verb)
        if who is None or not (sources.may_speak(who) or who.pos in ("PROPN", "PRON")):
            return None
        return Use(verb, [verb], _NO_CUE, sentence).draft("quote", who, ())

    def _left_over(self, drafts: Sequence[Draft]) -> list[Draft]:
        """A paragraph that is all quotation carries on the last voice before it."""
        found: list[Draft] = []
        for block in self.marks.blocks:
            free = [
                n
                for n, q in enumerate(self.marks.direct)
                if q.span.start == block.span.start and n not in self.marks.owner
            ]
            if not free or self.marks.text[self.marks.direct[free[0]].span.end : block.span.end].strip(" .\n"):
                continue
            voice = self._last_voice(drafts, block)
            if voice is None:
                continue
            if voice.direct or voice.entry.sense == "say":
                self.marks.give(voice, free[0])
                voice.direct = True
            else:
                found.append(self._carried(voice, free[0]))
        return found

    def _last_voice(self, drafts: Sequence[Draft], block: Paragraph) -> Draft | None:
        """The voice with which the paragraph before ends."""
        number = self.marks.blocks.index(block)
        if number == 0:
            return None
        before = self.marks.blocks[number - 1].span
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
        self.marks.give(draft, number)
        return draft


def _is_aside(draft: Draft) -> bool:
    """Whether a cue stands in a relative clause or under another verb: it is not the sentence's own voice."""
    return any(t.dep in ("relcl", "acl") for t in (draft.head, *draft.head.ancestors()))
