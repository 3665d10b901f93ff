"""Who does it, as the claim says: names as written, and the speaker himself where he speaks of himself.

"Iran denied that it had shelled …", "Iraq said its forces …", "we did not bomb …", "Russia denies aiding …": whoever
does it is the speaker, or is his.
"""

from __future__ import annotations

import re

from sayso.lexicon import speech
from sayso.model import Argument, Attribution, Span, Speaker
from sayso.reading import clauses
from sayso.reading.claims.page import Page, Told
from sayso.reading.nearby import closed
from sayso.reading.parse import Token
from sayso.reading.stance import DENIALS

DOING = frozenset({"announce", "promise", "refuse", "rule_out"})
OWNING = frozenset({"claim", "admit"})  # responsibility
NAME = 6  # tokens: a comma and a name


def doers(page: Page, told: Told, speaker: Speaker | None) -> tuple[Argument, ...]:
    """The actors of an event as its teller names them."""
    voice = page.voices[told.voice] if told.voice is not None else None
    event = told.event
    by_cue = voice is not None and any(span.meets(event.predicate.span) for span in voice.cue)
    actors = () if _only_blames(page, told) else event.actors
    named = [token for token in actors if not _only_tells(token, voice, by_cue)]
    if named:
        return tuple(_owned(page, argument(page, token), told, voice, speaker) for token in named)
    if voice is None or speaker is None:
        return ()
    if _own_deed(told, voice) or (not by_cue and any(_is_speaker(page, told, t, voice) for t in _subjects(told))):
        return (Argument(name=speaker.name, span=speaker.span, entity=speaker.entity),)
    return ()


def argument(page: Page, head: Token) -> Argument:
    """The phrase of a participant with the name that follows it, and the actor that it names."""
    tokens = [token for token in clauses.phrase(head) if not _where(token, head)]
    span = closed(page.document.text, Span.around(token.span for token in tokens))
    name = span.of(page.document.text)
    entity = page.actors.describe(name)[0]
    apposed = next((t for t in head.all("appos") if _names(t, head) and t.i - tokens[-1].i <= NAME), None)
    if apposed is not None:
        span = Span.around(token.span for token in (*tokens, *clauses.phrase(apposed)))
    return Argument(name=span.of(page.document.text), span=span, entity=entity)


def _where(token: Token, head: Token) -> bool:
    """ "talks with Lavrov in Moscow": a place behind a person's name is none of its words."""
    line = (token, *token.ancestors())
    prep = next((above for above in line if above.head is head and above.dep == "prep"), None)
    place = prep.child("pobj") if prep is not None and prep.lower in ("in", "at") else None
    return place is not None and place.kind == "place" and head.pos == "PROPN" and head.kind != "actor"


def _names(apposed: Token, head: Token) -> bool:
    """ "the foreign minister, Walid Muallem, …": a person's name behind what he is."""
    return apposed.pos == "PROPN" and head.pos == "NOUN" and head.tag == "NN" and not apposed.child("conj", "cc")


def _only_tells(actor: Token, voice: Attribution | None, by_cue: bool) -> bool:
    """ "Russia says no strikes", "monitors reported raids": who tells it has not done it; who announces it will."""
    if voice is None or not by_cue or voice.sense in DOING:
        return False
    return any(source.meets(actor.span) for source in voice.source)


def _only_blames(page: Page, told: Told) -> bool:
    """ "The two blamed each other for a raid, killing nine": the raid killed, whatever the participle hangs on."""
    top = told.event.top
    if top.dep != "advcl" or top.tag != "VBG" or top.head.i > top.i:
        return False
    above = top.head.span
    accusing = (page.voices[n] for n in page.voices_in(told.sentence) if page.voices[n].sense == "accuse")
    return any(cue.meets(above) for voice in accusing for cue in voice.cue)


def _owned(page: Page, one: Argument, told: Told, voice: Attribution | None, speaker: Speaker | None) -> Argument:
    """ "its forces", "our troops": they are the speaker's, where nobody else is named before."""
    table = speech.load()
    words = one.name.casefold().split()
    first = words[2] if words[1:2] == ["of"] and len(words) > 2 else words[0]  # "any of its aircraft"
    own = first in table.pronouns["own"] or _of_the_land(one.name)
    if one.entity is not None or not own or voice is None or speaker is None or speaker.entity is None:
        return one
    if not any(content.holds(one.span) for content in voice.content):
        return one
    if first not in table.pronouns["first"] and _another_before(page, told, one.span.start, voice):
        return one
    return Argument(name=one.name, span=one.span, entity=speaker.entity)


def _of_the_land(name: str) -> bool:
    """ "the country's air force", in the words of somebody who speaks for a country."""
    low = name.casefold()
    return any(re.match(rf"{land}['’]?s\b", low) for land in speech.load().pronouns["own_land"])


def _subjects(told: Told) -> list[Token]:
    return [token for token in clauses.agents(told.event.predicate) if token is not told.event.trigger.head]


def _is_speaker(page: Page, told: Told, token: Token, voice: Attribution) -> bool:
    """Whether a pronoun that is the subject inside what somebody says means who says it; or he is it himself."""
    if any(source.meets(token.span) for source in voice.source):
        return voice.sense in DENIALS
    if token.tag != "PRP" or token.lower not in speech.load().pronouns["own"]:
        return False
    inside = next((content for content in voice.content if content.holds(token.span)), None)
    if inside is None or _another_subject(told, token, voice):
        return False
    return not page.actors.find(page.document.text[inside.start : token.span.start])


def _another_subject(told: Told, pronoun: Token, voice: Attribution) -> bool:
    """ "said an attack took place and that it was …": a noun told of before is nearer than the speaker."""
    start = max((cue.end for cue in voice.cue if cue.end <= pronoun.span.start), default=pronoun.span.start)
    between = [t for t in told.sentence.tokens if start <= t.span.start < pronoun.span.start]
    return any(t.dep in clauses.SUBJECTS and t.pos in ("NOUN", "PROPN") for t in between)


def _another_before(page: Page, told: Told, end: int, voice: Attribution) -> bool:
    """Whether the words of the speaker name an actor before this offset: "its" may be that one's."""
    starts = [content.start for content in voice.content if content.start <= end <= content.end]
    start = max((told.sentence.tokens[0].span.start, *starts))
    return bool(page.actors.find(page.document.text[start:end]))


def _own_deed(told: Told, voice: Attribution) -> bool:
    """ "Russia denies aiding rebels", "claimed responsibility for …": with no other subject, it is the speaker's."""
    if voice.sense not in DENIALS | OWNING:
        return False
    tokens = told.sentence.tokens
    inside = [t for t in tokens if any(content.holds(t.span) for content in voice.content)]
    verb = next((t for t in inside if clauses.is_verb(t)), None)
    if voice.sense in DENIALS and verb is not None and verb.tag == "VBG" and not verb.child(*clauses.SUBJECTS):
        return True
    own = [t for t in tokens if t.lower in speech.load().pronouns["own_deeds"]]
    line = {told.event.trigger.head, *told.event.trigger.head.ancestors()}
    return any(t in line and (t in inside or any(cue.meets(t.span) for cue in voice.cue)) for t in own)
