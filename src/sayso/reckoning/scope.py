"""What a claim speaks of, and whether an assertion falls inside what a denial excludes.

A denial is universal over its scope: all actors that it names, all places inside its place, all moments of its window.
An assertion is existential: one such event. They collide when the assertion falls inside. ``covers`` answers that for
type, actor, place and window: yes, no, or unsaid, each with the reason, and with what would have to be so where a
report does not say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon import reckoning as words
from sayso.model import EventType, Modality, Shared, Span, SpeakerKind, Term
from sayso.reckoning.counts import Count
from sayso.reckoning.grounds import Ground
from sayso.reckoning.parties import Party, answers_to, apart, described
from sayso.reckoning.windows import DAY, Window

HAPPENED = frozenset({Modality.OCCURRED, Modality.ONGOING})
"""What is told as an event, and not as a plan, a habit or a guess."""
FACTS = HAPPENED | {Modality.HABITUAL, Modality.POSSIBLE}
"""What is put forward of the world as it is or was."""
NEWS = 2
"""Days before its telling that an event of unsaid time may lie back."""


class Manner(Term):
    """How something is denied. ``PLAIN``: as such, all over its scope (also what an assertion has).

    ``POINTING``: by pointing to a claim made before it ("the claim was denied"). ``ATTEMPT``: one attempt did not
    succeed. ``STOPPED``: it had been, and then stopped.
    """

    PLAIN = "plain"
    POINTING = "pointing"
    ATTEMPT = "attempt"
    STOPPED = "stopped"


class Scope(NamedTuple):
    """A claim as reckoning sees it. ``None`` and empty mean that the report does not say.

    ``family``: of types that this one is laid side by side with. ``unspecific``: the words leave open what kind of
    attack it was. ``manner``: how it is denied; ``points_to``: the claim that is denied by pointing to it.
    ``committed``: the speaker puts it forward, or rejects it, and does not leave it open. ``outcome``: of a ground
    attack, held|repelled, where the words say so.
    ``voice``: key of who speaks, the same for all names of one speaker; ``name``: as written; ``own``: the actor that
    the speaker answers for (lexicon id). ``setting``: the place that most of the report's claims lie in.
    ``context``, ``ground_before``: time and place of the attack or toll told last before. ``said``: the day of the
    saying, or of publication.
    """

    claim: str
    document: str
    span: Span
    type: EventType
    family: str
    unspecific: bool
    denied: bool
    manner: Manner
    points_to: str | None
    committed: bool
    modality: Modality
    phase: str | None
    outcome: str | None
    voice: str
    name: str
    kind: SpeakerKind | None
    own: str | None
    actors: Party
    targets: Party
    place: Ground | None
    setting: Ground | None
    window: Window | None
    context: Window | None
    ground_before: Ground | None
    said: Window | None
    counts: tuple[Count, ...]


class Known(Term):
    """Whether one thing falls inside another, as far as the reports say."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


class Answer(NamedTuple):
    """``known``, how the two lie to each other, why, and what would make a collision of it where it is unsaid.

    What is said of very many pairs alike is in words from the start (``fixed``), and ``told`` to all alike. Where it is
    ``about`` the two themselves, ``said`` and ``needs`` hold places for them, and are put into words only when somebody
    asks: most answers are never read.
    """

    known: Known
    relation: str
    said: str
    needs: str | None = None
    about: tuple[object, ...] = ()
    told: Shared | None = None

    @property
    def shared(self) -> Shared:
        """How the two lie to each other, and the reason, which is empty where there is nothing to say."""
        return self.told or Shared(self.relation, self.said.format(*self.about))

    @property
    def why(self) -> str:
        """The reason."""
        return self.shared.why

    @property
    def condition(self) -> str | None:
        """What would have to be so for a collision; ``None`` where nothing is unsaid."""
        return self.needs.format(*self.about) if self.about and self.needs is not None else self.needs


def fixed(known: Known, relation: str, said: str, needs: str | None = None) -> Answer:
    """An answer in words that are the same whatever two claims it is given for."""
    return Answer(known, relation, said, needs, (), Shared(relation, said))


class Cover(NamedTuple):
    """The four answers of ``covers``."""

    type: Answer
    actor: Answer
    place: Answer
    window: Answer

    @property
    def answers(self) -> tuple[Answer, Answer, Answer, Answer]:
        """All four, in the order in which they are told."""
        return (self.type, self.actor, self.place, self.window)

    @property
    def collides(self) -> bool:
        """Whether nothing keeps the two apart."""
        return all(answer.known is not Known.NO for answer in self.answers)

    @property
    def certain(self) -> bool:
        """Whether everything is said that makes them collide."""
        return all(answer.known is Known.YES for answer in self.answers)


def covers(denial: Scope, assertion: Scope) -> Cover:
    """Whether ``assertion`` falls inside what ``denial`` excludes, part by part."""
    meant, told = denial.window, assertion.window
    news = _news(denial, assertion) if meant is None or told is None else None
    return Cover(
        type_within(denial, assertion),
        actor_within(denial, assertion),
        place_within(denial.place, assertion.place),
        news or window_within(meant, told),
    )


def _news(denial: Scope, assertion: Scope) -> Answer | None:
    """Where one says no time: it tells news, of the day of the saying or the two before, not of last month."""
    first, second = _reach(denial), _reach(assertion)
    if first is None or second is None or first.meets(second):
        return None
    about = (first, second)
    return Answer(Known.NO, "apart", "one is told of {}, the other of {}, as news", about=about)


def _reach(scope: Scope) -> Window | None:
    if scope.window is not None or scope.said is None or scope.said.start is None:
        return scope.window
    if scope.modality is not Modality.OCCURRED:
        return None
    return Window(scope.said.start - NEWS * DAY, scope.said.end)


def type_within(denial: Scope, assertion: Scope) -> Answer:
    """An air strike is an attack; an attack may have been an air strike."""
    family = denial.family if denial.family == assertion.family else None
    return _type_within(family, denial.type, denial.unspecific, assertion.type, assertion.unspecific)


@lru_cache(maxsize=4096)
def _type_within(
    family: str | None, denied: EventType, any_denied: bool, asserted: EventType, any_asserted: bool
) -> Answer:
    kinds = words.load().kinds
    meant, told = kinds[denied].noun, kinds[asserted].noun
    if family == "attack" and any_denied is not any_asserted:
        if any_denied:
            return fixed(Known.YES, "equal", f"{told} are attacks")
        why, needs = f"the attack may or may not have been {meant}", f"the attack was one of the {meant}"
        return fixed(Known.UNSAID, "unsaid", why, needs)
    if denied is asserted or family == "truce":
        return fixed(Known.YES, "equal", f"both speak of {meant}")
    return fixed(Known.NO, "apart", f"one speaks of {meant}, the other of {told}")


def actor_within(denial: Scope, assertion: Scope) -> Answer:
    """Who did it: a denial that names nobody means everybody, unless a party to the war speaks of itself."""
    meant, named = denial.actors, assertion.actors
    if not meant:
        return _of_all(denial.own if denial.kind is SpeakerKind.PARTY else None, denial.name, named)
    return _named_within(meant, named) if named else _unnamed_within(meant, denial.type)


@lru_cache(maxsize=65536)
def _unnamed_within(meant: Party, denied: EventType) -> Answer:
    doer = words.load().kinds[denied].doer
    needs = f"the unnamed {doer} were {_described(meant)}"
    return fixed(Known.UNSAID, "unsaid", f"the assertion names no {doer}", needs)


@lru_cache(maxsize=65536)
def _named_within(meant: Party, named: Party) -> Answer:
    inside = _inside(named.entities, meant.entities)
    if inside and (not named.either or inside == len(named.entities)):
        return fixed(Known.YES, "yes", f"“{named}” within “{meant}”")
    if inside or _inside(meant.entities, named.entities):
        behind = _described(meant)
        return fixed(Known.UNSAID, "unsaid", f"“{named}” may or may not be {behind}", f"those behind it were {behind}")
    if set(map(str.casefold, meant.names)) & set(map(str.casefold, named.names)):
        return fixed(Known.YES, "yes", f"both name “{named}”")
    if apart(meant, named):
        return fixed(Known.NO, "no", f"the denial is of “{meant}”, the assertion of “{named}”")
    why, needs = f"“{named}” may or may not be “{meant}”", f"“{named}” and “{meant}” are the same"
    return fixed(Known.UNSAID, "unsaid", why, needs)


@lru_cache(maxsize=65536)
def _inside(entities: frozenset[str], others: frozenset[str]) -> int:
    """How many of some actors answer to one of others."""
    return sum(any(answers_to(one, other) for other in others) for one in entities)


def _described(party: Party) -> str:
    """What something would be if this party were behind it: "Russian or Syrian", "of Hezbollah"."""
    return described(party.entities) if party.entities else f"of {party}"


@lru_cache(maxsize=65536)
def _of_all(own: str | None, name: str, named: Party) -> Answer:
    """Of a denial by ``name`` that names no actor; ``own``: the side that the speaker is of, if he is of one."""
    if own is None:
        return fixed(Known.YES, "yes", "the denial names no actor and so means all")
    if any(answers_to(one, own) for one in named.entities):
        return fixed(Known.YES, "yes", f"the denial is by the side that the assertion names ({named})")
    why, needs = f"“{name}” denies without naming an actor", f"{name} denied it of all and not only of its own side"
    return fixed(Known.UNSAID, "unsaid", why, needs)


@lru_cache(maxsize=65536)
def place_within(denial: Ground | None, assertion: Ground | None) -> Answer:
    """Sheikh Saeed lies in Aleppo, and Aleppo in Syria; what holds of the wider place may hold elsewhere in it."""
    if denial is None or assertion is None:
        which = "neither names" if denial is assertion else "one of them does not name"
        return fixed(Known.UNSAID, "unsaid", f"{which} a place", "both speak of the same place")
    if denial.keys[0] in assertion.keys:
        if denial.keys[0] == assertion.keys[0]:
            return fixed(Known.YES, "equal", f"both in {assertion}")
        return fixed(Known.YES, "inside", f"{assertion} is in {denial}")
    if denial.within(assertion):
        needs = f"what happened in {assertion} happened in {denial}"
        return fixed(Known.UNSAID, "inside", f"{denial} is only a part of {assertion}", needs)
    if denial.namesake(assertion) or not (denial.named and assertion.named):
        needs = f"{assertion} is in {denial}"
        return fixed(Known.UNSAID, "unsaid", f"{assertion} may or may not be in {denial}", needs)
    return fixed(Known.NO, "apart", f"{assertion} is not in {denial}")


NEITHER_WHEN, NOT_BOTH_WHEN = (
    fixed(Known.UNSAID, "unsaid", f"{which} when", "both speak of the same time")
    for which in ("neither says", "one of them does not say")
)


def window_within(denial: Window | None, assertion: Window | None) -> Answer:
    """Whether the event fell into the time that the denial speaks of."""
    if denial is None or assertion is None:
        return NEITHER_WHEN if denial is assertion else NOT_BOTH_WHEN
    about = (assertion, denial)
    if denial.holds(assertion):
        return Answer(Known.YES, "inside", "{0} lies within {1}", None, about)
    if denial.meets(assertion):
        return Answer(Known.UNSAID, "overlap", "{0} overlaps {1}", "it happened in {1}", about)
    return Answer(Known.NO, "apart", "{0} lies outside {1}", None, about)
