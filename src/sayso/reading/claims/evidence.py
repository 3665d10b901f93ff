"""Which stretch of text is a claim's evidence: predicate and arguments, with the attribution where it adjoins."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Span
from sayso.reading import clauses
from sayso.reading.claims.blame import BY_CUE
from sayso.reading.events import Event
from sayso.reading.parse import Sentence, Token

ADJOINS = 40  # characters between a cue and its content within which the attribution is part of the evidence


def region(event: Event, voice: Attribution | None, others: Sequence[Event]) -> list[Token]:
    """The tokens of the event's clause that the voice's content holds, its trigger and chain always among them.

    Clauses below it that tell an event of their own are left to that event.
    """
    heads = (event.top, *event.chain, event.predicate, event.trigger.head, *event.joined)
    own = {token for head in heads for token in clauses.clause(head)} | set(event.trigger.tokens)
    for other in others:
        if other.top not in heads and other.top.dep in ("relcl", "acl", "advcl", "pcomp") and other.top in own:
            own -= set(other.top.subtree())
    own.update(event.trigger.tokens)
    by_cue = voice is not None and any(cue.meets(event.predicate.span) for cue in voice.cue)
    if voice is not None and not by_cue and event.trigger.rule != BY_CUE:
        own = {t for t in own if any(content.holds(t.span) for content in voice.content)} | set(event.trigger.tokens)
    own.update(
        t
        for head in clauses.surface_subjects(event.top)
        for t in clauses.phrase(head)
        if event.top.dep != "relcl" and head.i < event.top.i and _same_stretch(t, event.top, voice)
    )
    return sorted(own, key=lambda token: token.i)


def _same_stretch(token: Token, top: Token, voice: Attribution | None) -> bool:
    """A shared subject is part of the evidence only where it stands right before its verb's clause."""
    near = top.i - token.i <= 12 and top.dep in ("conj", "xcomp", "acl")
    return near and (voice is None or any(content.holds(token.span) for content in voice.content))


def evidence(within: Sequence[Token], voice: Attribution | None, sentence: Sentence, by_cue: bool) -> Span:
    """From the first to the last word of the region, without what only joins it to its surroundings."""
    tokens = list(within)
    while len(tokens) > 1 and (tokens[0].dep in ("cc", "mark", "punct") or tokens[0].pos in ("CCONJ", "PUNCT")):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].pos in ("PUNCT", "CCONJ", "SCONJ"):
        tokens = tokens[:-1]
    span = Span.around(token.span for token in tokens)
    if voice is not None and by_cue:
        return Span.around(
            [span, *(s for s in (*voice.source, *voice.cue, *voice.content) if sentence.place.span.holds(s))]
        )
    return _with_attribution(span, voice, sentence) if voice is not None else span


def _with_attribution(span: Span, voice: Attribution, sentence: Sentence) -> Span:
    """The evidence with source and cue where these adjoin the content and the content's edge is the event's."""
    around = [s for s in (*voice.source, *voice.cue) if sentence.place.span.holds(s)]
    if not around or not voice.content:
        return span
    attribution = Span.around(around)
    if attribution.end - attribution.start > max(ADJOINS, span.end - span.start):
        return span
    if attribution.end <= span.start and span.start - attribution.end <= ADJOINS // 2:
        return Span(attribution.start, span.end)
    if attribution.start >= span.end and attribution.start - span.end <= ADJOINS // 4:
        return Span(span.start, attribution.end)
    return span
