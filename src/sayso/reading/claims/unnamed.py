"""Where an event was, by words that no gazetteer has: a name where only a place can stand, ground without a name."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import events as event_words
from sayso.lexicon import linking as words
from sayso.model import EventType, PlaceMention, Span
from sayso.reading import clauses
from sayso.reading.claims.scene import Scene
from sayso.reading.events import Event
from sayso.reading.events.senses import by_attack
from sayso.reading.parse import Token

GROUND = "ground without a name"  # the rule's name
VAGUE = 5  # UCDP where_prec for a place that is not well known
HELD = frozenset({EventType.GROUND_ATTACK, EventType.SIEGE})
STRUCK = frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.EXPLOSION})
MOVED = frozenset({EventType.DISPLACEMENT, EventType.EVACUATION})
REACHED = frozenset({EventType.AID_DELIVERY, EventType.DISPLACEMENT})


def unknown(event: Event, scene: Scene, region: Sequence[Token]) -> PlaceMention | None:
    """A name that no gazetteer has, where only a place can stand: "near Djakovica", "shelled Zaitseve"."""
    return _unknown(event, scene, region, _met(event) if event.type in HELD | STRUCK | REACHED else ())


def unknown_above(event: Event, scene: Scene, head: Token, clause: Sequence[Token]) -> PlaceMention | None:
    """The same in a clause above that has the verb ``head``: "stormed Zaitseve, setting houses alight"."""
    return _unknown(event, scene, clause, clauses.patients(head) if event.type in HELD | STRUCK else ())


def unknown_met(event: Event, scene: Scene, noun: Token) -> PlaceMention | None:
    """The same of a noun that a relative clause says was struck or taken: "Zaitseve, which the army entered"."""
    return _unknown(event, scene, (noun,), (noun,) if event.type in HELD | STRUCK else ())


def _unknown(event: Event, scene: Scene, region: Sequence[Token], met: Sequence[Token]) -> PlaceMention | None:
    for token in region:
        named = token.tag == "NNP" and not token.kind and token.text[:1].isupper()
        hit = named and token in met and not token.child("compound", "appos")
        if hit or (_is_name(token, scene) and _is_at(token, event)):
            return _unresolved(_name_of(token), scene, "unknown name where a place stands")
    return None


def ground(event: Event, scene: Scene, region: Sequence[Token]) -> PlaceMention | None:
    """Ground without a name: "in the schoolyard", "held the airport"; which one it is, the claim does not say."""
    for token in region:
        if token.kind or token.pos != "NOUN" or token in event.actors or not _is_ground(token, event):
            continue
        span = Span.around(t.span for t in clauses.phrase(token) if t.i <= token.i)
        return _unresolved(span, scene, GROUND)
    return None


def _is_ground(token: Token, event: Event) -> bool:
    """Whether a noun of ground is where it happened; what is struck may be a thing on it: "hit a depot"."""
    table = words.load()
    if token.lemma not in table.grounds:
        return False
    if token.dep == "pobj" and token.head.lower in table.at_place | table.at_ground:
        return True
    place = event.type in STRUCK | REACHED and token.lemma not in table.things
    return (event.type in HELD or place) and token in _met(event)


def _met(event: Event) -> tuple[Token, ...]:
    """What the event was done to, as its targets and by its verb: "a market hit by shells"."""
    return (*event.targets, *(clauses.patients(event.predicate) if event.trigger.verbal else ()))


def _is_at(token: Token, event: Event) -> bool:
    """Whether a name stands after a preposition of place: "near X", "in the village of X", "the raid on X"."""
    if token.dep != "pobj":
        return False
    prep = token.head
    if prep.lower in words.load().at_place or (event.type in MOVED and prep.lower in words.load().bound_for):
        return True
    if prep.lower == "of" and prep.head.lemma in words.load().anaphora:
        return True
    return prep.lower == "on" and by_attack(event_words.load(), [prep.head]) is not None


def _is_name(token: Token, scene: Scene) -> bool:
    """Whether a word is a name by its capital: what the parser takes for a noun counts only amid small letters."""
    if token.kind or not token.text[:1].isupper() or token.pos not in ("PROPN", "NOUN"):
        return False
    small = sum(t.text[:1].islower() for t in scene.sentence.tokens)
    return token.pos == "PROPN" or small * 2 > len(scene.sentence.tokens)


def _name_of(head: Token) -> Span:
    """The name that ends in this word: "Tel Zahrun"."""
    parts = [t for t in head.all("compound") if t.text[:1].isupper() and not t.kind]
    return Span.around(t.span for t in (*parts, head))


def _unresolved(span: Span, scene: Scene, rule: str) -> PlaceMention:
    return PlaceMention(
        span=span, name=span.of(scene.text), id=None, lat=None, lon=None, precision=VAGUE, within=(),
        country=None, kind="unknown", adjective=False, rule=rule,
    )  # fmt: skip
