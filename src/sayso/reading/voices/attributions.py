"""Voices: who says what. A source, a cue, a content, for every attribution of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from sayso.lexicon import speech
from sayso.lexicon.actors import Actors
from sayso.model import Attribution, Paragraph, Span, SpeakerKind, TimeMention
from sayso.reading.nearby import by_sentence
from sayso.reading.parse import Sentence
from sayso.reading.voices import labels as voicelabels
from sayso.reading.voices.binding import Binder, quoted_tokens
from sayso.reading.voices.cues import drafts
from sayso.reading.voices.draft import Draft, spans_of
from sayso.reading.voices.names import Named, Namer
from sayso.reading.voices.quotes import quotes


def voices(
    text: str,
    sentences: Sequence[Sentence],
    blocks: tuple[Paragraph, ...],
    actors: Actors,
    times: Sequence[TimeMention],
    belligerents: frozenset[str],
) -> tuple[Attribution, ...]:
    """Every attribution in the order of its content, which leaves out cue and source.

    ``belligerents``: entity ids of the parties at war in this report, which decide the kind of a state's voice.
    ``outer`` is the index in the result of the attribution inside whose content another one stands.
    """
    marks = quotes(text, blocks)
    found = [d for s in sentences if not s.aside for d in drafts(s, quoted_tokens(s, marks))]
    speaking = [d for i, d in enumerate(found) if not _is_topic(d, islice(found, i + 1, None), actors)]
    bound = Binder(text, sentences, blocks, marks).bind(speaking)
    _untangle(bound)
    namer = Namer(text, sentences, actors, belligerents)
    named = {id(d): namer.name(d) for d in sorted(bound, key=lambda d: d.head.span.start)}
    ordered = sorted(bound, key=lambda d: (d.content[0].start, -d.content[-1].end, d.head.span.start))
    around = by_sentence(sentences, range(len(ordered)), lambda i: ordered[i].content)
    outers = [_outer(i, ordered, around.get(draft.sentence.number, ())) for i, draft in enumerate(ordered)]
    timed = by_sentence(sentences, times, lambda time: (time.span,))
    made = []
    for draft, outer in zip(ordered, outers, strict=True):
        own = timed.get(draft.sentence.number, ())
        made.append(_attribution(draft, named[id(draft)], outer, own))
    return _known_from_another(made, actors)


def _is_topic(draft: Draft, after: Iterable[Draft], actors: Actors) -> bool:
    """ "Sudan: army kills villagers": a state alone before a colon is the topic, unless it speaks next, or denies."""
    if draft.rule != "colon" or len(draft.naming) != 1 or draft.naming[0].i > 0:
        return False
    state, _ = actors.describe(draft.naming[0].text)
    if state is None or not actors.by_id[state].state or voicelabels.opens_speech(draft):
        return False
    spoken = (d for d in after if d.naming and d.entry.sense in speech.load().spoken)
    first = next(spoken, None)
    entity, _ = actors.describe(" ".join(t.text for t in first.naming)) if first is not None else (None, None)
    return entity is None or not actors.within(entity, state)


def _known_from_another(made: Sequence[Attribution], actors: Actors) -> tuple[Attribution, ...]:
    """The same person told of elsewhere lends kind and entity: "Mr Colville" after "the UN spokesman Rupert Colville",

    "military spokesman Igor Konashenkov" beside "Russia's defence spokesman"; only where all who fit agree.
    """
    known = {voice.name: voice for voice in made if voice.name is not None}
    wanting = [v for v in known.values() if v.kind is None or v.entity is None]
    lent = {v.name: _lent(v, [o for o in known.values() if o is not v], actors) for v in wanting}
    return tuple(
        replace(v, kind=v.kind or lent[v.name][0], entity=v.entity or lent[v.name][1]) if v.name in lent else v
        for v in made
    )


def _lent(voice: Attribution, others: Sequence[Attribution], actors: Actors) -> tuple[SpeakerKind | None, str | None]:
    """Kind and entity on which all other voices that can be the same agree."""
    telling = [o for o in others if (o.entity and not voice.entity) or (o.kind and not voice.kind)]
    same = [o for o in telling if _is_same(str(voice.name), str(o.name), actors)]
    kinds = {o.kind for o in same if o.kind is not None}
    entities = {o.entity for o in same if o.entity is not None}
    return (kinds.pop() if len(kinds) == 1 else None), (entities.pop() if len(entities) == 1 else None)


def _is_same(name: str, other: str, actors: Actors) -> bool:
    """Whether two names end in one surname, or one is a role that the other's role can be."""
    last, of_other = name.split()[-1], other.split()[-1]
    surname = last == of_other and last[:1].isupper() and len(last) > 2
    return surname or (actors.same_person_role(name, other) and actors.same_person_role(other, name))


def _untangle(bound: Sequence[Draft]) -> None:
    """ "A said X, according to B": B's words are no part of what A said, though the parser hung them there.

    Where two voices stand each inside the other's content, the one whose cue comes after its content is the outer.
    """
    for draft in bound:
        if draft.rule != "phrase" and draft.content[-1].end > draft.head.span.start:
            continue
        own = Span.around(t.span for t in (*draft.cue, *draft.source))
        for other in bound:
            inside = any(s.holds(draft.head.span) for s in other.content)
            if other is not draft and inside and any(s.holds(other.head.span) for s in draft.content):
                other.content = [piece for s in other.content for piece in _without(s, own)] or other.content


def _without(span: Span, hole: Span) -> list[Span]:
    """What is left of ``span`` when ``hole`` is taken out of it."""
    if not span.meets(hole):
        return [span]
    pieces = (Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end))
    return [piece for piece in pieces if piece.end - piece.start > 1]


def _outer(number: int, ordered: Sequence[Draft], around: Sequence[int]) -> int | None:
    """The smallest content that holds this draft's cue (or, uncued, its content) and is larger than its own.

    ``around``: the drafts whose content meets its sentence.
    """
    draft = ordered[number]
    own = draft.head.span if draft.cue else draft.content[0]
    size = _size(draft), -number
    larger = ((_size(ordered[i]), -i) for i in around if any(s.holds(own) for s in ordered[i].content))
    holders = [key for key in larger if key > size]
    return -min(holders)[1] if holders else None


def _size(draft: Draft) -> int:
    """Code points of its content."""
    return sum(span.end - span.start for span in draft.content)


def _attribution(draft: Draft, named: Named | None, outer: int | None, times: Sequence[TimeMention]) -> Attribution:
    return Attribution(
        source=tuple(spans_of(draft.source, draft.sentence)),
        cue=tuple(spans_of(draft.cue, draft.sentence)),
        content=tuple(draft.content),
        name=named.name if named is not None else None,
        speaker=named.span if named is not None else None,
        entity=named.entity if named is not None else None,
        kind=named.kind if named is not None else None,
        sense=_sense(draft, named),
        outer=outer,
        said=_said(draft, times),
        rule=f"voice.{draft.rule}",
    )


def _sense(draft: Draft, named: Named | None) -> str:
    """What somebody suggests is said; what a thing suggests is shown."""
    if draft.entry.sense != "suggest":
        return draft.entry.sense
    return "say" if named is not None and (named.kind is not None or named.person) else "show"


def _said(draft: Draft, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that hangs on the cue itself, outside the content."""
    below: list[Span] = [draft.head.span]
    for child in draft.head.children:
        if child.dep in ("prep", "npadvmod", "advmod", "tmod", "nmod", "pobj") or child.kind == "time":
            below.extend(t.span for t in child.subtree())
    for time in times:
        outside = not any(s.meets(time.span) for s in draft.content)
        if outside and any(s.meets(time.span) for s in below):
            return time
    return None
