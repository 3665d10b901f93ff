"""What one claim makes of its thread, in order, and what else its words say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.lexicon import reckoning as counted
from sayso.lexicon import speech
from sayso.lexicon import threads as words
from sayso.lexicon.threads import Piece
from sayso.model import (
    Argument,
    Basis,
    Blame,
    Claim,
    EventType,
    Fact,
    Modality,
    Moment,
    Polarity,
    Span,
    Step,
    Tally,
)
from sayso.reckoning.counts import group_of
from sayso.reckoning.scope import HAPPENED
from sayso.reckoning.threads import Told
from sayso.reckoning.windows import stands

ENDS = frozenset({Modality.ABANDONED, Modality.RULED_OUT})
STANDINGS = (
    HAPPENED | ENDS,
    frozenset({Modality.PLANNED}),
    frozenset({Modality.DEMANDED}),
    frozenset({Modality.POSSIBLE, Modality.HABITUAL}),
)
"""What decides how a thread stands, the weightier first: what is, what is meant to be, what is called for."""


NOUNS = (EventType.TRUCE, EventType.CORRIDOR)
"""Types that are always named by a noun, so that a name right before it tells of which kind it is."""


def step(told: Told, status: str | None = None) -> Step:
    """The step that a claim is; ``status``: what it is in a thread of another type."""
    claim = told.claim
    made, denied = _status(claim)
    return Step(
        status=status or made,
        denied=denied,
        modality=claim.modality,
        earliest=claim.time.earliest if claim.time else None,
        latest=claim.time.latest if claim.time else None,
        said=(claim.said.earliest if claim.said else None) or told.statement.published,
        by=speaker(claim),
        by_kind=claim.speaker.kind if claim.speaker else None,
        who=names(claim.actors, claim),
        whom=names(claim.targets, claim),
        counts=tallies(told),
        words=told.statement.evidence,
        claim=claim.id,
        document=claim.document,
    )


def _status(claim: Claim) -> tuple[str, bool]:
    table = words.load()
    course = table.courses[claim.type]
    phase = course.phases.get(claim.phase or "")
    given_up = claim.modality in ENDS and claim.phase not in table.against
    acts = given_up if course.phase_first else claim.modality in table.acts
    status = course.modalities[claim.modality] if acts or phase is None else phase
    denied = (claim.polarity is Polarity.DENIED) is not (claim.phase in table.undone)
    denied = denied and (claim.phase in table.undone or claim.phase not in table.inherent)
    if denied and status in table.negated and claim.modality in HAPPENED:
        return table.negated[status], False
    return status, denied


def ordered(told: Iterable[tuple[Told, Step]], kind: EventType) -> tuple[Step, ...]:
    """Steps by time; one without a time stands before the first later stage that its own report tells of, else last.

    Of one time, they stand in the order in which such things go.
    """
    ranks = words.load().courses[kind].ranks
    known = sorted(told, key=lambda pair: (stands(pair[0].window) or 0, ranks.get(pair[1].status, 0), pair[0].order))
    placed = [pair for pair in known if stands(pair[0].window) is not None]
    for pair in (pair for pair in known if stands(pair[0].window) is None):
        placed.insert(_slot(placed, pair, ranks), pair)
    return tuple(step for _, step in placed)


def _slot(placed: Sequence[tuple[Told, Step]], pair: tuple[Told, Step], ranks: Mapping[str, int]) -> int:
    told, one = pair
    rank = ranks.get(one.status, 0)
    for i, (_, other) in enumerate(placed):
        if other.document == one.document and ranks.get(other.status, 0) > rank:
            return i
    day = told.said.end if told.said else None
    later = (i for i, (other, _) in enumerate(placed) if day is not None and (stands(other.window) or 0) > day)
    return next(later, len(placed))


def standing(steps: Sequence[Step], kind: EventType) -> str | None:
    """The status that a thread of this type has by the last step that decides it.

    A step that is not put forward as a fact decides by how it is put: a truce that is to be extended is planned.
    """
    modal = words.load().courses[kind].modalities
    telling = [one for one in steps if not one.denied and one.status != "mentioned"]
    for modalities in STANDINGS:
        facts = modalities is STANDINGS[0]
        found = [one for one in telling if one.modality in modalities or (facts and _is_spoken(one))]
        if found:
            return _undecided(found, kind) if facts else modal[found[-1].modality]
    return None


def _undecided(steps: Sequence[Step], kind: EventType) -> str:
    """The last status; with it what another voice says of the same day, where both cannot hold: nobody decides that."""
    last = steps[-1]
    states = counted.load().states.get(kind, {})
    rivals = {
        one.status
        for one in steps
        if one.by != last.by and _day(one) == _day(last) and _exclude(states.get(one.status), states.get(last.status))
    }
    return f"disputed: {', '.join(sorted({last.status, *rivals}))}" if rivals else last.status


def _day(one: Step) -> str | None:
    return (one.latest or one.said or "")[:10] or None


def _exclude(state: str | None, other: str | None) -> bool:
    return state is not None and other is not None and state != other


def _is_spoken(one: Step) -> bool:
    return one.modality is Modality.PLANNED and one.status in words.load().spoken


def leaves(told: Told) -> bool:
    """Whether it tells of people who come out by themselves."""
    return words.first(words.folded(told.statement.trigger), words.load().flow) is not None


def moment(told: Told, basis: Basis = Basis.STATED) -> Moment | None:
    """When a claim's event was, where both ends are said; ``basis``: how it is put, where its time is its own."""
    time = told.claim.time
    if time is None or time.earliest is None or time.latest is None:
        return None
    known = Basis.INHERITED if time.basis == Basis.INHERITED and basis is Basis.STATED else basis
    return Moment(earliest=time.earliest, latest=time.latest, basis=known, claim=told.claim.id)


def blame(told: Told) -> Blame:
    """The blame that an accusation lays."""
    claim = told.claim
    return Blame(
        blamed=tuple(_plain(argument.name) for argument in claim.actors),
        by=speaker(claim),
        by_kind=claim.speaker.kind if claim.speaker else None,
        denied=claim.polarity is Polarity.DENIED,
        words=told.statement.evidence,
        claim=claim.id,
        document=claim.document,
    )


def speaker(claim: Claim) -> str | None:
    """Who says it, as written; ``None`` for the report itself."""
    return _plain(claim.speaker.name) if claim.speaker else None


def tallies(told: Told) -> tuple[Tally, ...]:
    """The counts of a claim."""
    return tuple(
        Tally(low=one.low, high=one.high, unit=one.unit, approximate=one.approximate, claim=told.claim.id)
        for one in told.claim.quantities
        if one.kind == "count"
    )


def names(arguments: Iterable[Argument], claim: Claim) -> tuple[str, ...]:
    """Who is named: neither the place over again nor what only says of which kind it is ("the US-Russian truce")."""
    kept = [one for one in arguments if not _qualifies(one, claim) and not is_place(one, claim)]
    return tuple(_without_place(one, claim) for one in kept)


def facts(values: Iterable[str], told: Told, basis: Basis = Basis.STATED) -> tuple[Fact, ...]:
    """Values in words with the claim that says them."""
    return tuple(Fact(value=value, basis=basis, claim=told.claim.id) for value in values)


def distinct(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each value once, by the first claim that says it."""
    first: dict[str, Fact] = {}
    for fact in found:
        first.setdefault(fact.value.casefold(), fact)
    return tuple(first.values())


def persons(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Who is named, each once; a pronoun names nobody."""
    pronouns = frozenset().union(*speech.load().pronouns.values())
    return distinct(fact for fact in found if fact.value.casefold() not in pronouns)


def places(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each place once; "the city" only where none is named."""
    each = distinct(found)
    return tuple(fact for fact in each if _is_name(fact.value)) or each


def _is_name(value: str) -> bool:
    return any(letter.isupper() for letter in value)


def heading(told: Told, way: str) -> tuple[Fact, ...]:
    """The claim's place, where the word before it says that it lies that ``way``: from|to|through|at."""
    place = told.claim.place
    found = None if place is None else _way(told, place.span)
    return facts((_plain(place.name),), told) if place is not None and found == way else ()


def _way(told: Told, place: Span) -> str | None:
    """How a place lies to the way: by the nearest word of direction, at most four words before it."""
    table = words.load().directions
    for piece in reversed(before(told, place)[-4:]):
        if len(piece.keys) == 1 and piece.keys[0] in table:
            return table[piece.keys[0]]
    return None


def before(told: Told, span: Span) -> tuple[Piece, ...]:
    """The words of the evidence before a span of the report."""
    cut = max(0, span.start - told.claim.evidence.start)
    return words.pieces(told.statement.evidence[:cut])


def after(told: Told, span: Span) -> tuple[Piece, ...]:
    """The words of the evidence after a span of the report."""
    cut = max(0, span.end - told.claim.evidence.start)
    return words.pieces(told.statement.evidence[cut:])


def people_after(told: Told) -> tuple[Fact, ...]:
    """For whom the claim's thing is: the people named right after it ("passages for civilians")."""
    pieces = after(told, told.claim.trigger)[:4]
    for i, piece in enumerate(pieces):
        if piece.keys[-1] in words.load().beneficiary:
            for end, one in enumerate(pieces[i + 1 :], i + 2):
                if _are_people(group_of(one.keys[-1])):
                    return facts((" ".join(key for p in pieces[i + 1 : end] for key in p.keys),), told)
    return ()


def _are_people(group: str | None) -> bool:
    return group is not None and counted.load().part_of(group, "people")


def _qualifies(argument: Argument, claim: Claim) -> bool:
    return claim.type in NOUNS and 0 <= claim.trigger.start - argument.span.end <= 1


def is_place(argument: Argument, claim: Claim) -> bool:
    """Whether an argument is the claim's place over again ("the evacuation of Homs")."""
    return claim.place is not None and argument.entity is None and argument.span == claim.place.span


def _without_place(argument: Argument, claim: Claim) -> str:
    """ "his counterpart in Moscow" without the place that the claim keeps as such."""
    place = claim.place
    if place is None or not argument.span.holds(place.span) or place.span.start == argument.span.start:
        return _plain(argument.name)
    head = argument.name[: place.span.start - argument.span.start].split()
    if len(head) < 2 or words.load().directions.get(head[-1].casefold()) not in ("at", "from"):
        return _plain(argument.name)
    return " ".join(head[:-1])


def _plain(name: str) -> str:
    return " ".join(name.split())
