"""What must stand beside an ordinary word for it to name an event: "the town fell", "a road was cut by rebels"."""

from __future__ import annotations

from collections.abc import Callable

from sayso.lexicon import events as words
from sayso.reading import clauses
from sayso.reading.parse import Token

FALLING_FROM = frozenset({"by", "into", "behind", "below", "from", "within", "short", "under"})
INWARD = frozenset({"in", "into", "through", "to", "entry", "inside"})
REFUSING = frozenset({"bar", "turn"})


def _among(token: Token, *groups: str) -> bool:
    """Whether a noun is of one of these groups of the lexicon, by lemma."""
    listed = words.load().arguments
    return any(lemma in listed[group] for group in groups for lemma in token.forms)


def _is_ground(token: Token) -> bool:
    return token.kind == "place" or _among(token, "ground")


def _bears_arms(token: Token) -> bool:
    return token.kind == "actor" or _among(token, "force", "irregular")


def _ground_falls(verb: Token) -> bool:
    """ "The town fell on Monday", not "fell silent", "fell by a third", "fell into disrepair"."""
    told = verb.child("dobj", "acomp", "oprd", "attr", "prt", "npadvmod") is None
    led = any(prep.lower in FALLING_FROM for prep in verb.all("prep", "prt"))
    subjects = clauses.surface_subjects(verb)
    return told and not led and any(_is_ground(t) or t.kind == "actor" for t in subjects)  # "Kabul has not fallen"


def _ground_held(verb: Token) -> bool:
    """ "Rebels still hold the airport"; a clause that hangs on a noun only says which ground is meant."""
    if verb.dep in ("acl", "relcl") and verb.child("mark") is None:
        return False
    holders = any(_bears_arms(t) for t in clauses.agents(verb))
    held = clauses.patients(verb)
    parts = [part for t in held for part in clauses.after(t, "of")]  # "two-thirds of the city"
    return holders and any(_is_ground(t) for t in (*held, *parts))


def _held_up(verb: Token) -> bool:
    """ "Troops blocked the road": by those who bear arms, or by nobody named."""
    ways = any(_among(t, "ways") for t in clauses.patients(verb))
    return ways and all(_bears_arms(t) for t in clauses.agents(verb))


def _let_in(verb: Token) -> bool:
    """ "did not allow food into the town", "barred aid workers": of what is let in, or what is turned away."""
    inward = any(c.lower in INWARD for c in verb.all("prep", "prt", "advmod", "dobj"))
    return inward or verb.lemma in REFUSING


def _gone(verb: Token) -> bool:
    """ "Three workers have been missing since Thursday", not "are missing the point"."""
    return verb.tag == "VBG" and not verb.child("dobj") and any(_among(t, "people") for t in clauses.agents(verb))


def _there(noun: Token) -> bool:
    """ "There were no victims": the noun of a clause that only says that there is one, or none."""
    return noun.head.lemma == "be" and noun.head.child("expl") is not None


def _helpers_come(verb: Token) -> bool:
    """ "The charity said it could not reach the camp", "its teams could not": helpers, and ground or people."""
    goals = [*clauses.patients(verb), *clauses.after(verb, "to", "into")]
    if not any(
        _is_ground(t) or _among(t, "facilities", "people", "refugees") or (t.pos == "PROPN" and not t.kind)
        for t in goals
    ):
        return False
    above = verb.head.head if verb.dep == "pcomp" else verb
    comers = clauses.surface_subjects(verb) or clauses.patients(above)
    named = [t for comer in comers for t in (comer, *comer.all("compound", "nmod", "poss"))]  # "a joint WHO team"
    if any(_among(t, "helpers") for t in comers) or any(_is_aid_body(t) for t in named):
        return True
    own = any(t.tag in ("PRP", "PRP$") for comer in comers for t in (comer, *comer.children))
    tellers = [t for above in verb.ancestors() for t in clauses.surface_subjects(above)] if own else []
    return any(_is_aid_body(t) for t in tellers)


def _is_aid_body(token: Token) -> bool:
    """By lemma, or by a name of several words that ends in one of the list: "the International Red Cross"."""
    name = token.text.lower()
    ends = any(name == one or name.endswith(f" {one}") for one in words.load().arguments["aid bodies"])
    return ends or _among(token, "aid bodies")


def _none_there(token: Token) -> bool:
    """ "There are no foreign troops in the province", "none of its men were in the village": some would say little."""
    if clauses.is_verb(token):
        subjects = clauses.surface_subjects(token)
        parts = [t for subject in subjects for t in (subject, *clauses.after(subject, "of"))]
        none = token.child("neg") is not None or any(t.lower in ("none", "no") for s in subjects for t in s.subtree())
        return none and any(_among(t, "units", "force") for t in parts)
    return _there(token) and (token.head.child("neg") is not None or any(c.lower == "no" for c in token.all("det")))


def _doer(verb: Token) -> bool:
    """It is said who does it: "the road was blocked" alone is no protest."""
    return bool(clauses.agents(verb))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "doer": _doer,
    "ground falls": _ground_falls,
    "ground held": _ground_held,
    "held up": _held_up,
    "let in": _let_in,
    "there": _there,
    "none there": _none_there,
    "gone": _gone,
    "helpers come": _helpers_come,
}
