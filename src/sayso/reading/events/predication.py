"""What makes a word an event of its clause: the verb that lends a noun its predicate, and the governors above it.

A noun alone ("the besieged area", "killed in the strikes") is no event of its own; it becomes one as the subject or
object of a verb that lends it a predicate ("carried out strikes", "fighting broke out", "denied the attack"), by a
participle or relative of its own ("a truce ending at noon"), after a copula, or as the head of a verbless headline.
From the predicate the chain of governors is climbed ("abandoned plans to evacuate"): each link is an operator that
stance reads later.
"""

from __future__ import annotations

from collections.abc import Collection

from sayso.lexicon import events as words
from sayso.lexicon import stance as operators
from sayso.lexicon.stance import Effect
from sayso.model import EventType
from sayso.reading import clauses
from sayso.reading.events.senses import is_side, people
from sayso.reading.events.triggers import GENERAL, Trigger, is_event_noun
from sayso.reading.parse import Token

LONGEST_CHAIN = 8  # governors: deeper trees are parser errors


def predication(noun: Token, found: list[Trigger], cues: Collection[Token]) -> tuple[Token | None, list[Token]]:
    """The verb that predicates a noun, and the nouns between them ("plans for evacuations": plans)."""
    ops = operators.load().operators
    links: list[Token] = []
    token = noun
    for _ in range(LONGEST_CHAIN):
        own = _own_clause(token) if not links else None
        if own is not None and not (own.dep == "relcl" and _is_subject_of(token, found)):
            return own, links
        head = token.head
        if token.is_root:
            return (token, links) if not links or token.pos in ("NOUN", "PROPN") else (None, [])
        if token.dep in ("conj", "appos") and not clauses.is_verb(head):
            token = head
        elif (raised := _raised(head)) and token.dep == "nsubj":
            return (raised, links) if _lends(raised, token, found, cues) else (None, [])
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
        elif (
            token.dep in ("pobj", "pcomp")
            and head.dep in ("prep", "agent", "dative")
            and head.lower in words.load().transparent
        ):
            governor = head.head
            if governor.dep in ("prep", "prt") and governor.lower in ("out", "away") and clauses.is_verb(governor.head):
                governor = governor.head  # "walked out of the talks"
            if head.lower == "with" and (saying := _has_to_do(governor)) is not None:
                return saying, links
            if governor.dep == "acomp" and _takes(governor, head, ops):
                return governor.head, links
            if (governor in cues and head.lower not in words.load().about) or (
                clauses.is_verb(governor) and _takes(governor, head, ops)
            ):
                return governor, links
            if governor.head in cues and governor.dep in ("dobj", "nsubjpass") and head.lower in ("of", "for"):
                return governor.head, links
            if governor.dep == "dobj" and clauses.is_verb(governor.head) and _takes(governor.head, head, ops):
                return governor.head, links
            counted = governor.tag == "CD" or governor.lower in words.load().arguments["quantifiers"]
            terms = words.load().terms if head.lower in ("of", "under") else frozenset()
            linking = any(lemma in ops or lemma in terms for lemma in governor.forms)
            operator = not clauses.is_verb(governor) and (counted or linking)
            if not operator or is_event_noun(governor, found):
                return None, []
            links.append(governor)
            token = governor
        elif token.dep in ("compound", "poss", "amod", "nmod") and any(lemma in ops for lemma in head.forms):
            links.append(head)
            token = head
        elif token.dep in ("nsubj", "attr") or (token.dep == "ccomp" and head in cues):
            return (token if head in cues else head), links
        else:
            return None, []
    return None, []


def _raised(verb: Token) -> Token | None:
    """ "The truce appeared to be holding": what the subject of a verb of seeming does."""
    seems = operators.load().operators.get(verb.lemma) is Effect.HEDGE
    return verb.child("xcomp") if seems and clauses.is_verb(verb) else None


def _without(prep: Token, noun: Token) -> bool:
    """ "ended without agreement", "broke up with no agreement"."""
    return prep.lower == "without" or (prep.lower == "with" and any(c.lower == "no" for c in noun.children))


def _is_subject_of(noun: Token, found: list[Trigger]) -> bool:
    """ "The fighting, which broke the truce, erupted near …": the main clause tells it, the relative adds to it."""
    verb, table = noun.head, words.load()
    own = any(t.verbal and t.head is verb for t in found)
    return noun.dep in clauses.SUBJECTS and not own and any(lemma in table.occurrence for lemma in verb.forms)


def is_brought_in(trigger: Trigger) -> bool:
    """ "halted raids for a 48-hour pause", "to make way for a truce on Friday": a truce that something is done for.

    An indefinite noun with a length or a day of its own brings it in; it needs no other verb.
    """
    noun = trigger.head
    prep = noun.head
    if trigger.entry.type is not EventType.TRUCE or noun.dep != "pobj" or prep.lower != "for":
        return False
    indefinite = any(c.dep == "det" and c.lower in ("a", "an") for c in noun.children)
    measured = any(t.tag == "CD" or t.kind == "time" for t in noun.subtree())
    denied = any(verb.child("neg") for verb in (prep.head, *prep.head.ancestors()))
    return indefinite and measured and clauses.is_verb(prep.head) and not denied


def _has_to_do(verb: Token) -> Token | None:
    """ "They had nothing to do with the blast": the verb that says so."""
    thing = verb.head
    had = thing.head
    idiom = verb.lemma == "do" and verb.dep in ("relcl", "acl") and thing.dep == "dobj" and had.lemma == "have"
    they = clauses.agents(had) if idiom else ()
    return had if any(is_side(t) or people(t) or t.kind or t.tag == "PRP" for t in they) else None


def _own_clause(noun: Token) -> Token | None:
    """A participle or relative clause that tells what became of the noun: "a truce ending at noon"."""
    table = words.load()
    for child in noun.all("acl", "relcl"):
        bare = child.tag in ("VBG", "VBN") or child.dep == "relcl"
        subject = child.child(*clauses.SUBJECTS)
        is_subject = subject is None or subject.lower in clauses.RELATIVES
        if bare and is_subject and any(lemma in table.occurrence for lemma in child.forms):
            return child
    return None


def _lends(verb: Token, noun: Token, found: list[Trigger], cues: Collection[Token]) -> bool:
    """Whether a verb lends the noun a predicate."""
    table, ops = words.load(), operators.load().operators
    own = next((t for t in found if t.verbal and t.head is verb), None)
    if own is not None and own.entry.type is EventType.AGREEMENT:
        return True
    if own is not None and (own.rule != GENERAL or noun.dep == "dobj" or clauses.is_passive(verb)):
        return False
    if verb.lemma == "claim" and any(
        c.lower in words.load().nobody for s in clauses.surface_subjects(verb) for c in s.children
    ):
        return False  # "neither side claimed the attack": it was told before
    meant = is_event_noun(noun, found)
    if meant is not None and meant.entry.type is EventType.TRUCE and verb.lemma == "use" and _for_a_purpose(verb):
        return False  # "used the lull to move its guns": it was told before
    if verb in cues:
        return noun.dep not in clauses.SUBJECTS or clauses.is_passive(verb)
    if noun.dep in clauses.SUBJECTS and not clauses.is_passive(verb):
        return any(lemma in table.occurrence or lemma in ops for lemma in (*verb.forms, *particles(verb)))
    return any(lemma in table.light or lemma in ops or lemma == "be" for lemma in verb.forms)


def _for_a_purpose(verb: Token) -> bool:
    return any(child.tag == "VB" for child in verb.all("xcomp", "advcl"))


def _takes(verb: Token, prep: Token, ops: dict[str, operators.Effect]) -> bool:
    """Whether the verb's preposition leads to what it is about: "agreed to a truce", "came under attack"."""
    if prep.i < verb.i:
        return False
    pair = {f"{lemma} {prep.lower}" for lemma in verb.forms}
    pair |= {f"{verb.lemma} {prep.head.lower} {prep.lower}"} if prep.head is not verb else set()
    pair |= {f"{verb.lemma} {c.lemma} {prep.lower}" for c in verb.all("dobj", "prt", "advmod")}
    listed = words.load().prepositional
    return bool(pair & listed) or any(p in ops for p in pair)


def climb(verb: Token) -> tuple[Token, list[Token]] | None:
    """The verb that heads the whole chain above a predicate, and the governors passed on the way.

    ``None`` where the chain ends in a noun that nothing predicates ("for fear of being cut off").
    """
    links: list[Token] = []
    token = verb
    for _ in range(LONGEST_CHAIN):
        head = token.head
        infinitive = token.child("aux") is not None and token.tag == "VB"
        if token.is_root:
            break
        bare = token.dep == "ccomp" and infinitive and not token.child(*clauses.SUBJECTS)
        if token.dep == "acomp" and head.lemma == "be" and token is not verb:
            token = head
        elif (token.dep == "xcomp" and _governs(head, token)) or bare:
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
        elif token.tag in ("VB", "VBP") and token.dep in ("ccomp", "xcomp") and head.lemma in words.load().causative:
            links.append(head)
            token = head
        elif token.dep == "pcomp" and head.head.dep == "dobj" and (_cleared(head) or _kept(head)):
            links.append(head.head.head)
            token = head.head.head
        elif token.dep == "pcomp" and any(c.lower == "instead" for c in head.children):
            break  # "instead of shelling the town, they withdrew": one for the other
        elif token.dep == "pcomp" and head.lower in words.load().transparent and _is_operator(head.head):
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
    return governor if governor is not verb and any(lemma in ops for lemma in governor.forms) else None


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
            if any(lemma in operators.load().operators for lemma in head.forms):
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


def _kept(prep: Token) -> bool:
    """ "prevented ambulances from reaching …": the parser hangs "from" on the ambulances."""
    return prep.lower == "from" and _is_operator(prep.head.head)


def _is_operator(governor: Token) -> bool:
    table = operators.load().operators
    return any(lemma in table for lemma in (*governor.forms, *particles(governor)))


def _governs(head: Token, infinitive: Token) -> bool:
    """Whether a verb takes the infinitive as its complement ("tried to"), not as a purpose ("used … to")."""
    table = operators.load().operators
    known = head.lemma in ("be", "have") or any(lemma in table for lemma in (*head.forms, *particles(head)))
    return infinitive.tag != "VB" or known


def particles(verb: Token) -> list[str]:
    """ "ruled … out" → "rule out", "called … for" → "call for", "took effect", "came to nothing" as they stand."""
    beside = [c for c in verb.children if c.dep in ("prt", "prep", "advmod", "dobj")]
    led = [f"{verb.lemma} {c.lower} {t.lower}" for c in beside if c.dep == "prep" for t in c.all("pobj")]
    return [*(f"{verb.lemma} {c.lower}" for c in beside), *led]


def is_purpose(top: Token) -> bool:
    """ "… to reopen supply lines": what something is for has not been said to be."""
    to = any(c.lower == "to" for c in top.all("aux"))
    loose = ("advcl", "acl", "relcl", "xcomp")
    return top.tag == "VB" and to and top.dep in loose


def only_qualifies(trigger: Trigger, top: Token, cues: Collection[Token]) -> bool:
    """ "ground held by rebels", "divisions attacked": a bare participle after its noun says which one is meant."""
    adjacent = top.dep == "acl" and top.tag in ("VBN", "VBG", "VBD") and top.head.i == top.i - 1
    shown = top.tag == "VBG" and top.head.dep == "dobj" and (top.head.head in cues or top.child("dobj") is not None)
    told = top.child("agent") is not None and any(t.kind in ("place", "time") for t in top.subtree())
    if adjacent and (shown or told):
        return False  # "saw tanks firing", "a bakery bombed by jets on Monday"
    counted = top.head.tag == "CD" or any(t.tag == "CD" for t in (*top.subtree(), *top.head.children))
    return trigger.verbal and trigger.rule != GENERAL and adjacent and not counted and trigger.head is top
