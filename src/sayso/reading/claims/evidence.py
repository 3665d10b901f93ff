"""Which stretch of text is a claim's evidence: predicate and arguments, with the attribution where it adjoins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from sayso.lexicon import linking
from sayso.model import Attribution, Span
from sayso.reading import clauses
from sayso.reading.claims.blame import BLAMES
from sayso.reading.events import Event
from sayso.reading.parse import Sentence, Token
from sayso.reading.stance import DENIALS

CLOSING = frozenset("\"”’'»")
NEAR = 12  # tokens between a shared subject and its second verb
ADJOINS = 40  # characters between a cue and its content within which the attribution is part of the evidence


def region(event: Event, voice: Attribution | None, others: Sequence[Event], sentence: Sentence) -> list[Token]:
    """The tokens of the event's clause that the voice's content holds, its trigger and chain always among them.

    Clauses below it that tell an event of their own are left to that event.
    """
    heads = (event.top, *event.chain, event.predicate, event.trigger.head, *event.joined)
    own = {token for head in heads for token in clauses.clause(head)} | set(event.trigger.tokens)
    for other in others:
        own -= _aside(other)
        if other.top not in heads and other.top.dep in ("relcl", "acl", "advcl", "pcomp") and other.top in own:
            own -= set(other.top.subtree())
    own.update(event.trigger.tokens)
    by_cue = voice is not None and any(cue.meets(event.predicate.span) for cue in voice.cue)
    if voice is not None and by_cue:
        first = min(cue.start for cue in voice.cue)
        own = {t for t in own if t.span.start >= first or any(part.meets(t.span) for part in voice.content)}
        own.update(event.trigger.tokens)
    elif voice is not None and event.trigger.rule not in BLAMES:
        said = (*voice.content, *_after_quote(voice, sentence), *_beside_nobody(voice, own))
        own = {t for t in own if any(part.holds(t.span) for part in said)} | set(event.trigger.tokens)
    own.update(
        t
        for head in clauses.surface_subjects(event.top)
        for t in clauses.phrase(head)
        if event.top.dep != "relcl" and head.i < event.top.i and _same_stretch(t, event.top, voice, others)
    )
    return sorted(own, key=lambda token: token.i)


def _after_quote(voice: Attribution, sentence: Sentence) -> list[Span]:
    """ "“… two homes” in the village of X on Tuesday, the ministry said": where and when, told after the quotation."""
    told: list[Span] = []
    telling = [*voice.source, *voice.cue]
    for content in voice.content:
        last = next((t for t in sentence.tokens if t.span.end == content.end and t.text in CLOSING), None)
        rest = sentence.tokens[last.i + 1 :] if last is not None else ()
        if not rest or rest[0].dep != "prep" or rest[0].lower not in linking.load().locative:
            continue
        inside = list(takewhile(lambda t: not _ends(t, telling), rest))
        if rest[len(inside) :] and inside:
            told.append(Span.around(t.span for t in inside))
    return told


def _beside_nobody(voice: Attribution, own: set[Token]) -> list[Span]:
    """ "On 30 May jets were reported to have bombed …": where nobody is named who said it, the day is the event's."""
    if voice.name is not None:
        return []
    days = [(token, token.head if token.dep == "pobj" else token) for token in own if token.kind == "time"]
    beside = [pair for pair in days if any(cue.meets(pair[1].head.span) for cue in voice.cue)]
    return [token.span for pair in beside for token in pair]


def _ends(token: Token, telling: Sequence[Span]) -> bool:
    """Whether what is told outside the quotation is over: at a stop, or where the teller or the verb of saying is."""
    return token.pos == "PUNCT" or any(part.meets(token.span) for part in telling)


def _aside(other: Event) -> set[Token]:
    """ "… despite a truce ending at noon": the whole phrase is the other event's."""
    noun = other.trigger.head
    parted = noun.dep == "pobj" and other.predicate.dep in ("acl", "relcl") and other.predicate.head is noun
    return set(noun.head.subtree()) if parted else set()


def _same_stretch(token: Token, top: Token, voice: Attribution | None, others: Sequence[Event]) -> bool:
    """A shared subject is part of the evidence where it stands close and no event stands between."""
    told = any(top.head in (other.top, other.predicate) for other in others)
    near = top.dep == "acl" or (top.dep == "conj" and not told and top.i - token.i <= NEAR)
    return near and (voice is None or any(content.holds(token.span) for content in voice.content))


def evidence(within: Sequence[Token], voice: Attribution | None, sentence: Sentence, by_cue: bool) -> Span:
    """From the first to the last word of the region, without what only joins it to its surroundings."""
    tokens = list(within)
    while len(tokens) > 1 and (tokens[0].dep in ("cc", "mark", "punct") or tokens[0].pos in ("CCONJ", "PUNCT")):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].pos in ("PUNCT", "CCONJ", "SCONJ") or _dangles(tokens)):
        tokens = tokens[:-1]
    span = Span.around(token.span for token in tokens)
    if voice is not None and by_cue:
        return _of_blame(span, voice, sentence)
    return _with_attribution(span, voice, sentence) if voice is not None else span


def _of_blame(span: Span, voice: Attribution, sentence: Sentence) -> Span:
    """From the cue to the end of what is blamed, with the source where it stands beside the cue."""
    held = [s for s in (*voice.cue, *voice.content) if sentence.place.span.holds(s)]
    whole = Span.around([*held, *([] if held else [span])])
    near = [s for s in voice.source if s.start - whole.end <= ADJOINS // 4 and whole.start - s.end <= ADJOINS // 4]
    return Span.around([whole, *(s for s in near if sentence.place.span.holds(s))])


def _dangles(tokens: Sequence[Token]) -> bool:
    """Whether the last word is a preposition whose noun is not there."""
    last = tokens[-1]
    return last.dep == "prep" and bool(last.children) and not any(c in tokens for c in last.children)


def _with_attribution(span: Span, voice: Attribution, sentence: Sentence) -> Span:
    """The evidence with source and cue where these adjoin the content and the content's edge is the event's."""
    around = [s for s in (*voice.source, *voice.cue) if sentence.place.span.holds(s)]
    if not around or not voice.content:
        return span
    attribution = Span.around(around)
    long = attribution.end - attribution.start > max(ADJOINS // 2, span.end - span.start)
    if long and voice.sense not in DENIALS:  # what is denied must not be shown without the word that denies it
        return span
    if attribution.end <= span.start and span.start - attribution.end <= ADJOINS // 2:
        return Span(attribution.start, span.end)
    if attribution.start >= span.end and attribution.start - span.end <= ADJOINS // 4:
        return Span(span.start, attribution.end)
    return span
