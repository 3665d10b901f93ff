"""What a general verb of attack ("hit", "struck", "landed") means: by who or what does it, with what, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.events import Entry, EventWords
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.senses import by_attack, by_means, is_side, people
from sayso.reading.parse import Token


def general_verb(table: EventWords, verb: Token, lemma: str, recent: Entry | None) -> Entry | None:
    """The type of "hit", "strike", "destroy" by who or what does it; else the attack told last."""
    plain = any(not entry.apart and entry.needs is None for entry in table.verbs.get(lemma, ()))
    if plain and table.general_verbs[lemma] is None:
        return None
    doers = [*clauses.agents(verb), *clauses.after(verb, "with", "by", "from", "in"), *clauses.patients(verb)]
    heads = [part for token in doers if token is not verb for part in (token, *_counted(token))]
    named = by_means(table, [*heads, *clauses.tools(verb)], table.means) or _corps(table, clauses.agents(verb))
    if lemma in table.coming_down and named is not None:
        named = _coming_down(table, clauses.surface_subjects(verb), named)
        if named is None:
            return None
    causes = [*clauses.agents(verb), *clauses.after(verb, "by", "in", "with")]
    harmed = any(t.kind in ("actor", "place") or people(t) or is_side(t) for t in clauses.patients(verb))
    sites = (table.arguments["facilities"], table.arguments["ground"])
    built = any(not group.isdisjoint(t.forms) for t in clauses.patients(verb) for group in sites)
    return (
        by_attack(table, causes)
        or named
        or table.general_verbs[lemma]
        or (_repeated(table, verb, lemma, recent) if harmed or (built and clauses.is_passive(verb)) else None)
        or (_aimed(table, verb, lemma) if built else None)
    )


def _counted(token: Token) -> list[Token]:
    """ "Not one of our shells": the shells."""
    return clauses.after(token, "of") if token.tag == "CD" or token.lower in ("one", "none", "some", "any") else []


def _corps(table: EventWords, doers: Sequence[Token]) -> Entry | None:
    """The kind that a corps has in its name: "missile units", "artillery crews"."""
    forces = [doer for doer in doers if is_side(doer)]
    return by_means(table, [t for doer in forces for t in doer.all("compound", "amod", "nmod")], table.kinds)


def _repeated(table: EventWords, verb: Token, lemma: str, recent: Entry | None) -> Entry | None:
    """The attack told last; where a force is said to aim ("our forces struck the city") no blast of unknown cause."""
    aimed = _aimed(table, verb, lemma)
    blast = recent is not None and recent.type is EventType.EXPLOSION and aimed is not None
    return recent if recent is not None and lemma in table.repeating and not blast else aimed


def _aimed(table: EventWords, verb: Token, lemma: str) -> Entry | None:
    """ "Israel struck the airport": what a force, a state or a group does to people or ground, with no attack told."""
    otherwise = any(prep.lower == "with" for prep in verb.all("prep"))  # "hit Iran with sanctions"
    sides = table.arguments["irregular"] | table.arguments["regular"]  # not "a vehicle struck a woman"
    doers = clauses.agents(verb)
    force = any(t.kind in ("actor", "place") or t.tag == "PRP" or not sides.isdisjoint(t.forms) for t in doers)
    return table.aimed.get(lemma) if force and not otherwise else None


def _coming_down(table: EventWords, subjects: Sequence[Token], named: Entry) -> Entry | None:
    """ "Bombs fell on the village": from the air; "a helicopter landed", "the plane crashed": no attack."""
    heads = {lemma for token in subjects for lemma in token.forms}
    if "bomb" in heads:
        return table.means["aerial bomb"]
    return None if named.type is EventType.AIR_STRIKE and heads & table.manned else named
