"""Whether a word of the lexicon is meant in earnest where it stands, and what an attack was done with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

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
        if any(lemma in table.general_nouns for lemma in head.forms):
            modifiers = [t for t in head.children if t.dep in ("compound", "amod", "nmod") and t.i < head.i]
            if (kind := by_means(table, modifiers, table.kinds)) is not None:
                return kind
        for lemma in head.forms:
            entry = next((e for sequence, e in table.nouns.get(lemma, ()) if sequence == (lemma,)), None)
            if entry is not None and entry.type in ATTACKS:
                return entry
    return None


def is_force(token: Token) -> bool:
    """Whether a noun names an armed force, by lemma."""
    return not words.load().arguments["force"].isdisjoint(token.forms)


def is_side(token: Token) -> bool:
    """Whether a noun names a force, a group or what they hold, by lemma or as a known actor."""
    return token.kind == "actor" or not words.load().arguments["side"].isdisjoint(token.forms)


def people(token: Token) -> bool:
    """Whether a noun names people, or the buses that carry them, by lemma ("48 women and children")."""
    wanted = words.load().arguments["people"] | words.load().arguments["vehicles"]
    return any(lemma in wanted for t in clauses.spread([token]) for lemma in t.forms)


@lru_cache(clauses.ASKED)
def described(head: Token) -> frozenset[str]:
    """The words that say what a noun phrase names, single and in pairs: "a cache of machine guns" has "machine gun"."""
    tokens = _core(head)
    pairs = pairwise(tokens)
    joined = (f"{a} {b}" for one, other in pairs if one.i + 1 == other.i for a in one.forms for b in other.forms)
    kinds = (f"<{token.kind}>" for token in tokens if token.kind)
    hyphens = [n for n, token in enumerate(tokens[1:-1], 1) if token.text == "-"]
    hyphened = (f"{tokens[n - 1].lower}-{form}" for n in hyphens for form in tokens[n + 1].forms)
    singles = (form for token in tokens if token.dep != "npadvmod" for form in token.forms)
    return frozenset([*singles, *joined, *kinds, *hyphened])


def _core(head: Token) -> list[Token]:
    """A noun with what qualifies it before and, after "of", what it is a number or a store of."""
    before = [
        t for t in head.subtree() if t.i < head.i and t.dep in ("compound", "amod", "nmod", "poss", "punct", "npadvmod")
    ]
    within = [c for c in head.all("acl") if c.lemma in words.load().arguments["holding"]]
    held = [t for c in within for t in (*c.all("dobj"), *clauses.after(c, "with"))]
    inside = [t for noun in (*clauses.after(head, "of"), *held) for t in _core(noun)]
    counts = inside and not words.load().arguments["quantifiers"].isdisjoint(head.forms)  # "dozens of rockets"
    return sorted({*([] if counts else [head]), *before, *inside}, key=lambda token: token.i)


def takes_part(entry: Entry, verb: Token) -> bool:
    """Whether a clause has the subject and the object that an entry asks for; a passive may leave its doer unsaid."""
    if entry.subject:
        doers = clauses.agents(verb)
        hidden = not doers and clauses.is_passive(verb) and bool(entry.object) and entry.needs is None
        if not hidden and not any(described(t) & entry.subject for t in doers):
            return False
    if not entry.object:
        return True
    things = clauses.patients(verb) or clauses.after(verb, *words.load().towards)
    return any(described(t) & entry.object for t in things)


def needed(table: EventWords, entry: Entry, verb: Token) -> bool:
    """Whether the clause has what an ordinary word needs beside it to be meant in earnest."""
    if not takes_part(entry, verb):
        return False
    if entry.needs is None:
        return True
    if entry.needs in NEEDS:
        return NEEDS[entry.needs](verb)
    if entry.needs == "cause":
        return _for_a_cause(table, verb)
    if entry.needs == "sexual":
        return any(c.lower in table.arguments["sexual"] for c in verb.all("advmod"))
    if entry.needs == "bare":
        return _by_hand(table, verb)
    if entry.needs == "treated":
        hurt = clauses.is_passive(verb) and any(people(t) for t in clauses.patients(verb))
        return hurt and any(c.lower in ("for", "after", "following", "at", "in") for c in verb.all("prep"))
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
        comers = [t for head in clauses.surface_subjects(verb) for t in head.subtree()]
        return any(lemma in group for t in comers for lemma in t.forms)
    if entry.needs == "goods":
        carried = [t for head in clauses.patients(verb) for t in head.subtree()]
        return any(lemma in table.arguments["goods"] for t in carried for lemma in t.forms)
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


def _by_hand(table: EventWords, verb: Token) -> bool:
    """Whether no bombs, shells or planes are said to have done it."""
    means = by_means(
        table, [*clauses.agents(verb), *clauses.tools(verb), *clauses.after(verb, "by", "in")], table.means
    )
    return means is None or means.type is EventType.GROUND_ATTACK


def _for_a_cause(table: EventWords, verb: Token) -> bool:
    """ "gathered to demand …", "gathered against the law": people who come together for a cause."""
    if not any(people(t) for t in clauses.surface_subjects(verb)):
        return False
    purpose = [t for t in verb.children if t.dep in ("xcomp", "advcl", "conj") and t.tag in ("VB", "VBG")]
    shared = table.arguments["causes"]
    return any(f in shared for t in purpose for f in t.forms) or bool(clauses.after(verb, "against"))


def another_sense(entry: Entry, token: Token) -> bool:
    """Whether a word beside the trigger shows that it is meant otherwise: "a strike over pay", "prices exploded"."""
    if not entry.unless:
        return False
    told = [child for child in token.children if child.dep != "conj" and not _is_where(child)]
    beside = [t for child in told for t in (child, *child.children)]
    verb = token if clauses.is_verb(token) else token.head
    above = [verb]
    if clauses.is_verb(verb):
        above += [*clauses.surface_subjects(verb), *clauses.patients(verb)]
    around = [*beside, *above, *(c for t in above[1:] for c in t.children if c.dep in ("compound", "amod"))]
    return not all(entry.unless.isdisjoint(t.forms) for t in around if t is not token)


def _is_where(prep: Token) -> bool:
    """ "exploded in a market": a place, while "exploded in anger" and "an explosion in demand" say what is meant."""
    inside = prep.child("pobj") if prep.lower in ("in", "at", "near", "outside", "inside", "on") else None
    return inside is not None and inside.child("det") is not None


def noun_meant(table: EventWords, entry: Entry, noun: Token) -> bool:
    """Whether a noun that is an ordinary word has beside it what shows that it is meant in earnest."""
    if entry.object:
        things = [*clauses.after(noun, "of", "on", "against", "at"), *noun.all("compound", "nmod")]
        return any(described(t) & entry.object for t in things)
    if entry.needs in NEEDS:
        return NEEDS[entry.needs](noun)
    if entry.needs != "air":
        return True
    around = clauses.after(noun, "by", "of") + [t for t in noun.children if t.dep in ("amod", "compound", "poss")]
    return any(lemma in table.arguments["air"] for token in around for lemma in token.forms)
