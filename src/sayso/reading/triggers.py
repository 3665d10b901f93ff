"""Which tokens of a sentence name an event, and which kind: the lexicon laid over the tree.

A general verb or noun of attack ("hit", "attack") takes its type from what it is done with ("shells hit", "a drone
attack"); where nothing says so it has the lexicon's default, or names no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from sayso.lexicon import events as words
from sayso.lexicon.events import Entry, EventWords
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.parse import Sentence, Token

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


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """The words that name an event. ``head`` is their head; ``verbal``: they are a predicate by themselves."""

    head: Token
    tokens: tuple[Token, ...]
    entry: Entry
    verbal: bool
    rule: str


def lemmas(token: Token) -> tuple[str, ...]:
    """The forms under which a token may stand in the lexicon: a wrong tag must not hide a plural."""
    lower = token.lower
    forms = [token.lemma, lower]
    if lower.endswith("ies"):
        forms.append(lower[:-3] + "y")
    elif lower.endswith("s"):
        forms += [lower[:-1], lower[:-2]] if lower.endswith("es") else [lower[:-1]]
    elif lower.endswith("ed") and token.tag in ("VBD", "VBN"):
        forms += [lower[:-1], lower[:-2]]
    return tuple(dict.fromkeys(forms))


def triggers(sentence: Sentence, recent: Entry | None = None) -> list[Trigger]:
    """The triggers of a sentence in order; the longest match at a place wins, and each token serves once.

    ``recent``: the last attack told before, which a general verb without means ("two villages were hit") repeats.
    """
    table = words.load()
    found: list[Trigger] = []
    used: set[int] = set()
    for make in (_phrases, partial(_nouns, recent=recent), partial(_verbs, recent=recent)):
        for trigger in make(table, sentence.tokens):
            if used.isdisjoint(token.i for token in trigger.tokens):
                used.update(token.i for token in trigger.tokens)
                found.append(trigger)
    return sorted(found, key=lambda trigger: trigger.head.i)


def _phrases(table: EventWords, tokens: tuple[Token, ...]) -> Iterator[Trigger]:
    """ "take control of", "came under fire": the verb and, in order, its words in the next few tokens."""
    for token in tokens:
        if not clauses.is_verb(token) or token.dep in ("amod", "compound"):
            continue
        for lemma in lemmas(token):
            for sequence, entry in table.phrases.get(lemma, ()):
                rest = _particle(token, sequence[1:]) or _following(tokens, token.i, sequence[1:])
                if rest is not None and _needed(table, entry, token) and not _another_sense(entry, token):
                    yield Trigger(token, (token, *rest), _armed(table, entry, token), True, "verb phrase")
                    break


def _armed(table: EventWords, entry: Entry, verb: Token) -> Entry:
    """ "fired on the town": shelling where artillery or shells do it, else what the table says."""
    if entry.type is not EventType.GROUND_ATTACK:
        return entry
    doers = clauses.agents(verb) + clauses.after(verb, "with", "from")
    named = _by_means(table, doers, table.means)
    return named if named is not None and named.type in ATTACKS else entry


def _particle(verb: Token, sequence: tuple[str, ...]) -> list[Token] | None:
    """The verb's particle or preposition, however far its object pushes it: "bring the families out"."""
    if len(sequence) != 1:
        return None
    found = next((c for c in verb.children if c.dep in ("prt", "prep", "advmod") and c.lower == sequence[0]), None)
    return [found] if found else None


def _following(tokens: tuple[Token, ...], start: int, sequence: tuple[str, ...]) -> list[Token] | None:
    """The tokens after ``start`` that carry these lemmas in order, skipping at most three words between two."""
    found: list[Token] = []
    at = start
    for wanted in sequence:
        window = tokens[at + 1 : at + 5]
        token = next((t for t in window if wanted in lemmas(t)), None)
        if token is None or any(clauses.is_verb(t) for t in tokens[at + 1 : token.i]):
            return None
        found.append(token)
        at = token.i
    return found


def _nouns(table: EventWords, tokens: tuple[Token, ...], recent: Entry | None) -> Iterator[Trigger]:
    for token in reversed(tokens):
        if token.kind or token.pos not in ("NOUN", "PROPN", "VERB", "ADJ"):
            continue
        gerund = token.tag == "VBG" and not token.child("aux", "nsubj", "nsubjpass", "dobj") and token.dep != "advcl"
        verbal = clauses.is_verb(token) and not gerund and not token.child("det", "amod", "compound")
        forms = (token.lower,) if token.tag == "VBG" and token.lemma != token.lower else lemmas(token)
        for lemma in forms:
            match = next((m for m in table.nouns.get(lemma, ()) if _preceded(tokens, token.i, m[0])), None)
            general = lemma in table.general_nouns
            meant = match is not None and _needed_beside(table, match[1], token)
            if match and meant and not (verbal and len(match[0]) == 1) and not _another_sense(match[1], token):
                start = token.i - len(match[0]) + 1
                entry = _refined(table, token, recent) if len(match[0]) == 1 and general else None
                yield Trigger(token, tokens[start : token.i + 1], entry or match[1], False, "noun")
                break
        else:
            entry = _general_noun(table, token, recent) if not verbal else None
            if entry is not None and not _another_sense(entry, token):
                yield Trigger(token, (token,), entry, False, "general noun of attack")


def _preceded(tokens: tuple[Token, ...], end: int, sequence: tuple[str, ...]) -> bool:
    start = end - len(sequence) + 1
    return start >= 0 and all(wanted in lemmas(t) for wanted, t in zip(sequence, tokens[start : end + 1], strict=True))


def _general_noun(table: EventWords, token: Token, recent: Entry | None) -> Entry | None:
    lemma = next((lemma for lemma in lemmas(token) if lemma in table.general_nouns), None)
    return (_refined(table, token, recent) or table.general_nouns[lemma]) if lemma else None


def _refined(table: EventWords, noun: Token, recent: Entry | None) -> Entry | None:
    """The type that a noun's modifiers give it: "a drone attack"; "the attack" is the one told last."""
    modifiers = [t for t in noun.children if t.dep in ("compound", "amod", "nmod") and t.i < noun.i]
    named = _by_means(table, modifiers, table.kinds)
    definite = any(t.dep == "det" and t.lower in ("the", "this", "that", "these", "those") for t in noun.children)
    means = _by_means(table, clauses.after(noun, "by", "with", "from", "of"), table.means)
    return named or means or (recent if definite and not modifiers else None)


def by_doer(trigger: Trigger, predicate: Token) -> Trigger:
    """ "planes carried out raids": a general noun of attack takes its type from who does it, too."""
    table = words.load()
    general = any(lemma in table.general_nouns for lemma in lemmas(trigger.head)) and len(trigger.tokens) == 1
    doers = [t for t in clauses.agents(predicate) if t is not trigger.head] if general else []
    entry = _by_means(table, doers, table.means)
    return replace(trigger, entry=entry, rule="noun of attack typed by its doer") if entry else trigger


def _by_means(table: EventWords, tokens: Iterable[Token], means: dict[str, Entry]) -> Entry | None:
    for token in tokens:
        for lemma in lemmas(token):
            if lemma in means:
                return means[lemma]
        for part in token.children:
            if part.dep in ("compound", "amod", "nmod") and (entry := _compound(part, token, means)):
                return entry
    return None


def _compound(part: Token, token: Token, means: dict[str, Entry]) -> Entry | None:
    names = (f"{a} {b}" for a in lemmas(part) for b in lemmas(token))
    return next((means[name] for name in names if name in means), None)


def _verbs(table: EventWords, tokens: tuple[Token, ...], recent: Entry | None) -> Iterator[Trigger]:
    for token in tokens:
        if not clauses.is_verb(token) or token.dep in ("amod", "compound"):
            continue
        lemma = next((lemma for lemma in lemmas(token) if lemma in table.verbs or lemma in table.general_verbs), None)
        if lemma is None:
            continue
        if lemma in table.verbs and _another_sense(table.verbs[lemma], token):
            continue
        if lemma in table.general_verbs and (entry := _general_verb(table, token, lemma, recent)):
            yield Trigger(token, (token,), entry, True, "general verb of attack")
        elif lemma in table.verbs and _needed(table, table.verbs[lemma], token):
            yield Trigger(token, (token,), table.verbs[lemma], True, "verb")


def _general_verb(table: EventWords, verb: Token, lemma: str, recent: Entry | None) -> Entry | None:
    """The type of "hit", "strike", "destroy" by who or what does it; else the attack told last."""
    if lemma in table.verbs and table.general_verbs[lemma] is None:
        return None
    doers = clauses.agents(verb) + clauses.after(verb, "with", "by", "from", "in") + clauses.patients(verb)
    heads = [token for token in doers if token is not verb]
    named = _by_means(table, heads, table.means)
    causes = [*clauses.agents(verb), *clauses.after(verb, "by", "in")]
    harmed = any(t.kind in ("actor", "place") or people(t) or is_side(t) for t in clauses.patients(verb))
    return (
        _by_attack(table, causes)
        or named
        or table.general_verbs[lemma]
        or (recent if harmed and lemma in table.repeating else None)
    )


def _by_attack(table: EventWords, heads: list[Token]) -> Entry | None:
    """The type of an attack that a general verb has as subject or in "by …": "raids hit", "levelled by shelling"."""
    for head in heads:
        for lemma in lemmas(head):
            entry = next((e for sequence, e in table.nouns.get(lemma, ()) if sequence == (lemma,)), None)
            if entry is not None and entry.type in ATTACKS:
                return entry
    return None


def is_side(token: Token) -> bool:
    """Whether a noun names a force, a group or what they hold, by lemma or as a known actor."""
    side = words.load().arguments["side"]
    return token.kind == "actor" or any(lemma in side for lemma in lemmas(token))


def _needed(table: EventWords, entry: Entry, verb: Token) -> bool:
    """Whether the clause has what an ordinary word needs beside it to be meant in earnest."""
    if entry.needs is None:
        return True
    if entry.needs == "named":
        subjects, objects = clauses.surface_subjects(verb), clauses.patients(verb)
        together = not objects and (len(subjects) > 1 or any(t.tag in ("NNS", "NNPS") for t in subjects))
        return together or (
            bool(subjects)
            and any(t.pos == "PROPN" or t.kind or people(t) or is_side(t) for t in clauses.patients(verb))
        )
    if entry.needs == "place object":
        return any(t.kind == "place" for t in clauses.patients(verb))
    if entry.needs == "place":
        return any(t.kind == "place" for head in clauses.patients(verb) for t in head.subtree())
    wanted = table.arguments[entry.needs]
    around = clauses.surface_subjects(verb) + clauses.patients(verb) + clauses.agents(verb)
    named = [t for head in around for t in (head, *head.subtree()[:12])]
    return any(t.kind in ("actor", "place") or any(lemma in wanted for lemma in lemmas(t)) for t in named)


def _another_sense(entry: Entry, token: Token) -> bool:
    """Whether a word beside the trigger shows that it is meant otherwise: "a strike over pay", "prices exploded"."""
    if not entry.unless:
        return False
    beside = [t for child in token.children for t in (child, *child.children)]
    above = [token.head, *token.head.children, *clauses.surface_subjects(token)]
    return any(lemma in entry.unless for t in (*beside, *above) if t is not token for lemma in lemmas(t))


def _needed_beside(table: EventWords, entry: Entry, noun: Token) -> bool:
    """Whether a noun that is an ordinary word has beside it what shows that it is meant in earnest."""
    if entry.needs != "air":
        return True
    around = clauses.after(noun, "by", "of") + [t for t in noun.children if t.dep in ("amod", "compound", "poss")]
    return any(lemma in table.arguments["air"] for token in around for lemma in lemmas(token))


def is_event_noun(token: Token, found: Iterable[Trigger]) -> Trigger | None:
    """The nominal trigger whose head this token is."""
    return next((t for t in found if t.head is token and not t.verbal), None)


def people(token: Token) -> bool:
    """Whether a noun names people, by lemma or by what stands around it ("48 women and children")."""
    wanted = words.load().arguments["people"]
    return any(lemma in wanted for t in clauses.spread([token]) for lemma in lemmas(t))
