"""Open and shut, holding and over, gained and beaten back."""

from __future__ import annotations

from sayso.lexicon import reckoning as words
from sayso.model import DisputeKind, Verdict
from sayso.reckoning.parties import Party, related
from sayso.reckoning.rules.ruling import Ruling, meeting, one_matter, open_ends, told
from sayso.reckoning.scope import HAPPENED, Cover, Known, Scope


def states_apart(a: Scope, b: Scope) -> Ruling | None:
    """Open and shut, holding and over, gained and beaten back: at one time a thing is one of them."""
    if not (a.phase or a.outcome) or a.voice == b.voice or a.family != b.family:
        return None
    if not (a.modality in HAPPENED and b.modality in HAPPENED):
        return None
    said = _states(a, b)
    if said is None:
        return None
    cover = meeting(a, b)
    if Known.NO in (cover.place.known, cover.window.known) or not (a.outcome or _one_thing(a, b, cover)):
        return None
    first, second, thing = said
    return Ruling(
        kind=DisputeKind.STATUS_MISMATCH,
        verdict=Verdict.CONDITIONAL,
        why=lambda overlap: f"{first} against {second}; {told(overlap.place, overlap.time)}",
        conditions=(*open_ends(cover.place, cover.window), f"both speak of the same {thing}"),
        a=a,
        b=b,
        cover=cover,
    )


def _one_thing(a: Scope, b: Scope, cover: Cover) -> bool:
    """Whether two claims may be of one passage, truce or siege: of one place, or unsaid in one report."""
    if cover.place.relation == "unsaid":
        return a.document == b.document and one_matter(a, b, cover)
    return cover.place.relation == "equal" and (a.document == b.document or cover.window.known is Known.YES)


def _states(a: Scope, b: Scope) -> tuple[str, str, str] | None:
    """The states that two claims put one thing in, where they exclude each other, and what the thing is."""
    if a.phase and b.phase and a.type is b.type:
        table = words.load()
        states = table.states.get(a.type, {})
        first, second = states.get(a.phase), states.get(b.phase)
        if first and second and first != second:
            return f"“{a.phase}”", f"“{b.phase}”", table.kinds[a.type].noun
    if a.outcome and b.outcome and a.outcome != b.outcome and a.own and b.own:
        held, repelled = (a, b) if a.outcome == "held" else (b, a)
        if _opposed(held, repelled):
            names = {"held": "ground gained or held", "repelled": "an attack beaten back"}
            return names[a.outcome or ""], names[b.outcome or ""], "ground"
    return None


def _opposed(held: Scope, repelled: Scope) -> bool:
    """Whether those who hold the ground are those who the other side says were driven off it."""
    holding, driving = held.actors or _own(held), repelled.actors or _own(repelled)
    if not (holding.entities and driving.entities) or related(holding, driving):
        return False
    return not repelled.targets.entities or related(holding, repelled.targets)


def _own(scope: Scope) -> Party:
    return Party((scope.name,), frozenset({scope.own} if scope.own else ()), False, True, False)
