"""How an event points back: by a definite noun ("the strikes"), a toll told again, a place told as "there"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon import events as words
from sayso.lexicon import linking
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.claims.page import Told
from sayso.reading.events import Event
from sayso.reading.events.senses import ATTACKS
from sayso.reading.events.triggers import FROM_AFAR
from sayso.reading.parse import Token
from sayso.reading.times.value import unit_code

BLOWS = FROM_AFAR | {EventType.EXPLOSION}
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
COST = frozenset({EventType.CASUALTY, EventType.DETENTION})
ALONE = frozenset({EventType.ACCUSATION, EventType.TALKS, EventType.AGREEMENT, EventType.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a claim names and what it points back to.

    ``names``: the types of event that its clause names; ``points``: the types of attack that a definite noun of its
    clause can mean; ``as_subject``: that noun is its own or its subject; ``toll``: it tells again how many a blow cost;
    ``there``: it says "there"; ``until_now``: it is told in the perfect ("has killed"); ``timed``: its clause has a
    time or a length of its own (asked of ``COST`` only).
    """

    names: frozenset[EventType]
    points: frozenset[EventType]
    as_subject: bool
    toll: bool
    there: bool
    until_now: bool
    timed: bool


def reference(told: Told, within: Sequence[Token]) -> Reference:
    """What an event, as told, names and points back to; ``within``: the tokens of its clause."""
    event = told.event
    subjects = [event.trigger.head, *clauses.surface_subjects(event.predicate), *clauses.surface_subjects(event.top)]
    subject = _meant(subjects)
    points = subject or _meant(list(_circumstances(event)))
    return Reference(
        names=frozenset({event.type, *(t for token in within for t in _named(token))}),
        points=frozenset() if event.type in ALONE else points,
        as_subject=bool(subject),
        toll=event.type is EventType.CASUALTY and _tells_toll(event, within, told),
        there=any(t.lower == "there" and t.dep == "advmod" for t in within),
        until_now=_is_perfect(event.top),
        timed=event.type in COST and any(t.kind == "time" or unit_code(t.lower) for t in within),
    )


def _is_perfect(verb: Token) -> bool:
    """ "has killed", not "would have killed"."""
    return [aux.lower for aux in verb.all("aux") if aux.lower != "been"] in (["has"], ["have"])


def _circumstances(event: Event) -> Iterator[Token]:
    """What it happened in or by, what somebody is blamed for; for a relative clause also those of the clause above."""
    verbs = [event.predicate, event.top]
    if event.top.dep == "relcl" and any(t.lower in ("which", "that") for t in event.top.all(*clauses.SUBJECTS)):
        verbs += [above for above in event.top.ancestors() if clauses.is_verb(above)][:1]
    for verb in verbs:
        yield from clauses.after(verb, "in", "by", "during", "from", "for")


def _meant(nouns: Sequence[Token]) -> frozenset[EventType]:
    """The types of attack that the definite ones of these nouns can mean."""
    return frozenset(t for noun in nouns if _is_told_before(noun) for t in _attack(noun))


def _is_told_before(noun: Token) -> bool:
    """Whether a noun is definite, and not by words of its own.

    Not "the battles of recent months", "the drive to take …", "the second raid", "the Spring Offensive".
    """
    if not any(c.dep == "det" and c.lower in DEFINITE for c in noun.children):
        return False
    dated = any(t.kind == "time" or unit_code(t.lower) for t in clauses.after(noun, "of", "in", "on"))
    meant = any(c.tag == "VB" for c in noun.all("acl", "relcl"))
    named = noun.tag.startswith("NNP") or any(c.tag in ("CD", "NNP") and not c.kind for c in noun.children)
    another = any(c.lower in linking.load().another_one for c in noun.children)
    return not (dated or meant or named or another)


def _attack(noun: Token) -> frozenset[EventType]:
    """The types that an attack noun can mean: bombs, shells and blasts are called by each other's names."""
    named = _named(noun)
    general = any(lemma in words.load().general_nouns for lemma in noun.forms)
    if general and (not named or EventType.GROUND_ATTACK in named):
        return ATTACKS
    return named | BLOWS if named & BLOWS else named


def _named(noun: Token) -> frozenset[EventType]:
    """The type of attack that a noun names, with the words before it ("air raid", "rebel fire")."""
    if clauses.is_verb(noun):
        return frozenset()
    table = words.load().nouns
    listed = [row for lemma in noun.forms for row in table.get(lemma, ()) if row[1].type in ATTACKS]
    if not listed:
        return frozenset()
    beside = {form for child in noun.children if child.i < noun.i for form in child.forms}
    return frozenset(entry.type for sequence, entry in listed if beside.issuperset(sequence[:-1]))


def _tells_toll(event: Event, within: Sequence[Token], told: Told) -> bool:
    """ "put the death toll at 85", "another group said dozens were killed": the number differs, the blow does not."""
    table = linking.load()
    noun = event.trigger.head
    if not event.trigger.verbal and noun.lower in table.tolls:
        return any(c.dep == "det" and c.lower in DEFINITE for c in noun.children)
    first = told.sentence.tokens[0]
    return first.lower in table.another and first not in within and told.voice is not None
