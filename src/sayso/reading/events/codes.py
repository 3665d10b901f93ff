"""ACLED's finer kinds: which side takes ground, whether those attacked are armed, what the dead died of.

ACLED (codebook, 2019 and later) codes an attack on soldiers or their posts as an armed clash, ground taken by the side
that takes it, and deaths by the event that caused them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import events as words
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.senses import by_means
from sayso.reading.events.triggers import Trigger, is_event_noun
from sayso.reading.parse import Token

ATTACK, CLASH = "Attack", "Armed clash"
REGAINED, OVERTAKEN = "Government regains territory", "Non-state actor overtakes territory"


def coded(
    trigger: Trigger, predicate: Token, actors: Sequence[Token], targets: Sequence[Token], found: list[Trigger]
) -> Trigger:
    """The trigger with the ACLED sub-event that the words around it support, else as it was."""
    code = trigger.entry.acled
    if trigger.entry.type is EventType.CASUALTY:
        code = _cause(predicate, found) or code
    elif code in (REGAINED, OVERTAKEN):
        code = _side(actors) or code
    elif code == ATTACK and any(_among(target, "armed") for target in targets):
        code = CLASH
    return trigger if code == trigger.entry.acled else replace(trigger, entry=replace(trigger.entry, acled=code))


def _cause(predicate: Token, found: list[Trigger]) -> str | None:
    """The code of the attack that a killing was done in or with: "killed in a raid", "bombers killed …"."""
    heads = clauses.agents(predicate) + clauses.after(predicate, "in", "by", "during", "from", "with")
    attack = next((t for head in heads if (t := is_event_noun(head, found))), None)
    entry = attack.entry if attack is not None else by_means(words.load(), heads, words.load().means)
    return entry.acled if entry is not None else None


def _side(actors: Sequence[Token]) -> str | None:
    """Which side takes the ground, by the first actor that says so."""
    for actor in actors:
        if _among(actor, "irregular"):
            return OVERTAKEN
        if _among(actor, "regular"):
            return REGAINED
    return None


def _among(noun: Token, group: str) -> bool:
    """Whether a noun phrase has a word of a group of the lexicon."""
    listed = words.load().arguments[group]
    return any(form in listed for token in clauses.phrase(noun) for form in token.forms)
