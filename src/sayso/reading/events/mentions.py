"""Events of a sentence: triggers that a clause predicates, with what stands above them and who takes part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sayso.lexicon import events as words
from sayso.lexicon.events import Entry
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.codes import coded
from sayso.reading.events.participants import actors, targets
from sayso.reading.events.predication import climb, is_brought_in, is_purpose, only_qualifies, predication
from sayso.reading.events.senses import ATTACKS, is_force, is_side, people
from sayso.reading.events.triggers import GENERAL, Trigger, by_doer, is_event_noun, it_means, triggers
from sayso.reading.parse import Sentence, Token

FLOWS = (EventType.CORRIDOR, EventType.EVACUATION)


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A predicated trigger. ``chain``: governors from the trigger upward, a light verb among them; ``top``: the verb

    (or noun, in a headline) that heads the whole; ``actors`` and ``targets``: heads of noun phrases; ``joined``:
    further predicates that tell more of the same event ("killed and four injured").
    """

    trigger: Trigger
    predicate: Token
    chain: tuple[Token, ...]
    top: Token
    actors: tuple[Token, ...]
    targets: tuple[Token, ...]
    joined: tuple[Token, ...] = ()

    @property
    def type(self) -> EventType:
        """The codebook type of the trigger's entry."""
        return self.trigger.entry.type


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was told before a sentence: the last attack and, shortly before, what "people left" or "it" may mean.

    ``leaving``: a passage or an evacuation was told; ``truce``: the kind of truce.
    """

    attack: Entry | None = None
    leaving: bool = False
    truce: Entry | None = None


NOTHING = Before()


def events(sentence: Sentence, cues: Collection[Token], before: Before = NOTHING) -> list[Event]:
    """The events of a sentence in order of their triggers; ``cues``: heads of its attribution cues."""
    found = triggers(sentence, before.attack)
    found += it_means(sentence, found, before.truce)
    flows = before.leaving or any(t.entry.type in FLOWS for t in found)
    made = [event for trigger in found if (event := _event(trigger, found, cues))]
    made += _flows(sentence, found, flows)
    return _distinct(sorted(made, key=lambda event: event.trigger.head.i))


def _typed_by_means(trigger: Trigger, predicate: Token, found: list[Trigger]) -> Trigger:
    """Codebook: killing somebody without a number is typed by the means: "the strike that killed the general"."""
    if trigger.entry.type is not EventType.CASUALTY or not trigger.verbal:
        return trigger
    victims = clauses.patients(predicate) or clauses.surface_subjects(predicate)
    counted = any(v.tag in ("NNS", "NNPS", "CD") or v.child("nummod") or people(v) for v in victims)
    means = [*clauses.agents(predicate), *clauses.after(predicate, "in", "by", "during")]
    attack = next((t for head in means if (t := is_event_noun(head, found)) and t.entry.type in ATTACKS), None)
    if counted or attack is None or not victims:
        return trigger
    return Trigger(trigger.head, trigger.tokens, attack.entry, True, "killing typed by its means")


def _event(trigger: Trigger, found: list[Trigger], cues: Collection[Token]) -> Event | None:
    if trigger.verbal:
        predicate: Token | None = trigger.head
        links: list[Token] = []
    else:
        predicate, links = predication(trigger.head, found, cues)
    brought_in = predicate is None and is_brought_in(trigger)
    if brought_in:
        predicate = trigger.head
    if predicate is None:
        return None
    trigger = _typed_by_means(trigger, predicate, found)
    if not trigger.verbal:
        trigger = by_doer(trigger, predicate)
    climbed = climb(predicate)
    if climbed is None or is_purpose(climbed[0]) or only_qualifies(trigger, climbed[0], cues):
        return None
    top, above = climbed
    doers = actors(trigger, predicate, top, found)
    if not trigger.verbal and trigger.entry.needs == "led" and not _led(trigger.head, doers):
        return None
    harmed = targets(trigger, predicate)
    return Event(
        coded(trigger, predicate, doers, harmed, found),
        predicate,
        tuple(dict.fromkeys((*links, *(() if trigger.verbal or brought_in else (predicate,)), *above))),
        top,
        tuple(doers),
        tuple(harmed),
    )


def _led(noun: Token, doers: Sequence[Token]) -> bool:
    """Whether an operation is a military one: by who leads it; "the operation" is one told before."""
    if doers:
        return any(is_side(doer) or doer.kind == "place" for doer in doers)
    return any(c.dep == "det" and c.lower in ("the", "this", "these") for c in noun.children)


def _flows(sentence: Sentence, found: list[Trigger], fled: bool) -> list[Event]:
    """ "48 women and children left": people going, named by no trigger of its own."""
    table = words.load()
    taken = {token.i for trigger in found for token in trigger.tokens}
    made = []
    for token in sentence.tokens:
        if table.flow.isdisjoint(token.forms) or token.i in taken or not clauses.is_verb(token):
            continue
        going = [t for t in clauses.surface_subjects(token) if (people(t) or _of_a_people(t)) and not is_force(t)]
        if not going or clauses.is_passive(token):
            continue
        carried = any(lemma in table.arguments["vehicles"] for t in going for lemma in t.forms)
        let = token.head.lemma in table.causative and token.dep in ("ccomp", "xcomp")
        kind = EventType.EVACUATION if fled or carried or let else EventType.DISPLACEMENT
        entry = next(entry for entry in table.entries if entry.type is kind)
        climbed = climb(token)
        if climbed is not None and not is_purpose(climbed[0]):
            top, chain = climbed
            trigger = Trigger(token, (token,), entry, True, "people leaving")
            made.append(Event(trigger, token, tuple(chain), top, tuple(going), ()))
    return made


def _of_a_people(token: Token) -> bool:
    """ "Nearly 200,000 Sudanese"."""
    return token.kind == "actor" and token.tag == "NNPS" and token.child("nummod") is not None


def _distinct(made: list[Event]) -> list[Event]:
    """One event per predicate and type; a noun that another event's verb already tells is left to that verb."""
    kept: list[Event] = []
    for event in made:
        twin = next((e for e in kept if e.predicate is event.predicate and e.type is event.type), None)
        if twin is None:
            kept.append(event)
        elif event.trigger.verbal and not twin.trigger.verbal:
            kept[kept.index(twin)] = event
    kept = _joined(kept)
    above = {token: e for e in kept for token in e.chain}
    kept = [e for e in kept if (upper := above.get(e.trigger.head)) is None or upper.type is not e.type]
    agreed = {e.predicate for e in kept if not e.trigger.verbal}
    kept = [e for e in kept if not (e.trigger.verbal and e.type is EventType.AGREEMENT and e.predicate in agreed)]
    verbal = {e.predicate for e in kept if e.trigger.verbal and e.trigger.rule != GENERAL}
    kept = [e for e in kept if e.trigger.verbal or e.predicate not in verbal]
    nominal = {e.predicate for e in kept if not e.trigger.verbal}
    return [e for e in kept if not (e.trigger.rule == GENERAL and e.predicate in nominal)]


def _joined(made: list[Event]) -> list[Event]:
    """Events without those that only tell more of another of their type, which keeps them as ``joined``."""
    kept: list[Event] = []
    for event in made:
        whole = next((e for e in kept if _tells_more(event, e)), None)
        if whole is None:
            kept.append(event)
        else:
            more = replace(whole, joined=(*whole.joined, event.top), targets=whole.targets or event.targets)
            kept[kept.index(whole)] = more
    return kept


def _tells_more(event: Event, whole: Event) -> bool:
    """ "six were killed and four injured", "conducted strikes and destroyed two posts", "strikes that destroyed …"."""
    general = event.trigger.rule == GENERAL
    same = event.type is whole.type or (general and whole.type is EventType.CASUALTY)
    if not same:
        return False
    top = event.top
    if top.dep == "advcl" and top.head in (whole.top, whole.predicate):
        mark = top.child("mark")
        return mark is not None and mark.lower == "as" and event.type is whole.type
    parts = (whole.top, whole.predicate, whole.trigger.head, *whole.joined)
    if not event.trigger.verbal:
        return False
    if top.dep in ("conj", "dep") and top.head in parts:
        return general or event.type is EventType.CASUALTY
    return general and top.dep in ("relcl", "acl") and any(p in parts for p in top.ancestors())
