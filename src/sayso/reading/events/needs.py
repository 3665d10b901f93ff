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
        return any(_among(t, "captives") for t in clauses.patients(word))
    whose = [*clauses.after(word, "of"), *word.all("compound", "poss", "nmod")]
    return any(_among(t, "captives") for t in whose)


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
    "crowd": _crowd,
    "bodies": _bodies,
    "there": _there,
}
