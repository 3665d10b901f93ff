"""The rules by which two claims are laid side by side: a table of named functions, each of which knows one kind.

A rule is given two scopes and rules on them, or returns ``None`` where the two have nothing to do with each other. A
ruling of ``compatible`` is a near miss: they look alike, and the rule can name what keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.lexicon import reckoning as words
from sayso.model import DisputeKind, EventType, Modality, Overlap, Shared, SpeakerKind, Verdict
from sayso.reckoning.counts import Count
from sayso.reckoning.grounds import VAGUE
from sayso.reckoning.parties import Party, answers_to, related
from sayso.reckoning.scope import Answer, Cover, Known, Manner, Scope, covers, place_within, type_within, window_within
from sayso.reckoning.windows import DAY, Window

WEEK = 7 * DAY
FACTS = frozenset({Modality.OCCURRED, Modality.ONGOING, Modality.HABITUAL, Modality.POSSIBLE})
EVENTS = frozenset({Modality.OCCURRED, Modality.ONGOING})
BLAMED = frozenset({"attack", "casualty", "truce"})
FAR_OFF = 5
"""Counts further apart than this factor are of one event only where both say when."""
MONTH = 28
"""Days from which on a window does not tell one event from another."""
NEEDS_WHO = frozenset(
    {
        EventType.ACCUSATION,
        EventType.AGREEMENT,
        EventType.MILITARY_BUILDUP,
        EventType.OTHER,
        EventType.TALKS,
    }
)
"""Types so wide that two claims of them meet only in who does it, or to whom it is done."""
LONGER = 2
"""Days by which one window must exceed the other to be a sum over a longer time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule says of two claims; ``a`` asserts and ``b`` denies where one of them does."""

    kind: DisputeKind
    verdict: Verdict
    why: str
    condition: str | None
    a: Scope
    b: Scope
    overlap: Overlap
    reversal: bool = False


Rule = Callable[[Scope, Scope], Ruling | None]


def assertion_and_denial(one: Scope, other: Scope) -> Ruling | None:
    """One says that it was, the other that it was not."""
    if one.denied == other.denied:
        return None
    denial, assertion = (one, other) if one.denied else (other, one)
    if not _comparable(denial, assertion):
        return None
    cover = _pointed(denial, assertion) or covers(denial, assertion)
    against = [answer for answer in cover.answers if answer.known is Known.NO]
    if cover.type.known is Known.NO or len(against) > 1 or not supported(denial, assertion, cover):
        return None
    if not against and (other_target := _targets_apart(denial, assertion)):
        against = [other_target]
    kind = DisputeKind.ASSERTION_VS_DENIAL
    if against:
        return _ruling(kind, Verdict.COMPATIBLE, against[0].why, None, assertion, denial, cover)
    conditions = [answer.condition for answer in cover.answers if answer.condition]
    if Modality.POSSIBLE in (denial.modality, assertion.modality):
        conditions.append("what is put as possible was so")
    verdict = Verdict.CONDITIONAL if conditions else Verdict.CONTRADICTORY
    turned = denial.voice == assertion.voice and denial.said != assertion.said
    return _ruling(kind, verdict, _told(cover), _if(conditions), assertion, denial, cover, reversal=turned)


def counts_apart(one: Scope, other: Scope) -> Ruling | None:
    """Two numbers for the same thing in the same event."""
    a, b = _in_order(one, other)
    if a.denied or b.denied or a.type is not b.type or not {a.modality, b.modality} <= EVENTS:
        return None
    compared = _compared(a.counts, b.counts)
    if compared is None or (a.voice == b.voice and a.type is not EventType.CASUALTY):
        return None
    cover = meeting(a, b)
    if cover.window.relation == "unsaid":
        cover = replace(cover, window=_by_context(a, b) or cover.window)
    if cover.place.known is Known.NO and cover.window.known is Known.NO:
        return None
    kind = DisputeKind.COUNT_MISMATCH
    if (reason := _another_sum(a, b, compared, cover)) is not None:
        return _ruling(kind, Verdict.COMPATIBLE, reason, None, a, b, cover) if reason else None
    first, second = compared
    conditions = [answer.condition for answer in (cover.place, cover.window) if answer.condition]
    if not (first.exact and second.exact):
        conditions.append(
            "the bound was meant as the toll" if not (first.vague or second.vague) else "both were counted"
        )
    why = f"{first} against {second}{_of_whom(first)}; {_told(cover, 'place', 'window')}"
    return _ruling(
        kind, Verdict.CONDITIONAL if conditions else Verdict.CONTRADICTORY, why, _if(conditions), a, b, cover
    )


def blamed_apart(one: Scope, other: Scope) -> Ruling | None:
    """Each of two voices names another doer of what may be one event."""
    a, b = _in_order(one, other)
    if a.denied or b.denied or a.voice == b.voice or a.family != b.family or a.family not in BLAMED:
        return None
    if not {a.modality, b.modality} <= EVENTS:
        return None
    broken = a.phase == b.phase == "violated"
    if (a.family == "truce" and not broken) or not (a.actors.known and b.actors.known) or related(a.actors, b.actors):
        return None
    cover = meeting(a, b)
    if cover.type.known is Known.NO or not _one_event(a, b, cover):
        return None
    thing = "only one side broke it" if broken else "both speak of the same event"
    why = f"“{a.actors}” against “{b.actors}”; {_told(cover, 'type', 'place', 'window')}"
    kind = DisputeKind.ATTRIBUTION_MISMATCH
    return _ruling(kind, Verdict.CONDITIONAL, why, _if([thing]), a, b, cover)


def states_apart(one: Scope, other: Scope) -> Ruling | None:
    """Open and shut, holding and over, gained and beaten back: at one time a thing is one of them."""
    a, b = _in_order(one, other)
    if a.denied or b.denied or a.voice == b.voice or a.family != b.family or not {a.modality, b.modality} <= EVENTS:
        return None
    cover = meeting(a, b)
    if not all(answer.known is not Known.NO for answer in (cover.place, cover.window)):
        return None
    said = _states(a, b)
    if said is None or not (a.outcome or _one_thing(a, b, cover)):
        return None
    first, second, thing = said
    conditions = [answer.condition for answer in (cover.place, cover.window) if answer.condition]
    conditions.append(f"both speak of the same {thing}")
    why = f"{first} against {second}; {_told(cover, 'place', 'window')}"
    return _ruling(DisputeKind.STATUS_MISMATCH, Verdict.CONDITIONAL, why, _if(conditions), a, b, cover)


def times_apart(one: Scope, other: Scope) -> Ruling | None:
    """One thing, said to begin (or to end) at two times."""
    a, b = _in_order(one, other)
    if a.denied or b.denied or a.voice == b.voice or a.type is not b.type or a.phase != b.phase:
        return None
    once = a.phase in ("started", "ended") or a.modality is b.modality is Modality.PLANNED
    if not once or a.type not in (EventType.TRUCE, EventType.TALKS, EventType.AGREEMENT):
        return None
    cover = meeting(a, b)
    named = cover.place.known is Known.YES or related(a.actors, b.actors)
    if (
        cover.window.known is not Known.NO
        or cover.place.known is Known.NO
        or not named
        or not _near(a.window, b.window)
    ):
        return None
    noun = words.load().kinds[a.type].noun
    condition = _if([f"both speak of the same {noun}"])
    why = f"{a.window} against {b.window}; {_told(cover, 'place')}"
    return _ruling(DisputeKind.TIME_MISMATCH, Verdict.CONDITIONAL, why, condition, a, b, cover)


def _near(first: Window | None, second: Window | None) -> bool:
    """Whether two windows that do not meet lie within a week."""
    if first is None or second is None:
        return False
    return Window(first.start and first.start - WEEK, first.end and first.end + WEEK).meets(second)


RULES: tuple[Rule, ...] = (assertion_and_denial, counts_apart, blamed_apart, states_apart, times_apart)
"""All rules; of several that speak the gravest verdict counts, then the first."""


def meeting(a: Scope, b: Scope) -> Cover:
    """How two claims of equal standing lie to each other: as ``covers``, but either may be the wider one."""
    place = place_within(b.place, a.place)
    if place.relation == "inside" and place.known is Known.UNSAID:
        place = place_within(a.place, b.place)
    if place.known is Known.NO and a.place is not None and b.place is not None:
        place = replace(place, why=f"{a.place.name} and {b.place.name} are two places")
    window = window_within(b.window, a.window)
    if window.relation == "overlap" and window_within(a.window, b.window).known is Known.YES:
        window = window_within(a.window, b.window)
    named = a.actors.entities and b.actors.entities
    known = (Known.YES if related(a.actors, b.actors) else Known.NO) if named else Known.UNSAID
    actor = Answer(known, known.value, "" if known is Known.UNSAID else f"“{a.actors}” and “{b.actors}”")
    return Cover(type=type_within(b, a), actor=actor, place=place, window=window)


def _by_context(a: Scope, b: Scope) -> Answer | None:
    """A claim without a time goes on from the one before it: where that one's time is another, so is its own."""
    first, second = a.window or a.context, b.window or b.context
    if first is None or second is None or first.meets(second):
        return None
    return Answer(Known.NO, "apart", f"one follows on what is told of {first}, the other of {second}")


def _comparable(denial: Scope, assertion: Scope) -> bool:
    plans = denial.modality is assertion.modality is Modality.PLANNED
    if not plans and not {denial.modality, assertion.modality} <= FACTS:
        return False
    if denial.modality is Modality.HABITUAL:
        return False  # "not always" leaves room for once
    if not (assertion.committed and denial.committed):
        return False  # what a speaker leaves open is nobody's claim
    if words.load().states.get(assertion.type, {}).get(assertion.phase or "") == "off" and denial.phase is None:
        return False  # "it is no truce" and "the truce was broken" agree
    narrated = denial.kind is assertion.kind is SpeakerKind.REPORTER and denial.document == assertion.document
    return not narrated or (denial.window is not None and assertion.window is not None)


def _pointed(denial: Scope, assertion: Scope) -> Cover | None:
    """A denial by pointing ("the claim was denied") is of the claim told before it, whatever that leaves unsaid."""
    if denial.points_to != assertion.claim:
        return None
    why = f"“{denial.name}” denies what “{assertion.name}” claims before it"
    place = Answer(Known.YES, "equal" if denial.place else "unsaid", "")
    window = Answer(Known.YES, "inside" if assertion.window else "unsaid", "")
    return Cover(type=Answer(Known.YES, "equal", why), actor=Answer(Known.YES, "yes", ""), place=place, window=window)


def supported(denial: Scope, assertion: Scope, cover: Cover) -> bool:
    """Whether enough is said to lay the two side by side: else any denial would collide with any assertion.

    What is denied as an attempt, or as having stopped, denies nothing but that, then and there.
    """
    here = cover.place.known is Known.YES and not _wide(denial, assertion)
    then = cover.window.known is Known.YES or cover.window.relation == "overlap"
    who = cover.actor.known is Known.YES and bool(denial.actors or denial.own) and bool(assertion.actors)
    thing = bool(_content(denial.targets) & _content(assertion.targets))
    if denial.points_to == assertion.claim:
        return True
    if denial.manner is not Manner.PLAIN:
        return here and then and cover.window.relation != "unsaid"
    if denial.type in NEEDS_WHO:
        return who or thing
    if denial.document != assertion.document:
        return (here and cover.window.relation != "apart") or (then and who)
    return here or thing or (then and who) or _ground_before(denial, assertion)


def _ground_before(denial: Scope, assertion: Scope) -> bool:
    """Whether an assertion that names no place goes on from one told of the denial's place."""
    before = assertion.place or assertion.ground_before
    if before is None or denial.place is None:
        return False
    return before.within(denial.place) or before.namesake(denial.place)


def _wide(a: Scope, b: Scope) -> bool:
    return any(scope.place is not None and scope.place.precision > VAGUE for scope in (a, b))


def _targets_apart(denial: Scope, assertion: Scope) -> Answer | None:
    meant, named = denial.targets, assertion.targets
    if not (meant.known and named.known) or related(meant, named):
        return None
    return Answer(Known.NO, "no", f"the denial is of what was done to “{meant}”, the assertion of “{named}”")


def _one_event(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether there is enough to take the two for one event: each blames the other, one number, or one target."""
    said = cover.place.known is Known.YES and cover.window.known is Known.YES and not _wide(a, b)
    days = max((scope.window.days or FAR_OFF) if scope.window else FAR_OFF for scope in (a, b))
    if a.document != b.document and not (said and days <= LONGER):
        return False
    if Known.NO in (cover.place.known, cover.window.known):
        return False
    mutual = _speaks_for(a, b.actors) and _speaks_for(b, a.actors)
    numbers = {count.stated for count in a.counts} & {count.stated for count in b.counts} - {None}
    return mutual or (said and bool(numbers)) or (said and bool(_content(a.targets) & _content(b.targets)))


def _speaks_for(scope: Scope, party: Party) -> bool:
    """Whether the speaker is of the side that ``party`` names."""
    own = scope.own
    return own is not None and any(answers_to(own, one) or answers_to(one, own) for one in party.entities)


def _content(party: Party) -> set[str]:
    return {word for name in party.names for word in name.casefold().split() if len(word) > 3}


def _compared(first: tuple[Count, ...], second: tuple[Count, ...]) -> tuple[Count, Count] | None:
    """The first two counts that are of the same thing, or of one thing and a part of it; ``None`` where two agree."""
    table = words.load()
    alike = [(x, y) for x in first for y in second if x.fate == y.fate]
    if any(x.stated is not None and x.stated == y.stated for x, y in alike):
        return None
    pairs = [(x, y) for x, y in alike if not (x.part or x.further or y.part or y.further)]
    same = [(x, y) for x, y in pairs if (x.group == y.group and x.group) or (x.fate and None in (x.group, y.group))]
    parts = [
        (x, y)
        for x, y in pairs
        if x.group and y.group and (table.part_of(x.group, y.group) or table.part_of(y.group, x.group))
    ]
    return next(iter((*same, *parts)), None)


def _another_sum(a: Scope, b: Scope, compared: tuple[Count, Count], cover: Cover) -> str | None:
    """Why two numbers may both hold; "" where they have nothing to do with each other; ``None``: they collide."""
    first, second = compared
    for answer in (cover.place, cover.window):
        if answer.known is Known.NO:
            return answer.why
    if cover.actor.known is Known.NO:
        return f"other actors: {cover.actor.why}"
    low, high = sorted(count.size for count in compared)
    undated = any(scope.window is None or (scope.window.days or MONTH) >= MONTH for scope in (a, b))
    vague = first.vague or second.vague
    if not _one_matter(a, b, cover) or (undated and (vague or high > FAR_OFF * low)):
        return "" if not (vague and first.meets(second)) else f"{first} and {second} may be one number"
    if vague and first.meets(second):
        return f"{first} includes {second}" if first.vague else f"{second} includes {first}"
    if (first.approximate or second.approximate) and first.meets(second):
        return f"{first} and {second} are one number, rounded"
    if (reason := _part_of_whole(first, second)) is not None:
        return reason
    return _of_another_stretch(a, b, compared)


def _one_matter(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether two tolls may be of one event: the place or the day is said to be one, or one goes on from the other."""
    here = cover.place.known is Known.YES
    then = cover.window.known is Known.YES
    if a.document != b.document:
        return here and (then or not _wide(a, b))
    return here or then or _goes_on(a, b) or _goes_on(b, a)


def _goes_on(before: Scope, after: Scope) -> bool:
    """Whether a claim that leaves time or place unsaid takes it from a claim told before it in its report."""
    day = after.window is None and before.window is not None and before.window == after.context
    ground = after.place is None and after.ground_before is not None and before.place is not None
    return day or (ground and place_within(before.place, after.ground_before).known is Known.YES)


def _part_of_whole(first: Count, second: Count) -> str | None:
    table = words.load()
    if first.group == second.group or first.group is None or second.group is None:
        return None
    part, whole = (first, second) if table.part_of(first.group, second.group) else (second, first)
    low, high = part.low or 0, whole.high if whole.high is not None else whole.low
    fits = whole.high is None or high is None or low <= high
    return f"{part} {part.group} may be part of {whole} {whole.group}" if fits else None


def _of_another_stretch(a: Scope, b: Scope, compared: tuple[Count, Count]) -> str | None:
    """A sum over a longer time, a wider place or a later day holds the smaller one."""
    wider = _wider(a, b)
    if wider is not None:
        big, small = (compared[0], compared[1]) if wider is a else (compared[1], compared[0])
        if big.size >= small.size:
            return f"{big} is for a longer time or a wider place than {small}"
    if a.voice == b.voice and (a.said != b.said or a.window != b.window or a.window is None):
        return f"two figures of one voice ({a.name}), the greater may be the later or the sum"
    return None


def _wider(a: Scope, b: Scope) -> Scope | None:
    """Which of the two speaks of a clearly longer time, or, in another report, of a wider place."""
    first, second = (scope.window.days if scope.window else None for scope in (a, b))
    if first is not None and second is not None and abs(first - second) >= LONGER:
        return a if first > second else b
    if a.place is None or b.place is None or a.document == b.document or a.place.own == b.place.own:
        return None
    return a if b.place.within(a.place) else b if a.place.within(b.place) else None


def _one_thing(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether two claims may be of one passage, truce or siege: of one place, or unsaid in one report."""
    if cover.place.relation == "unsaid":
        return a.document == b.document and _one_matter(a, b, cover)
    return cover.place.relation == "equal" and (a.document == b.document or cover.window.known is Known.YES)


def _states(a: Scope, b: Scope) -> tuple[str, str, str] | None:
    """The states that two claims put one thing in, where they exclude each other, and what the thing is."""
    table = words.load()
    first, second = (table.states.get(scope.type, {}).get(scope.phase or "") for scope in (a, b))
    if first and second and first != second and a.type is b.type:
        return f"“{a.phase}”", f"“{b.phase}”", table.kinds[a.type].noun
    if {a.outcome, b.outcome} == {"held", "repelled"}:
        held, repelled = (a, b) if a.outcome == "held" else (b, a)
        if _opposed(held, repelled):
            told = {"held": "ground gained or held", "repelled": "an attack beaten back"}
            return told[a.outcome or ""], told[b.outcome or ""], "ground"
    return None


def _opposed(held: Scope, repelled: Scope) -> bool:
    """Whether those who hold the ground are those who the other side says were driven off it."""
    holding, driving = held.actors or _own(held), repelled.actors or _own(repelled)
    if not (holding.entities and driving.entities) or related(holding, driving):
        return False
    return not repelled.targets.entities or related(holding, repelled.targets)


def _own(scope: Scope) -> Party:
    return Party((scope.name,), frozenset({scope.own} if scope.own else ()), False, True, False)


def _in_order(one: Scope, other: Scope) -> tuple[Scope, Scope]:
    return (
        (one, other)
        if (one.document, one.span, one.claim) <= (other.document, other.span, other.claim)
        else (other, one)
    )


def _of_whom(count: Count) -> str:
    said = " ".join(part for part in (count.group, count.fate and count.fate.replace("_", " ")) if part)
    return f" ({said})" if said else ""


def _told(cover: Cover, *parts: str) -> str:
    """The reasons of a cover in one line; ``parts``: which of them."""
    by_name = {"type": cover.type, "actor": cover.actor, "place": cover.place, "window": cover.window}
    return "; ".join(by_name[part].why for part in parts or by_name if by_name[part].why)


def _if(conditions: list[str]) -> str | None:
    return f"if {' and '.join(dict.fromkeys(conditions))}" if conditions else None


def _ruling(
    kind: DisputeKind,
    verdict: Verdict,
    why: str,
    condition: str | None,
    a: Scope,
    b: Scope,
    cover: Cover,
    *,
    reversal: bool = False,
) -> Ruling:
    overlap = Overlap(
        type=Shared(cover.type.relation, cover.type.why),
        actor=Shared(cover.actor.known.value, cover.actor.why),
        place=Shared(cover.place.relation, cover.place.why),
        time=Shared(cover.window.relation, cover.window.why),
    )
    return Ruling(
        kind=kind, verdict=verdict, why=why, condition=condition, a=a, b=b, overlap=overlap, reversal=reversal
    )
