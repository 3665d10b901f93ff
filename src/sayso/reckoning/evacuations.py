"""Evacuations: who brings whom out of where, how far it came, why it failed, who is blamed, what stands in the way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.lexicon import threads as words
from sayso.model import Constraint, Evacuation, EventType, Fact, Modality, Statement, Step
from sayso.reckoning.parties import akin
from sayso.reckoning.passages import passing
from sayso.reckoning.steps import (
    after,
    blame,
    distinct,
    facts,
    heading,
    is_place,
    leaves,
    names,
    ordered,
    persons,
    places,
    standing,
    step,
    tallies,
)
from sayso.reckoning.threads import (
    Draft,
    Report,
    Told,
    days,
    gathered,
    linked,
    named_for,
    near,
    nearest,
    reports,
    topic,
    where,
)

KINDS = frozenset(
    {EventType.EVACUATION, EventType.CORRIDOR, EventType.ACCUSATION, EventType.TALKS, EventType.AGREEMENT}
)

NEXT = 2
"""Days by which what two reports tell of the evacuation of a place may lie apart and be of the same evacuation."""

REGION = 4
"""UCDP where_prec of a province: evacuations of anything wider are not known to be the same."""

ADJOINING = 120
"""Code points between two claims of one sentence, at most."""

NEGOTIATED = "negotiated"


def evacuations(statements: Iterable[Statement]) -> tuple[Evacuation, ...]:
    """The evacuations that the statements speak of, sorted by first claims; the order of reading plays no part."""
    drafts = [draft for report in reports(statements, KINDS) for draft in _evacuating(report)]
    return tuple(map(_evacuation, linked(drafts, _marks, widest=REGION)))


def _evacuating(report: Report) -> list[Draft]:
    """The evacuations of one report; people who came through its passages are theirs."""
    through = {one.order for draft in passing(report) for one in draft.beside}
    own = (one for one in report.of(EventType.EVACUATION) if one.order not in through)
    drafts = gathered(report, own, _fits)
    for one in report.of(EventType.ACCUSATION, EventType.TALKS, EventType.AGREEMENT):
        draft = nearest([draft for draft in drafts if _bears_on(draft, one)], one)
        if draft is not None:
            draft.beside.append(one)
    return drafts


def _fits(told: Sequence[Told], one: Told) -> bool:
    return near(told, one) and all(_same_hands(other, one) for other in told)


def _same_hands(one: Told, other: Told) -> bool:
    """Whether one organiser may be behind both."""
    if not one.entities or not other.entities:
        return True
    return akin(one.entities, other.entities)


def _bears_on(draft: Draft, one: Told) -> bool:
    """Whether a blame, an agreement or a negotiation is about the evacuation: it says so, or adjoins its claim."""
    if topic(one) is EventType.EVACUATION:
        return one.claim.type is not EventType.TALKS or any(_same_hands(other, one) for other in draft.told)
    if one.claim.type is not EventType.AGREEMENT or topic(one) is not None or not one.entities:
        return False
    return any(_adjoins(other, one) and other.entities & one.entities for other in draft.told)


def _adjoins(one: Told, other: Told) -> bool:
    first, second = sorted((one.claim.evidence, other.claim.evidence))
    return second.start - first.end <= ADJOINING


def _marks(draft: Draft) -> Iterator[Hashable]:
    """Who is behind it, if that is said, and the days that it is told of with some to come."""
    hands = frozenset(entity for one in draft.told for entity in one.entities)
    for one in draft.told:
        for day in days(one.window):
            yield from ((hands, at) for at in range(day, day + NEXT + 1))


def _evacuation(group: Sequence[Draft]) -> Evacuation:
    told = [one for draft in group for one in draft.told]
    beside = [one for draft in group for one in draft.beside]
    blames = [one for one in beside if one.claim.type is EventType.ACCUSATION]
    own = [(one, step(one)) for one in told]
    dealt = [(one, _dealing(one)) for one in beside if one.claim.type is not EventType.ACCUSATION]
    steps = ordered([*own, *dealt], EventType.EVACUATION)
    return Evacuation(
        id=named_for("evacuation", told),
        place=where(told, group[0].report.setting),
        status=standing(ordered(own, EventType.EVACUATION), EventType.EVACUATION),
        organisers=persons(fact for one in told for fact in _organisers(one)),
        people=persons(fact for one in told for fact in _people(one)),
        counts=tuple(tally for one in told for tally in tallies(one)),
        origins=places(fact for one in told for fact in heading(one, "from")),
        destinations=places(fact for one in told for fact in heading(one, "to")),
        reasons=distinct(fact for one, made in (*own, *dealt) for fact in _reasons(one, made)),
        blamed=tuple(map(blame, blames)),
        constraints=tuple(_constraints(_hindering([*own, *dealt], blames))),
        steps=steps,
    )


def _dealing(one: Told) -> Step:
    """Talks about an evacuation are a step of it; so is an agreement, or that there was none."""
    return step(one, NEGOTIATED if one.claim.type is EventType.TALKS else None)


def _organisers(one: Told) -> tuple[Fact, ...]:
    """Who brings them out: known actors, and whoever does it to others."""
    claim = one.claim
    if claim.modality is Modality.DEMANDED:
        return ()
    return facts(names((a for a in claim.actors if a.entity is not None or claim.targets), claim), one)


def _people(one: Told) -> tuple[Fact, ...]:
    """Who is brought out; of people who leave, those who do. Of an evacuation of places, nobody in particular."""
    claim = one.claim
    if any(is_place(target, claim) for target in claim.targets):
        return ()
    leaving = [a for a in claim.actors if a.entity is None] if leaves(one) else []
    return facts(names(claim.targets or leaving, claim), one)


def _reasons(one: Told, made: Step) -> tuple[Fact, ...]:
    """Why it did not come about: what was not agreed, or what the claim gives as the cause."""
    table = words.load()
    if made.denied or made.status not in table.hindered:
        return ()
    if one.claim.type is EventType.AGREEMENT:
        return facts((" ".join(one.statement.evidence.split()),), one)
    pieces = after(one, one.claim.trigger)
    found = words.first([" ".join(piece.keys) for piece in pieces], table.causes)
    if found is None or found[1] == len(pieces):
        return ()
    cut = one.claim.trigger.end - one.claim.evidence.start + pieces[found[1]].start
    return facts((" ".join(one.statement.evidence[cut:].split()),), one)


def _hindering(steps: Iterable[tuple[Told, Step]], blames: Iterable[Told]) -> Iterator[Told]:
    """The claims that tell of a hindrance, and the blames."""
    table = words.load()
    yield from (one for one, made in steps if made.status in table.hindered and not made.denied)
    yield from blames


def _constraints(told: Iterable[Told]) -> Iterator[Constraint]:
    for one in told:
        said = words.folded(one.statement.evidence)
        for access in words.load().constraints:
            found = words.first(said, access.words)
            if found and (not access.beside or words.first(said, access.beside)):
                yield Constraint(
                    code=access.code, name=access.name, words=" ".join(said[slice(*found)]), claim=one.claim.id
                )
