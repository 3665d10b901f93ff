"""Events of a sentence: triggers that a clause predicates, with what stands above them and who takes part.

A noun alone ("the besieged area", "killed in the strikes") is no event of its own; it becomes one as the subject or
object of a verb that lends it a predicate ("carried out strikes", "fighting broke out", "denied the attack"), by a
participle or relative of its own ("a truce ending at noon"), after a copula, or as the head of a verbless headline.
From the predicate the chain of governors is climbed ("abandoned plans to evacuate"): each link is an operator that
stance reads later.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sayso.lexicon import events as words
from sayso.lexicon import stance as operators
from sayso.lexicon.events import Entry
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.parse import Sentence, Token
from sayso.reading.triggers import ATTACKS, Trigger, by_doer, is_event_noun, is_force, is_side, lemmas, people, triggers

TRANSPARENT = (
    "behind",
    "for",
    "to",
    "of",
    "on",
    "from",
    "in",
    "into",
    "under",
    "about",
    "with",
    "against",
    "at",
    "over",
)
ABOUT = ("on", "about", "over", "regarding", "to")  # "commenting on the attack" does not say that there was one
FLOWS = (EventType.CORRIDOR, EventType.EVACUATION)
NOBODY = ("no", "neither")
LONGEST_CHAIN = 8  # governors: deeper trees are parser errors


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
    rule: str
    joined: tuple[Token, ...] = ()

    @property
    def type(self) -> EventType:
        """The codebook type of the trigger's entry."""
        return self.trigger.entry.type


def events(
    sentence: Sentence, cues: Collection[Token], recent: Entry | None = None, leaving: bool = False
) -> list[Event]:
    """The events of a sentence in order of their triggers.

    ``cues``: heads of its attribution cues; ``recent``: the attack told last before this sentence; ``leaving``:
    whether a passage or an evacuation was told shortly before.
    """
    found = triggers(sentence, recent)
    flows = leaving or any(t.entry.type in FLOWS for t in found)
    made = [event for trigger in found if (event := _event(trigger, found, cues))]
    made += _flows(sentence, found, flows)
    return _distinct(sorted(made, key=lambda event: event.trigger.head.i))


def _by_means(trigger: Trigger, predicate: Token, found: list[Trigger]) -> Trigger:
    """Codebook: killing somebody without a number is typed by the means: "the strike that killed the general"."""
    if trigger.entry.type is not EventType.CASUALTY or not trigger.verbal:
        return trigger
    victims = clauses.patients(predicate) or clauses.surface_subjects(predicate)
    counted = any(v.tag in ("NNS", "NNPS", "CD") or v.child("nummod") or people(v) for v in victims)
    means = clauses.agents(predicate) + clauses.after(predicate, "in", "by", "during")
    attack = next((t for head in means if (t := is_event_noun(head, found)) and t.entry.type in ATTACKS), None)
    if counted or attack is None or not victims:
        return trigger
    return Trigger(trigger.head, trigger.tokens, attack.entry, True, "killing typed by its means")


def _event(trigger: Trigger, found: list[Trigger], cues: Collection[Token]) -> Event | None:
    if trigger.verbal:
        predicate: Token | None = trigger.head
        links: list[Token] = []
    else:
        predicate, links = _predication(trigger.head, found, cues)
    if predicate is None:
        return None
    trigger = _by_means(trigger, predicate, found)
    if not trigger.verbal:
        trigger = by_doer(trigger, predicate)
    climbed = _climb(predicate)
    if climbed is None or _is_purpose(climbed[0]) or _only_qualifies(trigger, climbed[0], cues):
        return None
    top, above = climbed
    actors = _actors(trigger, predicate, top, found)
    if not trigger.verbal and trigger.entry.needs == "side" and not any(is_side(actor) for actor in actors):
        return None
    return Event(
        trigger,
        predicate,
        tuple(dict.fromkeys((*links, *(() if trigger.verbal else (predicate,)), *above))),
        top,
        tuple(actors),
        tuple(_targets(trigger, predicate)),
        "verb" if trigger.verbal else "predicated noun",
    )


def _predication(noun: Token, found: list[Trigger], cues: Collection[Token]) -> tuple[Token | None, list[Token]]:
    """The verb that predicates a noun, and the nouns between them ("plans for evacuations": plans)."""
    ops = operators.load().operators
    links: list[Token] = []
    token = noun
    for _ in range(LONGEST_CHAIN):
        own = _own_clause(token)
        if own is not None and not links:
            return own, links
        head = token.head
        if token.is_root:
            return (token, links) if not links or token.pos in ("NOUN", "PROPN") else (None, [])
        if token.dep in ("conj", "appos") and not clauses.is_verb(head):
            token = head
        elif clauses.is_verb(head) and token.dep in (
            *clauses.SUBJECTS,
            "dobj",
            "attr",
            "oprd",
            "dative",
            "ccomp",
            "xcomp",
            "npadvmod",
            "dep",
        ):
            return (head, links) if _lends(head, token, found, cues) else (None, [])
        elif token.dep == "pobj" and clauses.is_verb(head.head) and _without(head, noun):
            return head.head, links
        elif token.dep in ("pobj", "pcomp") and head.dep in ("prep", "agent", "dative") and head.lower in TRANSPARENT:
            governor = head.head
            if governor.dep == "acomp" and _takes(governor, head, ops):
                return governor.head, links
            if (governor in cues and head.lower not in ABOUT) or (
                clauses.is_verb(governor) and _takes(governor, head, ops)
            ):
                return governor, links
            if governor.head in cues and governor.dep in ("dobj", "nsubjpass") and head.lower in ("of", "for"):
                return governor.head, links
            counted = governor.tag == "CD" or governor.lower in words.load().arguments["quantifiers"]
            operator = not clauses.is_verb(governor) and (counted or any(lemma in ops for lemma in lemmas(governor)))
            if not operator or is_event_noun(governor, found):
                return None, []
            links.append(governor)
            token = governor
        elif token.dep in ("compound", "poss", "amod", "nmod") and any(lemma in ops for lemma in lemmas(head)):
            links.append(head)
            token = head
        elif token.dep in ("nsubj", "attr") or (token.dep == "ccomp" and head in cues):
            return (token if head in cues else head), links
        else:
            return None, []
    return None, []


def _without(prep: Token, noun: Token) -> bool:
    """ "ended without agreement", "broke up with no agreement"."""
    return prep.lower == "without" or (prep.lower == "with" and any(c.lower == "no" for c in noun.children))


def _own_clause(noun: Token) -> Token | None:
    """A participle or relative clause that tells what became of the noun: "a truce ending at noon"."""
    table = words.load()
    for child in noun.all("acl", "relcl"):
        bare = child.tag in ("VBG", "VBN") or child.dep == "relcl"
        subject = child.child(*clauses.SUBJECTS)
        is_subject = subject is None or subject.lower in clauses.RELATIVES
        if bare and is_subject and any(lemma in table.occurrence for lemma in lemmas(child)):
            return child
    return None


def _lends(verb: Token, noun: Token, found: list[Trigger], cues: Collection[Token]) -> bool:
    """Whether a verb lends the noun a predicate."""
    table, ops = words.load(), operators.load().operators
    own = next((t for t in found if t.verbal and t.head is verb), None)
    if own is not None and own.entry.type is EventType.AGREEMENT:
        return True
    if own is not None and (own.rule != "general verb of attack" or noun.dep == "dobj" or clauses.is_passive(verb)):
        return False
    if verb.lemma == "claim" and any(c.lower in NOBODY for s in clauses.surface_subjects(verb) for c in s.children):
        return False  # "neither side claimed the attack": it was told before
    if verb in cues:
        return noun.dep not in clauses.SUBJECTS or clauses.is_passive(verb)
    if noun.dep in clauses.SUBJECTS and not clauses.is_passive(verb):
        return any(lemma in table.occurrence or lemma in ops for lemma in (*lemmas(verb), *particles(verb)))
    return any(lemma in table.light or lemma in ops or lemma == "be" for lemma in lemmas(verb))


def _takes(verb: Token, prep: Token, ops: dict[str, operators.Effect]) -> bool:
    """Whether the verb's preposition leads to what it is about: "agreed to a truce", "came under attack"."""
    if prep.i < verb.i:
        return False
    pair = {f"{lemma} {prep.lower}" for lemma in lemmas(verb)}
    listed = words.load().prepositional
    return bool(pair & listed) or any(p in ops for p in pair)


def _climb(verb: Token) -> tuple[Token, list[Token]] | None:
    """The verb that heads the whole chain above a predicate, and the governors passed on the way.

    ``None`` where the chain ends in a noun that nothing predicates ("for fear of being cut off").
    """
    ops = operators.load().operators
    links: list[Token] = []
    token = verb
    for _ in range(LONGEST_CHAIN):
        head = token.head
        infinitive = token.child("aux") is not None and token.tag == "VB"
        if token.is_root:
            break
        bare = token.dep == "ccomp" and infinitive and not token.child(*clauses.SUBJECTS)
        if (token.dep == "xcomp" and _governs(head, token)) or bare:
            links.append(head)
            token = head
        elif (
            token.dep == "conj"
            and clauses.is_verb(head)
            and token.tag in ("VB", "VBG")
            and not token.child(*clauses.SUBJECTS, "neg")
        ):
            if head.dep in ("xcomp", "pcomp", "ccomp", "acl"):
                token = head
            else:
                break
        elif infinitive and (governor := _infinitive_on(token)):
            links.append(governor)
            upper = _above_noun(governor, links)
            if upper is None:
                return None
            token = upper
        elif token.tag == "VB" and token.dep in ("ccomp", "xcomp") and head.lemma in words.load().causative:
            links.append(head)
            token = head
        elif token.dep == "pcomp" and head.head.dep == "dobj" and _cleared(head):
            links.append(head.head.head)
            token = head.head.head
        elif token.dep == "pcomp" and head.lower in TRANSPARENT and _is_operator(head.head):
            links.append(head.head)
            if clauses.is_verb(head.head):
                token = head.head
            else:
                upper = _above_noun(head.head, links)
                if upper is None:
                    return None
                token = upper
        else:
            break
    return token, links


def _infinitive_on(verb: Token) -> Token | None:
    """The operator noun that an infinitive belongs to ("moves to renew"), also where the parser hung it on the verb."""
    ops = operators.load().operators
    if verb.dep in ("acl", "relcl"):
        governor = verb.head
    elif verb.dep == "advcl":
        governor = next((c for c in verb.head.children if c.dep == "dobj" and c.i < verb.i), verb)
        first = min(token.i for token in verb.subtree())
        governor = governor if governor.i == first - 1 else verb
    else:
        return None
    return governor if governor is not verb and any(lemma in ops for lemma in lemmas(governor)) else None


def _above_noun(noun: Token, links: list[Token]) -> Token | None:
    """The verb over an operator noun ("ruled out moves to …"), its own governors added to ``links``."""
    token = noun
    for _ in range(LONGEST_CHAIN):
        head = token.head
        if token.is_root:
            return None
        if clauses.is_verb(head):
            links.append(head)
            return head
        if token.dep in ("pobj", "conj", "compound", "appos"):
            if head.dep != "prep" and token.dep == "pobj":
                return None
            if any(lemma in operators.load().operators for lemma in lemmas(head)):
                links.append(head)
            token = head
        elif token.dep == "prep":
            token = head
            if clauses.is_verb(head):
                return None
        else:
            return None
    return None


def _cleared(prep: Token) -> bool:
    """ "cleared the officer of shelling": the parser hangs "of" on the officer."""
    verb = prep.head.head
    return f"{verb.lemma} {prep.lower}" in operators.load().operators


def _is_operator(governor: Token) -> bool:
    table = operators.load().operators
    return any(lemma in table for lemma in (*lemmas(governor), *particles(governor)))


def _governs(head: Token, infinitive: Token) -> bool:
    """Whether a verb takes the infinitive as its complement ("tried to"), not as a purpose ("used … to")."""
    table = operators.load().operators
    known = head.lemma in ("be", "have") or any(lemma in table for lemma in (*lemmas(head), *particles(head)))
    return infinitive.tag != "VB" or known


def particles(verb: Token) -> list[str]:
    """ "ruled … out" → "rule out", "called … for" → "call for", "took effect" → "take effect"."""
    return [f"{verb.lemma} {c.lower}" for c in verb.children if c.dep in ("prt", "prep", "advmod", "dobj")]


def _is_purpose(top: Token) -> bool:
    """ "… to reopen supply lines": what something is for has not been said to be."""
    to = any(c.lower == "to" for c in top.all("aux"))
    loose = ("advcl", "acl", "relcl", "xcomp")
    return top.tag == "VB" and to and top.dep in loose


def _only_qualifies(trigger: Trigger, top: Token, cues: Collection[Token]) -> bool:
    """ "ground held by rebels", "divisions attacked": a bare participle right after its noun says which one is meant."""
    adjacent = top.dep == "acl" and top.tag in ("VBN", "VBG", "VBD") and top.head.i == top.i - 1
    shown = top.tag == "VBG" and top.head.dep == "dobj" and (top.head.head in cues or top.child("dobj") is not None)
    told = top.child("agent") is not None and any(t.kind in ("place", "time") for t in top.subtree())
    if adjacent and (shown or told):
        return False  # "saw tanks firing", "a bakery bombed by jets on Monday"
    counted = top.head.tag == "CD" or any(t.tag == "CD" for t in (*top.subtree(), *top.head.children))
    return (
        trigger.verbal and trigger.rule != "general verb of attack" and adjacent and not counted and trigger.head is top
    )


def _actors(trigger: Trigger, predicate: Token, top: Token, found: list[Trigger]) -> list[Token]:
    if trigger.verbal:
        doers = clauses.agents(predicate)
        own = [t for doer in doers for t in _behind(doer, found)]
        return own or _doers_of_noun(trigger.head) or (clauses.agents(top) if top is not predicate else [])
    named = _doers_of_noun(trigger.head)
    pronouns = all(token.tag == "PRP$" for token in named)
    if (named and not pronouns) or predicate is trigger.head:
        return named
    doers = [token for token in clauses.agents(predicate) if token is not trigger.head]
    return [t for doer in doers for t in _behind(doer, found)] or named


def _behind(doer: Token, found: list[Trigger]) -> list[Token]:
    """Who is behind "air strikes by the coalition killed …"; what is no event stands for itself."""
    noun = is_event_noun(doer, found)
    if noun is not None:
        return _doers_of_noun(doer)
    return [] if doer.lower in ("there", "it", "this", "that") and doer.pos != "NOUN" else [doer]


def _doers_of_noun(noun: Token) -> list[Token]:
    """ "strikes by X", "X's strikes", "Russian strikes", "rebel fire"."""
    named = clauses.after(noun, "by", "between") or clauses.spread(noun.all("poss"))
    if named:
        return named
    table = words.load().arguments
    sides = [t for t in noun.all("amod", "compound", "nmod") if t.i < noun.i]
    named = [t for t in sides if t.kind == "actor" or (t.text[:1].isupper() and (t.i or t.tag == "NNP"))]
    return (named or [t for t in sides if t.lemma in table["side"]])[:1]


def _targets(trigger: Trigger, predicate: Token) -> list[Token]:
    if trigger.verbal:
        found = [t for t in clauses.patients(predicate) if t not in trigger.tokens]
        return found or clauses.after(predicate, "on", "against", "at", "with")
    found = clauses.after(trigger.head, "on", "against", "at", "with", "to", "of")
    own = [t for t in clauses.patients(predicate) if t is not trigger.head and predicate is not trigger.head]
    ops = operators.load().operators
    return found or [t for t in own if t.lemma not in ("place", "part", "control") and t.lemma not in ops]


def _flows(sentence: Sentence, found: list[Trigger], fled: bool) -> list[Event]:
    """ "48 women and children left": people going, named by no trigger of its own."""
    table = words.load()
    taken = {token.i for trigger in found for token in trigger.tokens}
    made = []
    for token in sentence.tokens:
        if token.i in taken or not clauses.is_verb(token) or not any(lemma in table.flow for lemma in lemmas(token)):
            continue
        going = [t for t in clauses.surface_subjects(token) if people(t) and not is_force(t)]
        if not going or clauses.is_passive(token):
            continue
        carried = any(lemma in table.arguments["vehicles"] for t in going for lemma in lemmas(t))
        let = token.head.lemma in table.causative and token.dep in ("ccomp", "xcomp")
        kind = EventType.EVACUATION if fled or carried or let else EventType.DISPLACEMENT
        entry = next(entry for entry in table.entries if entry.type is kind)
        climbed = _climb(token)
        if climbed is not None and not _is_purpose(climbed[0]):
            top, chain = climbed
            trigger = Trigger(token, (token,), entry, True, "people leaving")
            made.append(Event(trigger, token, tuple(chain), top, tuple(going), (), "people leaving"))
    return made


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
    verbal = {e.predicate for e in kept if e.trigger.verbal and e.trigger.rule != "general verb of attack"}
    kept = [e for e in kept if e.trigger.verbal or e.predicate not in verbal]
    nominal = {e.predicate for e in kept if not e.trigger.verbal}
    return [e for e in kept if not (e.trigger.rule == "general verb of attack" and e.predicate in nominal)]


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
    general = event.trigger.rule == "general verb of attack"
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
