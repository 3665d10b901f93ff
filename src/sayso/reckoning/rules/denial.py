"""Assertion against denial: one says that it was, the other that it was not."""

from __future__ import annotations

from collections.abc import Callable

from sayso.lexicon import reckoning as words
from sayso.model import DisputeKind, EventType, Modality, Overlap, SpeakerKind, Verdict
from sayso.reckoning.parties import related
from sayso.reckoning.rules.ruling import Ruling, content, open_ends, told, wide
from sayso.reckoning.scope import FACTS, Answer, Cover, Known, Manner, Scope, actor_within, covers, fixed

NEEDS_WHO = frozenset(
    {EventType.ACCUSATION, EventType.AGREEMENT, EventType.MILITARY_BUILDUP, EventType.OTHER, EventType.TALKS}
)
"""Types so wide that two claims of them meet only in who does it, or to whom it is done."""


def assertion_and_denial(one: Scope, other: Scope) -> Ruling | None:
    """One says that it was, the other that it was not."""
    denial, assertion = (one, other) if one.denied else (other, one)
    if not _comparable(denial, assertion):
        return None
    cover = _pointed(denial, assertion) or covers(denial, assertion)
    if cover.type.known is Known.NO:
        return None
    _, actor, place, window = cover
    against = [answer for answer in (actor, place, window) if answer.known is Known.NO]
    if len(against) > 1 or not supported(denial, assertion, cover):
        return None
    if not against and (other_target := _targets_apart(denial, assertion)):
        against = [other_target]
    if against:
        return _ruling(Verdict.COMPATIBLE, lambda _: against[0].why, (), assertion, denial, cover)
    conditions: tuple[str | Answer, ...] = open_ends(*cover)
    if Modality.POSSIBLE in (denial.modality, assertion.modality):
        conditions = (*conditions, "what is put as possible was so")
    verdict = Verdict.CONDITIONAL if conditions else Verdict.CONTRADICTORY
    return _ruling(verdict, _all, conditions, assertion, denial, cover)


def _all(overlap: Overlap) -> str:
    return told(overlap.type, overlap.actor, overlap.place, overlap.time)


def _ruling(
    verdict: Verdict,
    why: Callable[[Overlap], str],
    conditions: tuple[str | Answer, ...],
    assertion: Scope,
    denial: Scope,
    cover: Cover,
) -> Ruling:
    kind, reversal = DisputeKind.ASSERTION_VS_DENIAL, denial.voice == assertion.voice and denial.said != assertion.said
    return Ruling(kind, verdict, why, conditions, assertion, denial, cover, reversal)


def hopeless(denial: Scope, assertion: Scope, *, here: bool) -> bool:
    """Whether claims of two reports will not be ``supported``, told from what is said at all: most pairs end here.

    ``here``: the asserted place lies in the denied one, and neither is a whole country. Nothing else is asked of their
    places and windows but whether there are any, so that the answer is one for all claims that say as much.
    """
    dated = denial.window is not None and assertion.window is not None
    if denial.manner is not Manner.PLAIN:
        return not (here and dated)
    who = _of_one(denial, assertion, actor_within(denial, assertion))
    if denial.type in NEEDS_WHO:
        return not who and not (denial.targets and assertion.targets)
    return not here and not (dated and who)


def of_others(denial: Scope, assertion: Scope) -> bool:
    """Whether the two surely speak of other actors, so that both may hold."""
    return actor_within(denial, assertion).known is Known.NO


def _comparable(denial: Scope, assertion: Scope) -> bool:
    plans = denial.modality is assertion.modality is Modality.PLANNED
    if not plans and not (denial.modality in FACTS and assertion.modality in FACTS):
        return False
    if denial.modality is Modality.HABITUAL:
        return False  # "not always" leaves room for once
    if not (assertion.committed and denial.committed):
        return False  # what a speaker leaves open is nobody's claim
    if assertion.modality is Modality.POSSIBLE and assertion.kind is SpeakerKind.REPORTER:
        return denial.points_to == assertion.claim  # nor what the report itself only wonders
    if words.load().states.get(assertion.type, {}).get(assertion.phase or "") == "off" and denial.phase is None:
        return False  # "it is no truce" and "the truce was broken" agree
    narrated = denial.kind is assertion.kind is SpeakerKind.REPORTER and denial.document == assertion.document
    return not narrated or (denial.window is not None and assertion.window is not None)


def _pointed(denial: Scope, assertion: Scope) -> Cover | None:
    """A denial by pointing ("the claim was denied") is of the claim told before it, whatever that leaves unsaid."""
    if denial.points_to != assertion.claim:
        return None
    why, about = "what “{0}” claims before it is denied by “{1}”", (assertion.name, denial.name)
    place = fixed(Known.YES, "equal" if denial.place else "unsaid", "")
    window = fixed(Known.YES, "inside" if assertion.window else "unsaid", "")
    return Cover(
        type=Answer(Known.YES, "equal", why, about=about),
        actor=fixed(Known.YES, "yes", ""),
        place=place,
        window=window,
    )


def supported(denial: Scope, assertion: Scope, cover: Cover) -> bool:
    """Whether enough is said to lay the two side by side: else any denial would collide with any assertion.

    What is denied as an attempt, or as having stopped, denies nothing but that, then and there.
    """
    if denial.points_to == assertion.claim:
        return True
    here = cover.place.known is Known.YES and not wide(denial, assertion)
    then = cover.window.known is Known.YES or cover.window.relation == "overlap"
    if denial.manner is not Manner.PLAIN:
        return here and then and cover.window.relation != "unsaid"
    who = _of_one(denial, assertion, cover.actor)
    if denial.type in NEEDS_WHO:
        return who or _to_one(denial, assertion)
    if denial.document != assertion.document:
        return (here and cover.window.relation != "apart") or (then and who)
    return here or _to_one(denial, assertion) or (then and who) or _ground_before(denial, assertion)


def _of_one(denial: Scope, assertion: Scope, actor: Answer) -> bool:
    """Whether both name who did it, and it is one."""
    return actor.known is Known.YES and bool(denial.actors.names or denial.own) and bool(assertion.actors.names)


def _to_one(denial: Scope, assertion: Scope) -> bool:
    """Whether both name to whom it was done, and a word of the names is one."""
    both = denial.targets.names and assertion.targets.names
    return bool(both and content(denial.targets) & content(assertion.targets))


def _ground_before(denial: Scope, assertion: Scope) -> bool:
    """Whether an assertion that names no place goes on from one told of the denial's place."""
    before = assertion.place or assertion.ground_before
    if before is None or denial.place is None:
        return False
    return before.within(denial.place) or before.namesake(denial.place)


def _targets_apart(denial: Scope, assertion: Scope) -> Answer | None:
    meant, named = denial.targets, assertion.targets
    if not (meant.known and named.known) or related(meant, named):
        return None
    why = "the denial is of what was done to “{0}”, the assertion of “{1}”"
    return Answer(Known.NO, "no", why, about=(meant, named))
