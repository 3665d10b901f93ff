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
from sayso.reading.parse import Sentence, Token

PASSING_ON = frozenset({"say", "report", "claim"})
QUOTES = frozenset("\"“„«'‘")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuser:
    """One of two who accuse each other: the number of its voice, and whom it accuses."""

    voice: int
    accused: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A page with voices added: of those who are cited, of each who accuses, of who issued it.

    ``accusers``: by joint voice; ``stretches``: voices whose are whole paragraphs, where nobody else is told to speak.
    """

    page: Page
    accusers: Mapping[int, tuple[Accuser, ...]]
    stretches: Sequence[int]

    def by_each(self, told: Sequence[Told]) -> Iterator[Told]:
        """What is told, by each who says it: what two say of each other once for each; a stretch by whose it is."""
        single = {one.voice for pair in self.accusers.values() for one in pair}
        for one in told:
            if one.voice is None:
                yield replace(one, voice=self._whose(one))
            elif one.voice in self.accusers:
                for a in self.accusers[one.voice]:
                    yield replace(one, voice=a.voice, event=replace(one.event, actors=(a.accused,)))
            elif one.voice not in single:
                yield one

    def _whose(self, told: Told) -> int | None:
        start = told.event.trigger.head.span
        return next((n for n in self.stretches if self.page.voices[n].content[0].holds(start)), None)


def unfolded(page: Page) -> Unfolded:
    """The page as claims need it."""
    voices = list(page.voices)
    accusers: dict[int, tuple[Accuser, ...]] = {}
    for sentence in page.sentences:
        for number in page.voices_in(sentence):
            voice = page.voices[number]
            cues = [cue for cue in voice.cue if cue.meets(sentence.place.span)]
            told = [t for t in sentence.tokens if any(cue.meets(t.span) for cue in cues)] if cues else []
            if voice.sense in PASSING_ON and voice.name is not None:
                voices += [_cited(page, number, noun) for cue in told for noun in _sources(page, cue)]
            pair = next((pair for cue in told if (pair := _each_other(cue))), None) if voice.sense == "accuse" else None
            if pair is not None and number not in accusers:
                accusers[number] = tuple(Accuser(voice=len(voices) + i, accused=pair[1 - i]) for i in (0, 1))
                voices += [_named(page, voice, one) for one in pair]
    stretches = [*_introduced(page), *_issued(page)]
    numbers = range(len(voices), len(voices) + len(stretches))
    for number, stretch in zip(numbers, stretches, strict=True):
        voices = [_inside(voice, stretch, number) for voice in voices]
    return Unfolded(page=replace(page, voices=(*voices, *stretches)), accusers=accusers, stretches=numbers)


def _inside(voice: Attribution, stretch: Attribution, number: int) -> Attribution:
    """A voice in another's paragraphs is a link of that one's chain."""
    within = voice.outer is None and any(stretch.content[0].holds(content) for content in voice.content)
    return replace(voice, outer=number) if within else voice


def _introduced(page: Page) -> Iterator[Attribution]:
    """ "The minister said:" and then paragraphs without quotation marks: his, until he or another is told of."""
    for number, lead in enumerate(page.sentences[:-1]):
        if not lead.place.span.of(page.document.text).endswith(":"):
            continue
        verb, after = lead.root, page.sentences[number + 1 :]
        who = verb.child("nsubj")
        saying = any(cue.sense in PASSING_ON for cue in speech.load().alone(verb.lower))
        if not saying or who is None or who.tag == "PRP":
            continue
        if after[0].place.paragraph == lead.place.paragraph or after[0].tokens[0].text in QUOTES:
            continue
        end = next((i for i, s in enumerate(after[1:], 1) if _tells_of(page, s, who)), len(after))
        yield _stretch(page, who, verb, Span(after[0].place.span.start, after[end - 1].place.span.end), "introduced")


def _tells_of(page: Page, sentence: Sentence, who: Token) -> bool:
    """Whether the report speaks again: of the speaker by name, or of what another says."""
    named = any(t.text == who.text and t.dep in clauses.SUBJECTS for t in sentence.tokens)
    own, inside = speech.load().pronouns["issuing"], sentence.place.span
    told = (page.voices[n] for n in page.voices_in(sentence))
    others = (v for v in told if v.outer is None and v.name is not None and v.name.lower() not in own)
    return named or any(inside.holds(cue) for voice in others for cue in voice.cue)


def _issued(page: Page) -> Iterator[Attribution]:
    """Whoever issued the page: its heading says whose statement it is, and the text says "we" outside quotations."""
    heading = next(iter(page.sentences), None)
    if heading is None or any(clauses.is_verb(token) and token.tag != "VBN" for token in heading.tokens):
        return
    issued = [t for t in heading.tokens if any(form in speech.load().group("issued") for form in t.forms)]
    named = [noun for word in issued for noun in (*clauses.after(word, "by", "of", "from"), *word.all("poss"))]
    who = next((noun for noun in named if _speaks(page, noun)), None)
    if who is not None and _in_first_person(page):
        rest = Span(heading.tokens[-1].span.end, len(page.document.text))
        yield _stretch(page, who, issued[0], rest, "issuer")


def _stretch(page: Page, who: Token, cue: Token, content: Span, rule: str) -> Attribution:
    words = _words(page, who)
    name = words.of(page.document.text)
    entity, kind = page.actors.describe(name, page.at_war)
    return Attribution(
        source=(words,), cue=(cue.span,), content=(content,), name=name, speaker=words, entity=entity, kind=kind,
        sense="say", outer=None, said=None, rule=f"voice.{rule}",
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
    beside = (*cue.all("advcl"), *(subject.all("acl", "advcl") if subject is not None else ()))
    citing = [token for token in beside if token.tag == "VBG"] + [cue]  # "citing the army, said", "quoted the army as"
    for token in citing:
        if token.lemma in speech.load().citing:
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
