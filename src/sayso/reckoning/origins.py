"""Independent origins: the end of each chain of reporting, whichever outlets pass it on.

Two papers that quote one monitor have one origin, and so have copies of one agency's text. An outlet's own sentence
has the outlet for its origin, or the agency that it names as its publisher; but where the same report quotes somebody
on the same incident, its own sentences may rest on that, and do not count again. Nobody knows whether unnamed sources
of two outlets are two: they are counted apart, and only as "not known to be independent". What one state, or one
group, says through several of its organs has one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.lexicon import actors
from sayso.lexicon.spelling import key
from sayso.model import Origin, SpeakerKind
from sayso.reckoning.accounts import Assertion

UNNAMED = "unnamed"
"""Of what keys of sources begin with whose name nobody gives."""


@dataclass(frozen=True, slots=True)
class End:
    """Where one assertion comes from. ``named``: somebody who could be asked; ``own``: the outlet's own sentence."""

    key: str
    name: str
    kind: SpeakerKind | None
    named: bool
    own: bool
    assertion: Assertion


def origins(assertions: Iterable[Assertion]) -> tuple[Origin, ...]:
    """The origins of one incident, those that count first, by the order of their first assertion."""
    ends = [end for one in sorted(assertions, key=lambda one: one.order) for end in ends_of(one)]
    ends = _copies(_monitors(ends))
    keys = tuple(dict.fromkeys(end.key for end in ends))
    quoting = {end.assertion.scope.document for end in ends if not end.own}
    found = [_origin([end for end in ends if end.key == one], quoting) for one in keys]
    if found and not any(origin.independent for origin in found):
        found[0] = replace(found[0], independent=True, why=f"{found[0].why}; there is no other")
    return tuple(sorted(found, key=lambda origin: not origin.independent))


def ends_of(one: Assertion) -> Iterator[End]:
    """The end or ends of the chain of one assertion; of joint speakers each is an end."""
    claim, scope = one.statement.claim, one.scope
    known = actors.load()
    speaker = claim.speaker
    if speaker is None:
        yield _outlet(one)
        return
    said = _entities(speaker.name)
    if speaker.entity is not None:
        entities = [speaker.entity, *(said if speaker.entity in said else ())]
    else:
        entities = [one for one in said if speaker.kind is SpeakerKind.WITNESS and _is_outlet(one)]
    if not entities:
        yield _person(one, scope.name, speaker.kind)
    for root, entity in {known.root(entity): entity for entity in reversed(entities)}.items():
        yield End(root, known.by_id[entity].name, known.by_id[entity].kind, True, False, one)


@lru_cache(maxsize=16384)
def _entities(phrase: str) -> tuple[str, ...]:
    """The actors that a phrase names; the same speakers and outlets come back all the time."""
    return actors.load().entities(phrase)


def _is_outlet(entity: str) -> bool:
    """Whether it is an outlet, whose correspondents speak for it."""
    return actors.load().by_id[entity].kind is SpeakerKind.MEDIA


def _outlet(one: Assertion) -> End:
    """The outlet itself, or the agency or outlet known by its publisher's name ("Ahram Online (AFP)")."""
    known = actors.load()
    publisher = one.statement.publisher
    for entity in _entities(publisher) if publisher else ():
        return End(known.root(entity), known.by_id[entity].name, SpeakerKind.MEDIA, True, True, one)
    name = publisher or f"the report {one.scope.document}"
    return End(f"outlet:{key(publisher or one.scope.document)}", name, SpeakerKind.REPORTER, True, True, one)


def _person(one: Assertion, name: str, kind: SpeakerKind | None) -> End:
    """A voice that no table knows, by its name if it has one."""
    if kind is SpeakerKind.WITNESS or not _named(name):
        text = one.statement.copies or one.scope.document
        return End(f"{UNNAMED}:{kind}:{key(name)}:{text}", name, kind, False, False, one)
    return End(f"name:{key(name)}", name, kind, True, False, one)


@lru_cache(maxsize=16384)
def _named(name: str) -> bool:
    """Whether a phrase names somebody: a capital that neither begins it nor is a state's ("the UK-based group").

    A single word is a name if it is no role ("Residents").
    """
    known = actors.load()
    states = {actor.adjective for actor in known.by_id.values() if actor.state}
    first, *others = name.split()
    if not others:
        return first[:1].isupper() and known.describe(name)[1] is None
    return any(
        word[:1].isupper() and word not in states and word.rpartition("-")[2] not in known.links for word in others
    )


def _monitors(ends: Sequence[End]) -> list[End]:
    """An unnamed voice ("a monitor said") is the only named one of its kind in the same report."""
    found: list[End] = []
    for end in ends:
        same = {
            (other.key, other.name)
            for other in ends
            if other.named and not other.own and other.kind is end.kind is not SpeakerKind.PARTY
            and other.assertion.scope.document == end.assertion.scope.document
        }  # fmt: skip
        if not end.named and len(same) == 1:
            ((at, name),) = same
            end = End(at, name, end.kind, True, False, end.assertion)
        found.append(end)
    return found


def _copies(ends: Sequence[End]) -> list[End]:
    """The same words in two reports, or two copies of one text, told as their own or of unnamed sources: one text."""
    first: dict[str, End] = {}
    for end in ends:
        for text in _texts(end):
            first.setdefault(text, end)
    found = [next((first[text] for text in _texts(end)), end) for end in ends]
    renamed = {end.key: other.key for end, other in zip(ends, found, strict=True)}
    return [
        End(renamed[end.key], other.name, other.kind, other.named, end.own, end.assertion)
        for end, other in zip(ends, found, strict=True)
    ]


def _texts(end: End) -> list[str]:
    """What says that its words are those of another end: the text that its report copies, and the words themselves."""
    if end.named and not end.own:
        return []
    copied = end.assertion.statement.copies
    whole = [f"text {copied}"] if end.own and copied is not None else []
    return [*whole, f"words {key(end.assertion.statement.evidence)}"]


def _origin(ends: Sequence[End], quoting: set[str]) -> Origin:
    first = ends[0]
    documents = {end.assertion.scope.document for end in ends}
    if all(end.own for end in ends):
        independent = not documents & quoting
        why = "own report" if independent else "own words beside those of others"
    elif not first.named:
        independent, why = False, "unnamed, not known to be independent"
    else:
        independent, why = True, f"quoted in {len(documents)} reports" if len(documents) > 1 else "named"
    return Origin(
        key=first.key,
        name=" ".join(first.name.split()),
        kind=first.kind,
        independent=independent,
        why=why,
        claims=tuple(dict.fromkeys(end.assertion.scope.claim for end in ends)),
    )
