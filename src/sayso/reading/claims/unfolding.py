"""Voices as claims need them: whoever is cited is the one who says it, and of two who blame each other each blames one.

"State television, citing an officer, said …" is the officer's word, passed on. "The army and the rebels accused each
other" are two accusations. What stands under "Statement by the ministry" is the ministry's word where it says "we".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import speech
from sayso.model import Attribution, Span, SpeakerKind
from sayso.reading import clauses
from sayso.reading.claims.page import Page, Told
from sayso.reading.parse import Token

PASSING_ON = frozenset({"say", "report", "claim"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuser:
    """One of two who accuse each other: the number of its voice, and whom it accuses."""

    voice: int
    accused: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A page with voices added: of those who are cited, of each who accuses, of who issued it.

    ``accusers``: by joint voice; ``issuer``: the voice of all that nobody else is told to say.
    """

    page: Page
    accusers: Mapping[int, tuple[Accuser, ...]]
    issuer: int | None

    def by_each(self, told: Sequence[Told]) -> Iterator[Told]:
        """What is told, by each who says it: what two say of each other once for each, and the rest by the issuer."""
        single = {one.voice for pair in self.accusers.values() for one in pair}
        for one in told:
            if one.voice is None:
                yield replace(one, voice=self._issuer_of(one))
            elif one.voice in self.accusers:
                for a in self.accusers[one.voice]:
                    yield replace(one, voice=a.voice, event=replace(one.event, actors=(a.accused,)))
            elif one.voice not in single:
                yield one

    def _issuer_of(self, told: Told) -> int | None:
        if self.issuer is None:
            return None
        inside = self.page.voices[self.issuer].content[0].holds(told.event.trigger.head.span)
        return self.issuer if inside else None


def unfolded(page: Page) -> Unfolded:
    """The page as claims need it."""
    voices = list(page.voices)
    accusers: dict[int, tuple[Accuser, ...]] = {}
    for sentence in page.sentences:
        for number in page.voices_in(sentence):
            voice = page.voices[number]
            told = [t for t in sentence.tokens if any(cue.meets(t.span) for cue in voice.cue)]
            if voice.sense in PASSING_ON and voice.name is not None:
                voices += [_cited(page, number, noun) for cue in told for noun in _sources(page, cue)]
            pair = next((pair for cue in told if (pair := _each_other(cue))), None) if voice.sense == "accuse" else None
            if pair is not None and number not in accusers:
                accusers[number] = tuple(Accuser(voice=len(voices) + i, accused=pair[1 - i]) for i in (0, 1))
                voices += [_named(page, voice, one) for one in pair]
    issued = _issued(page)
    issuer = len(voices) if issued is not None else None
    voices += [issued] if issued is not None else []
    return Unfolded(page=replace(page, voices=tuple(voices)), accusers=accusers, issuer=issuer)


def _issued(page: Page) -> Attribution | None:
    """Whoever issued the page: its heading says whose statement it is, and the text says "we" outside quotations."""
    heading = next(iter(page.sentences), None)
    if heading is None or any(clauses.is_verb(token) and token.tag != "VBN" for token in heading.tokens):
        return None
    issued = [t for t in heading.tokens if any(form in speech.load().group("issued") for form in t.forms)]
    named = [noun for word in issued for noun in (*clauses.after(word, "by", "of", "from"), *word.all("poss"))]
    who = next((noun for noun in named if _speaks(page, noun)), None)
    if who is None or not _in_first_person(page):
        return None
    words, rest = _words(page, who), Span(heading.tokens[-1].span.end, len(page.document.text))
    name = words.of(page.document.text)
    entity, kind = page.actors.describe(name, page.at_war)
    return Attribution(
        source=(words,), cue=(issued[0].span,), content=(rest,), name=name, speaker=words, entity=entity, kind=kind,
        sense="say", outer=None, said=None, rule="voice.issuer",
    )  # fmt: skip


def _in_first_person(page: Page) -> bool:
    first = speech.load().pronouns["issuing"]
    for sentence in page.sentences[1:]:
        said = [c for n in page.voices_in(sentence) for c in page.voices[n].content if page.voices[n].name is not None]
        if any(t.lower in first and not any(c.holds(t.span) for c in said) for t in sentence.tokens):
            return True
    return False


def _sources(page: Page, cue: Token) -> Iterator[Token]:
    """Whom a verb of saying, or its subject, is told to cite: somebody, and no report or fear."""
    subject = cue.child("nsubj")
    for token in (*cue.all("advcl"), *(subject.all("acl", "advcl") if subject is not None else ())):
        if token.tag == "VBG" and token.lemma in speech.load().citing:
            yield from (noun for noun in token.all("dobj") if _speaks(page, noun))


def _speaks(page: Page, noun: Token) -> bool:
    return page.actors.describe(_words(page, noun).of(page.document.text))[1] is not None


def _cited(page: Page, number: int, noun: Token) -> Attribution:
    passed_on = page.voices[number]
    return replace(
        _named(page, passed_on, noun), cue=(noun.head.span,), outer=number, said=None, rule=f"{passed_on.rule}.citing"
    )


def _named(page: Page, voice: Attribution, head: Token) -> Attribution:
    """The same voice, of one speaker."""
    span = _words(page, head)
    name = span.of(page.document.text)
    entity, kind = page.actors.describe(name, page.at_war)
    known: SpeakerKind | None = kind if kind is not None else voice.kind
    return replace(voice, source=(span,), name=name, speaker=span, entity=entity, kind=known)


def _words(page: Page, head: Token) -> Span:
    return Span.around(token.span for token in clauses.phrase(head))


def _each_other(cue: Token) -> tuple[Token, Token] | None:
    """The two of "X and Y accused each other"; of "both sides" nobody says which they are."""
    other = next((t for t in clauses.patients(cue) if t.lower in ("other", "another")), None)
    if other is None or not any(t.lower in ("each", "one") for t in other.children):
        return None
    subjects = clauses.surface_subjects(cue)
    return (subjects[0], subjects[1]) if len(subjects) == 2 else None
