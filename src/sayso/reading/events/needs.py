"""What must stand beside an ordinary word for it to name an event: "the town fell", "a road was cut by rebels"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.lexicon import events as words
from sayso.reading import clauses
from sayso.reading.parse import Token

FALLING_FROM = frozenset({"by", "into", "behind", "below", "from", "within", "short", "under"})


def _among(token: Token, *groups: str) -> bool:
    """Whether a noun is of one of these groups of the lexicon, by lemma."""
    listed = words.load().arguments
    return any(lemma in listed[group] for group in groups for lemma in token.forms)


def _is_ground(token: Token) -> bool:
    return token.kind == "place" or _among(token, "ground")


def _ground_falls(verb: Token) -> bool:
    """ "The town fell on Monday", not "fell silent", "fell by a third", "fell into disrepair"."""
    told = verb.child("dobj", "acomp", "oprd", "attr", "prt", "npadvmod") is None
    led = any(prep.lower in FALLING_FROM for prep in verb.all("prep", "prt"))
    return told and not led and any(_is_ground(t) for t in clauses.surface_subjects(verb))


def _ground_held(verb: Token) -> bool:
    """ "Rebels still hold the airport"; a clause that hangs on a noun only says which ground is meant."""
    if verb.dep in ("acl", "relcl"):
        return False
    holders = any(t.kind == "actor" or _among(t, "force", "irregular") for t in clauses.agents(verb))
    return holders and any(_is_ground(t) for t in clauses.patients(verb))


def _held_up(verb: Token) -> bool:
    """ "Troops blocked the road": by those who bear arms, or by nobody named."""
    doers = clauses.agents(verb)
    ways = any(_among(t, "roads") for t in clauses.patients(verb))
    return ways and all(t.kind == "actor" or _among(t, "force", "irregular") for t in doers)


def _captives(word: Token) -> bool:
    """ "released two hostages", "the release of the hostages", "a prisoner exchange"."""
    if clauses.is_verb(word):
        freed = ("captives", "people") if word.lemma in ("free", "release") else ("captives",)
        return any(_among(t, *freed) for t in clauses.patients(word))
    whose = [*clauses.after(word, "of"), *word.all("compound", "poss", "nmod")]
    return any(_among(t, "captives") for t in whose)


def _let_in(verb: Token) -> bool:
    """ "did not allow food into the town", "barred aid workers", "turned back ambulances"."""
    refused = verb.lemma in ("bar", "turn")
    inward = any(c.lower in ("in", "into", "through", "to", "entry") for c in verb.all("prep", "prt", "advmod", "dobj"))
    named = [t for head in clauses.patients(verb) for t in head.subtree()]
    return (refused or inward) and any(_among(t, "goods", "helpers") for t in named)


def _ground_of(noun: Token) -> bool:
    """ "the fall of the town"."""
    return any(_is_ground(t) for t in clauses.after(noun, "of"))


def _people_held(verb: Token) -> bool:
    return any(_among(t, "people", "refugees") for t in clauses.patients(verb))


def _envoys(verb: Token) -> bool:
    return any(_among(t, "envoys") for t in clauses.patients(verb))


def _crowd(verb: Token) -> bool:
    return any(_among(t, "crowd") for t in clauses.agents(verb))


def _bodies(verb: Token) -> bool:
    return any(_among(t, "bodies") for t in clauses.surface_subjects(verb))


def _there(noun: Token) -> bool:
    """ "There were no victims": the noun of a clause that only says that there is one, or none."""
    return noun.head.lemma == "be" and noun.head.child("expl") is not None


NEEDS: dict[str, Callable[[Token], bool]] = {
    "ground falls": _ground_falls,
    "ground held": _ground_held,
    "held up": _held_up,
    "captives": _captives,
    "let in": _let_in,
    "ground of": _ground_of,
    "people held": _people_held,
    "envoys": _envoys,
    "crowd": _crowd,
    "bodies": _bodies,
    "there": _there,
}
