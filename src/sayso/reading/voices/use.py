"""One use of a cue: its tokens and its class, and the draft that is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.lexicon import speech
from sayso.lexicon.speech import Cue
from sayso.reading.parse import Sentence, Token
from sayso.reading.voices import phrases, sources
from sayso.reading.voices.draft import Draft, spans_of

VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A cue where it stands: ``head`` is its main token, ``words`` all of them, ``cue`` its class."""

    head: Token
    words: list[Token]
    cue: Cue
    sentence: Sentence

    @property
    def passive(self) -> bool:
        """Whether the verb is a passive, finite or not."""
        verb = self.head
        marked = any(c.dep in ("auxpass", "nsubjpass", "agent") for c in verb.children)
        return (verb.tag == "VBN" and marked) or (self.cue.sense == "ask" and _is_participle(verb))

    @property
    def has_subject(self) -> bool:
        """Whether the verb has a subject of its own."""
        return any(c.dep in ("nsubj", "nsubjpass") for c in self.head.children)

    def beside(self) -> Token | None:
        """The head of a noun phrase next to a finite verb for which the tree shows no subject."""
        return phrases.beside(self.head, self.sentence) if self.head.tag in FINITE else None

    def may_have(self, who: Token | None) -> bool:
        """Whether this can be its source: persons and those sent to watch see; events say nothing."""
        if self.cue.sense == "see":
            return who is not None and who.lower in speech.load().group("persons") | speech.load().group("watching")
        return who is None or phrases.speaks(who)

    def draft(self, rule: str, who: Token | None, tokens: Iterable[Token], naming: list[Token] | None = None) -> Draft:
        """The draft: cue with its auxiliaries, source phrase, and of ``tokens`` what is neither.

        ``who``: the head of the source; ``naming``: its phrase where the tree does not tell.
        """
        if who is not None and naming is None:
            who = phrases.outside(phrases.issuer(who), self.sentence)
            naming = phrases.phrase(who, self.head)
        pronoun = sources.relative(self.head)
        source = [pronoun] if pronoun is not None and who is self.head.head else naming or []
        cue = self._grown()
        barred = {t.i for t in cue} | {t.i for t in source}
        return Draft(
            sentence=self.sentence,
            head=self.head,
            cue=cue,
            entry=self._negated(),
            rule=rule,
            who=who,
            source=source,
            naming=naming or [],
            content=spans_of(tokens, self.sentence, barred),
            interposed=rule == "that" and sources.interposed(self.head),
        )

    def _grown(self) -> list[Token]:
        """The cue with its auxiliaries and negation."""
        extra = [c for c in self.head.children if c.dep in ("aux", "auxpass", "neg") and c.i < self.head.i]
        return sorted({t.i: t for t in (*self.words, *extra)}.values(), key=lambda t: t.i)

    def _negated(self) -> Cue:
        """ "could not confirm", "neither confirmed nor denied": negated, such verbs are of another class."""
        if self.cue.part != "verb" or not _has_negation(self.head):
            return self.cue
        turned = (c for c in speech.load().verbs.get(self.head.lower, ()) if "negated" in c.frames)
        return next(turned, self.cue)


def _is_participle(verb: Token) -> bool:
    """Whether a past form stands before the clause of another subject: "Asked about the raid, he said no"."""
    own = any(c.dep in ("nsubj", "aux", "auxpass") for c in verb.children)
    return verb.tag in ("VBN", "VBD") and verb.dep == "advcl" and not own


def _has_negation(verb: Token) -> bool:
    above = verb.head if verb.dep in ("xcomp", "conj") else verb
    near = [*verb.children, *above.children, *([above] if verb.dep == "xcomp" else ())]
    near += above.head.children if above.lower in speech.load().group("able") else ()  # "has not been able to confirm"
    unable = speech.load().group("unable")
    return any(t.dep == "neg" or t.lower in ("neither", "nor") or t.lower in unable for t in near)
