"""Which tokens of a sentence name an event, and which kind: the lexicon laid over the tree.

A general verb or noun of attack ("hit", "attack") takes its type from what it is done with ("shells hit", "a drone
attack"); where nothing says so it has the lexicon's default, or names no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sayso.lexicon import events as words
from sayso.lexicon import linking
from sayso.lexicon.events import Entry, EventWords, Phrases
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.general import general_verb
from sayso.reading.events.senses import (
    ATTACKS,
    another_sense,
    by_means,
    needed,
    noun_meant,
)
from sayso.reading.parse import Sentence, Token

GENERAL = "general verb of attack"  # the rule's name, by which such triggers are told
COUNTED = frozenset({EventType.CASUALTY, EventType.DISPLACEMENT, EventType.DETENTION})
FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """The words that name an event. ``head`` is their head; ``verbal``: they are a predicate by themselves."""

    head: Token
    tokens: tuple[Token, ...]
    entry: Entry
    verbal: bool
    rule: str


def triggers(sentence: Sentence, recent: Entry | None = None) -> list[Trigger]:
    """The triggers of a sentence in order; the longest match at a place wins, and each token serves once.

    ``recent``: the last attack told before, which a general verb without means ("two villages were hit") repeats.
    """
    table, tokens = words.load(), sentence.tokens
    found: list[Trigger] = []
    used: set[int] = set()
    verbs = [token for token in tokens if clauses.is_verb(token) and token.dep not in ("amod", "compound")]
    heads = [verb for verb in verbs if verb.child("det") is None]
    for trigger in chain(
        _tolls(table, tokens),
        _phrases(table, table.phrases_apart, verbs, tokens),
        _particular_verbs(table, heads),
        _phrases(table, table.phrases, verbs, tokens),
        _nouns(table, tokens, recent),
        _verbs(table, heads, recent),
    ):
        if used.isdisjoint([token.i for token in trigger.tokens]):
            used.update(token.i for token in trigger.tokens)
            found.append(trigger)
    return sorted(found, key=lambda trigger: trigger.head.i)


def _tolls(table: EventWords, tokens: Sequence[Token]) -> Iterator[Trigger]:
    """ "The number of civilians killed stands at 26": the number, and what those whom it counts did or suffered."""
    for noun in (token for token in tokens if token.lower in linking.load().tolls):
        counted = [under for of in noun.all("prep") if of.lower == "of" for under in of.all("pobj", "pcomp")]
        clauses_of = [clause for one in (noun, *counted) for clause in one.all("acl", "relcl")]
        for harmed in (*counted, *clauses_of):
            forms = harmed.forms if harmed.tag == "VBN" or harmed.dep == "relcl" else ()
            entries = (entry for form in forms for entry in table.verbs.get(form, ()))
            entry = next((entry for entry in entries if entry.type in COUNTED), None)
            if entry is not None:
                yield Trigger(noun, (noun, harmed), entry, False, "number of those harmed")


def it_means(sentence: Sentence, found: Sequence[Trigger], before: Entry | None) -> list[Trigger]:
    """ "It lapsed at midnight", "had broken it": the truce named in the sentence, or shortly before it (``before``)."""
    named: list[Trigger] = []
    for token in sentence.tokens if before is not None or any(t.entry.type is EventType.TRUCE for t in found) else ():
        if token.lower == "it" and _is_of_truce(token):
            earlier = (t.entry for t in found if t.entry.type is EventType.TRUCE and t.head.i < token.i)
            entry = next(earlier, before if _is_first(token, sentence) else None)
            if entry is not None:
                named.append(Trigger(token, (token,), entry, False, "it: the truce told before"))
    return named


def _is_of_truce(it: Token) -> bool:
    return it.dep in ("dobj", "nsubj", "nsubjpass") and not words.load().of_it.isdisjoint(it.head.forms)


def _is_first(it: Token, sentence: Sentence) -> bool:
    """Whether nothing else that "it" could mean is named before it in its sentence, but whoever breaks it."""
    doers = {t for doer in clauses.agents(it.head) if doer is not it for t in doer.subtree()}
    return not any(t.tag == "NN" and not t.kind and t not in doers for t in sentence.tokens[: it.i])


def _phrases(table: EventWords, phrases: Phrases, verbs: Sequence[Token], tokens: Sequence[Token]) -> Iterator[Trigger]:
    """ "take control of", "came under fire": the verb and, in order, its words in the next few tokens."""
    told = {form for token in tokens for form in token.forms} if verbs else set()
    for token in verbs:
        for lemma in token.forms:
            for sequence, entry in phrases.get(lemma, ()):
                if not told.issuperset(sequence):
                    continue
                rest = (
                    _particle(token, sequence[1:])
                    or _as_subject(token, sequence[1:])
                    or _following(tokens, token.i, sequence[1:])
                )
                if rest is not None and needed(table, entry, token) and not another_sense(entry, token):
                    yield Trigger(token, (token, *rest), _armed(table, entry, token), True, "verb phrase")
                    break


def _armed(table: EventWords, entry: Entry, verb: Token) -> Entry:
    """ "fired on the town": shelling where artillery or shells do it; "bombed with gas": a chemical attack."""
    if entry.type not in ATTACKS:
        return entry
    fired = clauses.patients(verb) if clauses.is_passive(verb) else ()
    by_hand = entry.type in (EventType.GROUND_ATTACK, EventType.SHELLING)
    doers = (*clauses.agents(verb), *fired) if by_hand else ()
    named = by_means(table, [*doers, *clauses.after(verb, "from"), *clauses.tools(verb)], table.means)
    if named is None or named.type not in ATTACKS or named.type is entry.type:
        return entry
    finer = by_hand or named.type is EventType.CHEMICAL_ATTACK
    return named if finer else entry


def _particle(verb: Token, sequence: tuple[str, ...]) -> list[Token] | None:
    """The verb's particle or preposition, however far its object pushes it: "bring the families out"."""
    if len(sequence) != 1:
        return None
    found = next((c for c in verb.children if c.dep in ("prt", "prep", "advmod") and c.lower == sequence[0]), None)
    return [found] if found else None


def _as_subject(verb: Token, sequence: tuple[str, ...]) -> list[Token] | None:
    """The object of the phrase where the verb is passive: "hostages will be freed"."""
    if not sequence or not clauses.is_passive(verb):
        return None
    head = next((t for t in clauses.surface_subjects(verb) if sequence[-1] in t.forms), None)
    if head is None:
        return None
    before = [next((c for c in head.children if wanted in c.forms), None) for wanted in sequence[:-1]]
    return [t for t in (*before, head) if t is not None] if None not in before else None


def _following(tokens: Sequence[Token], start: int, sequence: tuple[str, ...]) -> list[Token] | None:
    """The tokens after ``start`` that carry these lemmas in order: at most three words lie between two, or they

    hang on the verb or on its object ("left no fewer than nineteen people dead").
    """
    found: list[Token] = []
    at = start
    for wanted in sequence:
        window = [*tokens[at + 1 : at + 5], *(t for t in tokens[at + 5 :] if _hangs(t, tokens[start]))]
        token = next((t for t in window if wanted in t.forms), None)
        if token is None or any(clauses.is_verb(t) for t in tokens[at + 1 : token.i]):
            return None
        found.append(token)
        at = token.i
    return found


def _hangs(token: Token, verb: Token) -> bool:
    return (token.head is verb and not clauses.is_verb(token)) or (
        token.head.dep == "dobj" and token.head.head is verb and token.dep == "amod"
    )


def _nouns(table: EventWords, tokens: tuple[Token, ...], recent: Entry | None) -> Iterator[Trigger]:
    for token in reversed(tokens):
        if token.pos not in ("NOUN", "PROPN", "VERB", "ADJ") or (token.kind and token.kind != "place"):
            continue
        match = _listed(table, tokens, token)
        if match is None and table.general_nouns.keys().isdisjoint(token.forms):
            continue
        verbal = _is_verbal(token)
        if match is None:
            entry = _general_noun(table, token, recent) if not verbal and not token.kind else None
            if entry is not None:
                yield Trigger(token, (token,), entry, False, "general noun of attack")
        elif (len(match[0]) > 1 or not verbal) and _meant(table, match[1], token):
            general = len(match[0]) == 1 and any(lemma in table.general_nouns for lemma in token.forms)
            entry = _refined(table, token, recent) if general else None
            whole = tokens[token.i - len(match[0]) + 1 : token.i + 1]
            yield Trigger(_head_of(whole), whole, entry or match[1], False, "noun")


def _is_verbal(token: Token) -> bool:
    """Whether a word that can be a noun is a verb here; a gerund with nothing of a clause about it is a noun."""
    gerund = token.tag == "VBG" and not token.child("aux", "nsubj", "nsubjpass", "dobj") and token.dep != "advcl"
    noun = gerund and not _by_which(token)
    return clauses.is_verb(token) and not noun and not token.child("det", "amod", "compound")


def _head_of(words: Sequence[Token]) -> Token:
    """The word that the others hang on: the cessation of hostilities."""
    return next((word for word in words if word.head not in words or word.is_root), words[-1])


def _by_which(gerund: Token) -> bool:
    """ "broke the truce by attacking along the river", not "killed by shelling"."""
    prep = gerund.head
    return gerund.dep == "pcomp" and prep.lower == "by" and prep.dep == "prep" and not clauses.is_passive(prep.head)


def _listed(table: EventWords, tokens: tuple[Token, ...], token: Token) -> tuple[tuple[str, ...], Entry] | None:
    """The longest noun of the table that ends in this token; of a place's name only a crossing's ("Rafah crossing")."""
    if token.kind == "place":
        last = token.text.split()[-1].lower()
        found = next((m for m in table.nouns.get(last, ()) if m[0] == (last,)), None)
        return found if found is not None and found[1].type is EventType.CORRIDOR and " " in token.text else None
    forms = (token.lower, token.lower.removesuffix("s")) if token.tag.startswith("VB") else token.forms
    for lemma in forms:
        for match in table.nouns.get(lemma, ()):
            if _preceded(tokens, token.i, match[0]):
                return match
    return None


def _meant(table: EventWords, entry: Entry, noun: Token) -> bool:
    """Whether what stands beside a noun lets it mean the event."""
    return noun_meant(table, entry, noun) and not another_sense(entry, noun)


def _preceded(tokens: tuple[Token, ...], end: int, sequence: tuple[str, ...]) -> bool:
    start = end - len(sequence) + 1
    return start >= 0 and all(wanted in t.forms for wanted, t in zip(sequence, tokens[start : end + 1], strict=True))


def _general_noun(table: EventWords, token: Token, recent: Entry | None) -> Entry | None:
    lemma = next((lemma for lemma in token.forms if lemma in table.general_nouns), None)
    return (_refined(table, token, recent) or table.general_nouns[lemma]) if lemma else None


def _refined(table: EventWords, noun: Token, recent: Entry | None) -> Entry | None:
    """The type that a noun's modifiers give it: "a drone attack"; "the attack" is the one told last."""
    modifiers = [t for t in noun.children if t.dep in ("compound", "amod", "nmod") and t.i < noun.i]
    named = by_means(table, modifiers, table.kinds)
    definite = any(t.dep == "det" and t.lower in ("the", "this", "that", "these", "those") for t in noun.children)
    means = by_means(table, [*clauses.after(noun, "by", "with", "from", "of"), *clauses.tools(noun)], table.means)
    again = (
        recent is not None
        and recent.type is not EventType.CLASH
        and (noun.lemma != "strike" or recent.type in FROM_AFAR)
    )
    return named or means or (recent if definite and again and not modifiers else None)


def by_doer(trigger: Trigger, predicate: Token) -> Trigger:
    """ "planes carried out raids": a general noun of attack takes its type from who does it, too."""
    table = words.load()
    general = any(lemma in table.general_nouns for lemma in trigger.head.forms) and len(trigger.tokens) == 1
    doers = [t for t in clauses.agents(predicate) if t is not trigger.head] if general else []
    entry = by_means(table, doers, table.means)
    return replace(trigger, entry=entry, rule="noun of attack typed by its doer") if entry else trigger


def _verbs(table: EventWords, heads: Sequence[Token], recent: Entry | None) -> Iterator[Trigger]:
    for token in heads:
        lemma = next((lemma for lemma in token.forms if lemma in table.verbs or lemma in table.general_verbs), None)
        if lemma is None:
            continue
        general = general_verb(table, token, lemma, recent) if lemma in table.general_verbs else None
        if general is not None and not another_sense(general, token):
            yield Trigger(token, (token,), general, True, GENERAL)
            continue
        if (first := _fitting(table, table.verbs.get(lemma, ()), token)) is not None:
            yield Trigger(token, (token,), _armed(table, first, token), True, "verb")


def _fitting(table: EventWords, entries: Iterable[Entry], verb: Token) -> Entry | None:
    """The first entry whose needs the clause meets."""
    fitting = (e for e in entries if needed(table, e, verb) and not another_sense(e, verb))
    return next(fitting, None)


def _particular_verbs(table: EventWords, heads: Sequence[Token]) -> Iterator[Trigger]:
    """Verbs that their subject or object tells apart: "seized rifles", "demonstrators gathered"."""
    for token in heads:
        entries = [entry for form in token.forms for entry in table.verbs_apart.get(form, ())]
        if not entries or clauses.is_tool(token):
            continue
        if (entry := _fitting(table, entries, token)) is not None:
            yield Trigger(token, (token,), _armed(table, entry, token), True, "verb told apart by its arguments")


def is_event_noun(token: Token, found: Iterable[Trigger]) -> Trigger | None:
    """The nominal trigger whose head this token is."""
    return next((t for t in found if t.head is token and not t.verbal), None)
