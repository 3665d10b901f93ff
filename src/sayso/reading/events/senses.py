"""Whether a word of the lexicon is meant in earnest where it stands, and what an attack was done with."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.lexicon import events as words
from sayso.lexicon.events import Entry, EventWords
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.needs import NEEDS
from sayso.reading.parse import Token

ATTACKS = frozenset(
    {
        EventType.AIR_STRIKE,
        EventType.SHELLING,
        EventType.GROUND_ATTACK,
        EventType.CLASH,
        EventType.EXPLOSION,
        EventType.CHEMICAL_ATTACK,
    }
)


def by_means(table: EventWords, tokens: Iterable[Token], means: dict[str, Entry]) -> Entry | None:
    for token in tokens:
        for part in token.children:
            if part.dep in ("compound", "amod", "nmod") and (entry := _compound(part, token, means)):
                return entry
        for lemma in token.forms:
            if lemma in means:
                return means[lemma]
    return None


def _compound(part: Token, token: Token, means: dict[str, Entry]) -> Entry | None:
    names = (f"{a} {b}" for a in part.forms for b in token.forms)
    return next((means[name] for name in names if name in means), None)


def by_attack(table: EventWords, heads: list[Token]) -> Entry | None:
    """The type of an attack that a general verb has as subject or in "by …": "raids hit", "levelled by shelling"."""
    for head in heads:
        for lemma in head.forms:
            entry = next((e for sequence, e in table.nouns.get(lemma, ()) if sequence == (lemma,)), None)
            if entry is not None and entry.type in ATTACKS:
                return entry
    return None


def is_force(token: Token) -> bool:
    """Whether a noun names an armed force, by lemma."""
    return any(lemma in words.load().arguments["force"] for lemma in token.forms)


def is_side(token: Token) -> bool:
    """Whether a noun names a force, a group or what they hold, by lemma or as a known actor."""
    side = words.load().arguments["side"]
    return token.kind == "actor" or any(lemma in side for lemma in token.forms)


def people(token: Token) -> bool:
    """Whether a noun names people, or the buses that carry them, by lemma ("48 women and children")."""
    wanted = words.load().arguments["people"] | words.load().arguments["vehicles"]
    return any(lemma in wanted for t in clauses.spread([token]) for lemma in t.forms)


def needed(table: EventWords, entry: Entry, verb: Token) -> bool:
    """Whether the clause has what an ordinary word needs beside it to be meant in earnest."""
    if entry.needs is None:
        return True
    if entry.needs in NEEDS:
        return NEEDS[entry.needs](verb)
    if entry.needs == "named":
        subjects, objects = clauses.surface_subjects(verb), clauses.patients(verb)
        together = not objects and (len(subjects) > 1 or any(t.tag in ("NNS", "NNPS") for t in subjects))
        return together or (
            bool(subjects)
            and any(t.pos == "PROPN" or t.kind or people(t) or is_side(t) for t in clauses.patients(verb))
        )
    if entry.needs == "force":
        return any(is_force(t) for t in clauses.surface_subjects(verb))
    if entry.needs in ("captive", "force sent"):
        objects = clauses.patients(verb)
        whole = entry.needs == "force sent"
        return any(is_force(t) or (people(t) and not whole) for t in objects) and not any(t.kind for t in objects)
    if entry.needs in ("goers", "goods come"):
        group = table.arguments["refugees" if entry.needs == "goers" else "goods"]
        subjects = [t for head in clauses.surface_subjects(verb) for t in head.subtree()]
        return any(lemma in group for t in subjects for lemma in t.forms)
    if entry.needs == "goods":
        objects = [t for head in clauses.patients(verb) for t in head.subtree()]
        return any(lemma in table.arguments["goods"] for t in objects for lemma in t.forms)
    if entry.needs == "aircraft":
        heads = [*clauses.surface_subjects(verb), *clauses.patients(verb)]
        flying = [*heads, *(t for head in heads for t in clauses.after(head, "of"))]
        said = [form for t in flying for form in t.forms]
        said += [f"{c.lower} {t.lemma}" for t in flying for c in t.children]
        return any(form in table.arguments["aircraft"] for form in said)
    if entry.needs == "ground":
        ground = table.arguments["ground"]
        return any(t.kind == "place" or any(lemma in ground for lemma in t.forms) for t in clauses.patients(verb))
    wanted = table.arguments[entry.needs]
    around = clauses.surface_subjects(verb) + clauses.patients(verb) + clauses.agents(verb)
    named = [t for head in around for t in (head, *head.subtree()[:12])]
    return any(t.kind in ("actor", "place") or any(lemma in wanted for lemma in t.forms) for t in named)


def another_sense(entry: Entry, token: Token) -> bool:
    """Whether a word beside the trigger shows that it is meant otherwise: "a strike over pay", "prices exploded"."""
    if not entry.unless:
        return False
    beside = [t for child in token.children if child.dep != "conj" for t in (child, *child.children)]
    verb = token if clauses.is_verb(token) else token.head
    above = [verb]
    if clauses.is_verb(verb):
        above += [*clauses.surface_subjects(verb), *clauses.patients(verb)]
    around = [*beside, *above, *(c for t in above[1:] for c in t.children if c.dep in ("compound", "amod"))]
    return any(lemma in entry.unless for t in around if t is not token for lemma in t.forms)


def noun_meant(table: EventWords, entry: Entry, noun: Token) -> bool:
    """Whether a noun that is an ordinary word has beside it what shows that it is meant in earnest."""
    if entry.needs in NEEDS:
        return NEEDS[entry.needs](noun)
    if entry.needs != "air":
        return True
    around = clauses.after(noun, "by", "of") + [t for t in noun.children if t.dep in ("amod", "compound", "poss")]
    return any(lemma in table.arguments["air"] for token in around for lemma in token.forms)
